"""What is said above the map: the headline, what to click first, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.browser import assets
from dashboard.journeys.model import Status
from dashboard.page import narrowing
from dashboard.view.escaping import html_text, markdown_text
from dashboard.view.facets import without_facets
from dashboard.view.model import View
from dashboard.view.state import Filters

# Links past the map and its marks, which skips.js follows.
_SKIPS = (
    '<a class="dl-skip" href="#article">Skip to the article</a>'
    '<a class="dl-skip" href="#tables">Skip to the stops</a>'
)


def style() -> None:
    """Gives the page its styles, before anything is drawn on it."""
    st.html(f"<style>{assets.css(assets.PAGE_STYLES)}</style>")


def headline(view: View) -> None:
    """What is shown, in words, and what to click first."""
    title = view.title if view.articles else "No articles yet"
    hint = _hint(view)
    st.html(f'{_SKIPS}<h1 class="dl-title">{html_text(title)}</h1><p class="dl-hint">{hint}</p>')
    if view.hidden and not _shown(view):
        st.button("Show them", on_click=_show_all_stops)


def _shown(view: View) -> bool:
    """Whether any stop, or of a life any station, is shown."""
    return bool(view.stations if view.is_life else view.stops)


def _hint(view: View) -> str:
    """What to click first, as HTML; or why there is nothing to click."""
    if not view.articles:
        return "Add one in the sidebar to see where its news happened."
    if _shown(view):
        what = "station" if view.is_life else "stop"
        return f"Click a {what}, or an underlined place, for the sentence behind it."
    if view.hidden:
        return _hidden(view)
    if view.stations:
        return "Nobody is said to travel here; squares are stations of lives. Click one."
    if view.perhaps:
        return "Nobody is sure to have travelled here; what perhaps was is listed below."
    if view.foreign:
        return f"This seems to be {html_text(view.foreign)}; Dateline reads English."
    return "No traveller could be read here. Click a place for its sentence."


def _hidden(view: View) -> str:
    """How many stops or stations are hidden, and by what."""
    what = "station" if view.is_life else "stop"
    every = f"The one {what} is" if view.hidden == 1 else f"All {view.hidden} {what}s are"
    by_status = not view.is_life and set(st.session_state["statuses"]) != set(Status)
    return f"{every} hidden by the {'filter “Stops”' if by_status else 'filters'}."


def _show_all_stops() -> None:
    narrowing.hold(without_facets(Filters()))


def notices(sentences: Iterable[str]) -> None:
    """Shows sentences about what went wrong until they are dismissed, several folded into one line
    that opens; nothing they hold is read as markup."""
    dismissed: set[str] = st.session_state.setdefault("dismissed", set())
    told = [sentence for sentence in dict.fromkeys(sentences) if sentence not in dismissed]
    if not told:
        return
    text, button = st.columns([9, 1], vertical_alignment="center")
    with text:
        if len(told) == 1:
            st.warning(markdown_text(told[0]))
        else:
            with st.expander(f"{len(told)} notices", icon=":material/warning:"):
                st.markdown("\n".join(f"- {markdown_text(sentence)}" for sentence in told))
    button.button("Dismiss", type="tertiary", on_click=dismissed.update, args=(told,))
