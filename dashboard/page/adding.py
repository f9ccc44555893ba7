"""The dialog that adds articles: files, a text that is pasted, or a folder or address."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.articles.article import Article
from dashboard.articles.formats.registry import ENDINGS
from dashboard.errors import DatelineError
from dashboard.page.library import Library, Reads
from dashboard.view.escaping import markdown_text

_KNOWN = "These articles are here already: find them in the list of articles."
_ADDING = "adding"  # whether the dialog is asked for or drawn
_ASKED, _DRAWN = "asked", "drawn"
_WANTED = "wanted until"  # when what *Add* was pressed for is to be done at the latest
_SAID = "said"  # what *Add* was refused for
_ON_ITS_WAY = 10.0  # seconds that a file may take that was chosen before *Add* was pressed
_ARTICLES_A_STEP = 20  # of progress


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the dialog: files, a text with its title and day, a folder or address."""

    files: Sequence[UploadedFile]
    text: str
    title: str
    published: date | None
    path: str

    def __bool__(self) -> bool:
        return bool(self.files or self.text or self.path)


def open_dialog() -> None:
    """Has the dialog open in this run and those that follow."""
    st.session_state[_ADDING] = st.session_state.get(_ADDING) or _ASKED


def is_asked() -> bool:
    """Whether the dialog is to be drawn with the page, and was not yet."""
    return st.session_state.get(_ADDING) == _ASKED


def is_open() -> bool:
    """Whether the dialog is drawn."""
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

    That *Add* was pressed is kept until it is done: a run that is broken off before it comes to the
    button has lost the click, and a file may arrive after it."""
    if not st.session_state.get(_ADDING):  # *Cancel* was pressed: its run draws the dialog alone
        st.rerun()
    st.session_state[_ADDING] = _DRAWN
    typed = _fields(project, reads)
    said = st.container()  # above the buttons: below them it is out of sight on a phone
    ready, cancel, _ = st.columns([1, 1, 3])
    cancel.button("Cancel", width="stretch", on_click=_leave)
    ready.button("Add", type="primary", width="stretch", on_click=_want)
    until, now = st.session_state.get(_WANTED, 0.0), time.monotonic()
    if now > until or (until < inf and not typed.files and typed):
        # It stays until *Add* is pressed again: where it went as soon as something is typed, the
        # button would move from under the press that leaves the field.
        if st.session_state.get(_SAID):
            said.warning(st.session_state[_SAID])
        return
    if not (typed.files or typed.text.strip() or typed.path.strip()):
        other = "name a folder" if reads.files else "give an address"
        st.session_state[_SAID] = (
            "Nothing to add yet: choose a file and wait until it is there, paste an article, or "
            f"{other}."
        )
        said.warning(st.session_state[_SAID])
        st.session_state[_WANTED] = min(until, now + _ON_ITS_WAY)
        return
    with said:
        found = _read(library, typed, reads)
    refused = _add(found, len(library.articles), add)
    st.session_state[_WANTED], st.session_state[_SAID] = 0.0, refused
    if refused:
        said.warning(refused)
        return
    _leave()
    st.rerun()


def _fields(project: str, reads: Reads) -> _Typed:
    """Draws the fields; gives what stands in them.

    With the same keys, Streamlit would add what was typed at the last opening again. They change
    when the dialog is left, not when it is opened: a click while the page is still being drawn
    reaches two runs, and the second must find what was typed in the first."""
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
    return _Typed(files, text, title, published, path)


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


def _read(library: Library, typed: _Typed, reads: Reads) -> Library:
    """The articles of a library and behind them those of what is typed, and how far reading them is
    while it lasts."""
    files = [(file.name, file.getvalue()) for file in typed.files]
    bar = st.progress(0.0, "Reading…")
    added, table, beside = Library(library.articles).with_table(files)
    for number, (name, data) in enumerate(beside):
        words = f"Reading {markdown_text(name)}, file {number + 1} of {len(beside)}"
        bar.progress(number / len(beside), words)
        added = added.with_file(name, data, table)
    if path := typed.path.strip():

        def tell(articles: int) -> None:
            if articles % _ARTICLES_A_STEP == 0:
                bar.progress(0.0, f"{articles:,} articles read")

        added = added.with_path(path, tell, reads)
    bar.empty()
    if typed.text.strip():
        added = added.with_text(typed.text, typed.title.strip(), typed.published)
    return added
