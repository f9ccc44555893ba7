"""Corrections laid over what is found in articles."""

from __future__ import annotations

from datetime import date

from dashboard.articles.article import Article
from dashboard.atlas import Builder, build
from dashboard.journeys.model import Days
from dashboard.project import events
from dashboard.project.apply import Corrections
from dashboard.project.events import Scope
from dashboard.project.history import Done
from tests.project.tour import (
    AT,
    ENTEBBE,
    OTHER,
    TOUR,
    built,
    geoparser,
    mentions,
    names,
    ref,
    spot,
    stops,
)


def test_nothing_said_changes_nothing() -> None:
    assert built() == build((TOUR,), geoparser())
    assert names(built()) == ["Nairobi", "Kampala", "Kigali"]


def test_a_correction_of_a_merged_stop_holds_in_every_article() -> None:
    both = (TOUR, OTHER)
    plain = built(articles=both)
    kampala = ref(plain, "Kampala")
    assert {s.article for s in kampala.spots} == {"tour", "other"}
    assert "Kampala" not in names(built(events.StopDropped(kampala), articles=both))
    day = date(2024, 5, 6)
    dated = built(events.DaySet(kampala, day, day), articles=both)
    visit = next(s.visit for s in stops(dated) if s.visit.place.name == "Kampala")
    assert visit.days == Days(day, day)
    assert visit.disagreements == ()
    assert visit.borrowed == ()


def test_corrections_hold_in_a_text_that_has_changed() -> None:
    plain = built()
    changes = (
        events.PlaceChosen(spot(TOUR, "Nairobi"), Scope.MENTION, ENTEBBE),
        events.StopDropped(ref(plain, "Kigali")),
    )
    changed = Article("tour", "By our correspondent.\n\n" + TOUR.text, published=TOUR.published)
    atlas = built(*changes, articles=[changed])
    assert next(r.place for r in mentions(atlas, "Nairobi")) == ENTEBBE
    assert names(atlas) == ["Entebbe", "Kampala"]


def test_a_builder_reads_anew_only_the_article_that_a_correction_touches() -> None:
    parser = geoparser()
    builder = Builder(parser)
    both = (TOUR, OTHER)
    before = builder.build(both, Corrections([]))
    change = Done(1, AT, events.NotAPlace(spot(TOUR, "Kampala"), Scope.ARTICLE))
    after = builder.build(both, Corrections([change]))
    assert after == build(both, parser, Corrections([change]))
    assert after.resolutions["other"] is before.resolutions["other"]
    assert after.sentences["tour"] is before.sentences["tour"]
    assert builder.build(both, Corrections([])) == before


LIFE = Article(
    "life",
    "Anna Holm was born in Bergen in 1955. Anna Holm flew to Oslo on Monday.\n\n"
    "Berta Lund was born in Tromso in 1960.",
    published=date(2024, 5, 8),
)


def test_stations_follow_what_is_said_of_names() -> None:
    def whose(*changes: events.Change) -> list[tuple[str, str]]:
        atlas = built(*changes, articles=(LIFE,))
        return [(s.traveller, s.place.name) for s in atlas.stations]

    assert whose() == [("Anna Holm", "Bergen"), ("Berta Lund", "Tromsø")]
    renamed = whose(events.Renamed("Anna Holm", "A. Holm"))
    assert renamed == [("A. Holm", "Bergen"), ("Berta Lund", "Tromsø")]
    same = whose(events.SamePerson("Anna Holm", "Berta Lund"))
    assert same == [("Anna Holm", "Bergen"), ("Anna Holm", "Tromsø")]
    assert whose(events.NotAPerson("Berta Lund")) == [("Anna Holm", "Bergen")]


def test_stations_say_what_of_them_was_changed() -> None:
    other = Article("other", "Anna Holm was born in Bergen in 1955.", published=LIFE.published)

    def changed(*changes: events.Change) -> dict[str, list[str]]:
        atlas = built(*changes, articles=(LIFE, other))
        return {
            s.place.name: [edit.what for edit in s.edits if edit.at == AT] for s in atlas.stations
        }

    assert changed() == {"Bergen": [], "Tromsø": []}
    chosen = events.PlaceChosen(spot(LIFE, "Bergen"), Scope.ARTICLE, ENTEBBE)
    assert changed(chosen) == {"Entebbe": ["place"], "Bergen": [], "Tromsø": []}
    everywhere = events.PlaceChosen(spot(LIFE, "Bergen"), Scope.PROJECT, ENTEBBE)
    renamed = events.Renamed("Anna Holm", "A. Holm")
    assert changed(everywhere, renamed) == {"Entebbe": ["place", "traveller"], "Tromsø": []}
