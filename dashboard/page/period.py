"""The days that a session shows, which are chosen on the timeline or typed."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.journeys.model import Days


@dataclass
class Period:
    """The days that a session shows, None for all. Files made later, when they are asked for, are
    of the days shown then."""

    days: Days | None = None


def held() -> Period:
    """The days that this session shows, as they stand."""
    period: Period = st.session_state.setdefault("shown days", Period())
    return period


def choose(days: Days | None) -> None:
    """Shows other days, None for all."""
    held().days = days
