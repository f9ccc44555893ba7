"""What a project's history comes to: the changes that hold, and those that can be made again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.project.events import (
    ArticleEdited,
    ArticlesAdded,
    ArticlesRemoved,
    Change,
    DaySet,
    Event,
    Government,
    NotAPerson,
    NotAPlace,
    PlaceAdded,
    PlaceChosen,
    Redo,
    Renamed,
    SamePerson,
    StatusSet,
    StopAdded,
    StopConfirmed,
    StopDropped,
    StopMoved,
    StopPlaced,
    TravellerSet,
    TwoPersons,
    Undo,
)


@dataclass(frozen=True, slots=True)
class Done:
    """A change that holds, when it was made (UTC, ISO 8601), and its number in the history."""

    seq: int
    at: str
    change: Change


@dataclass(frozen=True, slots=True)
class History:
    """The changes that hold, in order, and those taken back, the last one last."""

    done: tuple[Done, ...] = ()
    undone: tuple[Done, ...] = ()


def replay(events: Iterable[Event]) -> History:
    """Work out what holds after some events, in order. A change clears what could be made again;
    to undo or redo where there is nothing is to do nothing."""
    done, undone = list[Done](), list[Done]()
    for event in events:
        entry = event.entry
        if isinstance(entry, Undo):
            if done:
                undone.append(done.pop())
        elif isinstance(entry, Redo):
            if undone:
                done.append(undone.pop())
        else:
            done.append(Done(event.seq, event.at, entry))
            undone.clear()
    return History(tuple(done), tuple(undone))


def in_words(change: Change) -> str:
    """Say what a change does, as the end of "Undo: …"."""
    match change:
        case PlaceChosen(spot=spot, place=place):
            return f"“{spot.anchor.exact}” is {place.name}"
        case PlaceAdded(spot=spot, place=place):
            return f"“{spot.anchor.exact}” is a place of yours, {place.name}"
        case NotAPlace(spot=spot):
            return f"“{spot.anchor.exact}” is no place"
        case Government(spot=spot):
            return f"“{spot.anchor.exact}” stands for the government"
        case SamePerson(name=name, other=other):
            return f"{other} is {name}"
        case TwoPersons(name=name, other=other):
            return f"{name} and {other} are two persons"
        case Renamed(name=name, new=new):
            return f"{name} is called {new}"
        case NotAPerson(name=name):
            return f"{name} is no traveller"
        case ArticlesAdded(ids=ids):
            return f"add {_counted(len(ids))}"
        case ArticlesRemoved(ids=ids):
            return f"remove {_counted(len(ids))}"
        case ArticleEdited(id=id_, title=title):
            return f"change what is known of “{title or id_}”"
        case StopAdded(traveller=traveller, place=place):
            return f"add {traveller}’s stop in {place.name}"
        case _:
            return _of_stop(change)


def _of_stop(
    change: StopConfirmed
    | StopDropped
    | StatusSet
    | DaySet
    | TravellerSet
    | StopPlaced
    | StopMoved,
) -> str:
    stop = f"{change.stop.traveller}’s stop in {change.stop.place_name}"
    match change:
        case StopConfirmed():
            return f"confirm {stop}"
        case StopDropped():
            return f"drop {stop}"
        case StatusSet(status=status):
            return f"{stop} is {status.value}"
        case DaySet(first=first, last=last):
            return f"{stop} is on {first}" + ("" if first == last else f" to {last}")
        case TravellerSet(traveller=traveller):
            return f"{stop} is {traveller}’s"
        case StopPlaced(place=place):
            return f"{stop} is in {place.name}"
        case StopMoved():
            return f"move {stop}"


def _counted(articles: int) -> str:
    return "an article" if articles == 1 else f"{articles} articles"
