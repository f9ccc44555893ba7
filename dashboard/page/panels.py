"""The sidebar: what to show, adding articles, and taking away what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.articles.article import Article
from dashboard.articles.readers import ENDINGS
from dashboard.journeys.model import Status
from dashboard.page.library import Library
from dashboard.places.place import Kind
from dashboard.view import words
from dashboard.view.escaping import html_text, markdown_text
from dashboard.view.model import TravellerView, View
from dashboard.view.quoting import labels
from dashboard.view.state import EVERYONE, Filters, named

_KINDS = {
    Kind.LITERAL: "Places",
    Kind.DATELINE: "Datelines",
    Kind.METONYM: "Governments",
    Kind.DEMONYM: "Nationalities",
    Kind.ORGANISATION: "In other names",
}


def hold(filters: Filters) -> None:
    """Sets the sidebar's widgets to what a link asks for; call it before they are drawn."""
    st.session_state["articles"] = list(filters.articles)
    st.session_state["traveller"] = filters.traveller
    st.session_state["statuses"] = list(filters.statuses)
    st.session_state["kinds"] = list(filters.kinds)


def choose_articles(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles chosen, or all of them where none is."""
    names = labels(articles)
    titles = {article.id: article.title or names[article.id] for article in articles}
    _keep("articles", titles)
    chosen = st.multiselect(
        "Articles",
        list(titles),
        key="articles",
        format_func=titles.__getitem__,
        placeholder={0: "No articles", 1: "The one article"}.get(
            len(titles), f"All {len(titles)} articles"
        ),
    )
    return tuple(article for article in articles if not chosen or article.id in chosen)


def choose_filters(articles: Iterable[str], travellers: Sequence[TravellerView]) -> Filters:
    """The filters as the widgets stand, `articles` being the ids chosen before."""
    stops = {traveller.name: traveller.stops for traveller in travellers}
    if len(stops) > 1:
        stops[EVERYONE] = sum(stops.values())
    asked = named(st.session_state.get("traveller") or "", stops)
    st.session_state["traveller"] = asked or next(iter(stops), None)
    traveller = st.selectbox(
        "Traveller",
        list(stops),
        key="traveller",
        format_func=lambda name: (
            f"{'Everyone' if name == EVERYONE else name} · {stops.get(name, 0)} "
            f"stop{'' if stops.get(name, 0) == 1 else 's'}"
        ),
        placeholder="Nobody travels",
        disabled=not stops,
    )
    statuses = st.pills(
        "Stops",
        list(Status),
        key="statuses",
        selection_mode="multi",
        format_func=lambda status: words.status(status).capitalize(),
    )
    kinds = st.pills(
        "Other places",
        list(_KINDS),
        key="kinds",
        selection_mode="multi",
        format_func=_KINDS.__getitem__,
    )
    first = next(iter(stops), None)
    return Filters(
        tuple(articles),
        "" if traveller in (None, first) else traveller,
        tuple(status for status in Status if status in statuses),
        tuple(kind for kind in Kind if kind in kinds),
    )


def headline(view: View) -> None:
    """What is shown, in words, and what to click first."""
    if not view.articles:
        title, hint = "No articles yet", "Add one in the sidebar to see where its news happened."
    elif view.stops:
        title, hint = (
            view.title,
            "Click a stop, or an underlined place, for the sentence behind it.",
        )
    else:
        title, hint = view.title, "Nobody is said to travel here. Click a place for its sentence."
    st.html(f'<h1 class="dl-title">{html_text(title)}</h1><p class="dl-hint">{hint}</p>')


@st.dialog("Add articles", width="medium")
def add_articles(library: Library) -> None:
    """Asks for files, a text, or a folder, and adds them to the session's library."""
    st.caption("They are read on this computer and stay in this session.")
    files = st.file_uploader(
        "Files", accept_multiple_files=True, type=[ending.lstrip(".") for ending in ENDINGS]
    )
    text = st.text_area("Or paste an article", height=160)
    left, right = st.columns([2, 1])
    title = left.text_input("Its title", placeholder="optional")
    published = right.date_input("Published", value=None, max_value=date.today())
    path = st.text_input("Or a folder of articles, a file, or a web address")
    if st.button("Add", type="primary"):
        library = Library(library.articles)
        for file in files:
            library = library.with_file(file.name, file.getvalue())
        if text.strip():
            library = library.with_text(text, title.strip(), published)
        if path.strip():
            library = library.with_path(path.strip())
        st.session_state["library"] = library
        st.rerun()


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is offered: what it is, its name and type, and what makes it when asked for."""

    label: str
    name: str
    mime: str
    make: Callable[[], str]


def export(title: str, downloads: Iterable[Download]) -> None:
    """Offers what is shown, which `title` says in words, as files."""
    with st.popover("Export…", width="stretch"):
        st.caption(markdown_text(title))
        for download in downloads:
            st.download_button(
                download.label,
                download.make,
                download.name,
                download.mime,
                width="stretch",
                on_click="ignore",
            )


def notices(sentences: Iterable[str]) -> None:
    """Shows sentences about what went wrong, in one box; nothing they hold is read as markup."""
    if told := dict.fromkeys(sentences):
        st.warning("\n\n".join(map(markdown_text, told)))


def _keep(key: str, options: Iterable[str]) -> None:
    """Drops from a widget's values those that are no longer offered."""
    offered = set(options)
    values = st.session_state.get(key, [])
    if not offered.issuperset(values):
        st.session_state[key] = [value for value in values if value in offered]
