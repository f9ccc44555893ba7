"""What is built and shown after a correction, of which most was found before it, is what is found
without knowing anything."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import Builder, build
from dashboard.project import events
from dashboard.project.apply import Corrections
from dashboard.project.events import Change, Scope
from dashboard.project.history import Done
from dashboard.view.build import Shown
from dashboard.view.state import EVERYONE, Filters
from tests.project.tour import AT, ENTEBBE, OTHER, TOUR, geoparser, ref, spot

THIRD = Article(
    "third",
    "Minister Clara Voss will travel to Lusaka on Friday. Bo Ekman arrived in Nairobi on "
    "Thursday.\n\nEkman may have been to Kigali. Dora Lind was born in Kampala and lives "
    "in Uganda.",
    published=date(2024, 5, 9),
)
FOURTH = Article(
    "fourth",
    "Voss left for Kigali on Tuesday. Ekman met Clara Voss in Lusaka on Monday, and the summit "
    "there ended on Tuesday.",
    published=date(2024, 5, 10),
)
ARTICLES = (TOUR, OTHER, THIRD, FOURTH)


def changes() -> list[Change]:
    """Corrections one after the other, each of which something comes of."""
    plain = build(ARTICLES, geoparser())
    kampala, lusaka = ref(plain, "Kampala"), ref(plain, "Lusaka", "Bo Ekman")
    day = date(2024, 5, 2)
    return [
        events.StopConfirmed(kampala),
        events.DaySet(lusaka, day, day),
        events.StopMoved(kampala, ref(plain, "Nairobi")),
        events.PlaceChosen(spot(TOUR, "Kampala"), Scope.ARTICLE, ENTEBBE),
        events.Renamed("Bo Ekman", "B. Ekman"),
        events.SamePerson("B. Ekman", "Dora Lind"),
        events.StopDropped(lusaka),
        events.NotAPlace(spot(THIRD, "Uganda"), Scope.PROJECT),
    ]


@pytest.mark.parametrize("filters", [Filters(traveller=EVERYONE, perhaps=True), Filters()])
def test_what_is_found_again_is_what_is_found_anew(filters: Filters) -> None:
    builder, made, atlas = Builder(geoparser()), changes(), None
    shown: Shown | None = None
    for count in (*range(len(made) + 1), 6, 3, 0):
        done = [Done(n, AT, change) for n, change in enumerate(made[:count], start=1)]
        before, atlas = atlas, builder.build(ARTICLES, Corrections(done))
        anew = build(ARTICLES, geoparser(), Corrections(done))
        assert atlas == anew != before
        shown = Shown(atlas, filters, None, None, shown and shown.sources)
        assert shown.whole() == Shown(anew, filters).whole()


def test_whose_articles_have_changed_is_found_anew() -> None:
    builder = Builder(geoparser())
    for articles in (ARTICLES[:3], ARTICLES, ARTICLES[::-1], ARTICLES[1:]):
        assert builder.build(articles) == build(articles, geoparser())
