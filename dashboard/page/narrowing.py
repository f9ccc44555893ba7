"""The part of the sidebar that narrows what is shown, by the facets of its stops, with counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from dashboard.journeys.model import Days, Status
from dashboard.page import counted, heard
from dashboard.places.place import Kind
from dashboard.view import words
from dashboard.view.facets import Facets
from dashboard.view.state import Filters, Sure

KEYS = ("statuses", "sources", "countries", "sure")
"""The keys of the widgets."""

_SURE = {Sure.HIGH: "90 % or more", Sure.FAIR: "70 to 90 %"}
KINDS = {
    Kind.LITERAL: "Places",
    Kind.DATELINE: "Datelines",
    Kind.METONYM: "Governments",
    Kind.DEMONYM: "Nationalities",
    Kind.ORGANISATION: "In other names",
}
"""The kinds of mentions, in words."""


def hold(filters: Filters) -> None:
    """Sets the widgets to the filters; call it before they are drawn."""
    heard.set_widgets({key: list(getattr(filters, key)) for key in KEYS})


def held(filters: Filters) -> Filters:
    """The filters with what the widgets are set to, drawn or not yet."""
    state = st.session_state
    return replace(
        filters,
        statuses=tuple(s for s in Status if s in state.get("statuses", filters.statuses)),
        sure=tuple(s for s in Sure if s in state.get("sure", filters.sure)),
        sources=tuple(state.get("sources", ())),
        countries=tuple(state.get("countries", ())),
    )


def choose_statuses(facets: Facets, *, of_life: bool) -> None:
    """Draws the choice of statuses; where stations `of_life` are shown, these have none."""
    st.pills(
        "Stops",
        list(Status),
        key="statuses",
        selection_mode="multi",
        format_func=lambda status: _counted(
            words.status(status).capitalize(), facets.statuses.get(status, 0)
        ),
        disabled=of_life,
    )


def choose_more(
    facets: Facets,
    filters: Filters,
    days: Days | None,
    on_days: Callable[[Days | None], None],
) -> tuple[Kind, ...]:
    """Draws the other choices, folded: each with how many stops it would show, and which kinds of
    named places are on the map, which it returns. Under the fold stands what it narrows, that no
    filter works unseen. `on_days` is called with the days of a period chosen, or None for all,
    before the run that follows."""
    with st.expander("More filters"):
        _choose("Sources", "sources", facets.sources, str)
        _choose("Countries", "countries", facets.countries, words.country)
        st.pills(
            "How sure",
            list(Sure),
            key="sure",
            selection_mode="multi",
            format_func=lambda sure: _counted(_SURE[sure], facets.sure.get(sure, 0)),
        )
        if facets.periods:
            _choose_period(facets.periods, days, on_days)
        kinds = st.pills(
            "Other places",
            list(KINDS),
            key="kinds",
            selection_mode="multi",
            format_func=KINDS.__getitem__,
        )
        st.button("Clear these filters", on_click=_widen, args=(on_days,), width="stretch")
    by, below = _narrowed_by(filters), st.empty()
    if by:
        below.caption(f"Narrowed by {words.listed(by)}.")
    return tuple(kind for kind in Kind if kind in kinds)


def _narrowed_by(filters: Filters) -> list[str]:
    chosen = {
        "source": bool(filters.sources),
        "country": bool(filters.countries),
        "how sure it is": set(filters.sure) != set(Sure),
    }
    return [name for name, narrows in chosen.items() if narrows]


def _choose(label: str, key: str, counts: Mapping[str, int], name: Callable[[str], str]) -> None:
    labels = {value: _counted(name(value), count) for value, count in counts.items()}
    counted.choose(label, key, labels, "all" if counts else "none is known")


def _choose_period(
    periods: Mapping[str, tuple[Days, int]],
    days: Days | None,
    on_days: Callable[[Days | None], None],
) -> None:
    """Draws the choice of a period, which stands at the days that are shown if these are one."""
    now = next((period for period, (of, _) in periods.items() if of == days), None)
    if st.session_state.get("period") != now:
        st.session_state["period"] = now

    def choose() -> None:
        counted.recall(("period",))  # a label that the browser still has is no choice
        chosen = periods.get(st.session_state["period"] or "")
        on_days(chosen[0] if chosen else None)

    counted.note("period", {name: _counted(name, count) for name, (_, count) in periods.items()})
    st.selectbox(
        "Period",
        list(periods),
        key="period",
        index=None,
        format_func=lambda period: _counted(period, periods[period][1] if period in periods else 0),
        placeholder="as the timeline says" if days and now is None else "all days",
        on_change=choose,
    )


def _widen(on_days: Callable[[Days | None], None]) -> None:
    hold(replace(held(Filters()), sources=(), countries=(), sure=tuple(Sure)))
    heard.set_widgets({"kinds": list(Filters().kinds)})
    on_days(None)


def _counted(name: str, count: int) -> str:
    return f"{name} · {count}"
