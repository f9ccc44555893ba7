"""Choices whose labels say how much each shows, and so change while something is chosen.

A browser gives what is chosen by its label, Streamlit looks that up among the labels of the last
run, and neither hears of labels that change: the value is a label that nobody knows then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

# By the choice's key: value by label, of the last run that drew other labels than the one before,
# and of that one with all the labels that what is chosen has had.
_DRAWN = "labels drawn"


def recall(keys: Iterable[str]) -> None:
    """Takes labels of an earlier run for what they stood for, in choices by their keys; call it
    before their state is read."""
    for key in keys:
        value = meant(key)
        if value != st.session_state.get(key):
            st.session_state[key] = value


def meant(key: str) -> object:
    """What a choice is set to, one value or a list, where it may be set to a label of an earlier
    run."""
    held = st.session_state.get(key)
    known: list[dict[str, str]] = st.session_state.get(_DRAWN, {}).get(key, [])
    if isinstance(held, str):
        return _meant(held, known)
    return list(dict.fromkeys(_meant(value, known) for value in held)) if held else held


def _meant(value: str, known: list[dict[str, str]]) -> str:
    if any(value in labels.values() for labels in known):
        return value
    return next((labels[value] for labels in known if value in labels), value)


def note(key: str, labels: Mapping[str, str]) -> bool:
    """Remembers the label of each value of a choice before it is drawn, and that what is chosen had
    others, which the browser may give for it as long as it stays chosen; tells whether they have
    changed."""
    drawn: dict[str, list[dict[str, str]]] = st.session_state.setdefault(_DRAWN, {})
    now = {shown: value for value, shown in labels.items()}
    before = drawn.get(key, [])
    if before[:1] == [now]:
        return False
    held = st.session_state.get(key)
    chosen = (held,) if isinstance(held, str) else tuple(held or ())
    older = {shown: value for had in before for shown, value in had.items() if value in chosen}
    drawn[key] = [now, older | before[0]] if before else [now]
    return bool(before)


def choose(label: str, key: str, labels: Mapping[str, str], placeholder: str) -> list[str]:
    """Draws a list of values, each by its label; gives those that are chosen."""
    # Setting it has the browser take the new labels of what is chosen, and only where there is
    # some: what a script sets outweighs what is clicked while it runs.
    if note(key, labels) and (held := st.session_state.get(key)):
        st.session_state[key] = list(held)
    return st.multiselect(
        label,
        list(labels),
        key=key,
        format_func=lambda value: labels.get(value, value),
        placeholder=placeholder,
        disabled=not labels,
    )
