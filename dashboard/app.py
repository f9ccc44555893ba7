"""The page: `streamlit run dashboard/app.py`. Composition only.

Streamlit finds `app` in this file, which serves it as the page's script, and beside it the
addresses of `page/serving.py`.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # Streamlit puts this file's folder there, not the repository's root
    sys.path.insert(0, str(ROOT))

from dashboard.articles.article import Article, SentenceRef  # noqa: E402
from dashboard.articles.guard import fault  # noqa: E402
from dashboard.articles.readers import read  # noqa: E402
from dashboard.atlas import Atlas  # noqa: E402
from dashboard.browser import assets  # noqa: E402
from dashboard.errors import DatelineError  # noqa: E402
from dashboard.journeys.model import Days  # noqa: E402
from dashboard.page import (  # noqa: E402
    archive,
    archive_serving,
    awaiting,
    changing,
    choosing,
    counted,
    downloads,
    heard,
    map,
    panels,
    project_panel,
    reader,
    saving,
    serving,
    wording,
    world,
)
from dashboard.page.desk import DESKS, Desk, is_part  # noqa: E402
from dashboard.page.library import Library, Reads  # noqa: E402
from dashboard.page.opening import Opening  # noqa: E402
from dashboard.page.started import Started, started_with  # noqa: E402
from dashboard.places.gazetteer.geocoder import Geocoder  # noqa: E402
from dashboard.places.gazetteer.lookup import Gazetteer, open_gazetteer  # noqa: E402
from dashboard.places.geoparser import Geoparser  # noqa: E402
from dashboard.view import filtering  # noqa: E402
from dashboard.view.build import Shown  # noqa: E402
from dashboard.view.colors import recalled  # noqa: E402
from dashboard.view.escaping import markdown_text  # noqa: E402
from dashboard.view.facets import by_article, facets  # noqa: E402
from dashboard.view.model import View  # noqa: E402
from dashboard.view.state import Filters, State  # noqa: E402

MAP_HEIGHT = 520


def main() -> None:
    """Draws the page once, as the URL, the sidebar and the session say; where Dateline fails on
    it, says so."""
    if heard.is_back():  # noted first: a run that another one cuts short would forget it
        st.session_state["is back"] = True
    st.set_option("client.showErrorDetails", "none")  # the settings' file may not be read
    st.set_page_config("Dateline", assets.ICON, layout="wide")
    try:
        _draw()
    except MemoryError:
        raise
    except Exception as error:
        said = str(error) if isinstance(error, DatelineError) else fault(error)
        st.error(f"This page cannot be shown: {markdown_text(said)}")


def _draw() -> None:
    st.html(assets.PAGE)
    if folder := archive.asked_for(_arguments()):
        archive.show(folder)
        return
    # What comes and goes before the map does so in containers with keys: anything else would move
    # the elements behind it, and a map that moves is mounted anew, without its zoom and its pop-up.
    work, notices = st.container(key="work"), st.container(key="notices")
    try:
        with work:
            gazetteer = _gazetteer()
    except DatelineError as error:
        with notices:
            panels.notices([str(error)])
        st.stop()
    faults = [str(problem) for problem in gazetteer.problems]
    started = _started()
    try:
        given, problems = _given(started.inputs, started.own_network)
        desk = DESKS.open(started.project, given)
        library = Library(desk.state.articles, problems)
    except DatelineError as error:
        with notices:
            panels.notices([str(error)])
        st.stop()
    geoparser = _geoparser(st.session_state.get("geocoder", False), gazetteer)
    st.session_state["lost"] = False
    _follow_url()
    with work:
        _follow_wanted(library, desk, geoparser)
    with st.sidebar:
        st.title("Dateline", anchor=False)
        st.caption("Where the news happened, who went there, and the sentence that says so.")
        st.button("Add articles…", type="primary", width="stretch", on_click=panels.open_adding)
        list_of_articles = st.container()  # drawn when it is known how many stops each tells of
        chosen = choosing.chosen_articles(library.articles)
        every = len(chosen) == len(library.articles)
        wanted = () if every else tuple(article.id for article in chosen)
        with work, st.spinner("Reading the articles…"):
            state, atlas = desk.atlas(wanted, geoparser)
        faults += [str(problem) for problem in atlas.problems]
        maybe = st.session_state.get("perhaps", False)
        travellers = filtering.travellers(atlas, perhaps=maybe)
        colors = _colors(traveller.name for traveller in travellers)
        is_reading = is_part(atlas, chosen)
        _open(atlas, (traveller.name for traveller in travellers), is_reading)
        filters = choosing.choose_filters(
            wanted,
            travellers,
            lambda chosen: facets(atlas, chosen),
            _period().days,
            _choose_days,
            is_reading=is_reading,
        )
        whole = atlas if every else desk.whole(geoparser)
        with list_of_articles:
            counts = by_article(whole, atlas, filters) if whole else {}
            choosing.choose_articles(library.articles, counts)
        # Not before: a run that is cut short loses what it set of widgets that it has not come to.
        st.session_state.pop("wanted", None)
        with st.expander("Online"):
            tiles_online = _tiles(desk)
            st.toggle("Ask OpenStreetMap for unknown names", key="geocoder")
        # Also in a run that another page's change brings.
        if panels.is_asked_to_add() or panels.is_adding():
            panels.add_articles(library, desk.name, lambda new: desk.add(_session(), new), _reads())
        origin = serving.Origin(desk, wanted, geoparser, gazetteer, _session())
        token, shown = serving.SHELF.offer(
            atlas, filters, colors, st.session_state.get("token"), origin, state.version
        )
        st.session_state["token"] = token
        view = _view(shown, origin)
        if not is_reading:
            wording.word_ahead(shown)
        period = _period()
        offer = partial(
            downloads.downloads, filters=filters, colors=colors, days=lambda: period.days
        )
        left, right = st.columns(2)
        with left:
            downloads.export(view.title, saving.guarded(atlas, origin, offer))
        with right:
            project_panel.show(desk, started.project, _session(), others=not started.shared)
    st.session_state["held"] = choosing.held()
    with notices:
        added = st.session_state.get("not added", ())
        panels.notices([*st.session_state["problems"], *added, *library.problems, *faults])
    with st.container(key="page"):
        with st.container(key="head"):
            panels.headline(view)
            reader.show_bar(token, _period().days, _on_traveller)
        with st.container(key="desk"):
            reader.show_desk(token, state.version)
        with st.container(key="map"):
            map.show(height=MAP_HEIGHT, key="map-frame")
        with st.container(key="reader"):
            _reader(token, desk.name, state.version, view, filters, tiles_online)
        with st.container(key="tables"):
            reader.show_tables(token, _period().days)


def _view(shown: Shown, origin: serving.Origin) -> View:
    """What is shown. Where that fails on articles, they are left out and the page is drawn anew."""
    try:
        return shown.view
    except MemoryError:
        raise
    except Exception:
        if origin.desk.leave_out_failing(origin.articles, origin.geoparser):
            st.rerun()
        raise


@st.fragment
def _reader(
    token: str, project: str, version: int, view: View, filters: Filters, tiles_online: bool
) -> None:
    """The reader, which alone is run again when a sentence is selected, and the URL after it.

    While the dialog for articles is open, the page is not drawn anew: Streamlit would put an empty
    dialog in its place, and what is typed would be lost. It is drawn anew when the dialog is left.
    """
    if _is_behind() and not panels.is_adding():
        st.rerun()
    _write_url(view, filters)  # first: a browser that has heard of the turn has heard of the URL
    reader.show(
        token,
        project,
        version,
        st.session_state["opened"],
        st.session_state["visit"],
        _period().days,
        heard.turn(),
        tiles_online=tiles_online,
        on_selected=_on_selected,
        on_days=_on_days,
        on_wanted=_on_wanted,
        on_lost=_on_lost,
        on_changed=_on_changed,
    )


def _write_url(view: View, filters: Filters) -> None:
    shown = st.session_state["selected"]
    article = shown.article_id if isinstance(shown, SentenceRef) else shown
    sentence = str(shown.index) if isinstance(shown, SentenceRef) else None
    if article not in {told.id for told in view.articles}:
        article = sentence = None
    awaited: State | None = st.session_state.get("awaited link")
    if awaited is not None and article is None:
        article, sentence = awaited.article, awaited.sentence
    query = State(awaiting.as_asked(filters), article, sentence, _period().days).to_query()
    st.session_state["query"] = query  # first: Streamlit may end the run where the URL is written
    if query != _query():
        st.query_params.from_dict(query)


def _is_behind() -> bool:
    """Whether the page has to be drawn anew: also for what was clicked outside of the reader, of
    which a busy browser tells together with what happened in it, asking for the reader alone."""
    asked = "wanted" in st.session_state or st.session_state["lost"] or panels.is_asked_to_add()
    return asked or choosing.held() != st.session_state["held"]


@dataclass
class _Period:
    """The days that a session shows, None for all. Files made later, when they are asked for, are
    of the days shown then."""

    days: Days | None = None


def _period() -> _Period:
    period: _Period = st.session_state.setdefault("shown days", _Period())
    return period


def _on_selected() -> None:
    st.session_state["selected"] = reader.selected()
    st.session_state["problems"] = []


def _on_days() -> None:
    _period().days = reader.days()


def _choose_days(days: Days | None) -> None:
    _period().days = days


def _on_wanted() -> None:
    if wanted := reader.wanted():
        st.session_state["wanted"] = (wanted,)


def _on_traveller() -> None:
    if name := reader.traveller():
        heard.set_widgets({"traveller": name})


def _on_lost() -> None:
    st.session_state["lost"] = True
    st.session_state.pop("token", None)


def _on_changed() -> None:
    """The project has changed: by this page, which has the view under a new token then, or by
    another. Its lists and headline follow."""
    st.session_state["lost"] = True
    token, is_own = reader.changed()
    offered = serving.SHELF.offered(token)
    if offered is not None and offered.origin and offered.origin.session == _session():
        st.session_state["token"] = token
        # Who is renamed stays chosen. What others change leaves the choice as it may be by now.
        if is_own and offered.shown.filters.traveller:
            heard.set_widgets({"traveller": offered.shown.filters.traveller})


def _tiles(desk: Desk) -> bool:
    """The switch of street tiles, which stays as it was left in the project."""
    if "tiles" not in st.session_state:
        st.session_state["tiles"] = desk.project.settings().get("tiles") == "on"

    def keep() -> None:
        try:
            desk.project.set("tiles", "on" if st.session_state["tiles"] else "off")
        except DatelineError as error:
            st.session_state["problems"] = [str(error)]

    return st.toggle("Street tiles", key="tiles", on_change=keep)


def _session() -> str:
    """What this session's changes are known by."""
    session: str = st.session_state.setdefault("session", secrets.token_hex(6))
    return session


def _follow_url() -> None:
    """Takes the filters from the URL when the page is opened, and when the browser goes back; at
    any other time a URL that the page has not written is that of a while ago."""
    counted.recall(choosing.LISTS)
    heard.keep_set(reader.heard())
    if st.session_state.pop("is back", "query" not in st.session_state):
        st.session_state["query"] = _query()
        st.session_state["asked"] = State.from_query(_query())
        choosing.hold(st.session_state["asked"].filters)
    st.session_state["held"] = choosing.held()


def _follow_wanted(library: Library, desk: Desk, geoparser: Geoparser) -> None:
    """Has the page show the articles that were just added, or that the reader asks for: the first
    is opened, the one who travels most in them is chosen, and if nobody does, they alone."""
    wanted: tuple[str, ...] = st.session_state.get("wanted", ())
    if not wanted:
        return
    st.session_state["asked"] = State(article=wanted[0])
    kept = set(choosing.kept()) or {a.id for a in library.articles}
    here = [a.id for a in library.articles if a.id in kept.union(wanted)]
    with st.spinner("Reading the articles…"):
        _, atlas = desk.atlas(() if len(here) == len(library.articles) else here, geoparser)
    choosing.want(wanted, filtering.travelling(atlas, wanted))


def _colors(travellers: Iterable[str]) -> dict[str, int]:
    """The numbers of the travellers' colours, which stay theirs as long as the session."""
    colors: dict[str, int] = st.session_state.setdefault("colors", {})
    colors.update(recalled(travellers, colors))
    return colors


def _open(atlas: Atlas, travellers: Iterable[str], is_reading: bool) -> None:
    """Has the reader open what the URL asks for, once a visit; and where more articles are being
    read, what is not there yet once it is, unless something else is selected by then. What the URL
    asks for in vain is said when all is read."""
    asked: State | None = st.session_state.pop("asked", None)
    awaited: State | None = st.session_state.pop("awaited link", None)
    if asked is not None:
        _period().days = asked.days
        st.session_state["problems"], st.session_state["dismissed"] = [], set()
    if (link := asked or awaited) is None:
        return
    opened = link.opened(atlas.sentences)
    if asked is not None or (opened is not None and st.session_state["selected"] is None):
        st.session_state["visit"] = st.session_state.get("visit", 0) + 1
        st.session_state["opened"] = st.session_state["selected"] = opened
    if is_reading:
        st.session_state["awaited link"] = link
    else:
        st.session_state["problems"] += link.problems(atlas.sentences, travellers)


def _query() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _started() -> Started:
    """What the server was started with, where it was started with this file."""
    return started_with(_arguments())


def _reads() -> Reads:
    """What is read that is typed into the page."""
    started = _started()
    files = started.reads_paths(st.get_option("server.address"), st.context.headers)
    return Reads(files=files, own_network=started.own_network)


def _arguments() -> list[str]:
    """What is named behind `streamlit run dashboard/app.py --`."""
    script, *given = sys.argv
    return given if Path(script).resolve() == Path(__file__).resolve() else []


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


if __name__ == "__main__":
    main()
else:
    if folder := archive.asked_for(_arguments()):
        archive.begin(folder)
    app = st.App(
        Path(__file__),
        routes=[
            *world.routes(),
            *archive_serving.routes(),
            *changing.routes(),
            *serving.routes(),
        ],
    )
