"""Corrections laid over what is found in articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from dashboard.articles.article import Article
from dashboard.atlas import Atlas, Builder, build
from dashboard.journeys.model import Days, Status, Stop
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Kind, Place, Resolution
from dashboard.project import events
from dashboard.project.anchors import anchor
from dashboard.project.apply import Corrections
from dashboard.project.events import Scope, Spot, StopRef
from dashboard.project.history import Done

AT = "2024-05-06T07:08:09Z"
TOUR = Article(
    "tour",
    "NAIROBI, Kenya — Trade Minister Clara Voss arrived in Nairobi on Monday.\n\n"
    "She flew to Kampala on Tuesday. She flew to Kigali on Wednesday.\n\n"
    "Officials in Kampala said talks went well.",
    published=date(2024, 5, 8),
)
OTHER = Article(
    "other",
    "KAMPALA — Minister Klara Voss met reporters in Kampala on Tuesday, and Bo Ekman flew to "
    "Lusaka on Monday.",
    published=date(2024, 5, 8),
)
ENTEBBE = Place("233114", "Entebbe", 0.06, 32.46, "P", "PPL", "UG", "Central Region", 70000, "x")


@cache
def geoparser() -> Geoparser:
    return Geoparser(open_gazetteer())


def spot(article: Article, words: str, nth: int = 0) -> Spot:
    at = -1
    for _ in range(nth + 1):
        at = article.text.index(words, at + 1)
    return Spot(article.id, anchor(article.text, at, at + len(words)))


def built(*changes: events.Change, articles: Sequence[Article] = (TOUR,)) -> Atlas:
    done = [Done(n, AT, change) for n, change in enumerate(changes, start=1)]
    return build(articles, geoparser(), Corrections(done))


def stops(atlas: Atlas, traveller: str = "Clara Voss") -> list[Stop]:
    return [s for i in atlas.itineraries if i.traveller == traveller for s in i.stops]


def names(atlas: Atlas, traveller: str = "Clara Voss") -> list[str]:
    return [stop.visit.place.name for stop in stops(atlas, traveller)]


def mentions(atlas: Atlas, words: str, article: str = "tour") -> list[Resolution]:
    return [r for r in atlas.resolutions[article] if r.mention.text == words]


def ref(atlas: Atlas, place: str, traveller: str = "Clara Voss") -> StopRef:
    """The stop as a page names it: by the words of its place in its sentences."""
    stop = next(s for s in stops(atlas, traveller) if s.visit.place.name == place)
    articles = {article.id: article for article in atlas.articles}
    spots = []
    for said in stop.visit.evidence:
        sentence = atlas.sentences[said.article_id][said.index]
        text = articles[said.article_id].text
        start = max(text.find(place, sentence.start, sentence.end), sentence.start)
        end = start + len(place)
        spots.append(Spot(said.article_id, anchor(text, start, end)))
    return StopRef(traveller, stop.visit.place.id, place, tuple(spots))


def edits(stop: Stop) -> list[str]:
    return [edit.what for edit in stop.visit.edits if edit.at == AT]


def test_nothing_said_changes_nothing() -> None:
    assert built() == build((TOUR,), geoparser())
    assert names(built()) == ["Nairobi", "Kampala", "Kigali"]


def test_a_place_chosen_for_a_mention_moves_its_stop_and_is_marked() -> None:
    atlas = built(events.PlaceChosen(spot(TOUR, "Kampala"), Scope.MENTION, ENTEBBE))
    first, second = mentions(atlas, "Kampala")
    assert (first.place, first.score) == (ENTEBBE, 1.0)
    assert first.edit is not None
    assert (first.edit.what, first.edit.at) == ("place", AT)
    assert "Kampala" in [other.place.name for other in first.alternatives]
    assert second.place is not None and second.place.name == "Kampala"
    assert names(atlas) == ["Nairobi", "Entebbe", "Kigali"]
    assert edits(stops(atlas)[1]) == ["place"]
    assert [leg.end.visit.place.name for leg in atlas.itineraries[0].legs] == ["Entebbe", "Kigali"]


def test_a_place_chosen_for_an_article_or_the_project_reaches_the_same_words() -> None:
    both = (TOUR, OTHER)
    change = events.PlaceChosen(spot(TOUR, "Kampala"), Scope.ARTICLE, ENTEBBE)
    atlas = built(change, articles=both)
    assert [r.place for r in mentions(atlas, "Kampala")] == [ENTEBBE, ENTEBBE]
    assert ENTEBBE not in [r.place for r in mentions(atlas, "Kampala", "other")]
    change = events.PlaceChosen(spot(TOUR, "Kampala"), Scope.PROJECT, ENTEBBE)
    atlas = built(change, articles=both)
    assert [r.place for r in mentions(atlas, "Kampala", "other")] == [ENTEBBE]
    assert [r.place for r in mentions(atlas, "KAMPALA", "other")] == [ENTEBBE]


def test_a_name_that_was_missed_can_be_placed() -> None:
    article = Article("x", "Clara Voss flew to Blork Xyz on Monday.")
    change = events.PlaceChosen(spot(article, "Blork Xyz"), Scope.MENTION, ENTEBBE)
    atlas = built(change, articles=[article])
    assert [r.place for r in mentions(atlas, "Blork Xyz", "x")] == [ENTEBBE]
    assert names(atlas) == ["Entebbe"]


def test_what_is_no_place_is_on_no_map_and_on_no_route() -> None:
    atlas = built(events.NotAPlace(spot(TOUR, "Kampala"), Scope.ARTICLE))
    assert mentions(atlas, "Kampala") == []
    assert names(atlas) == ["Nairobi", "Kigali"]


def test_a_place_can_stand_for_its_government() -> None:
    atlas = built(events.Government(spot(TOUR, "Kampala", 1), Scope.MENTION))
    first, second = mentions(atlas, "Kampala")
    assert (first.mention.kind, second.mention.kind) == (Kind.LITERAL, Kind.METONYM)
    assert second.place is not None and second.edit is not None


def test_a_stop_is_confirmed_dropped_dated_and_given_another_status() -> None:
    plain = built()
    kampala, kigali = ref(plain, "Kampala"), ref(plain, "Kigali")
    day = date(2024, 5, 14)
    atlas = built(
        events.StopConfirmed(kampala),
        events.DaySet(kigali, day, day),
        events.StatusSet(kigali, Status.CANCELLED),
        events.StopDropped(ref(plain, "Nairobi")),
    )
    first, second = stops(atlas)
    assert (first.visit.place.name, edits(first)) == ("Kampala", ["confirmed"])
    assert (second.visit.days, second.visit.status) == (Days(day, day), Status.CANCELLED)
    assert edits(second) == ["day", "status"]
    assert atlas.itineraries[0].legs == ()


def test_a_stop_can_be_somebody_elses_or_elsewhere() -> None:
    kampala = ref(built(), "Kampala")
    atlas = built(events.TravellerSet(kampala, "Dora Lind"))
    assert names(atlas) == ["Nairobi", "Kigali"]
    assert names(atlas, "Dora Lind") == ["Kampala"]
    assert edits(stops(atlas, "Dora Lind")[0]) == ["traveller"]
    atlas = built(events.StopPlaced(kampala, ENTEBBE))
    assert names(atlas) == ["Nairobi", "Entebbe", "Kigali"]
    assert [r.place.name for r in mentions(atlas, "Kampala") if r.place] == ["Kampala"] * 2


def test_a_stop_is_added_where_its_day_or_its_sentence_puts_it() -> None:
    day = date(2024, 5, 7)
    said = spot(TOUR, "Officials")
    added = events.StopAdded(said, "Clara Voss", ENTEBBE, Status.VISITED, day, day)
    atlas = built(added)
    assert names(atlas) == ["Nairobi", "Kampala", "Entebbe", "Kigali"]
    stop = stops(atlas)[2]
    assert edits(stop) == ["added"]
    assert [ref.index for ref in stop.visit.evidence] == [3]
    assert len(atlas.itineraries[0].legs) == 3
    alone = built(events.StopAdded(said, "Dora Lind", ENTEBBE, Status.VISITED))
    assert names(alone, "Dora Lind") == ["Entebbe"]


def test_a_stop_is_moved_before_another_and_back_to_the_end() -> None:
    plain = built()
    nairobi, kampala = ref(plain, "Nairobi"), ref(plain, "Kampala")
    atlas = built(events.StopMoved(kampala, nairobi))
    assert names(atlas) == ["Kampala", "Nairobi", "Kigali"]
    assert edits(stops(atlas)[0]) == ["order"]
    assert [leg.start.visit.place.name for leg in atlas.itineraries[0].legs] == [
        "Kampala",
        "Nairobi",
    ]
    assert names(built(events.StopMoved(nairobi, None))) == ["Kampala", "Kigali", "Nairobi"]


def test_a_stop_is_moved_onto_another_trip() -> None:
    article = Article("tour", TOUR.text + " She visited Lusaka in 2019.", published=TOUR.published)
    plain = built(articles=[article])
    trips = [[s.visit.place.name for s in i.stops] for i in plain.itineraries]
    assert trips == [["Nairobi", "Kampala", "Kigali"], ["Lusaka"]]
    change = events.StopMoved(ref(plain, "Lusaka"), ref(plain, "Kampala"))
    (only,) = built(change, articles=[article]).itineraries
    assert [s.visit.place.name for s in only.stops] == ["Nairobi", "Lusaka", "Kampala", "Kigali"]


def test_two_names_are_one_person_or_two() -> None:
    both = (TOUR, OTHER)
    assert {i.traveller for i in built(articles=both).itineraries} == {"Clara Voss", "Bo Ekman"}
    apart = built(events.TwoPersons("Clara Voss", "Klara Voss"), articles=both)
    assert {i.traveller for i in apart.itineraries} == {"Clara Voss", "Klara Voss", "Bo Ekman"}
    same = built(events.SamePerson("Clara Voss", "Bo Ekman"), articles=both)
    assert {i.traveller for i in same.itineraries} == {"Clara Voss"}
    assert "Lusaka" in names(same)
    assert all("traveller" in edits(stop) for stop in stops(same))


def test_a_person_is_renamed_once_and_again_and_stops_are_still_found() -> None:
    first, second = (
        events.Renamed("Clara Voss", "Clara M. Voss"),
        events.Renamed("Clara M. Voss", "C. M. Voss-Berg"),
    )
    atlas = built(first, second)
    assert names(atlas, "C. M. Voss-Berg") == ["Nairobi", "Kampala", "Kigali"]
    kampala = ref(atlas, "Kampala", "C. M. Voss-Berg")
    assert names(built(first, second, events.StopDropped(kampala)), "C. M. Voss-Berg") == [
        "Nairobi",
        "Kigali",
    ]


def test_who_is_no_person_travels_nowhere() -> None:
    assert built(events.NotAPerson("Clara Voss")).itineraries == ()


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


VELLANO = Place("own:Port Vellano@1.5,40.5", "Port Vellano", 1.5, 40.5, "P", "PPL", source="mine")
VOYAGE = Article(
    "voyage",
    "Clara Voss arrived in Port Vellano on Monday. Port Vellano is small. The Port Vellanos do not "
    "count. She flew to Kigali on Wednesday.",
    published=date(2024, 5, 8),
)
SECOND = Article("second", "Dora Lind visited Port Vellano on Tuesday.", published=date(2024, 5, 8))


def test_a_place_of_ones_own_is_found_by_the_next_reading_wherever_it_is_named() -> None:
    added = events.PlaceAdded(spot(VOYAGE, "Port Vellano"), VELLANO)
    atlas = built(added, articles=(VOYAGE, SECOND))
    for article, count in ((VOYAGE, 2), (SECOND, 1)):
        own = [r for r in atlas.resolutions[article.id] if r.place == VELLANO]
        assert [r.mention.text for r in own] == ["Port Vellano"] * count
        assert all(r.edit and r.edit.at == AT for r in own)
        spans = [(r.mention.start, r.mention.end) for r in atlas.resolutions[article.id]]
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert names(atlas) == ["Port Vellano", "Kigali"]
    assert names(atlas, "Dora Lind") == ["Port Vellano"]


def test_a_confirmed_stop_is_sure() -> None:
    before = next(s.visit for s in stops(built()) if s.visit.place.name == "Kampala")
    ref = StopRef("Clara Voss", before.place.id, "Kampala", (spot(TOUR, "Kampala"),))
    after = next(
        s.visit for s in stops(built(events.StopConfirmed(ref))) if s.visit.place.name == "Kampala"
    )
    assert before.chance < after.chance == 1.0


def test_what_perhaps_was_becomes_a_stop_or_is_dropped() -> None:
    found = build((VOYAGE,), geoparser(), least=1.01)
    visit = next(v for v in found.doubts if v.place.name == "Kigali")
    ref = StopRef(visit.traveller, visit.place.id, "Kigali", (spot(VOYAGE, "Kigali"),))

    def after(change: events.Change) -> Atlas:
        return build((VOYAGE,), geoparser(), Corrections([Done(1, AT, change)]), least=1.01)

    sure = after(events.StopConfirmed(ref))
    assert [s.visit.place.name for i in sure.itineraries for s in i.stops] == ["Kigali"]
    assert sure.itineraries[0].stops[0].visit.chance == 1.0
    assert sure.itineraries[0].stops[0].visit.edits[0].what == "confirmed"
    none = after(events.StopDropped(ref))
    for atlas in (sure, none):
        assert "Kigali" not in [v.place.name for v in atlas.doubts]
    assert none.itineraries == ()


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


def test_a_stop_that_was_dropped_is_told_once_with_its_sentences_and_when() -> None:
    both = (TOUR, OTHER)
    plain = built(articles=both)
    assert plain.dropped == ()
    (gone,) = built(events.StopDropped(ref(plain, "Kampala")), articles=both).dropped
    assert (gone.traveller, gone.place.name) == ("Clara Voss", "Kampala")
    assert {said.article_id for said in gone.evidence} == {"tour", "other"}
    assert (gone.edits[-1].what, gone.edits[-1].at) == ("dropped", AT)
    first = events.Renamed("Clara Voss", "C. M. Voss")
    renamed = ref(built(first, articles=both), "Kampala", "C. M. Voss")
    assert built(first, events.StopDropped(renamed), articles=both).dropped[0].traveller == (
        "C. M. Voss"
    )


def test_what_perhaps_was_and_was_dropped_is_told_too() -> None:
    found = build((VOYAGE,), geoparser(), least=1.01)
    visit = next(v for v in found.doubts if v.place.name == "Kigali")
    gone = events.StopDropped(
        StopRef(visit.traveller, visit.place.id, "Kigali", (spot(VOYAGE, "Kigali"),))
    )
    atlas = build((VOYAGE,), geoparser(), Corrections([Done(1, AT, gone)]), least=1.01)
    assert [(v.place.name, v.edits[-1].what) for v in atlas.dropped] == [("Kigali", "dropped")]
