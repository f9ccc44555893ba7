"""The reader beside the map and the tables under it: components in the page itself.

Map, reader and tables answer each other in the browser (`browser/reader/bridge.js` is the bridge
between them), so that a click is answered at once. Python hears afterwards what is selected, for
the URL.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.articles.article import SentenceRef
from dashboard.browser import assets
from dashboard.journeys.model import Days
from dashboard.page.addresses import joined_address

_KEY, _BAR = "reader-box", "bar-box"
# A component's script has no address of its own to import from: it says the page's.
LOADED = """
const page = window.location.origin + window.location.pathname.replace(/\\/*$/, "/");
const module = await import(`${{page}}{address}`);
export default module.{function};
"""
"""The script of a component that draws by a `function` of the module at an `address`."""

Opened = SentenceRef | str | None
"""What the reader has open: a sentence, an article by its id, or its own choice."""


def show(
    token: str,
    project: str,
    version: int,
    opened: Opened,
    visit: int,
    days: Days | None,
    turn: int,
    *,
    tiles_online: bool,
    on_selected: Callable[[], None],
    on_days: Callable[[], None],
    on_wanted: Callable[[], None],
    on_lost: Callable[[], None],
    on_changed: Callable[[], None],
) -> None:
    """Draws the articles of the view that `token` names, of a `version` of a `project`, and has the
    map draw it too. Whenever `visit` changes, `opened` is brought into view; in between, the reader
    keeps what is selected in it. `days` are those shown, until others are chosen on the timeline.
    The browser gives `turn` back when it has heard of it (`heard`). It calls `on_selected` before
    the run that follows a selection, `on_days` before the one that follows a choice of days,
    `on_wanted` before the one that follows a wish to see another article's places, `on_lost` before
    one that is to offer the view anew because the server no longer has it, and `on_changed` before
    one that follows a change of the project."""
    article, sentence = opened, None
    if isinstance(opened, SentenceRef):
        article, sentence = opened.article_id, opened.index
    data = {
        "token": token,
        "project": project,
        "version": version,
        "online": tiles_online,
        "opened": {"article": article, "sentence": sentence, "visit": visit},
        "days": _plain(days),
        "turn": turn,
    }
    _component("reader", "drawReader", assets.READER_STYLES)(
        key=_KEY,
        data=data,
        on_selected_change=on_selected,
        on_days_change=on_days,
        on_wanted_change=on_wanted,
        on_lost_change=on_lost,
        on_changed_change=on_changed,
    )


def selected() -> Opened:
    """What is selected in the reader: a sentence, an article as a whole, or nothing yet."""
    value = st.session_state.get(_KEY, {}).get("selected")
    if not value:
        return None
    article, sentence = value["article"], value["sentence"]
    return article if sentence is None else SentenceRef(article, sentence)


def days() -> Days | None:
    """The days that were just chosen on the timeline, or None for all."""
    value = st.session_state.get(_KEY, {}).get("days")
    if not value or "first" not in value:
        return None
    return Days(date.fromisoformat(value["first"]), date.fromisoformat(value["last"]))


def heard() -> int:
    """The last turn that the browser has heard of, 0 for none."""
    number: int = st.session_state.get(_KEY, {}).get("heard") or 0
    return number


def wanted() -> str | None:
    """The id of the article whose places the reader has just asked to see, or None."""
    article: str | None = st.session_state.get(_KEY, {}).get("wanted")
    return article


class Changed(NamedTuple):
    """That the project was changed: the token of the view that the page shows since then, "" where
    it has none yet; and whether the page itself has changed it."""

    token: str
    is_own: bool


def changed() -> Changed:
    """What has just changed."""
    value = st.session_state.get(_KEY, {}).get("changed") or {}
    return Changed(value.get("token", ""), value.get("isOwn", False))


def show_desk(token: str, version: int) -> None:
    """Draws what can be undone, and what there is to look at, of the view that `token` names."""
    draw = _component("desk", "drawDesk", assets.DESK_STYLES)
    draw(key="desk-box", data={"token": token, "version": version})


def show_bar(token: str, days: Days | None, on_traveller: Callable[[], None]) -> None:
    """Draws what stands above the map: the search in the articles of the view that `token` names,
    and the steps through its stops on the days shown. It calls `on_traveller` before the run that
    follows the choice of a person found."""
    draw = _component("bar", "drawBar", assets.BAR_STYLES)
    draw(key=_BAR, data={"token": token, "days": _plain(days)}, on_traveller_change=on_traveller)


def traveller() -> str | None:
    """The name of the traveller who was just chosen among the people found, or None."""
    name: str | None = st.session_state.get(_BAR, {}).get("traveller")
    return name


def show_tables(token: str, days: Days | None) -> None:
    """Draws the tables of the view that `token` names: the stops, the places on no route, the names
    not placed; `days` are those shown, until others are chosen."""
    draw = _component("tables", "drawTables", assets.TABLES_STYLES)
    draw(key="tables-box", data={"token": token, "days": _plain(days)})


def _plain(days: Days | None) -> dict[str, str] | None:
    return (
        None if days is None else {"first": days.first.isoformat(), "last": days.last.isoformat()}
    )


@cache
def _component(name: str, function: str, styles: tuple[Path, ...]) -> ComponentRenderer:
    """Registers a component of the page, drawn by a function of the page's module. Its styles are
    not isolated in a shadow root: find-in-page, links and tests see the text as the page's own."""
    return st.components.v2.component(
        f"dateline.{name}",
        html=f'<div class="dl-{name}" id="{name}"></div>',
        css=assets.css(styles),
        js=LOADED.format(address=joined_address("page.js"), function=function),
        isolate_styles=False,
    )
