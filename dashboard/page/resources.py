"""What a run of the page works with: the gazetteer and the geoparser, which all sessions share, and
the project with its articles."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from dashboard.articles.article import Article
from dashboard.articles.readers import read
from dashboard.errors import DatelineError
from dashboard.page.desk import DESKS, Desk
from dashboard.page.library import Library
from dashboard.page.opening import Opening
from dashboard.page.started import Started
from dashboard.places.gazetteer.geocoder import Geocoder
from dashboard.places.gazetteer.lookup import Gazetteer, open_gazetteer
from dashboard.places.geoparser import Geoparser


class Resources(NamedTuple):
    """What the server was started with, the gazetteer, the project with its articles, and the
    geoparser that reads them."""

    started: Started
    gazetteer: Gazetteer
    desk: Desk
    library: Library
    geoparser: Geoparser


def open_resources(started: Started) -> Resources:
    """Open what a run works with, and draw how far the gazetteer is where that is opened first.
    Raises `DatelineError` where anything cannot be opened."""
    gazetteer = _gazetteer()
    given, problems = _given(started.inputs, started.own_network)
    desk = DESKS.open(started.project, given)
    library = Library(desk.state.articles, problems)
    geoparser = _geoparser(st.session_state.get("geocoder", False), gazetteer)
    return Resources(started, gazetteer, desk, library, geoparser)


@st.cache_resource(show_spinner=False)
def _given(
    paths: tuple[str, ...], own_network: bool
) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    if not paths:
        return (), ()
    reading = read(paths, own_network=own_network)
    return reading.articles, tuple(str(problem) for problem in reading.problems)


@st.cache_resource(show_spinner=False)
def _geoparser(online: bool, _gazetteer: Gazetteer) -> Geoparser:
    return Geoparser(_gazetteer, fallback=Geocoder() if online else None)


def _gazetteer() -> Gazetteer:
    """The gazetteer, once for all sessions; its first use shows how the index is built."""
    bar = st.empty()
    try:
        return _opening().wait(bar.progress)
    except DatelineError:
        _opening.clear()
        raise
    finally:
        bar.empty()


@st.cache_resource(show_spinner=False)
def _opening() -> Opening[Gazetteer]:
    return Opening(lambda progress: open_gazetteer(progress=progress))
