"""The page over an archive: what is wanted in the sidebar, and the map, lists and articles, which
fetch what they show from `archive_serving.py`. No more of the archive is ever in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard import basemap
from dashboard.archive.asking import Count, Facets, Summary, Traveller, Wanted
from dashboard.browser import assets
from dashboard.errors import ArchiveError, DatelineError
from dashboard.page import counted, panels
from dashboard.page.addresses import address
from dashboard.page.archive_serving import LOOKS, Look
from dashboard.page.narrowing import KINDS
from dashboard.page.reader import LOADED
from dashboard.view import words

if TYPE_CHECKING:
    from dashboard.archive.queries import Archive

_OPTION = "--archive"
_BOX = "archive-box"
_FACETS: dict[str, tuple[str, Callable[[str], str]]] = {
    "kinds": ("Named as", lambda kind: KINDS.get(kind, kind)),  # type: ignore[call-overload]
    "countries": ("Countries", words.country),
    "features": ("Kinds of places", lambda letter: words.feature_class(letter).capitalize()),
    "sources": ("Sources", str),
}


def asked_for(arguments: Sequence[str]) -> Path | None:
    """The archive that the command line names, as `--archive FOLDER` or `--archive=FOLDER`."""
    for number, given in enumerate(arguments):
        if given.startswith(f"{_OPTION}="):
            return Path(given.removeprefix(f"{_OPTION}="))
        if given == _OPTION and number + 1 < len(arguments):
            return Path(arguments[number + 1])
    return None


def begin(folder: Path) -> None:
    """Open the archive in a folder and ask what its page first shows, while the server starts and a
    browser loads the page. What is wrong with it is said there."""

    def ask() -> None:
        with suppress(Exception):
            archive = _opened(folder)
            _summary(archive)
            archive.facets(Wanted())

    Thread(target=ask, daemon=True).start()


def show(folder: Path) -> None:
    """Draws the page over the archive in a folder."""
    notices = st.container(key="notices")
    try:
        archive = _opened(folder)
    except DatelineError as error:
        with notices:
            panels.notices([str(error)])
        st.stop()
    _follow_url()
    summary = _summary(archive)
    with st.sidebar:
        st.title("Dateline", anchor=False)
        st.caption(_told(summary))
        wanted = _choose_wanted(summary)
        lists = st.container(key="lists")
        person = _choose_traveller(archive, wanted)
    token = LOOKS.offer(Look(archive, wanted), st.session_state.get("look"))
    st.session_state["look"] = token
    # Before the lists: the browser asks for what is on the map while their values are counted.
    _draw(token, person)
    with lists:
        _choose_facets(archive.facets(wanted))
    _write_url(wanted, person)


def _draw(token: str, person: Traveller | None) -> None:
    """Draws the map with the lists and the article."""
    _component()(
        key=_BOX,
        data={
            "token": token,
            "person": None if person is None else person.person,
            "opened": st.session_state.get("archive opened"),
            "leaflet": address(assets.LIBRARY),
            "coasts": {
                "coarse": address(basemap.COARSE),
                "whole": address(basemap.WORLD),
                "until": basemap.COARSE_ZOOM,
            },
        },
        on_opened_change=_on_opened,
        on_chosen_change=_on_chosen,
        on_lost_change=_on_lost,
    )


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "dateline.archive",
        html='<section class="dl-archive" id="archive"></section>',
        css=assets.css(assets.ARCHIVE_STYLES),
        js=LOADED.format(address=address(assets.ARCHIVE), function="drawArchive"),
        isolate_styles=False,
    )


def _opened(folder: Path) -> Archive:
    """The archive's newest tables, kept open for all sessions. Raises ArchiveError."""
    try:
        from dashboard.archive.tables import latest  # with what only archives need
    except ImportError as error:
        raise ArchiveError(
            f"archives need more packages ({error.name}); run, in Dateline's folder: "
            "pip install '.[archive]'"
        ) from None
    return _tables(folder, str(latest(folder)))


@lru_cache(maxsize=2)
def _tables(folder: Path, _newest: str) -> Archive:
    from dashboard.archive.queries import open_archive

    return open_archive(folder)


@lru_cache(maxsize=2)
def _summary(archive: Archive) -> Summary:
    return archive.summary()


def _told(summary: Summary) -> str:
    """What the archive holds, in a sentence."""
    told = f"{summary.articles:,} articles name places {summary.mentions:,} times"
    if summary.first and summary.last:
        first, last = summary.first.year, summary.last.year
        told += f", in {first}" if first == last else f", from {first} to {last}"
    lost = f" {summary.errors:,} notes on what could not be read are in the table errors."
    return f"{told}.{lost if summary.errors else ''}"


def _choose_wanted(summary: Summary) -> Wanted:
    """What is wanted, as the widgets stand; the lists of facets are drawn later."""
    typed = st.text_input(
        "Search",
        key="archive words",
        placeholder='words, "a phrase", -without',
        help="All of the words, in any order; those between quotation marks as they stand.",
    )
    first, last = _choose_days(summary)
    counted.recall(_FACETS)
    chosen = (tuple(st.session_state.get(name, ())) for name in _FACETS)
    return Wanted(typed.strip(), first, last, *chosen)


def _choose_facets(facets: Facets) -> None:
    """Draws the lists of facets, with how many mentions each value would show."""
    for name, (label, said) in _FACETS.items():
        counts: tuple[Count, ...] = getattr(facets, name)
        mentions = {count.value: count.mentions for count in counts}
        for value in st.session_state.get(name, ()):
            mentions.setdefault(value, 0)  # chosen, though nothing has it with the rest
        labels = {value: f"{said(value)} · {count:,}" for value, count in mentions.items()}
        counted.choose(label, name, labels, "all")


def _choose_days(summary: Summary) -> tuple[date | None, date | None]:
    """The days chosen; None for an end that is left open."""
    if summary.first is None or summary.last is None:
        return None, None
    begin, end = summary.first, summary.last
    # One below the other: side by side the sidebar has no room for a whole day.
    first = st.date_input("Published from", None, begin, end, "archive first")
    last = st.date_input("Published until", None, begin, end, "archive last")
    return first, last


def _choose_traveller(archive: Archive, wanted: Wanted) -> Traveller | None:
    """The traveller chosen, among those whose names have what is typed."""
    typed = st.text_input("Travellers", key="archive name", placeholder="part of a name")
    found = {t.name: t for t in archive.travellers(typed.strip(), wanted.first, wanted.last)}
    held = st.session_state.get("archive traveller")
    if held and held not in found:
        same = [one for one in archive.travellers(held) if one.name == held]
        found |= {one.name: one for one in same[:1]}
    if held not in found:
        st.session_state["archive traveller"] = None
    name = st.selectbox(
        "Whose journeys",
        list(found),
        index=None,
        key="archive traveller",
        format_func=lambda name: (
            f"{name} · {_told_of(found[name].stops)}" if name in found else name
        ),
        placeholder="nobody’s" if found else "nobody of this name",
        disabled=not found,
    )
    return found.get(name) if name else None


def _told_of(number: int) -> str:
    """How many tellings of stops there are: several articles may tell of one."""
    return "told once" if number == 1 else f"told {number:,} times"


def _on_opened() -> None:
    """An article was opened in the page: the URL follows."""
    st.session_state["archive shown"] = st.session_state[_BOX].get("opened") or {}


def _on_chosen() -> None:
    """A traveller was chosen in the page."""
    if name := st.session_state[_BOX].get("chosen"):
        st.session_state["archive name"] = ""
        st.session_state["archive traveller"] = name


def _on_lost() -> None:
    st.session_state.pop("look", None)


_URL = {"words": "archive words", "traveller": "archive traveller"}
_URL_DAYS = {"from": "archive first", "to": "archive last"}


def _follow_url() -> None:
    """Sets the widgets to what a link asks for, when the page is opened."""
    if "archive visited" in st.session_state:
        return
    st.session_state["archive visited"] = True
    for name, key in _URL.items():
        if given := st.query_params.get(name):
            st.session_state[key] = given
    for name, key in _URL_DAYS.items():
        if day := _day(st.query_params.get(name, "")):
            st.session_state[key] = day
    for name in _FACETS:
        st.session_state[name] = st.query_params.get_all(name)
    if article := st.query_params.get("article"):
        sentence = st.query_params.get("sentence", "")
        number = int(sentence) if sentence.isascii() and sentence.isdecimal() else None
        shown = {"article": article, "sentence": number}
        st.session_state["archive opened"] = st.session_state["archive shown"] = shown


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _write_url(wanted: Wanted, person: Traveller | None) -> None:
    """Writes into the URL what is shown."""
    shown: Mapping[str, object] = st.session_state.get("archive shown", {})
    told: dict[str, str | list[str]] = {
        "words": wanted.words,
        "from": wanted.first.isoformat() if wanted.first else "",
        "to": wanted.last.isoformat() if wanted.last else "",
        **{name: list(getattr(wanted, name)) for name in _FACETS},
        "traveller": person.name if person else "",
        "article": str(shown.get("article") or ""),
        "sentence": "" if shown.get("sentence") is None else str(shown["sentence"]),
    }
    query = {name: value for name, value in told.items() if value}
    if query != {
        name: values if name in _FACETS else values[0]
        for name in st.query_params
        if (values := st.query_params.get_all(name))
    }:
        st.query_params.from_dict(query)
