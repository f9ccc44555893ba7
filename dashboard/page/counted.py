"""Lists to choose several from whose labels say how much each choice shows, and so change while
something is chosen.

A browser gives what is chosen by its label, Streamlit looks that up among the labels of the last
run, and neither hears of labels that change: the value is a label that nobody knows then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

_DRAWN = "labels drawn"  # by the list's key: value by label, of the last two runs that drew it


def recall(keys: Iterable[str]) -> None:
    """Takes labels of an earlier run for what they stood for, in lists by their keys; call it
    before their state is read."""
    drawn: dict[str, list[dict[str, str]]] = st.session_state.get(_DRAWN, {})
    for key in keys:
        values, known = st.session_state.get(key, []), drawn.get(key, [])
        meant = [_meant(value, known) for value in values]
        if meant != values:
            st.session_state[key] = list(dict.fromkeys(meant))


def _meant(value: str, known: list[dict[str, str]]) -> str:
    if any(value in labels.values() for labels in known):
        return value
    return next((labels[value] for labels in known if value in labels), value)


def choose(label: str, key: str, labels: Mapping[str, str], placeholder: str) -> list[str]:
    """Draws a list of values, each by its label; gives those that are chosen."""
    drawn: dict[str, list[dict[str, str]]] = st.session_state.setdefault(_DRAWN, {})
    before = drawn.get(key, [])
    now = {shown: value for value, shown in labels.items()}
    if before[:1] != [now]:
        drawn[key] = [now, *before[:1]]
        # Setting it has the browser take the new labels of what is chosen, and only where there is
        # some: what a script sets outweighs what is clicked while it runs.
        if before and (held := st.session_state.get(key)):
            st.session_state[key] = list(held)
    return st.multiselect(
        label,
        list(labels),
        key=key,
        format_func=lambda value: labels.get(value, value),
        placeholder=placeholder,
        disabled=not labels,
    )
