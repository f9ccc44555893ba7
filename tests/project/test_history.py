"""Undo and redo: what holds after any sequence of changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import ProjectError
from dashboard.project import events
from dashboard.project.events import Event, Redo, Undo
from dashboard.project.history import in_words, replay
from tests.project.changes import ALL, ENTRIES


def written(entries: list[events.Entry]) -> list[Event]:
    return [Event(n, "2024-05-06T07:08:09Z", "s", e) for n, e in enumerate(entries, start=1)]


@pytest.mark.parametrize("change", [*ALL, Undo(), Redo()])
def test_every_entry_is_read_back_as_it_was_written(change: events.Entry) -> None:
    assert events.entry(events.kind(change), events.payload(change)) == change


@pytest.mark.parametrize("change", ALL)
def test_every_change_is_said_in_words(change: events.Change) -> None:
    words = in_words(change)
    assert words
    assert "Spot(" not in words


@pytest.mark.parametrize(
    ("kind", "payload", "said"),
    [
        ("stop-eaten", {}, "no change that this version"),
        ("renamed", {"name": "Ann"}, "renamed"),
        ("renamed", {"name": "Ann", "new": "  "}, "a name has from 1"),
        ("article-edited", {"id": "a", "title": "", "source": "", "published": "May 6", "url": ""},
         "write it as 2023-09-15"),
        ("undo", [], "undo"),
    ],
)  # fmt: skip
def test_what_is_no_change_is_refused_in_words(kind: str, payload: object, said: str) -> None:
    with pytest.raises(ProjectError, match=said):
        events.entry(kind, payload)


def test_a_point_off_the_earth_and_days_that_run_backwards_are_refused() -> None:
    chosen = events.payload(ALL[0])
    chosen["place"]["lat"] = 91.0
    with pytest.raises(ProjectError, match="latitude"):
        events.entry("place-chosen", chosen)
    day = events.payload(ALL[6]) | {"first": "2024-05-07"}
    with pytest.raises(ProjectError, match="last day"):
        events.entry("day-set", day)


@given(st.lists(ENTRIES, max_size=30))
def test_undo_takes_back_the_last_and_redo_makes_it_again(entries: list[events.Entry]) -> None:
    before = replay(written(entries))
    undone = replay(written([*entries, Undo()]))
    again = replay(written([*entries, Undo(), Redo()]))
    assert undone.done == before.done[:-1]
    if before.done:
        assert undone.undone[-1] == before.done[-1]
        assert again == before


@given(st.lists(ENTRIES, max_size=30), st.sampled_from(ALL))
def test_a_change_leaves_nothing_to_be_made_again(
    entries: list[events.Entry], change: events.Change
) -> None:
    after = replay(written([*entries, change]))
    assert after.undone == ()
    assert after.done[-1].change == change


@given(st.lists(ENTRIES, max_size=30))
def test_as_many_undos_as_changes_leave_nothing_and_as_many_redos_all(
    entries: list[events.Entry],
) -> None:
    before = replay(written(entries))
    count = len(before.done)
    nothing = replay(written([*entries, *[Undo()] * (count + 3)]))
    assert nothing.done == ()
    everything = replay(written([*entries, *[Undo()] * count, *[Redo()] * count]))
    assert everything.done == before.done
