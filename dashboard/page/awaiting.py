"""Whom a link asks for while articles are still being read: the widgets that choose travellers are
set to others until he is, or until somebody chooses otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from dashboard.view.state import EVERYONE, Filters

_KEY = "awaited"  # who is waited for, by the widget's key


@dataclass(frozen=True, slots=True)
class _Awaited:
    """The names that a link asks for, and those to which the widget is set until they are read."""

    asked: tuple[str, ...]
    instead: tuple[str, ...]


def asked_for(key: str) -> tuple[str, ...]:
    """The names that a widget is set to; those that a link asks for, while it is set to others in
    their place and nobody has chosen otherwise."""
    value = st.session_state.get(key)
    held = (value,) if isinstance(value, str) else tuple(value or ())
    awaited: _Awaited | None = st.session_state.get(_KEY, {}).get(key)
    if awaited and (value is None or held == awaited.instead):
        return awaited.asked
    return held


def note(key: str, asked: tuple[str, ...], instead: tuple[str, ...], is_waiting: bool) -> None:
    """Note whom a link asks for, and to whom a widget is set instead; or that nobody is waited for
    any longer."""
    awaited: dict[str, _Awaited] = st.session_state.setdefault(_KEY, {})
    awaited.pop(key, None)
    if is_waiting:
        awaited[key] = _Awaited(asked, instead)


def as_asked(filters: Filters) -> Filters:
    """The filters with those whom a link asks for and who may yet be read, for the URL."""
    awaited: dict[str, _Awaited] = st.session_state.get(_KEY, {})
    if "traveller" in awaited:
        filters = replace(filters, traveller=awaited["traveller"].asked[0])
    others = awaited.get("without" if filters.traveller == EVERYONE else "with")
    return filters if others is None else replace(filters, others=others.asked)
