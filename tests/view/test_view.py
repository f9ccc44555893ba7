"""What the screen shows of an atlas, for one set of filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.articles.article import Article, Edit, SentenceRef
from dashboard.atlas import build as build_atlas
from dashboard.journeys.model import Days, Leg, Precision, Status, Stop, Visit
from dashboard.places.place import Kind, Place
from dashboard.view import parts, words
from dashboard.view.build import Shown, build
from dashboard.view.colors import color, recalled
from dashboard.view.filtering import narrowed, travellers
from dashboard.view.model import PlaceView, View
from dashboard.view.quoting import labels
from dashboard.view.state import EVERYONE, Filters, State, Sure
from tests.fixtures import PLACES, articles, atlas, itinerary
from tests.journeys.test_growth import steps
from tests.places.parsing import geoparser

KIM = "Kim Jong Un"


@pytest.fixture(scope="module")
def view() -> View:
    return build(atlas())


def place(view: View, name: str) -> PlaceView:
    return next(place for place in view.places if place.name == name)


def test_the_longest_journey_is_shown_first_and_numbered_along_the_way(view: View) -> None:
    assert [traveller.name for traveller in view.travellers] == [KIM]
    assert [(stop.number, stop.place_name, stop.when) for stop in view.stops] == [
        ("", "Russia", "Tue 12 Sep"),
        ("1", "Vostochny Cosmodrome", "Wed 13 Sep"),
        ("2", "Komsomolsk-on-Amur", "Fri 15 Sep"),
        ("3", "Vladivostok", ""),
        ("a", "Vladivostok", "April 2019"),
        ("b", "Vietnam", "February 2019"),
    ]
    assert view.stops[3].when_text == "next"
    assert (view.stops[3].km, view.stops[3].bearing) == (913, "SW")


DOUBT = Visit(
    KIM,
    PLACES["Seoul"],
    Status.VISITED,
    None,
    None,
    Precision.NONE,
    (SentenceRef(articles()[0].id, 0),),
    "rule",
    chance=0.55,
    reasons=("nobody is named near the place",),
)


@pytest.mark.parametrize("shown", [False, True])
def test_what_perhaps_was_is_told_apart_and_on_the_map_only_if_asked_for(shown: bool) -> None:
    certain = build(atlas())
    seen = build(replace(atlas(), doubts=(DOUBT,)), Filters(perhaps=shown))
    assert (seen.stops, seen.legs, seen.focus) == (certain.stops, certain.legs, certain.focus)
    (stop,) = seen.perhaps
    assert (stop.place_name, stop.chance, stop.perhaps, stop.trip, stop.number, stop.km) == (
        "Seoul",
        0.55,
        True,
        0,
        "",
        None,
    )
    assert stop.reasons == DOUBT.reasons and stop.quotes
    assert place(seen, "Seoul").role == ("perhaps" if shown else "named")


def test_what_is_below_perhaps_is_not_listed_nor_what_others_perhaps_did() -> None:
    told = replace(atlas(), doubts=(replace(DOUBT, chance=0.39), replace(DOUBT, traveller="Rao")))
    assert build(told).perhaps == ()
    everyone = build(told, Filters(traveller=EVERYONE))
    assert [stop.traveller for stop in everyone.perhaps] == ["Rao"]
    shown = Filters(traveller=EVERYONE, perhaps=True)
    assert [v.traveller for v in narrowed(told, shown).doubts] == ["Rao"]
    assert narrowed(told, Filters(traveller=EVERYONE)).doubts == ()


def test_who_perhaps_travelled_is_offered_where_that_is_shown_and_below_who_did() -> None:
    told = replace(atlas(), doubts=(replace(DOUBT, traveller="Rao"), DOUBT))
    names = [traveller.name for traveller in travellers(told)]
    *before, last = travellers(told, perhaps=True)
    assert [traveller.name for traveller in before] == names
    assert (last.name, last.stops, last.perhaps) == ("Rao", 0, 1)
    rao = build(told, Filters(traveller="Rao", perhaps=True))
    assert [stop.traveller for stop in rao.perhaps] == ["Rao"]
    assert (rao.stops, rao.legs, place(rao, "Seoul").role) == ((), (), "perhaps")
    assert rao.focus == (PLACES["Seoul"].id,)


def test_where_nobody_is_sure_to_have_travelled_everything_that_perhaps_was_is_told() -> None:
    doubts = (replace(DOUBT, traveller="Rao"), DOUBT)
    told = replace(atlas(), itineraries=(), doubts=doubts)
    for filters in (Filters(), Filters(perhaps=True)):
        seen = build(told, filters)
        assert [stop.traveller for stop in seen.perhaps] == ["Rao", KIM]
        assert seen.title == "Places named in 2 articles"
        assert all(article.tells for article in seen.articles)


def test_a_place_that_only_perhaps_was_a_stop_says_so_in_place_of_why_it_is_none() -> None:
    told = replace(atlas(), doubts=(DOUBT,))
    seoul = place(build(told, Filters(perhaps=True)), "Seoul")
    assert seoul.why_off_route == ""
    (stop,) = build(told).perhaps
    assert stop.sure == "55 % sure"
    quoted = {(quote.article, quote.sentence) for quote in stop.quotes}
    assert quoted.isdisjoint((quote.article, quote.sentence) for quote in seoul.quotes)
    assert place(build(told), "Seoul").why_off_route


def test_others_are_shown_beside_a_traveller_in_the_order_asked_for() -> None:
    others = ("Sergey Lavrov", "Vladimir Putin", KIM, "Nobody")
    seen = build(atlas(), Filters(others=others))
    assert [traveller.name for traveller in seen.travellers] == [KIM, *others[:2]]
    assert list(dict.fromkeys(stop.traveller for stop in seen.stops)) == [KIM, *others[:2]]
    plain = {traveller.name: traveller.color for traveller in travellers(atlas())}
    assert all(traveller.color == plain[traveller.name] for traveller in seen.travellers)
    led = build(atlas(), Filters(traveller="Vladimir Putin", others=("Sergey Lavrov",)))
    assert led.title.startswith("The journeys of Vladimir Putin and Sergey Lavrov, told in ")


def test_some_are_left_out_of_everyone() -> None:
    told = replace(atlas(), doubts=(replace(DOUBT, traveller="Rao"), DOUBT))
    seen = build(told, Filters(traveller=EVERYONE, others=(KIM,)))
    assert KIM not in {traveller.name for traveller in seen.travellers}
    assert seen.travellers and all(stop.traveller != KIM for stop in seen.stops)
    assert [stop.traveller for stop in seen.perhaps] == ["Rao"]
    assert seen.title == f"All journeys but {KIM}’s in 2 articles"
    why = place(seen, "Komsomolsk-on-Amur").why_off_route
    assert why == f"Visited by {KIM}, whose journey is not shown."
    assert narrowed(told, Filters(traveller=EVERYONE, others=(KIM,))).itineraries == tuple(
        itinerary for itinerary in told.itineraries if itinerary.traveller != KIM
    )


def test_a_journey_through_countries_only_is_numbered_too() -> None:
    places = [PLACES["Vietnam"], PLACES["Ukraine"]]
    ref = SentenceRef(articles()[0].id, 0)
    visits = [
        Visit(KIM, where, Status.VISITED, None, None, Precision.NONE, (ref,), "rule")
        for where in places
    ]
    told = replace(atlas(), itineraries=(itinerary(KIM, 1, visits),))
    assert [stop.number for stop in build(told).stops] == ["1", "2"]


def test_stops_without_a_sequence_share_a_number_and_cancelled_ones_have_none() -> None:
    ref = SentenceRef(articles()[0].id, 0)
    statuses = (Status.VISITED, Status.VISITED, Status.CANCELLED, Status.PLANNED)
    stops = tuple(
        Stop(Visit(KIM, where, status, None, None, Precision.NONE, (ref,), "rule"), order)
        for where, status, order in zip(
            (PLACES["Seoul"], PLACES["Sochi"], PLACES["Kyiv"], PLACES["Moscow"]),
            statuses,
            (1, 1, 2, 3),
            strict=True,
        )
    )
    told = replace(atlas(), itineraries=(replace(itinerary(KIM, 1, []), stops=stops),))
    assert [stop.number for stop in build(told).stops] == ["1", "1", "×", "2"]


def test_every_place_that_is_named_is_shown_with_why_it_is_on_no_route(view: View) -> None:
    assert place(view, "Andriivka").why_off_route == "Nobody went there."
    assert place(view, "Andriivka").radius_km == 3.0
    assert "Vladimir Putin" in place(view, "Sochi").why_off_route
    assert "Washington" not in {place.name for place in view.places}
    governments = build(atlas(), Filters(kinds=(Kind.METONYM,)))
    assert place(governments, "Washington").why_off_route == "Stands for the government."
    assert "Andriivka" not in {place.name for place in governments.places}
    assert "Sochi" in {place.name for place in governments.places}


def test_quotes_mark_the_place_in_the_words_of_the_article(view: View) -> None:
    for shown in view.places:
        quotes = [*shown.quotes, *(quote for stop in shown.stops for quote in stop.quotes)]
        assert quotes
        for quote in quotes:
            for start, end in quote.marks:
                assert quote.text[start:end] in {
                    shown.name,
                    "Russian",
                    "North Korean",
                    "South Korean",
                }


def test_the_reader_shows_the_article_word_for_word(view: View) -> None:
    for article, shown in zip(articles(), view.articles, strict=True):
        sentences = [sentence for paragraph in shown.paragraphs for sentence in paragraph]
        assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
        text = " ".join("".join(s.text for s in sentence.segments) for sentence in sentences)
        assert text.split() == article.text.split()
    headings = [s for p in view.articles[0].paragraphs for s in p if s.heading]
    assert headings[0].segments[0].text == "Putin vows not to defy sanctions"


def test_a_name_across_the_end_of_a_sentence_is_shown_once() -> None:
    text = "He went to Lima. Oslo was cold. She left Oslo."
    found = build_atlas([Article("a", text)], geoparser())
    whole = replace(found.resolutions["a"][0].mention, start=11, end=21, text=text[11:21])
    first = replace(found.resolutions["a"][0], mention=whole)
    both = replace(found, resolutions={"a": (first, *found.resolutions["a"][2:])})
    view = build(both)
    sentences = [s for paragraph in view.articles[0].paragraphs for s in paragraph]
    assert ["".join(segment.text for segment in s.segments) for s in sentences] == [
        "He went to Lima.", "Oslo was cold.", "She left Oslo.",
    ]  # fmt: skip
    parts = [g.text for s in sentences for g in s.segments if g.place and g.place == first.place.id]
    assert parts == ["Lima.", "Oslo"]
    quoted = [quote for place in view.places for quote in place.quotes]
    assert all(end <= len(quote.text) for quote in quoted for _, end in quote.marks)
    assert "Lima." in {quote.text[a:b] for quote in quoted for a, b in quote.marks}


def test_the_readers_links_lead_to_places_that_are_shown(view: View) -> None:
    segments = [
        segment
        for article in view.articles
        for paragraph in article.paragraphs
        for sentence in paragraph
        for segment in sentence.segments
    ]
    ids = {shown.id for shown in view.places}
    linked = {segment.place for segment in segments if segment.place}
    assert linked == ids
    assert any(s.text == "Washington" and not s.place for s in segments)


def test_shared_wording_and_what_is_borrowed_are_said(view: View) -> None:
    assert view.stops[0].same_wording == "the same wording: one source"
    assert view.stops[1].borrowed.startswith("the date is from AP, sentence ")
    assert view.stops[2].same_wording == ""
    assert "one source" in view.wording[0]
    second = view.articles[0].paragraphs[1][0]
    assert second.same_as == "AP, sentence 2"
    assert second.evidence


def test_an_article_alone_borrows_nothing() -> None:
    alone = build(atlas(articles()[:1]))
    assert [stop.place_name for stop in alone.stops] == [
        "Russia",
        "Komsomolsk-on-Amur",
        "Vladivostok",
        "Vladivostok",
    ]
    assert not any(stop.borrowed or stop.same_wording for stop in alone.stops)
    assert alone.wording == ()


def test_the_map_is_fitted_to_the_numbered_stops_of_the_journey(view: View) -> None:
    assert view.focus == tuple(stop.place for stop in view.stops[1:4])
    past = build(atlas(), Filters(statuses=(Status.PAST,)))
    assert past.focus == (PLACES["Vladivostok"].id, PLACES["Vietnam"].id)
    nobody = build(replace(atlas(), itineraries=()))
    assert nobody.stops == ()
    assert PLACES["Seoul"].id in nobody.focus
    assert PLACES["Russia"].id not in nobody.focus


def test_without_articles_there_is_an_empty_view() -> None:
    empty = build(atlas([]))
    assert (empty.articles, empty.places, empty.stops, empty.focus) == ((), (), (), ())


def test_a_leg_follows_the_geodesic_over_the_antimeridian() -> None:
    fiji, samoa = (
        Place("f", "Suva", -18.14, 178.44, "P", "PPLC"),
        Place("s", "Apia", -13.83, -171.76, "P", "PPLC"),
    )
    ref = SentenceRef(articles()[0].id, 0)
    start, end = (
        Stop(Visit(KIM, where, Status.VISITED, None, None, Precision.NONE, (ref,), "r"), order)
        for order, where in enumerate((fiji, samoa))
    )
    leg = Leg(start, end, 1150.0, 66.5, (ref,))
    told = replace(itinerary(KIM, 1, []), stops=(start, end), legs=(leg,))
    (shown,) = build(replace(atlas(), itineraries=(told,))).legs
    longitudes = [lon for _, lon in shown.points]
    assert longitudes == sorted(longitudes)
    assert longitudes[-1] == pytest.approx(188.24)
    assert len(longitudes) == 13


@pytest.mark.parametrize(("chance", "is_unsure"), [(0.3, True), (0.5, False)])
def test_a_leg_to_or_from_a_place_that_is_likelier_another_is_unsure(
    chance: float, is_unsure: bool
) -> None:
    told, name = atlas(), "Komsomolsk-on-Amur"
    resolutions = {
        article: tuple(
            replace(r, score=chance) if r.place and r.place.name == name else r for r in found
        )
        for article, found in told.resolutions.items()
    }
    shown = build(replace(told, resolutions=resolutions))
    doubted = place(shown, name)
    assert [p.name for p in shown.places if p.unsure] == ([name] if is_unsure else [])
    for leg in shown.legs:
        at_its_end = is_unsure and doubted.id in (leg.start, leg.end)
        assert leg.unsure == at_its_end
        assert leg.note == (f"Where {name} is, is not sure." if at_its_end else "")
    notes = [bool(stop.way_note) for stop in shown.stops]
    assert notes == [False, False, is_unsure, is_unsure, False, False]


def test_one_sure_mention_of_a_place_is_enough() -> None:
    told = atlas()
    first, *rest = [r for found in told.resolutions.values() for r in found if r.place]
    again = replace(first, score=0.1)
    assert first.place is not None
    sure = replace(told, resolutions={"a": (first, again, *rest)})
    assert first.place.id not in sure.unsure_places()
    alone = replace(told, resolutions={"a": (again,)})
    assert alone.unsure_places() == {first.place.id}


def test_which_ends_of_a_leg_are_not_sure_is_said_in_one_sentence() -> None:
    ref = SentenceRef("a", 0)
    there, then = (
        Visit(KIM, PLACES[name], Status.VISITED, None, None, Precision.NONE, (ref,), "rule")
        for name in ("Sochi", "Kyiv")
    )
    both = {PLACES["Sochi"].id, PLACES["Kyiv"].id}
    assert words.unsure([there, then], both) == "Where Sochi and Kyiv are, is not sure."
    assert words.unsure([there, there], both) == "Where Sochi is, is not sure."
    assert words.unsure([there, then], set()) == ""


def test_what_is_exported_is_what_is_shown() -> None:
    filters = Filters(traveller="Vladimir Putin", statuses=(Status.VISITED,), kinds=())
    left = narrowed(atlas(), filters)
    assert [s.visit.place.name for i in left.itineraries for s in i.stops] == ["Sochi"]
    named = {r.place.name for found in left.resolutions.values() for r in found if r.place}
    assert named == {"Sochi"}


def test_one_journey_is_shown_with_what_its_own_articles_name() -> None:
    first, second = articles()
    all_told = atlas()
    alone = replace(
        all_told,
        itineraries=tuple(i for i in all_told.itineraries if i.traveller == "Vladimir Putin"),
    )
    told = {
        ref.article_id
        for journey in alone.itineraries
        for stop in journey.stops
        for ref in stop.visit.evidence
    }
    assert told == {second.id}
    shown = build(all_told, Filters(traveller="Vladimir Putin"))
    assert shown.title == "The journey of Vladimir Putin, told in 1 of 2 articles"
    assert [(a.id, a.tells) for a in shown.articles] == [(second.id, True), (first.id, False)]
    quotes = [q for p in shown.places for q in (*p.quotes, *(q for s in p.stops for q in s.quotes))]
    assert {quote.article for quote in quotes} == {second.id}
    assert {name.quote.article for name in shown.unplaced} <= {second.id}
    exported = narrowed(all_told, Filters(traveller="Vladimir Putin"))
    assert exported.resolutions[first.id] == ()
    everyone = build(all_told, Filters(traveller=EVERYONE))
    assert everyone.title == "All journeys in 2 articles"
    assert {q.article for p in everyone.places for q in p.quotes} == {first.id, second.id}


def test_what_the_filters_hide_is_said(view: View) -> None:
    assert view.hidden == 0
    none = build(atlas(), Filters(statuses=()))
    assert (none.stops, none.hidden) == ((), 6)
    assert none.title == f"The journey of {KIM}, told in 2 articles: no stops"
    some = build(atlas(), Filters(statuses=(Status.VISITED, Status.PAST, Status.CANCELLED)))
    assert some.title.endswith(": visited, earlier and called off stops")
    hidden = place(none, "Vostochny Cosmodrome").why_off_route
    assert hidden == f"Visited by {KIM}, which the filter “Stops” hides."
    others = place(view, "Sochi").why_off_route
    assert "Vladimir Putin" in others
    assert others.startswith("Visited by ")
    assert others.endswith(" not shown.")


@pytest.mark.parametrize(
    ("travellers", "said"),
    [
        (("Ann",), "To be visited by Ann, whose journey is not shown."),
        (("Ann", "Bo"), "To be visited by Ann and Bo, whose journeys are not shown."),
        (tuple("ABCDE"), "To be visited by A, B, C and 2 more, whose journeys are not shown."),
    ],
)
def test_whose_stop_a_place_is_is_said_in_one_sentence(
    travellers: tuple[str, ...], said: str
) -> None:
    assert words.left_out(Status.PLANNED, travellers, True) == said


def test_a_score_is_said_in_per_cent_and_never_as_certain() -> None:
    assert [words.sure(score) for score in (0.5, 0.904, 1.0)] == [
        "50 % sure",
        "90 % sure",
        "99 % sure",
    ]


@pytest.mark.parametrize(
    ("traveller", "telling", "said"),
    [
        ("", 14, "Places named in 14 articles"),
        (EVERYONE, 14, "All journeys in 14 articles"),
        ("Ann", 1, "The journey of Ann, told in 1 of 14 articles"),
        ("Ann", 14, "The journey of Ann, told in 14 articles"),
    ],
)
def test_what_is_shown_is_headed_in_words(traveller: str, telling: int, said: str) -> None:
    assert Filters(traveller=traveller).words(telling, 14) == said


def test_travellers_keep_their_colours_when_others_come_and_go() -> None:
    before = recalled(["Baek Ha Eun", "Ann Lee"], {})
    assert before == {"Baek Ha Eun": 0, "Ann Lee": 1}
    after = recalled(["Cy Twombly", "Ann Lee", "Baek Ha-eun"], before)
    assert after == {"Cy Twombly": 2, "Ann Lee": 1, "Baek Ha-eun": 0}
    assert len(set(recalled(["Baek Ha Eun", "Baek Ha-eun"], before | after).values())) == 2


def test_no_two_of_hundreds_of_travellers_share_a_colour() -> None:
    assert len({color(number) for number in range(600)}) == 600


def test_articles_have_names_that_tell_them_apart() -> None:
    first, second = articles()
    assert labels([first, second]) == {first.id: first.title, second.id: "AP"}
    twins = [replace(first, id=name, title="T", source="S") for name in ("a", "b")]
    assert labels(twins) == {"a": "a", "b": "b"}


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        (date(2023, 9, 13), date(2023, 9, 13), Precision.DAY, "Wed 13 Sep"),
        (date(2022, 9, 13), date(2022, 9, 13), Precision.DAY, "Tue 13 Sep 2022"),
        (date(2023, 9, 12), date(2023, 9, 14), Precision.SPAN, "12–14 Sep"),
        (date(2023, 8, 30), date(2023, 9, 2), Precision.SPAN, "30 Aug – 2 Sep"),
        (date(2019, 4, 1), date(2019, 4, 30), Precision.MONTH, "April 2019"),
        (date(2019, 12, 1), date(2020, 2, 29), Precision.SEASON, "Dec 2019–Feb 2020"),
        (date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR, "2019"),
    ],
)
def test_days_are_said_as_exactly_as_they_are_known(
    first: date, last: date, precision: Precision, said: str
) -> None:
    assert words.when(Days(first, last), precision, 2023) == said


@given(
    st.builds(
        Filters,
        st.lists(st.text(), unique=True).map(tuple),
        st.text() | st.just(EVERYONE),
        st.sets(st.sampled_from(Status)).map(lambda s: tuple(x for x in Status if x in s)),
        st.sets(st.sampled_from(Kind)).map(lambda s: tuple(x for x in Kind if x in s)),
        st.booleans(),
        st.booleans(),
        st.lists(st.text(), unique=True).map(tuple),
        st.lists(st.text(), unique=True).map(tuple),
        st.lists(st.text(), unique=True).map(tuple),
        st.sets(st.sampled_from(Sure)).map(lambda s: tuple(x for x in Sure if x in s)),
    ),
    st.none() | st.text(),
    st.none() | st.text(),
    st.none() | st.tuples(st.dates(), st.dates()).map(lambda days: Days(*sorted(days))),
)
def test_a_url_holds_the_whole_state(
    filters: Filters, article: str | None, sentence: str | None, days: Days | None
) -> None:
    state = State(filters, article, sentence if article is not None else None, days)
    assert State.from_query(state.to_query()) == state


@pytest.mark.parametrize(
    "asked", ["", "2023", "2023-09-15..2023-09-12", "2023-02-30..2023-03-01", "a..b", "1..2..3"]
)
def test_days_that_are_none_are_all_days(asked: str) -> None:
    assert State.from_query({"days": [asked]}).days is None


def test_a_file_of_some_days_has_what_may_have_been_on_them() -> None:
    told = atlas()
    days = Days(date(2023, 9, 13), date(2023, 9, 14))
    left = narrowed(told, Filters(), days)
    names = [stop.visit.place_name for i in left.itineraries for stop in i.stops]
    assert names == ["Vostochny Cosmodrome"]
    assert all(itinerary.legs == () for itinerary in left.itineraries)
    doubtful = replace(told, doubts=(DOUBT, replace(DOUBT, days=days)))
    shown = narrowed(doubtful, Filters(perhaps=True), days)
    assert [visit.days for visit in shown.doubts] == [days]


def test_a_url_that_asks_for_what_is_not_there_is_answered_in_words() -> None:
    told = atlas()
    known = told.articles[0].id
    for query, asked, opened in (
        ({"article": ["<b>"]}, "<b>", None),
        ({"article": [known], "sentence": ["34"]}, "34", known),
        ({"article": [known], "sentence": ["٣"]}, "٣", known),
        ({"article": [known], "sentence": ["7" * 5000]}, "7" * 59 + "…", known),
        ({"traveller": ["Nobody"]}, "Nobody", None),
        ({"with": ["Nobody"]}, "Nobody", None),
        ({"traveller": [EVERYONE], "without": ["Nobody"]}, "Nobody", None),
        ({"articles": ["gone"]}, "gone", None),
    ):
        state = State.from_query(query)
        (problem,) = state.problems(told.sentences, [KIM])
        assert f"“{asked}”" in problem
        assert state.opened(told.sentences) == opened
    good = State.from_query({"article": [known], "sentence": ["33"]})
    assert good.opened(told.sentences) == SentenceRef(known, 33)
    assert not list(good.problems(told.sentences, [KIM]))


GERMAN = (
    "Der Minister reiste am Montag nach Oslo und sprach dort mit dem König über die Zukunft der "
    "Eisenbahn. Danach fuhr er mit dem Zug nach Bergen, wo ihn viele Menschen am Bahnhof begrüßten "
    "und wo er am Abend eine Rede hielt. Am Dienstag kehrte er wieder nach Hause zurück."
)


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        ([GERMAN], "German"),
        ([GERMAN, "The weather in Lisbon was fine, and nobody went anywhere at all."], ""),
        (["The weather in Lisbon was fine, and nobody went anywhere at all."], ""),
    ],
)
def test_the_language_is_told_where_no_article_is_in_english(texts: list[str], language: str):
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    assert build(build_atlas(articles, geoparser())).foreign == language


def test_quotes_are_used_again_only_of_articles_in_which_the_same_was_found() -> None:
    whole = atlas()
    first, second = (article.id for article in whole.articles)
    before = Shown(whole, Filters(traveller=EVERYONE))
    assert before.view.places
    fewer = {**whole.resolutions, second: whole.resolutions[second][:3]}
    changed = replace(whole, resolutions=fewer)
    after = Shown(changed, Filters(traveller=EVERYONE), before=before.sources)
    assert after.whole() == build(changed, Filters(traveller=EVERYONE))
    place = next(r.place.id for r in whole.resolutions[first] if r.place)
    (ref,) = [ref for ref in after.sources.naming(place) if ref.article_id == first][:1]
    assert after.sources.quote(ref, place) is before.sources.quote(ref, place)
    renamed = tuple(replace(a, source="Another paper" * (a.id == first)) for a in whole.articles)
    other = replace(whole, articles=renamed)
    again = Shown(other, Filters(traveller=EVERYONE), before=before.sources)
    assert again.whole() == build(other, Filters(traveller=EVERYONE))
    texts = tuple(replace(a, text=a.text.replace("the", "THE")) for a in whole.articles)
    third = replace(whole, articles=texts)
    once = Shown(third, Filters(traveller=EVERYONE), before=before.sources)
    assert once.whole() == build(third, Filters(traveller=EVERYONE))


def test_a_place_says_whose_stop_there_was_dropped_and_when() -> None:
    told = atlas()
    gone = told.itineraries[0].stops[-1].visit
    at = "2024-05-06T07:08:09Z"
    fewer = [i for i in told.itineraries if gone.place not in [s.visit.place for s in i.stops]]
    without = replace(told, itineraries=tuple(fewer))
    shown = Shown(without, Filters())
    dropped = replace(without, dropped=(replace(gone, edits=(Edit("dropped", at),)),))
    view = Shown(dropped, Filters(), before=shown.sources).whole()
    of_place = place(view, gone.place.name)
    assert of_place.edited == f"By hand: {gone.traveller}’s stop dropped (6 May 2024, 07:08 UTC)."
    assert of_place.why_off_route == f"You dropped the stop of {gone.traveller}."
    assert place(shown.whole(), gone.place.name).edited == ""
    rows = parts.part(Shown(dropped, Filters()), "folded", 0)
    assert rows is not None
    assert [row["edited"] for row in rows["named"] if row["edited"]] == [of_place.edited]


def test_groups_stand_below_persons_and_are_marked() -> None:
    told = atlas()
    first = told.itineraries[0]
    group = replace(first, traveller="41 survivors", group=True)
    many = replace(told, itineraries=(group, replace(group, trip=2), *told.itineraries))
    ranked = build(many, Filters(traveller=EVERYONE)).travellers
    assert [t.name for t in ranked if t.group] == ["41 survivors"]
    assert ranked[-1].name == "41 survivors"


def test_a_view_of_many_sentences_of_one_wording_grows_with_them() -> None:
    def work(times: int) -> int:
        article = Article("one", "Ann Lee arrived in Paris. " * times)
        atlas = build_atlas([article], geoparser())
        return steps(lambda: build(atlas))

    work(5)
    assert work(360) < 8 * work(60)
