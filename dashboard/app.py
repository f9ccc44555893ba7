"""The page: `streamlit run dashboard/app.py`. Composition only.

Streamlit finds `app` in this file, which serves it as the page's script, and beside it the
addresses of `page/serving.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # Streamlit puts this file's folder there, not the repository's root
    sys.path.insert(0, str(ROOT))

from dashboard.articles.guard import fault  # noqa: E402
from dashboard.atlas import Atlas  # noqa: E402
from dashboard.browser import assets  # noqa: E402
from dashboard.errors import DatelineError  # noqa: E402
from dashboard.page import (  # noqa: E402
    adding,
    addresses,
    ahead,
    answering,
    archive,
    archive_serving,
    changing,
    choosing,
    counted,
    downloads,
    link,
    panels,
    period,
    project_panel,
    reader,
    resources,
    saving,
    serving,
    sockets,
    wording,
)
from dashboard.page import map as map_frame  # noqa: E402
from dashboard.page.desk import Desk, is_part  # noqa: E402
from dashboard.page.library import Reads  # noqa: E402
from dashboard.page.resources import Resources  # noqa: E402
from dashboard.page.started import Started, started_with  # noqa: E402
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
    link.note_back()  # first: a run that another one cuts short would forget it
    st.set_option("client.showErrorDetails", "none")  # the settings' file may not be read
    st.set_page_config("Dateline", assets.ICON, layout="wide")
    try:
        _draw()
    except MemoryError:
        raise
    except Exception as error:
        said = str(error) if isinstance(error, DatelineError) else fault(error)
        st.error(f"This page cannot be shown: {markdown_text(said)}")


class _Chosen(NamedTuple):
    """What the sidebar's widgets choose: articles by their ids, none for all, with the atlas of
    them as of a version of the project; the filters, the travellers' colours, street tiles; and
    whether more articles are being read."""

    articles: tuple[str, ...]
    version: int
    atlas: Atlas
    filters: Filters
    colors: dict[str, int]
    tiles_online: bool
    is_reading: bool


def _draw() -> None:
    panels.style()
    if folder := archive.asked_for(_arguments()):
        archive.show(folder)
        return
    # What comes and goes before the map does so in containers with keys: anything else would move
    # the elements behind it, and a map that moves is mounted anew, without its zoom and its pop-up.
    work, notices = st.container(key="work"), st.container(key="notices")
    try:
        with work:
            opened = resources.open_resources(_started())
    except DatelineError as error:
        with notices:
            panels.notices([str(error)])
        st.stop()
    page = st.container(key="page")
    with page:
        head, desk_box, map_box = (st.container(key=key) for key in ("head", "desk", "map"))
    with map_box:  # first: its frame loads while the rest is worked out
        map_frame.show(height=MAP_HEIGHT, key="map-frame")
    st.session_state["lost"] = False
    counted.recall(choosing.LISTS)
    link.follow()
    st.session_state["held"] = choosing.held()
    with work:
        _follow_wanted(opened)
    with st.sidebar:
        chosen = _choose(work, opened)
        token, view = _offer(opened, chosen)
    st.session_state["held"] = choosing.held()
    with notices:
        added, library = st.session_state.get("not added", ()), opened.library
        problems = (*opened.gazetteer.problems, *chosen.atlas.problems)
        panels.notices(
            [*st.session_state["problems"], *added, *library.problems, *map(str, problems)]
        )
    with head:
        panels.headline(view)
        reader.show_bar(token, period.held().days, answering.on_traveller)
    with desk_box:
        reader.show_desk(token, chosen.version)
    with page:
        with st.container(key="reader"):
            answering.reader_alone(
                token, opened.desk.name, chosen.version, view, chosen.filters, chosen.tiles_online
            )
        with st.container(key="tables"):
            reader.show_tables(token, period.held().days)


def _choose(work: DeltaGenerator, opened: Resources) -> _Chosen:
    """Draws the sidebar's choices and gives what is chosen; what takes long is told in `work`."""
    _, _, desk, library, geoparser = opened
    st.title("Dateline", anchor=False)
    st.caption("Where the news happened, who went there, and the sentence that says so.")
    st.button("Add articles…", type="primary", width="stretch", on_click=adding.open_dialog)
    list_of_articles = st.container()  # drawn when it is known how many stops each tells of
    articles = choosing.chosen_articles(library.articles)
    every = len(articles) == len(library.articles)
    wanted = () if every else tuple(article.id for article in articles)
    with work, st.spinner("Reading the articles…"):
        state, atlas = desk.atlas(wanted, geoparser)
    travellers = filtering.travellers(atlas, perhaps=st.session_state.get("perhaps", False))
    colors = _colors(traveller.name for traveller in travellers)
    is_reading = is_part(atlas, articles)
    link.open_asked(atlas, (traveller.name for traveller in travellers), is_reading)
    filters = choosing.choose_filters(
        wanted,
        travellers,
        lambda chosen: facets(atlas, chosen),
        period.held().days,
        period.choose,
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
    if adding.is_asked() or adding.is_open():
        adding.add_articles(
            library, desk.name, lambda new: desk.add(answering.session_id(), new), _reads()
        )
    return _Chosen(wanted, state.version, atlas, filters, colors, tiles_online, is_reading)


def _offer(opened: Resources, chosen: _Chosen) -> tuple[str, View]:
    """Puts the view of what is chosen on the shelf, and draws what takes it away and the project;
    gives the view and its token."""
    started, gazetteer, desk, _, geoparser = opened
    _, version, atlas, filters, colors, _, is_reading = chosen
    origin = serving.Origin(desk, chosen.articles, geoparser, gazetteer, answering.session_id())
    token, shown = serving.SHELF.offer(
        atlas, filters, colors, st.session_state.get("token"), origin, version
    )
    st.session_state["token"] = token
    view, days = _view(shown, origin), period.held()
    if not is_reading:
        wording.word_ahead(shown)
    offer = partial(downloads.downloads, filters=filters, colors=colors, days=lambda: days.days)
    left, right = st.columns(2)
    with left:
        downloads.export(view.title, saving.guarded(atlas, origin, offer))
    with right:
        project_panel.show(desk, started.project, answering.session_id(), others=not started.shared)
    return token, view


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


def _follow_wanted(opened: Resources) -> None:
    """Has the page show the articles that were just added, or that the reader asks for: the first
    is opened, the one who travels most in them is chosen, and if nobody does, they alone."""
    wanted: tuple[str, ...] = st.session_state.get("wanted", ())
    if not wanted:
        return
    link.ask(State(article=wanted[0]))
    articles = opened.library.articles
    kept = set(choosing.kept()) or {a.id for a in articles}
    here = [a.id for a in articles if a.id in kept.union(wanted)]
    with st.spinner("Reading the articles…"):
        _, atlas = opened.desk.atlas(() if len(here) == len(articles) else here, opened.geoparser)
    choosing.want(wanted, filtering.travelling(atlas, wanted))


def _colors(travellers: Iterable[str]) -> dict[str, int]:
    """The numbers of the travellers' colours, which stay theirs as long as the session."""
    colors: dict[str, int] = st.session_state.setdefault("colors", {})
    colors.update(recalled(travellers, colors))
    return colors


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


if __name__ == "__main__":
    main()
else:
    of_archive = archive.asked_for(_arguments())
    if of_archive:
        archive.begin(of_archive)
    app = st.App(
        Path(__file__),
        routes=[
            *ahead.routes(archive=of_archive is not None),
            *addresses.routes(),
            *archive_serving.routes(),
            *changing.routes(),
            *serving.routes(),
        ],
        lifespan=sockets.at_once,
    )
