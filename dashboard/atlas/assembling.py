"""Putting together one atlas from what was found in each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.articles.guard import each, fault
from dashboard.articles.wording import SharedSentence, shared
from dashboard.atlas.found import Found, notes
from dashboard.atlas.model import Atlas
from dashboard.atlas.revision import Revision
from dashboard.errors import DatelineError
from dashboard.journeys.merging.before import Before
from dashboard.journeys.merging.doubts import doubts_together
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.merging.same_person import Identities
from dashboard.journeys.merging.stations import merge_stations
from dashboard.journeys.model import Itinerary, Station, Visit
from dashboard.journeys.off_route.finder import Known, off_route


class Assembler:
    """Puts together atlases one after the other, of much the same articles: what is the same as
    before is not worked out again."""

    def __init__(self) -> None:
        self._shared: tuple[tuple[Article, ...], tuple[SharedSentence, ...]] = ((), ())
        self._off_route = Known()
        self._before = Before()

    def atlas(
        self, found: Sequence[Found], problems: list[DatelineError], revision: Revision | None
    ) -> Atlas:
        """The atlas of what was found in each article, without those for which there is none."""
        try:
            return self._together(found, problems, revision)
        except MemoryError:
            raise
        except Exception as error:
            failed = fault(error)
        alone = each(found, lambda f: (f, self._together([f], (), revision)), problems.append)
        sound = tuple(one for one, _ in alone)
        if len(sound) < len(found):
            return self.atlas(sound, problems, revision)
        problems.append(
            DatelineError(
                f"the journeys of these articles are not merged, each article's are on their own: "
                f"{failed}"
            )
        )
        return self._together(sound, problems, revision, merged=False)

    def _together(
        self,
        found: Sequence[Found],
        problems: Iterable[DatelineError],
        revision: Revision | None,
        *,
        merged: bool = True,
    ) -> Atlas:
        """The atlas of what was found in each article."""
        articles = tuple(one.article for one in found)
        sentences = {one.id: one.sentences for one in found}
        resolutions = {one.id: one.resolutions for one in found}
        told = {one.id: one.told.itineraries for one in found}
        same = self._shared_by(articles, sentences)
        identities = revision.identities if revision else Identities()
        if merged and (len(found) > 1 or identities):
            itineraries, stations = _merged(found, told, same, identities, self._before)
        else:
            itineraries = tuple(itinerary for one in found for itinerary in one.told.itineraries)
            stations = tuple(station for one in found for station in one.told.stations)
        if revision:
            itineraries = revision.journeys(itineraries, articles, sentences)
            stations = revision.stations(stations)
        told_as_doubtful = [doubt for one in found for doubt in one.told.doubts]
        doubts = doubts_together(told_as_doubtful, itineraries, _published(found), self._before)
        return Atlas(
            articles=articles,
            sentences=sentences,
            resolutions=resolutions,
            itineraries=itineraries,
            told=told,
            off_route=off_route(itineraries, resolutions, articles, doubts, self._off_route),
            unplaced=tuple(r for one in found for r in one.resolutions if r.place is None),
            shared=same,
            notes=tuple(note for one in found for note in notes(one)),
            problems=tuple(problems),
            doubts=doubts,
            stations=stations,
            dropped=_once(visit for one in found for visit in one.told.dropped),
        )

    def _shared_by(
        self, articles: tuple[Article, ...], sentences: Mapping[str, tuple[Sentence, ...]]
    ) -> tuple[SharedSentence, ...]:
        """The wording that articles share, which is kept while they are the same."""
        if self._shared[0] != articles:
            self._shared = articles, shared(articles, sentences)
            self._off_route = Known()
        return self._shared[1]


def _once(dropped: Iterable[Visit]) -> tuple[Visit, ...]:
    """Visits that were dropped, those of several articles that one change dropped as one."""
    same = defaultdict[tuple[object, ...], list[Visit]](list)
    for visit in dropped:
        same[visit.traveller, visit.place.id, visit.edits[-1]].append(visit)
    return tuple(
        replace(first, evidence=tuple(dict.fromkeys((*first.evidence, *_said(rest)))))
        for first, *rest in same.values()
    )


def _said(visits: Iterable[Visit]) -> Iterator[SentenceRef]:
    return (ref for visit in visits for ref in visit.evidence)


def _published(found: Sequence[Found]) -> dict[str, date | None]:
    """The day on which each article was published, by its id."""
    return {one.id: one.article.published for one in found}


def _merged(
    found: Sequence[Found],
    told: Mapping[str, tuple[Itinerary, ...]],
    same: tuple[SharedSentence, ...],
    identities: Identities,
    before: Before,
) -> tuple[tuple[Itinerary, ...], tuple[Station, ...]]:
    """The journeys and the stations of lives across the articles."""
    articles = tuple(one.article for one in found)
    meetings = [gathering for one in found for gathering in one.told.gatherings]
    itineraries = merge(articles, told, same, meetings, identities, before)
    lives = {one.id: one.told.stations for one in found}
    stations = merge_stations(told, lives, itineraries, _published(found), identities, before)
    return itineraries, stations
