"""The part of the sidebar that chooses articles and travellers, and what its widgets are set to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.articles.article import Article
from dashboard.journeys.model import DRAWN, PERHAPS, Days
from dashboard.page import awaiting, counted, heard, narrowing
from dashboard.view.facets import Facets
from dashboard.view.filtering import chosen as shown
from dashboard.view.filtering import shows_life
from dashboard.view.model import TravellerView
from dashboard.view.quoting import labels
from dashboard.view.state import EVERYONE, Filters, named

_WIDGETS = (
    *("articles", "traveller", "with", "without", "life", *narrowing.KEYS, "perhaps", "kinds"),
    *("tiles", "geocoder"),
)


LISTS = ("articles", "sources", "countries", "traveller", "period")
"""The keys of the choices whose labels have counts."""

_PERHAPS = (
    f"Stops from {PERHAPS:.0%} to {DRAWN:.0%} sure. They are listed under the stops; switched on, "
    "they are on the map too, dotted and with a question mark. No route leads through them."
)


def hold(filters: Filters) -> None:
    """Sets the sidebar's widgets to what a link asks for; call it before they are drawn."""
    others, everyone = list(filters.others), filters.traveller == EVERYONE
    heard.set_widgets(
        {
            "articles": list(filters.articles),
            "traveller": filters.traveller,
            "with": [] if everyone else others,
            "without": others if everyone else [],
            **_settings(filters),
        }
    )


def _settings(filters: Filters) -> dict[str, object]:
    """What the widgets are set to whose keys are names of filters."""
    lists = {key: list(getattr(filters, key)) for key in (*narrowing.KEYS, "kinds")}
    return {**lists, "perhaps": filters.perhaps, "life": filters.life}


def _restore() -> None:
    """Sets widgets as they were last drawn whose state is gone: Streamlit forgets those that a run
    has not come to when it is begun anew."""
    last: Filters = st.session_state.get("filters drawn", Filters())
    for key, value in _settings(last).items():
        st.session_state.setdefault(key, value)


def held() -> tuple[object, ...]:
    """What the sidebar's widgets are set to."""
    values = (counted.meant(key) if key in LISTS else st.session_state.get(key) for key in _WIDGETS)
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)


def want(articles: Sequence[str], traveller: str | None) -> None:
    """Sets the sidebar's widgets so that articles, by their ids, are among those shown, and a
    traveller is; without one, the articles alone. Call it before the widgets are drawn."""
    if traveller is None:
        st.session_state["alone"] = list(articles)
        heard.set_widgets({"articles": list(articles)})
        return
    chosen = kept()
    shown = list(dict.fromkeys((*chosen, *articles))) if chosen else []
    heard.set_widgets({"articles": shown, "traveller": traveller})


def kept() -> list[str]:
    """The articles that the reader has chosen, by their ids; none where they are those that `want`
    showed alone, which nobody has asked to keep to."""
    chosen: list[str] = st.session_state.get("articles", [])
    return [] if chosen == st.session_state.get("alone") else chosen


def chosen_articles(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles chosen, or all of them where none is; `choose_articles` draws the choice."""
    last: Filters = st.session_state.get("filters drawn", Filters())
    st.session_state.setdefault("articles", list(last.articles))
    _keep("articles", (article.id for article in articles))
    chosen = set(st.session_state["articles"])
    return tuple(article for article in articles if not chosen or article.id in chosen)


def choose_articles(articles: Sequence[Article], counts: Mapping[str, int]) -> None:
    """Draws the choice of articles, each with how many stops it tells of, by its id, where that is
    known."""
    names = labels(articles)
    titled = Counter(article.title for article in articles)
    titles = {
        article.id: article.title
        if article.title and titled[article.title] == 1
        else names[article.id]
        for article in articles
    }
    counted.choose(
        "Articles",
        "articles",
        {
            id_: f"{title} · {counts[id_]}" if id_ in counts else title
            for id_, title in titles.items()
        },
        {0: "No articles", 1: "The one article"}.get(len(titles), f"All {len(titles)} articles"),
    )


def choose_filters(
    articles: Iterable[str],
    travellers: Sequence[TravellerView],
    count: Callable[[Filters], Facets],
    days: Days | None,
    on_days: Callable[[Days | None], None],
    *,
    is_reading: bool,
) -> Filters:
    """The filters as the widgets stand, `articles` being the ids chosen before; `count` says how
    many stops each choice would show. `days` are those shown, and `on_days` is called with others
    that are chosen. Where more articles are being read, those whom a link asks for are waited for
    (`awaiting`)."""
    _restore()
    asked = _choose_traveller(travellers, is_reading)
    life = _choose_life(travellers, asked)
    chosen = narrowing.held(
        Filters(
            tuple(articles),
            asked.filter,
            perhaps=st.session_state.get("perhaps", False),
            life=life,
            others=asked.others,
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is chosen, as it stands in the list and as it is filtered by: "" for whoever comes first;
    and the others beside him, or, of everyone, left out."""

    traveller: str | None
    filter: str
    others: tuple[str, ...]


def _choose_traveller(travellers: Sequence[TravellerView], is_reading: bool) -> _Asked:
    """Draws the choices of a traveller and of others."""
    stops, first = _offered(travellers), _first(travellers)
    names = {t.name: f"{t.name} (group)" if t.group else t.name for t in travellers}
    names[EVERYONE] = "Everyone"
    wanted = awaiting.asked_for("traveller")
    known = next((named(name, stops) for name in wanted), None)
    asked = known or first
    is_waiting = is_reading and bool(wanted) and known is None
    awaiting.note("traveller", wanted, (asked,) if asked else (), is_waiting)
    # Only where it changes: what a script sets outweighs what is clicked while it runs.
    if st.session_state.get("traveller") != asked:
        st.session_state["traveller"] = asked
    counted.note("traveller", {name: f"{names[name]} · {stops[name]}" for name in stops})
    traveller = st.selectbox(
        "Traveller",
        list(stops),
        key="traveller",
        format_func=lambda name: f"{names.get(name, name)} · {stops.get(name, '')}",
        placeholder="Nobody travels",
        disabled=not stops,
    )
    others = _choose_others(traveller or "", [t.name for t in travellers], is_reading)
    return _Asked(traveller, "" if traveller in (None, first) else traveller, others)


def _offered(travellers: Sequence[TravellerView]) -> dict[str, str]:
    """Whom one may choose, each with how many stops he has, in words; everyone where they are
    several."""
    stops = {t.name: _counted(t.stops, t.perhaps, t.stations) for t in travellers}
    if len(stops) > 1:
        stops[EVERYONE] = _counted(
            sum(t.stops for t in travellers),
            sum(t.perhaps for t in travellers),
            sum(t.stations for t in travellers),
        )
    return stops


def _first(travellers: Sequence[TravellerView]) -> str | None:
    """Who is shown where nobody is chosen: of people who only perhaps travelled, or have a life and
    no journey, nobody comes first."""
    if not travellers:
        return None
    sure = any(traveller.stops for traveller in travellers)
    return travellers[0].name if sure or len(travellers) == 1 else EVERYONE


def _choose_life(travellers: Sequence[TravellerView], asked: _Asked) -> bool:
    """Draws the switch between the life and the journey of one who has both: somebody who does not
    travel is shown by his life anyway, and several by their journeys."""
    one = next((t for t in travellers if t.name == asked.traveller and not asked.others), None)
    if one is None or not (one.stops and one.stations):
        return False
    return st.toggle(
        "Life instead of journey",
        key="life",
        help="Where the traveller was born, lived, studied, worked and died, in order of time.",
    )


def _choose_others(traveller: str, names: Sequence[str], is_reading: bool) -> tuple[str, ...]:
    """Who is shown beside a traveller, in the order in which they are chosen; or of everyone, who
    is left out."""
    everyone = traveller == EVERYONE
    key, offered = "without" if everyone else "with", [name for name in names if name != traveller]
    wanted = awaiting.asked_for(key)
    asked = [named(name, offered) for name in wanted]
    known = list(dict.fromkeys(name for name in asked if name is not None))
    awaiting.note(key, wanted, tuple(known), is_reading and None in asked)
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


def _keep(key: str, options: Iterable[str]) -> None:
    """Drops from a widget's values those that are no longer offered."""
    offered = set(options)
    values = st.session_state.get(key, [])
    if not offered.issuperset(values):
        st.session_state[key] = [value for value in values if value in offered]
