"""The sidebar: what to show, adding articles, and taking away what is shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import inf

import streamlit as st

from dashboard.articles.article import Article
from dashboard.articles.formats.registry import ENDINGS
from dashboard.errors import DatelineError
from dashboard.journeys.model import Status
from dashboard.page import narrowing
from dashboard.page.library import Library, Reads
from dashboard.view.escaping import html_text, markdown_text
from dashboard.view.facets import without_facets
from dashboard.view.model import View
from dashboard.view.state import Filters

_KNOWN = "These articles are here already: find them in the list of articles."
# Links past the map and its marks, which reader.js follows.
_SKIPS = (
    '<a class="dl-skip" href="#article">Skip to the article</a>'
    '<a class="dl-skip" href="#tables">Skip to the stops</a>'
)
_ADDING = "adding"  # whether the dialog for articles is asked for or drawn
_ASKED, _DRAWN = "asked", "drawn"
_WANTED = "wanted until"  # when what *Add* was pressed for is to be done at the latest
_SAID = "said"  # what *Add* was refused for
_ON_ITS_WAY = 10.0  # seconds that a file may take that was chosen before *Add* was pressed
_ARTICLES_A_STEP = 20  # of progress


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


def open_adding() -> None:
    """Has the dialog for articles open in this run and those that follow."""
    st.session_state[_ADDING] = st.session_state.get(_ADDING) or _ASKED


def is_asked_to_add() -> bool:
    """Whether the dialog for articles is to be drawn with the page, and was not yet."""
    return st.session_state.get(_ADDING) == _ASKED


def is_adding() -> bool:
    """Whether the dialog for articles is drawn."""
    return st.session_state.get(_ADDING) == _DRAWN


# It has a button to leave it, and no other way out: a stray Escape or click beside it would lose
# what was typed.
@st.dialog("Add articles", width="medium", dismissible=False)
def add_articles(
    library: Library,
    project: str,
    add: Callable[[Sequence[Article]], tuple[str, ...]],
    reads: Reads,
) -> None:
    """Asks for files, a text, or a folder or address, as far as such are read, and adds them to the
    articles of a project, by its name: `add` writes them and gives their ids. What cannot be added
    is said here, where it can be mended.

    With the same keys, Streamlit would add what was typed at the last opening again. They change
    when the dialog is left, not when it is opened: a click while the page is still being drawn
    reaches two runs, and the second must find what was typed in the first.

    That *Add* was pressed is kept until it is done: a run that is broken off before it comes to the
    button has lost the click, and a file may arrive after it."""
    if not st.session_state.get(_ADDING):  # *Cancel* was pressed: its run draws the dialog alone
        st.rerun()
    st.session_state[_ADDING] = _DRAWN
    opening = st.session_state.setdefault("openings", 0)
    where = "this computer" if reads.files else "the server’s computer"
    st.caption(f"They are read on {where} and kept in the project “{markdown_text(project)}”.")
    files = st.file_uploader(
        "Files",
        accept_multiple_files=True,
        type=[ending.lstrip(".") for ending in ENDINGS],
        key=f"files {opening}",
    )
    text = st.text_area("Or paste an article", height=160, key=f"text {opening}")
    left, right = st.columns([2, 1])
    title = left.text_input("Its title", placeholder="optional", key=f"title {opening}")
    published = right.date_input(
        "Published", value=None, max_value=date.today(), key=f"published {opening}"
    )
    others = (
        "Or a folder of articles, a file, or a web address" if reads.files else "Or a web address"
    )
    path = st.text_input(others, key=f"path {opening}")
    said = st.container()  # above the buttons: below them it is out of sight on a phone
    ready, cancel, _ = st.columns([1, 1, 3])
    cancel.button("Cancel", width="stretch", on_click=_leave)
    ready.button("Add", type="primary", width="stretch", on_click=_want)
    until, now = st.session_state.get(_WANTED, 0.0), time.monotonic()
    if now > until or (until < inf and not files and (text or path)):
        # It stays until *Add* is pressed again: where it went as soon as something is typed, the
        # button would move from under the press that leaves the field.
        if st.session_state.get(_SAID):
            said.warning(st.session_state[_SAID])
        return
    if not (files or text.strip() or path.strip()):
        other = "name a folder" if reads.files else "give an address"
        st.session_state[_SAID] = (
            "Nothing to add yet: choose a file and wait until it is there, paste an article, or "
            f"{other}."
        )
        said.warning(st.session_state[_SAID])
        st.session_state[_WANTED] = min(until, now + _ON_ITS_WAY)
        return
    with said:
        held = [(file.name, file.getvalue()) for file in files]
        added = _read(library, held, path.strip(), reads)
    if text.strip():
        added = added.with_text(text, title.strip(), published)
    refused = _add(added, len(library.articles), add)
    st.session_state[_WANTED], st.session_state[_SAID] = 0.0, refused
    if refused:
        said.warning(refused)
        return
    _leave()
    st.rerun()


def _add(found: Library, known: int, add: Callable[[Sequence[Article]], tuple[str, ...]]) -> str:
    """Adds what was found behind the articles that are `known`; gives, as Markdown, why nothing was
    added, or ""."""
    new = found.articles[known:]
    if not new:
        return "\n\n".join(map(markdown_text, found.problems or (_KNOWN,)))
    try:
        ids = add(new)
    except DatelineError as error:
        return markdown_text(str(error))
    st.session_state["not added"] = (*st.session_state.get("not added", ()), *found.problems)
    st.session_state["wanted"] = ids
    return ""


def _want() -> None:
    st.session_state[_WANTED] = inf


def _leave() -> None:
    """Has the dialog closed, with nothing left in it."""
    st.session_state[_WANTED], st.session_state[_ADDING], st.session_state[_SAID] = 0.0, "", ""
    st.session_state["openings"] = st.session_state.get("openings", 0) + 1


def _read(library: Library, files: Sequence[tuple[str, bytes]], path: str, reads: Reads) -> Library:
    """The articles of uploaded files and of a path, and how far reading them is while it lasts."""
    bar = st.progress(0.0, "Reading…")
    added, table, beside = Library(library.articles).with_table(files)
    for number, (name, data) in enumerate(beside):
        words = f"Reading {markdown_text(name)}, file {number + 1} of {len(beside)}"
        bar.progress(number / len(beside), words)
        added = added.with_file(name, data, table)
    if path:

        def tell(articles: int) -> None:
            if articles % _ARTICLES_A_STEP == 0:
                bar.progress(0.0, f"{articles:,} articles read")

        added = added.with_path(path, tell, reads)
    bar.empty()
    return added


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
