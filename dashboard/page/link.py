"""The link that the page is opened by and that a reader copies: followed when the page is opened,
or the browser goes back, and written with each run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from dashboard.articles.article import SentenceRef
from dashboard.atlas import Atlas
from dashboard.page import awaiting, choosing, heard, period, reader
from dashboard.view.model import View
from dashboard.view.state import Filters, State

_ASKED = "asked"  # what is asked for, until it is opened
_AWAITED = "awaited link"  # the link, while articles are read that it may ask for
_BACK = "is back"  # whether the browser went back, until the URL is followed
_QUERY = "query"  # as the page has written it last


def ask(state: State) -> None:
    """Has the next `open_asked` open what a state asks for."""
    st.session_state[_ASKED] = state


def note_back() -> None:
    """Has the next `follow` take the URL, where the browser went back for this run."""
    if heard.is_back():
        st.session_state[_BACK] = True


def follow() -> None:
    """Takes the filters from the URL when the page is opened, and when the browser goes back; at
    any other time a URL that the page has not written is that of a while ago."""
    heard.keep_set(reader.heard())
    if st.session_state.pop(_BACK, _QUERY not in st.session_state):
        st.session_state[_QUERY] = _query()
        ask(State.from_query(_query()))
        choosing.hold(st.session_state[_ASKED].filters)


def open_asked(atlas: Atlas, travellers: Iterable[str], is_reading: bool) -> None:
    """Has the reader open what the URL asks for, once a visit; and where more articles are being
    read, what is not there yet once it is, unless something else is selected by then. What the URL
    asks for in vain is said when all is read."""
    asked: State | None = st.session_state.pop(_ASKED, None)
    awaited: State | None = st.session_state.pop(_AWAITED, None)
    if asked is not None:
        period.choose(asked.days)
        st.session_state["problems"], st.session_state["dismissed"] = [], set()
    if (link := asked or awaited) is None:
        return
    opened = link.opened(atlas.sentences)
    if asked is not None or (opened is not None and st.session_state["selected"] is None):
        st.session_state["visit"] = st.session_state.get("visit", 0) + 1
        st.session_state["opened"] = st.session_state["selected"] = opened
    if is_reading:
        st.session_state[_AWAITED] = link
    else:
        st.session_state["problems"] += link.problems(atlas.sentences, travellers)


def write(view: View, filters: Filters) -> None:
    """Writes the URL of what is shown, and of what is selected in the reader. The bare address
    shows whoever comes first; any other names him, for somebody else may come first later."""
    shown = st.session_state["selected"]
    article = shown.article_id if isinstance(shown, SentenceRef) else shown
    sentence = str(shown.index) if isinstance(shown, SentenceRef) else None
    if article not in {told.id for told in view.articles}:
        article = sentence = None
    awaited: State | None = st.session_state.get(_AWAITED)
    if awaited is not None and article is None:
        article, sentence = awaited.article, awaited.sentence
    asked = State(awaiting.as_asked(filters), article, sentence, period.held().days)
    if asked != State() and awaited is None and not asked.filters.traveller:
        first = st.session_state.get("traveller") or ""
        asked = replace(asked, filters=replace(asked.filters, traveller=first))
    st.session_state[_QUERY] = query = asked.to_query()  # first: writing the URL may end the run
    if query != _query():
        st.query_params.from_dict(query)


def _query() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}
