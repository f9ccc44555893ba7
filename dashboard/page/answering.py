"""What the page does when reader or bar tell of something: what that changes before the next run,
which is of the reader's part alone where that is enough.
"""

from __future__ import annotations

import secrets

import streamlit as st

from dashboard.page import adding, choosing, heard, link, period, reader, serving
from dashboard.view.model import View
from dashboard.view.state import Filters


def session_id() -> str:
    """What this session's changes are known by."""
    session: str = st.session_state.setdefault("session", secrets.token_hex(6))
    return session


@st.fragment
def reader_alone(
    token: str, project: str, version: int, view: View, filters: Filters, tiles_online: bool
) -> None:
    """The reader, which alone is run again when a sentence is selected, and the URL after it.

    While the dialog for articles is open, the page is not drawn anew: Streamlit would put an empty
    dialog in its place, and what is typed would be lost. It is drawn anew when the dialog is left.
    """
    if _is_behind() and not adding.is_open():
        st.rerun()
    link.write(view, filters)  # first: a browser that has heard of the turn has heard of the URL
    reader.show(
        token,
        project,
        version,
        st.session_state["opened"],
        st.session_state["visit"],
        period.held().days,
        heard.turn(),
        tiles_online=tiles_online,
        on_selected=_on_selected,
        on_days=_on_days,
        on_wanted=_on_wanted,
        on_lost=_on_lost,
        on_changed=_on_changed,
    )


def _is_behind() -> bool:
    """Whether the page has to be drawn anew: also for what was clicked outside of the reader, of
    which a busy browser tells together with what happened in it, asking for the reader alone."""
    asked = "wanted" in st.session_state or st.session_state["lost"] or adding.is_asked()
    return asked or choosing.held() != st.session_state["held"]


def _on_selected() -> None:
    st.session_state["selected"] = reader.selected()
    st.session_state["problems"] = []


def _on_days() -> None:
    period.choose(reader.days())


def _on_wanted() -> None:
    if wanted := reader.wanted():
        st.session_state["wanted"] = (wanted,)


def _on_lost() -> None:
    st.session_state["lost"] = True
    st.session_state.pop("token", None)


def _on_changed() -> None:
    """The project has changed: by this page, which has the view under a new token then, or by
    another. Its lists and headline follow."""
    st.session_state["lost"] = True
    token, is_own = reader.changed()
    offered = serving.SHELF.offered(token)
    if offered is not None and offered.origin and offered.origin.session == session_id():
        st.session_state["token"] = token
        # Who is renamed stays chosen. What others change leaves the choice as it may be by now.
        if is_own and offered.shown.filters.traveller:
            heard.set_widgets({"traveller": offered.shown.filters.traveller})


def on_traveller() -> None:
    """Has the page show the journeys of who was just chosen among the people found."""
    if name := reader.traveller():
        heard.set_widgets({"traveller": name})
