"""What a browser has heard of: what it tells of what the page was before is no click.

With whatever a browser tells come the values of all widgets, and the URL. A page that sets widgets
itself is told the values of before until the browser has heard of the new ones; so is a page that
has written the URL. Taken for what the reader wants, they would undo what was done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_TURNS, _LAST = "turns", "last turn"
_EMPTY: tuple[object, ...] = (None, [], False)  # what a browser takes widgets for that it has not heard of


@dataclass(frozen=True, slots=True)
class _Turn:
    """That widgets were set, by their keys, to what; and what a browser that has not heard of it
    says that they are. It gives the turn's number back when it has heard of it."""

    number: int
    before: Mapping[str, tuple[object, ...]]
    after: Mapping[str, object]


def set_widgets(values: Mapping[str, object]) -> None:
    """Sets widgets to values, by their keys; call it before they are drawn."""
    state = st.session_state
    after = {key: values[key] for key in values if key not in state or state[key] != values[key]}
    before = {key: (state[key],) if key in state else _EMPTY for key in after}
    state.update(values)
    if after:
        state[_LAST] = turn() + 1
        state[_TURNS] = (*state.get(_TURNS, ()), _Turn(turn(), before, after))


def turn() -> int:
    """The number of the last turn, for the browser to give back."""
    number: int = st.session_state.get(_LAST, 0)
    return number


def keep_set(heard: int) -> None:
    """Sets widgets again that were set since the turn that the browser has `heard` of: to that,
    where they are said to be what they were before, and to what they are otherwise, for the browser
    may be given this run in place of the one that set them. Call it before the widgets are read."""
    state = st.session_state
    turns: tuple[_Turn, ...] = state.get(_TURNS, ())
    state[_TURNS] = left = tuple(one for one in turns if one.number > heard)
    for key, value in {key: value for one in left for key, value in one.after.items()}.items():
        before = [old for one in left for old in one.before.get(key, ())]
        held = state.get(key)
        state[key] = value if held in before else held


def is_back() -> bool:
    """Whether this run was asked for by the browser's *back* or *forward*."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation
