"""From what a page asks for, in terms of what it shows, to an entry of the project's history.

A page knows sentences, marks in them, stops by their traveller, trip and order, and places by their
id. What is kept are words with their surroundings (`anchors.py`), for numbers change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.articles.article import SentenceRef
from dashboard.atlas import Atlas
from dashboard.errors import ProjectError
from dashboard.journeys.model import Stop, Visit
from dashboard.places.place import Place, Resolution
from dashboard.project.anchors import anchor
from dashboard.project.events import (
    Entry,
    PlaceAdded,
    Redo,
    Spot,
    StopMoved,
    StopRef,
    Undo,
    entry,
    payload,
)
from dashboard.project.history import Done

BY_HAND = "by hand"
"""The source of a place that a person has put on the map."""

OWN = "your gazetteer"
"""The source of a place that a person has added to the project."""

_LONGEST_WORDS = 60
_CHOSEN = {
    "choose-place": "place-chosen",
    "not-a-place": "not-a-place",
    "government": "government",
}
_KINDS = {
    "town": ("P", "PPL"),
    "building": ("S", "BLDG"),
    "area": ("L", "AREA"),
    "region": ("A", "ADM1"),
    "water": ("H", "WTR"),
    "mountain": ("T", "MT"),
}
"""The kinds of places that a person may add, with GeoNames' class and code."""

_OF_STOP = {
    "confirm": ("stop-confirmed", ()),
    "drop": ("stop-dropped", ()),
    "set-status": ("status-set", ("status",)),
    "set-day": ("day-set", ("first", "last")),
    "set-traveller": ("traveller-set", ("traveller",)),
    "set-place": ("stop-placed", ()),
}
_PLAIN = {
    "same-person": "same-person",
    "two-persons": "two-persons",
    "rename": "renamed",
    "not-a-person": "not-a-person",
    "edit-article": "article-edited",
    "remove-articles": "articles-removed",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks for (`do` and what goes with it), of an atlas; `place` gives the gazetteer's
    place with an id."""

    request: Mapping[str, Any]
    atlas: Atlas
    place: Callable[[str], Place | None]

    def entry(self) -> Entry:
        """The entry to write. Raises `ProjectError` where what is asked for is not there, or is
        nothing that can be done."""
        try:
            return self._entry(str(self.request["do"]))
        except (KeyError, TypeError, ValueError, IndexError, StopIteration):
            raise ProjectError(
                "this cannot be changed as it is shown; load the page again and try once more"
            ) from None

    def _entry(self, do: str) -> Entry:
        given = self.request
        if do == "undo":
            return Undo()
        if do == "redo":
            return Redo()
        if do in _PLAIN:
            held = {key: value for key, value in given.items() if key != "do"}
            return entry(_PLAIN[do], held)
        if do in _CHOSEN:
            spot, found = self._mention()
            held = {"spot": _plain(spot), "scope": given["scope"]}
            if do == "choose-place":
                held["place"] = _plain(self._place(spot.anchor.exact, found))
            return entry(_CHOSEN[do], held)
        if do == "add-stop":
            return self._added()
        if do == "add-place":
            return self._new_place()
        if do in ("earlier", "later"):
            return self._moved(self._stop(), do == "earlier")
        visit = self._perhaps() if given.get("perhaps") else self._stop().visit
        kind, names = _OF_STOP[do]
        held = {"stop": _plain(self.ref(visit)), **{name: given[name] for name in names}}
        if do == "set-place":
            held["place"] = _plain(self._place(visit.place.name, None))
        return entry(kind, held)

    def _new_place(self) -> Entry:
        """A place of the person's own, by words of a sentence, with its point."""
        spot, _ = self._mention()
        place = self._place(spot.anchor.exact, None)
        feature_class, feature_code = _KINDS[self.request["kind"]]
        id_ = f"own:{spot.anchor.exact[:80]}@{place.lat},{place.lon}"
        place = replace(
            place, id=id_, feature_class=feature_class, feature_code=feature_code, source=OWN
        )
        return entry("place-added", {"spot": _plain(spot), "place": _plain(place)})

    def _mention(self) -> tuple[Spot, Resolution | None]:
        """The words that are meant, and what they were found to mean."""
        given = self.request
        sentence = self.atlas.sentences[given["article"]][int(given["sentence"])]
        start, end = sentence.start + int(given["start"]), sentence.start + int(given["end"])
        if not sentence.start <= start < end <= sentence.end:
            raise ValueError
        text = self._text(given["article"])
        found = next(
            (
                r
                for r in self.atlas.resolutions[given["article"]]
                if r.mention.start < end and start < r.mention.end
            ),
            None,
        )
        return Spot(given["article"], anchor(text, start, end)), found

    def _place(self, name: str, found: Resolution | None) -> Place:
        """The place that is meant: one of the alternatives or of the gazetteer, by its id, or a
        point, called by `name` unless it is given another."""
        given = self.request
        if "point" in given:
            lat, lon = (float(number) for number in given["point"])
            called = str(given.get("name") or name).strip()[:200]
            plain = Place(
                f"point:{lat:.5f},{lon:.5f}", called, round(lat, 5), round(lon, 5), "P", "PPL",
                source=BY_HAND,
            )  # fmt: skip
            if found is not None and found.place is not None and not found.place.is_area:
                like = found.place
                plain = replace(
                    plain, feature_class=like.feature_class, feature_code=like.feature_code
                )
            return plain
        id_ = str(given["place"])
        known = self.place(id_)
        shown = (place for place in self._shown(found) if place.id == id_)
        chosen = next(shown, None) or known
        if chosen is None:
            raise ProjectError("no gazetteer knows this place any more; search for it by its name")
        return chosen

    def _shown(self, found: Resolution | None) -> Iterable[Place]:
        """The places that the page may show for words; those of points only the atlas knows."""
        if found is not None:
            if found.place is not None:
                yield found.place
            yield from (other.place for other in found.alternatives)
        for resolutions in self.atlas.resolutions.values():
            yield from (r.place for r in resolutions if r.place is not None)

    def _stop(self) -> Stop:
        """The stop that is meant, as it is shown."""
        given = self.request
        return next(
            stop
            for itinerary in self.atlas.itineraries
            if itinerary.traveller == given["traveller_shown"] and itinerary.trip == given["trip"]
            for stop in itinerary.stops
            if stop.order == given["order"] and stop.visit.place.id == given["place_shown"]
        )

    def _perhaps(self) -> Visit:
        """The visit that is meant of those that are no stops but perhaps were made."""
        given = self.request
        return next(
            visit
            for visit in self.atlas.perhaps
            if visit.traveller == given["traveller_shown"]
            and visit.place.id == given["place_shown"]
        )

    def ref(self, visit: Visit) -> StopRef:
        """A visit by the words of its sentences: its place's where they have them."""
        spots = tuple(self._spot(ref, visit.place.id) for ref in visit.evidence)
        return StopRef(visit.traveller, visit.place.id, visit.place.name, spots)

    def _spot(self, ref: SentenceRef, place: str) -> Spot:
        sentence = self.atlas.sentences[ref.article_id][ref.index]
        text = self._text(ref.article_id)
        mentions = [
            r
            for r in self.atlas.resolutions[ref.article_id]
            if sentence.start <= r.mention.start < sentence.end
        ]
        of_place = [r for r in mentions if r.place is not None and r.place.id == place]
        chosen = next(iter(of_place or mentions), None)
        if chosen is not None:
            return Spot(ref.article_id, anchor(text, chosen.mention.start, chosen.mention.end))
        end = min(sentence.end, sentence.start + _LONGEST_WORDS)
        cut = text.rfind(" ", sentence.start, end) if end < sentence.end else end
        return Spot(
            ref.article_id, anchor(text, sentence.start, cut if cut > sentence.start else end)
        )

    def _moved(self, stop: Stop, earlier: bool) -> StopMoved:
        """The stop before the one ahead of it, or after the one that follows."""
        trip = next(i for i in self.atlas.itineraries if any(s is stop for s in i.stops))
        at = next(n for n, other in enumerate(trip.stops) if other is stop)
        others = [other for other in trip.stops if other is not stop]
        if (earlier and at == 0) or (not earlier and at == len(others)):
            raise ProjectError(f"this is the {'first' if earlier else 'last'} stop of the trip")
        goal = at - 1 if earlier else at + 1
        before = self.ref(others[goal].visit) if goal < len(others) else None
        return StopMoved(self.ref(stop.visit), before)

    def _added(self) -> Entry:
        """A stop that a sentence tells of, at a place."""
        given = self.request
        ref = SentenceRef(given["article"], int(given["sentence"]))
        held = {
            "spot": _plain(self._spot(ref, str(given.get("place", "")))),
            "traveller": given["traveller"],
            "place": _plain(self._place(str(given.get("name") or ""), None)),
            "status": given["status"],
            "first": given.get("first") or None,
            "last": given.get("last") or given.get("first") or None,
        }
        return entry("stop-added", held)

    def _text(self, article: str) -> str:
        return next(one.text for one in self.atlas.articles if one.id == article)


def own_places(done: Iterable[Done], name: str) -> list[Place]:
    """The places that a person has added, those whose name or words begin with `name`."""
    wanted = name.casefold().strip()
    added = [one.change for one in done if isinstance(one.change, PlaceAdded)]
    return [
        one.place
        for one in added
        if any(t.casefold().startswith(wanted) for t in (one.place.name, one.spot.anchor.exact))
    ]


def _plain(value: Any) -> dict[str, Any]:
    """A dataclass as JSON has it."""
    return payload(value)
