"""What a person has changed and what there is to look at, as plain values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator

from dashboard.atlas import Atlas
from dashboard.places.place import Kind, Resolution
from dashboard.project.history import Done, in_words
from dashboard.project.state import State
from dashboard.view import words
from dashboard.view.filtering import travellers
from dashboard.view.model import CorrectionView, DeskView, LookView, View

_SURE = 0.9  # from which a place is not looked at again
_NEAR = 0.5  # of the chosen place's score: another this near could be it as well
_ON_MAP = (Kind.LITERAL, Kind.DATELINE)
_MOST = 500


def desk(project: str, state: State, atlas: Atlas, view: View) -> DeskView:
    """The desk of a project, by its name, at a state of which `atlas` is built and `view` shown: to
    look at is what is on its map."""
    done, undone = state.history.done, state.history.undone
    lost = {one.seq for one in state.lost()}
    return DeskView(
        project=project,
        version=state.version,
        undo=in_words(done[-1].change) if done else "",
        redo=in_words(undone[-1].change) if undone else "",
        corrections=tuple(_correction(one, lost) for one in reversed(done)),
        looks=(*_perhaps(view), *looks(atlas, {place.id for place in view.places})),
        people=travellers(atlas),
    )


def _correction(one: Done, lost: set[int]) -> CorrectionView:
    told = in_words(one.change)
    return CorrectionView(told[:1].upper() + told[1:], words.moment(one.at), one.seq in lost)


def _perhaps(view: View) -> Iterator[LookView]:
    """The stops that only perhaps were, the likeliest first: they lack least."""
    for stop in sorted(view.perhaps, key=lambda stop: -stop.chance):
        quote = next((q for q in stop.quotes if q.marks), None) or next(iter(stop.quotes), None)
        if quote is not None:
            start, end = next(iter(quote.marks), (0, len(quote.text)))
            yield LookView(
                quote.article,
                quote.sentence,
                start,
                end,
                quote.text[start:end],
                stop.place,
                stop.place_name,
                f"perhaps {stop.status_words}, {stop.sure}",
                stop.traveller,
            )


def looks(atlas: Atlas, shown: Collection[str]) -> list[LookView]:
    """The mentions whose place is least sure, of the places with the ids `shown`, once for each
    name in an article, the least sure first; those that a person has placed are not among them."""
    found: dict[tuple[str, str], Resolution] = {}
    settled = set[tuple[str, str]]()
    for article, resolutions in atlas.resolutions.items():
        for resolution in resolutions:
            key = (article, resolution.mention.text.casefold())
            if resolution.edit is not None:
                settled.add(key)
            elif _is_unsure(resolution, shown) and (
                key not in found or resolution.score < found[key].score
            ):
                found[key] = resolution
    ranked = sorted(
        (one for key, one in found.items() if key not in settled),
        key=lambda one: (one.score - _rival(one), one.mention.article_id, one.mention.start),
    )
    return list(_looks(atlas, ranked[:_MOST]))


def _is_unsure(resolution: Resolution, shown: Collection[str]) -> bool:
    if (
        resolution.place is None
        or resolution.place.id not in shown
        or resolution.mention.kind not in _ON_MAP
    ):
        return False
    near = _rival(resolution) >= _NEAR * resolution.score
    return not resolution.is_likely or (resolution.score < _SURE and near)


def _rival(resolution: Resolution) -> float:
    """The score of the next best place."""
    return max((other.score for other in resolution.alternatives), default=0.0)


def _looks(atlas: Atlas, ranked: list[Resolution]) -> Iterator[LookView]:
    for resolution in ranked:
        mention, place = resolution.mention, resolution.place
        sentences = atlas.sentences[mention.article_id]
        starts = [sentence.start for sentence in sentences]
        index = max(bisect_right(starts, mention.start) - 1, 0)
        if place is None:
            continue
        why = words.sure(resolution.score)
        if resolution.alternatives:
            other = resolution.alternatives[0].place
            where = ", ".join(filter(None, (other.name, words.where(other))))
            why = f"{why}; it might also be {where}"
        yield LookView(
            article=mention.article_id,
            sentence=index,
            start=mention.start - sentences[index].start,
            end=mention.end - sentences[index].start,
            words=mention.text,
            place=place.id,
            place_name=", ".join(filter(None, (place.name, words.where(place)))),
            why=why,
        )
