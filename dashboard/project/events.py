"""What a person does to a project: every kind of change, as plain values that a file keeps.

An event is never changed once it is written. Undoing is an event too, and so it reaches every tab
and outlives the page.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, get_args

import msgspec

from dashboard.errors import ProjectError
from dashboard.journeys.model import Status
from dashboard.places.place import Place
from dashboard.project.anchors import Anchor


class Scope(StrEnum):
    """How far a correction of a place reaches: this mention, or the same words elsewhere too."""

    MENTION = "mention"
    ARTICLE = "article"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words in an article."""

    article: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class StopRef:
    """A stop as it was shown: whose, where, and words in the sentences that it rested on."""

    traveller: str
    place: str
    place_name: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class PlaceChosen:
    """The words mean this place: another candidate, one of the gazetteer, or a point."""

    spot: Spot
    scope: Scope
    place: Place


@dataclass(frozen=True, slots=True)
class PlaceAdded:
    """A place that no gazetteer knows: the words name it, wherever an article has them."""

    spot: Spot
    place: Place


@dataclass(frozen=True, slots=True)
class NotAPlace:
    """The words name no place."""

    spot: Spot
    scope: Scope


@dataclass(frozen=True, slots=True)
class Government:
    """The words stand for the government of the place."""

    spot: Spot
    scope: Scope


@dataclass(frozen=True, slots=True)
class StopConfirmed:
    """The stop is right."""

    stop: StopRef


@dataclass(frozen=True, slots=True)
class StopDropped:
    """There was no such stop."""

    stop: StopRef


@dataclass(frozen=True, slots=True)
class StatusSet:
    """The stop is of another status."""

    stop: StopRef
    status: Status


@dataclass(frozen=True, slots=True)
class DaySet:
    """The stop was on these days, both included."""

    stop: StopRef
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TravellerSet:
    """It was somebody else's stop."""

    stop: StopRef
    traveller: str


@dataclass(frozen=True, slots=True)
class StopPlaced:
    """The stop was at another place, whatever the words mean elsewhere."""

    stop: StopRef
    place: Place


@dataclass(frozen=True, slots=True)
class StopMoved:
    """The stop came right before another one of its trip; last of all where that is None."""

    stop: StopRef
    before: StopRef | None


@dataclass(frozen=True, slots=True)
class StopAdded:
    """Somebody was at a place, as the sentence with the words says; on no known days, or on these,
    both included."""

    spot: Spot
    traveller: str
    place: Place
    status: Status
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Two names are one person's, who is called by the first."""

    name: str
    other: str


@dataclass(frozen=True, slots=True)
class TwoPersons:
    """Two names are not one person's."""

    name: str
    other: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A person is called otherwise."""

    name: str
    new: str


@dataclass(frozen=True, slots=True)
class NotAPerson:
    """The name is no traveller's."""

    name: str


@dataclass(frozen=True, slots=True)
class ArticlesAdded:
    """Articles came to the project, by their ids."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlesRemoved:
    """Articles are left out, by their ids; their text stays in the file."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleEdited:
    """What is known of an article, "" for nothing; `published` is a day (2023-09-15)."""

    id: str
    title: str
    source: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Undo:
    """The last change is taken back."""


@dataclass(frozen=True, slots=True)
class Redo:
    """The change that was taken back last is made again."""


OfPlace = PlaceChosen | PlaceAdded | NotAPlace | Government
OfStop = (
    StopConfirmed
    | StopDropped
    | StatusSet
    | DaySet
    | TravellerSet
    | StopPlaced
    | StopMoved
    | StopAdded
)
OfPerson = SamePerson | TwoPersons | Renamed | NotAPerson
OfArticles = ArticlesAdded | ArticlesRemoved | ArticleEdited
Correction = OfPlace | OfStop | OfPerson
Change = Correction | OfArticles
Entry = Change | Undo | Redo


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a project's history: its number, when it was made (UTC, ISO 8601), by which
    session of a page or command, and what."""

    seq: int
    at: str
    session: str
    entry: Entry


def spots_of(change: Change) -> tuple[Spot, ...]:
    """Give the words that a correction is about; none where it is about a name or an article."""
    if isinstance(change, OfPlace | StopAdded):
        return (change.spot,)
    return change.stop.spots if isinstance(change, OfStop) else ()


def _classes(union: Any) -> list[Any]:
    return [c for part in get_args(union) for c in (_classes(part) or [part])]


def _kind(cls: type) -> str:
    """A class as the file names it: "stop-moved"."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("-")


_KINDS: Mapping[str, type] = types.MappingProxyType({_kind(c): c for c in _classes(Entry)})
_LONGEST = 500  # characters of a name


def kind(entry: Entry) -> str:
    """Give the name of the kind of an entry, as a file has it."""
    return _kind(type(entry))


def payload(entry: Entry) -> dict[str, Any]:
    """Give what an entry holds, as JSON has it."""
    held: dict[str, Any] = msgspec.to_builtins(asdict(entry))
    return held


def entry(kind: str, payload: Any) -> Entry:
    """Read an entry of a kind from what it holds. Raises `ProjectError` where it is none."""
    cls = _KINDS.get(kind)
    if cls is None:
        raise ProjectError(f"“{kind[:60]}” is no change that this version of Dateline knows")
    try:
        made: Entry = msgspec.convert(payload, cls)
    except msgspec.ValidationError as error:
        raise ProjectError(f"this change ({kind}) cannot be read: {error}") from None
    _check(made)
    return made


def _check(made: Entry) -> None:
    """Raise `ProjectError` where an entry's values are of the right types but cannot be."""
    place = getattr(made, "place", None)
    if isinstance(place, Place) and not (abs(place.lat) <= 90 and abs(place.lon) <= 180):
        raise ProjectError("a place's latitude lies from -90 to 90, its longitude from -180 to 180")
    first, last = getattr(made, "first", None), getattr(made, "last", None)
    if (first is None) != (last is None) or (first and last and last < first):
        raise ProjectError("the last day of a stop cannot come before the first")
    for name in ("traveller", "new", "name", "other"):
        text = getattr(made, name, "x")
        if not text.strip() or len(text) > _LONGEST:
            raise ProjectError(f"a name has from 1 to {_LONGEST} characters")
    if isinstance(made, ArticleEdited) and made.published:
        try:
            date.fromisoformat(made.published)
        except ValueError:
            raise ProjectError(
                f"“{made.published[:40]}” is no day; write it as 2023-09-15"
            ) from None
