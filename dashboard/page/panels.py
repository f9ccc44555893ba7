"""The sidebar: what to show, adding articles, and taking away what is shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf

import streamlit as st

from dashboard.articles.article import Article
from dashboard.articles.formats.registry import ENDINGS
from dashboard.errors import DatelineError
from dashboard.journeys.model import DRAWN, PERHAPS, Days, Status
from dashboard.page import narrowing
from dashboard.page.library import Library
from dashboard.view.escaping import html_text, markdown_text
from dashboard.view.facets import Facets, without_facets
from dashboard.view.filtering import chosen as shown
from dashboard.view.filtering import shows_life
from dashboard.view.model import TravellerView, View
from dashboard.view.quoting import labels
from dashboard.view.state import EVERYONE, Filters, named

_KNOWN = "These articles are here already: find them in the list of articles."
# Links past the map and its marks, which reader.js follows.
_SKIPS = (
    '<a class="dl-skip" href="#article">Skip to the article</a>'
    '<a class="dl-skip" href="#tables">Skip to the stops</a>'
)
_WANTED = "wanted until"  # when what *Add* was pressed for is to be done at the latest
_ON_ITS_WAY = 10.0  # seconds that a file may take that was chosen before *Add* was pressed
_ARTICLES_A_STEP = 20  # of progress
_WIDGETS = (
    *("articles", "traveller", "with", "without", "life", *narrowing.KEYS, "perhaps", "kinds"),
    *("tiles", "geocoder"),
)
_PERHAPS = (
    f"Stops from {PERHAPS:.0%} to {DRAWN:.0%} sure. They are listed under the stops; switched on, "
    "they are on the map too, dotted and with a question mark. No route leads through them."
)


def hold(filters: Filters) -> None:
    """Sets the sidebar's widgets to what a link asks for; call it before they are drawn."""
    st.session_state["articles"] = list(filters.articles)
    st.session_state["traveller"] = filters.traveller
    st.session_state["life"] = filters.life
    others, everyone = list(filters.others), filters.traveller == EVERYONE
    st.session_state["with"], st.session_state["without"] = (
        ([], others) if everyone else (others, [])
    )
    narrowing.hold(filters)
    st.session_state["kinds"] = list(filters.kinds)
    st.session_state["perhaps"] = filters.perhaps


def held() -> tuple[object, ...]:
    """What the sidebar's widgets are set to."""
    values = (st.session_state.get(key) for key in _WIDGETS)
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)


def want(articles: Sequence[str], traveller: str | None) -> None:
    """Sets the sidebar's widgets so that articles, by their ids, are among those shown, and a
    traveller is; without one, the articles alone. Call it before the widgets are drawn."""
    if traveller is None:
        st.session_state["articles"] = st.session_state["alone"] = list(articles)
        return
    chosen = kept()
    st.session_state["articles"] = list(dict.fromkeys((*chosen, *articles))) if chosen else []
    st.session_state["traveller"] = traveller


def kept() -> list[str]:
    """The articles that the reader has chosen, by their ids; none where they are those that `want`
    showed alone, which nobody has asked to keep to."""
    chosen: list[str] = st.session_state.get("articles", [])
    return [] if chosen == st.session_state.get("alone") else chosen


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


def choose_filters(
    articles: Iterable[str],
    travellers: Sequence[TravellerView],
    count: Callable[[Filters], Facets],
    days: Days | None,
    on_days: Callable[[Days | None], None],
) -> Filters:
    """The filters as the widgets stand, `articles` being the ids chosen before; `count` says how
    many stops each choice would show. `days` are those shown, and `on_days` is called with others
    that are chosen."""
    _restore()
    stops = {t.name: _counted(t.stops, t.perhaps, t.stations) for t in travellers}
    groups = {traveller.name for traveller in travellers if traveller.group}
    if len(stops) > 1:
        stops[EVERYONE] = _counted(
            sum(t.stops for t in travellers),
            sum(t.perhaps for t in travellers),
            sum(t.stations for t in travellers),
        )
    asked = named(st.session_state.get("traveller") or "", stops)
    # Of people who only perhaps travelled, or have a life and no journey, nobody comes first.
    sure = any(traveller.stops for traveller in travellers)
    first = next(iter(stops), None) if sure or len(stops) < 2 else EVERYONE
    # Only where it changes: what a script sets outweighs what is clicked while it runs.
    if st.session_state.get("traveller") != (asked or first):
        st.session_state["traveller"] = asked or first
    traveller = st.selectbox(
        "Traveller",
        list(stops),
        key="traveller",
        format_func=lambda name: (
            f"{'Everyone' if name == EVERYONE else name}{' (group)' if name in groups else ''} · "
            f"{stops.get(name, '')}"
        ),
        placeholder="Nobody travels",
        disabled=not stops,
    )
    others = _choose_others(traveller or "", [name for name in stops if name != EVERYONE])
    # Somebody who does not travel is shown by his life anyway, and several by their journeys.
    both = any(t.name == traveller and t.stops and t.stations and not others for t in travellers)
    life = both and st.toggle(
        "Life instead of journey",
        key="life",
        help="Where the traveller was born, lived, studied, worked and died, in order of time.",
    )
    chosen = narrowing.held(
        Filters(
            tuple(articles),
            "" if traveller in (None, first) else traveller,
            perhaps=st.session_state.get("perhaps", False),
            life=life,
            others=others,
        )
    )
    facets = count(chosen)
    narrowing.choose_statuses(facets, of_life=shows_life(shown(travellers, chosen), chosen))
    st.toggle(
        f"Perhaps · {_counted(facets.perhaps) if facets.perhaps else 'none'}",
        key="perhaps",
        help=_PERHAPS,
        disabled=not (facets.perhaps or chosen.perhaps),
    )
    kinds = narrowing.choose_more(facets, chosen, days, on_days)
    st.session_state["filters drawn"] = drawn = replace(chosen, kinds=kinds)
    return drawn


def _restore() -> None:
    """Sets widgets as they were last drawn whose state is gone: Streamlit forgets those that a run
    has not come to when it is begun anew."""
    last: Filters = st.session_state.get("filters drawn", Filters())
    for key in (*narrowing.KEYS, "kinds"):
        if key not in st.session_state:
            st.session_state[key] = list(getattr(last, key))
    for key in ("perhaps", "life"):
        if key not in st.session_state:
            st.session_state[key] = getattr(last, key)


def _choose_others(traveller: str, names: Sequence[str]) -> tuple[str, ...]:
    """Who is shown beside a traveller, in the order in which they are chosen; or of everyone, who
    is left out."""
    everyone = traveller == EVERYONE
    key, offered = "without" if everyone else "with", [name for name in names if name != traveller]
    asked = [named(name, offered) for name in st.session_state.get(key, ())]
    known = list(dict.fromkeys(name for name in asked if name is not None))
    if st.session_state.get(key, []) != known:
        st.session_state[key] = known
    if not offered:
        return ()
    chosen = st.multiselect(
        "Without" if everyone else "Together with",
        offered,
        key=key,
        placeholder="nobody left out" if everyone else "nobody else",
    )
    return tuple(chosen)


def _counted(stops: int, perhaps: int = 0, stations: int = 0) -> str:
    """How many stops, in words: "3 stops"; where there are none, how many perhaps were, or else how
    many stations of a life."""
    if perhaps and not stops:
        return f"{perhaps} perhaps"
    count, what = (stops, "stop") if stops or not stations else (stations, "station")
    return f"{count} {what}{'' if count == 1 else 's'}"


def headline(view: View) -> None:
    """What is shown, in words, and what to click first."""
    title, shown = view.title, view.stations if view.is_life else view.stops
    if not view.articles:
        title, hint = "No articles yet", "Add one in the sidebar to see where its news happened."
    elif view.is_life and shown:
        hint = "Click a station, or an underlined place, for the sentence behind it."
    elif shown:
        hint = "Click a stop, or an underlined place, for the sentence behind it."
    elif view.hidden:
        what = "station" if view.is_life else "stop"
        every = f"The one {what} is" if view.hidden == 1 else f"All {view.hidden} {what}s are"
        by_status = not view.is_life and set(st.session_state["statuses"]) != set(Status)
        hint = f"{every} hidden by the {'filter “Stops”' if by_status else 'filters'}."
    elif view.stations:
        hint = "Nobody is said to travel here; squares are stations of lives. Click one."
    elif view.perhaps:
        hint = "Nobody is sure to have travelled here; what perhaps was is listed below."
    else:
        hint = "No traveller could be read here. Click a place for its sentence."
        if view.foreign:
            hint = f"This seems to be {html_text(view.foreign)}; Dateline reads English."
    st.html(f'{_SKIPS}<h1 class="dl-title">{html_text(title)}</h1><p class="dl-hint">{hint}</p>')
    if view.hidden and not shown:
        st.button("Show them", on_click=_show_all_stops)


def _show_all_stops() -> None:
    narrowing.hold(without_facets(Filters()))


def open_adding() -> None:
    """Has the dialog for articles open in this run and those that follow."""
    st.session_state["adding"] = True


# It has a button to leave it, and no other way out: a stray Escape or click beside it would lose
# what was typed.
@st.dialog("Add articles", width="medium", dismissible=False)
def add_articles(
    library: Library, project: str, add: Callable[[Sequence[Article]], tuple[str, ...]]
) -> None:
    """Asks for files, a text, or a folder, and adds them to the articles of a project, by its name:
    `add` writes them and gives their ids. What cannot be added is said here, where it can be
    mended.

    With the same keys, Streamlit would add what was typed at the last opening again. They change
    when the dialog is left, not when it is opened: a click while the page is still being drawn
    reaches two runs, and the second must find what was typed in the first.

    That *Add* was pressed is kept until it is done: a run that is broken off before it comes to the
    button has lost the click, and a file may arrive after it."""
    if not st.session_state.get("adding"):  # *Cancel* was pressed: its run draws the dialog alone
        st.rerun()
    opening = st.session_state.setdefault("openings", 0)
    st.caption(
        f"They are read on this computer and kept in the project “{markdown_text(project)}”."
    )
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
    path = st.text_input("Or a folder of articles, a file, or a web address", key=f"path {opening}")
    ready, cancel, _ = st.columns([1, 1, 3])
    cancel.button("Cancel", width="stretch", on_click=_leave)
    ready.button("Add", type="primary", width="stretch", on_click=_want)
    until, now = st.session_state.get(_WANTED, 0.0), time.monotonic()
    if now > until or (until < inf and not files and (text or path)):
        return
    if not (files or text.strip() or path.strip()):
        st.warning(
            "Nothing to add yet: choose a file and wait until it is there, paste an article, or "
            "name a folder."
        )
        st.session_state[_WANTED] = min(until, now + _ON_ITS_WAY)
        return
    added = _read(library, [(file.name, file.getvalue()) for file in files], path.strip())
    if text.strip():
        added = added.with_text(text, title.strip(), published)
    refused = _add(added, len(library.articles), add)
    st.session_state[_WANTED] = 0.0
    if refused:
        st.warning(refused)
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
    st.session_state[_WANTED], st.session_state["adding"] = 0.0, False
    st.session_state["openings"] = st.session_state.get("openings", 0) + 1


def _read(library: Library, files: Sequence[tuple[str, bytes]], path: str) -> Library:
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

        added = added.with_path(path, tell)
    bar.empty()
    return added


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is offered: what it is, its name and type, and what makes it when asked for;
    `usage` is what to write elsewhere to use it, or ""."""

    label: str
    name: str
    mime: str
    make: Callable[[], str]
    usage: str = ""


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
            if download.usage:
                st.code(download.usage, language=None, wrap_lines=True)


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


def _keep(key: str, options: Iterable[str]) -> None:
    """Drops from a widget's values those that are no longer offered."""
    offered = set(options)
    values = st.session_state.get(key, [])
    if not offered.issuperset(values):
        st.session_state[key] = [value for value in values if value in offered]
