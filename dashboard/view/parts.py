"""A view in the parts in which a browser asks for it, as plain values for JSON.

The outline is what map, tables and reader draw at once. What is read only when it is opened comes
when it is opened: what the pop-up of a place or a leg says, an article, and the tables that are
folded. A small view, and a file that has nobody to ask, carry all of them in the outline's `parts`.
Places, legs and articles are asked for by their number in the outline's lists, from 0, and put
together again by `browser/shared/source.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from dashboard.view.build import Shown
from dashboard.view.escaping import answer_json
from dashboard.view.lines import packed
from dashboard.view.model import ArticleView, LegView, PlaceView, View

Part = Mapping[str, Any]
T = TypeVar("T")

SMALL = 300_000
"""Bytes of a view in JSON up to which all of it goes with the outline."""

# What goes with the outline of no place, leg or article, but comes when it is opened.
OF_PLACE = frozenset(
    {
        *("kinds", "score", "sure", "reasons", "alternatives", "why_off_route"),
        *("stops", "stations", "quotes", "edited"),
    }
)
OF_LEG = frozenset({"note", "quotes"})
POINTS = "points"
"""What of a leg goes with the outline otherwise: as its `line` (`lines.packed`)."""
OF_ARTICLE = frozenset({"notes", "paragraphs"})


def whole(view: View) -> Part:
    """The outline of a view with all its parts."""
    parts = {
        "place": [_place(place) for place in view.places],
        "leg": [_leg(leg) for leg in view.legs],
        "article": [_article(article) for article in view.articles],
        "folded": _folded(view.places, view),
    }
    return {**_outline(view), "parts": parts}


def part(shown: Shown, name: str, number: int) -> Part | None:
    """The part of that name ("outline", "place", "leg", "article", "folded") and number of what is
    shown, or None where there is none."""
    make = _PARTS.get(name)
    if make is None or number < 0:
        return None
    try:
        return make(shown, number)
    except IndexError:
        return None


def _first(shown: Shown) -> Part:
    """The outline, with all its parts where it is small."""
    if _may_be_small(shown):
        everything = whole(shown.whole())
        if len(answer_json(everything)) <= SMALL:
            return everything
    return _outline(shown.view)


def changed(shown: Shown, before: Shown) -> Part:
    """The outline of what is shown, by that of what was shown `before`: its `lists`, in each what
    is new, and [from, to] for what stands there in the same list before; and the `rest`. A small
    one is whole: the `view`."""
    if _may_be_small(shown) or _may_be_small(before):
        return {"view": _first(shown)}
    view, old = shown.view, before.view
    lists = {
        name: list(_runs(getattr(view, name), getattr(old, name), make))
        for name, make in _LISTS.items()
    }
    return {"lists": lists, "rest": _rest(view)}


def _runs(new: Sequence[T], old: Sequence[T], make: Callable[[T], object]) -> Iterator[object]:
    """The items of a list, as `make` gives them; of those that are in an old one, from where to
    where they stand there. What is unchanged is the same object (`Sources.again`)."""
    at = {id(item): number for number, item in enumerate(old)}
    start = end = 0
    for item in new:
        number = at.get(id(item))
        if start < end and number != end:
            yield [start, end]
            start = end = 0
        if number is None:
            yield make(item)
        elif number == end and start < end:
            end += 1
        else:
            start, end = number, number + 1
    if start < end:
        yield [start, end]


def _may_be_small(shown: Shown) -> bool:
    return sum(len(article.text) for article in shown.atlas.articles) < SMALL


def _outline(view: View) -> Part:
    lists = {name: [make(item) for item in getattr(view, name)] for name, make in _LISTS.items()}
    return {**_rest(view), **lists}


def _rest(view: View) -> Part:
    """What of an outline is not in its long lists."""
    return {
        "title": view.title,
        "wording": view.wording,
        "life_lines": view.life_lines,
        "is_life": view.is_life,
        "shows_perhaps": view.shows_perhaps,
        "focus": view.focus,
        "unplaced": len(view.unplaced),
    }


def _place(place: PlaceView) -> Part:
    """What a place's pop-up says beside the outline, which has its stops and stations already."""
    return _only(OF_PLACE - {"stops", "stations"}, place)


def _leg(leg: LegView) -> Part:
    return _only(OF_LEG, leg)


def _article(article: ArticleView) -> Part:
    return _only(OF_ARTICLE, article)


def _folded(places: Iterable[PlaceView], view: View) -> Part:
    """The rows of the tables that are folded: of places on no route, by their number, the reason,
    the first sentence and what was changed; and the names not placed."""
    named = [
        {
            "place": number,
            "why": place.why_off_route,
            "quote": next(iter(place.quotes), None),
            "others": max(len(place.quotes) - 1, 0),
            "edited": place.edited,
        }
        for number, place in enumerate(places)
        if place.role == "named"
    ]
    return {"named": named, "unplaced": view.unplaced}


_LISTS: Mapping[str, Callable[[Any], object]] = {
    "travellers": lambda traveller: traveller,
    "articles": lambda article: _without(OF_ARTICLE, article),
    "places": lambda place: _without(OF_PLACE, place),
    "legs": lambda leg: _without(OF_LEG | {POINTS}, leg) | {"line": packed(leg.points)},
    "stops": lambda stop: stop,
    "perhaps": lambda stop: stop,
    "stations": lambda station: station,
}
"""The long lists of an outline, and what is told in it of an item."""

_PARTS: Mapping[str, Callable[[Shown, int], Part]] = {
    "outline": lambda shown, _: _first(shown),
    "place": lambda shown, number: _place(shown.place(number)),
    "leg": lambda shown, number: _leg(shown.view.legs[number]),
    "article": lambda shown, number: _article(shown.article(number)),
    "folded": lambda shown, _: _folded(map(shown.place, range(len(shown.view.places))), shown.view),
}


def _without(names: Collection[str], value: Any) -> dict[str, Any]:
    """The fields of a dataclass but for some."""
    kept = (field.name for field in fields(value) if field.name not in names)
    return _only(kept, value)


def _only(names: Iterable[str], value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}
