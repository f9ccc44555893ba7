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


@dataclass(frozen=True, slots=True)
class _Turn:
    """That widgets were changed, from what to what; the browser gives its number back when it has
    heard of it."""

    number: int
    before: Mapping[str, object]
    after: Mapping[str, object]


def set_widgets(values: Mapping[str, object]) -> None:
    """Sets widgets to values, by their keys; call it before they are drawn."""
    state = st.session_state
    before = {key: state[key] for key in values if key in state and state[key] != values[key]}
    state.update(values)
    if before:
        state[_LAST] = turn() + 1
        after = {key: values[key] for key in before}
        state[_TURNS] = (*state.get(_TURNS, ()), _Turn(turn(), before, after))


def turn() -> int:
    """The number of the last turn, for the browser to give back."""
    number: int = st.session_state.get(_LAST, 0)
    return number


def keep_set(heard: int) -> None:
    """Sets widgets again that were set since the turn that the browser has `heard` of, and are said
    to be what they were before; call it before the widgets are read."""
    state = st.session_state
    turns: tuple[_Turn, ...] = state.get(_TURNS, ())
    state[_TURNS] = left = tuple(one for one in turns if one.number > heard)
    for key, value in {key: value for one in left for key, value in one.after.items()}.items():
        if state.get(key) in [one.before[key] for one in left if key in one.before]:
            state[key] = value


def is_back() -> bool:
    """Whether this run was asked for by the browser's *back* or *forward*."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation
