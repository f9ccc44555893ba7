"""The sidebar's project: which it is, another one, a copy of it, and its corrections as a file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import streamlit as st

from dashboard.errors import DatelineError, ProjectError
from dashboard.files import PROJECT_ENDING
from dashboard.page.desk import DESKS, Desk
from dashboard.project.folder import named_path, names
from dashboard.project.project import Project
from dashboard.project.sharing import exported, imported, told_of
from dashboard.view.escaping import markdown_text

_ANOTHER = "another project"


def show(desk: Desk, started: Path, session: str, *, others: bool) -> None:
    """Offers what is done with a project as a whole; the server was `started` with one, and works
    on `others` where that is asked for."""
    with st.popover("Project…", width="stretch"):
        st.caption(
            f"“{markdown_text(desk.name)}”: what you add and correct is kept in it as you go."
        )
        st.download_button(
            "Save a copy",
            lambda: _copy(desk.project),
            f"{desk.name}{PROJECT_ENDING}",
            "application/vnd.sqlite3",
            width="stretch",
            on_click="ignore",
        )
        st.download_button(
            "Corrections, as a file",
            lambda: "".join(exported(desk.state.history.done)),
            "corrections.jsonl",
            "application/jsonl",
            width="stretch",
            on_click="ignore",
        )
        file = st.file_uploader("Corrections of another desk", type=["jsonl"], key="corrections")
        if file is not None and st.button("Add them", width="stretch"):
            _import(desk, session, file.name, file.getvalue())
        if not others:
            return
        known = [name for name in names() if name != desk.name]
        name = st.selectbox(
            "Open, or begin by a new name",
            known,
            index=None,
            accept_new_options=True,
            placeholder="A name",
            key=_ANOTHER,
        )
        if name:
            label = "Open it" if name in known else "Begin it"
            st.button(label, width="stretch", on_click=_choose, args=(started, name))


def _choose(started: Path, name: str) -> None:
    """Has the server work on another project."""
    try:
        DESKS.choose(started, named_path(name))
    except ProjectError as error:
        st.session_state["problems"] = [str(error)]
        return
    for key in ("articles", "traveller", _ANOTHER):
        st.session_state.pop(key, None)
    st.query_params.clear()


def _import(desk: Desk, session: str, name: str, data: bytes) -> None:
    """Adds the corrections of a file, and says how many, and what is wrong with it."""
    now = desk.state
    text = data.decode("utf-8", "replace")
    found, problems = imported(text, name, now.articles, now.history.done)
    try:
        desk.append_all(session, found)
    except DatelineError as error:
        st.warning(markdown_text(str(error)))
        return
    st.session_state["problems"] = [
        told_of(found, now.articles),
        *map(str, problems),
    ]
    st.rerun()


def _copy(project: Project) -> bytes:
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / "copy"
        project.save_copy(path)
        return path.read_bytes()
