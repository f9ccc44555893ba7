from __future__ import annotations

from datetime import date

import pytest

from dashboard.articles.article import Article
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.model import Days, Itinerary
from dashboard.journeys.off_route.finder import off_route
from tests.journeys.texts import resolutions, stops, told


def merged(*texts: str, published: date | None = date(2023, 9, 15)) -> tuple[Itinerary, ...]:
    """The journeys across articles of those texts, whose ids are "0", "1", …"""
    articles = [Article(str(i), text, published=published) for i, text in enumerate(texts)]
    readings = {a.id: told(a.text, a.published, a.id) for a in articles}
    return merge(
        articles,
        {key: reading.itineraries for key, reading in readings.items()},
        (),
        [g for reading in readings.values() for g in reading.gatherings],
    )


def refs(found: object) -> set[tuple[str, int]]:
    return {(ref.article_id, ref.index) for ref in found}  # type: ignore[attr-defined]


def test_one_visit_told_twice_is_one_with_all_its_evidence() -> None:
    (journey,) = merged(
        "Jan Novak arrived in Cairo on Tuesday.",
        "It rained. President Jan Novak was in Cairo on Tuesday. Novak flies to Tokyo on Sunday.",
    )
    assert [s.visit.place.name for s in journey.stops] == ["Cairo", "Tokyo"]
    assert refs(journey.stops[0].visit.evidence) == {("0", 0), ("1", 1)}
    assert len(journey.legs) == 1


def test_a_day_that_one_article_lacks_is_borrowed_from_the_other() -> None:
    (journey,) = merged("Jan Novak is in Cairo.", "Jan Novak arrived in Cairo on Tuesday.")
    visit = journey.stops[0].visit
    assert visit.days == Days(date(2023, 9, 12), date(2023, 9, 12))
    (borrowed,) = visit.borrowed
    assert borrowed.what == "date"
    assert refs(borrowed.evidence) == {("1", 0)}


def test_a_summit_without_a_place_borrows_it_from_the_article_that_names_it() -> None:
    journeys = merged(
        "Jan Novak praised Ann Lee. During Wednesday’s summit, he vowed support.",
        "The Lee-Novak summit took place in Cairo. Ann Lee met Jan Novak on Wednesday.",
    )
    visit = next(i for i in journeys if i.traveller == "Jan Novak").stops[0].visit
    assert visit.place.name == "Cairo"
    assert visit.days == Days(date(2023, 9, 13), date(2023, 9, 13))
    assert ("0", 1) in refs(visit.evidence)
    assert [b.what for b in visit.borrowed] == ["place"]


def test_where_articles_disagree_on_the_day_both_are_kept() -> None:
    (journey,) = merged(
        "Jan Novak arrived in Cairo on Tuesday.", "Jan Novak arrived in Cairo on Wednesday."
    )
    (stop,) = journey.stops
    (other,) = stop.visit.disagreements
    assert other.what == "date"
    assert {stop.visit.date_text, other.says} == {"Tuesday", "Wednesday"}
    assert refs(other.evidence) != refs(stop.visit.date_evidence)


def test_news_of_one_article_outranks_the_past_of_another_but_in_one_article_they_are_two() -> None:
    past = "Jan Novak was in Cairo in September 2023 on an earlier trip."
    news = "Jan Novak visited Cairo on September 12, 2023."
    for first, second in ((past, news), (news, past)):
        assert stops(merged(first, second)) == {("Jan Novak", "Cairo", "visited")}
        assert stops(told(f"{first} {second}").itineraries) == {
            ("Jan Novak", "Cairo", "visited"),
            ("Jan Novak", "Cairo", "past"),
        }


IN_SOCHI = "French Foreign Minister Jan Novak met Kenyan envoy Ann Lee in Sochi on Tuesday."


def test_one_meeting_told_of_two_towns_is_shown_with_both_and_settled_for_neither() -> None:
    journey = merged(
        IN_SOCHI,
        "French Foreign Minister Jan Novak and Kenyan envoy Ann Lee met in Vladivostok on Tuesday. "
        "Novak flew to Cairo on Wednesday.",
    )[0]
    told = [(stop.visit.place.name, stop.order) for stop in journey.stops]
    assert told == [("Sochi", 1), ("Vladivostok", 1), ("Cairo", 2)]
    sochi, vladivostok, _ = (stop.visit for stop in journey.stops)
    for visit, other in ((sochi, vladivostok), (vladivostok, sochi)):
        (found,) = visit.disagreements
        assert (found.what, found.says) == ("place", other.place.name)
        assert refs(found.evidence) == refs(other.evidence)
    assert journey.legs == ()


@pytest.mark.parametrize(
    "second",
    [
        "French Foreign Minister Jan Novak opened a school in Vladivostok on Tuesday.",
        "French Foreign Minister Jan Novak met Kenyan envoy Ann Lee in Vladivostok on Monday.",
        "French Foreign Minister Jan Novak met Egyptian envoy Eva Ray in Vladivostok on Tuesday.",
        f"{IN_SOCHI} Novak and Lee also met in Vladivostok on Tuesday.",
    ],
    ids=["nobody met", "another day", "another met", "told of both"],
)
def test_two_towns_on_one_day_are_no_contradiction_by_themselves(second: str) -> None:
    visits = [stop.visit for journey in merged(IN_SOCHI, second) for stop in journey.stops]
    own = [visit for visit in visits if visit.traveller == "Jan Novak"]
    assert {visit.place.name for visit in own} == {"Sochi", "Vladivostok"}
    assert not any(visit.disagreements for visit in visits)


def test_what_was_called_off_is_no_evidence_of_a_visit() -> None:
    (journey,) = merged(
        "Jan Novak arrived in Cairo on Tuesday.",
        "Jan Novak’s visit to Cairo on Tuesday was called off.",
    )
    visit = journey.stops[0].visit
    assert refs(visit.evidence) == {("0", 0)}
    (found,) = visit.disagreements
    assert (found.what, found.says, refs(found.evidence)) == ("status", "cancelled", {("1", 0)})


def test_visits_of_different_years_stay_two() -> None:
    journeys = merged(
        "Jan Novak arrived in Cairo on Tuesday.", "Jan Novak visited Cairo in April 2019."
    )
    assert [str(s.visit.status) for i in journeys for s in i.stops] == ["visited", "past"]
    assert [i.trip for i in journeys] == [1, 2]


def test_two_spellings_of_a_name_are_one_traveller_and_two_given_names_are_two() -> None:
    journeys = merged(
        "Kim Jong-un arrived in Cairo on Tuesday. Jan Novak was in Paris.",
        "Kim Jong Un arrived in Cairo on Tuesday. Eva Novak was in Tokyo.",
    )
    assert {i.traveller for i in journeys} == {"Kim Jong Un", "Jan Novak", "Eva Novak"}


def test_days_order_what_no_article_tells_together() -> None:
    (journey,) = merged(
        "Jan Novak was in Tokyo on Friday. He was in Osaka on Monday.",
        "Jan Novak was in Osaka on Monday. He was in Shanghai on Wednesday.",
    )
    assert [s.visit.place.name for s in journey.stops] == ["Osaka", "Shanghai", "Tokyo"]


def test_places_on_no_route_say_why_not() -> None:
    text = "Jan Novak met farmers in Alexandria, Egypt. Moscow said it was glad. It rained in Oslo."
    article = Article("one", text)
    found = resolutions(article, {"Moscow": " said"})
    why = {
        off.place.name: off.why
        for off in off_route(told(text).itineraries, {"one": found}, [article])
    }
    assert set(why) == {"Egypt", "Moscow", "Oslo"}
    assert "stands for the government" in why["Moscow"] and "Moscow said" in why["Moscow"]
    assert "Alexandria" in why["Egypt"]
    assert "No traveller could be read here" in why["Oslo"] and "in Oslo" in why["Oslo"]


def test_a_reason_that_quotes_a_quotation_has_its_marks_once() -> None:
    article = Article("one", 'It rained. “Oslo is ours,” the cook said. "Cairo too."')
    why = [off.why for off in off_route((), {"one": resolutions(article)}, [article])]
    assert [said.partition(": ")[2] for said in why] == ["“Oslo is ours”.", "“Cairo too”."]


def test_a_dateline_and_a_nationality_are_called_that() -> None:
    article = Article("one", "SEOUL (AP) — The French cook left.")
    found = resolutions(article)
    why = [off.why for off in off_route((), {"one": found}, [article])]
    assert "dateline" in why[0]
    assert "nationality" in why[1]


def test_merging_nothing_gives_nothing() -> None:
    assert merge([], {}, ()) == ()
    assert stops(merged("It rained.")) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan Novak", "Jan Novak Jr."),
        ("Jan Novak Sr.", "Jan Novak"),
        ("Jan Novak III", "Jan Novak IV"),
        ("George W. Novak", "George H. W. Novak"),
        ("Ali Nasser Saleh", "Ali Abdullah Saleh"),
        ("Hamad bin Jassim al-Thani", "Hamad bin Khalifa al-Thani"),
    ],
)
def test_father_and_son_are_two_travellers(one: str, other: str) -> None:
    journeys = merged(f"{one} flew to Cairo on Monday.", f"{other} visited Amman on Tuesday.")
    assert stops(journeys) == {(one, "Cairo", "visited"), (other, "Amman", "visited")}


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("Senator William Novak", "Senator Bill Novak", "William Novak"),
        ("King Abdullah II", "King Abdullah", "Abdullah II"),
        ("Envoy Jan Novak Jr.", "Envoy Novak", "Jan Novak Jr."),
        ("Envoy George W. Novak", "Envoy George Novak", "George W. Novak"),
    ],
)
def test_one_traveller_under_two_names(one: str, other: str, shown: str) -> None:
    journeys = merged(f"{one} flew to Cairo on Monday.", f"{other} visited Amman on Tuesday.")
    assert stops(journeys) == {(shown, "Cairo", "visited"), (shown, "Amman", "visited")}


def test_a_given_name_alone_is_nobody_of_another_article() -> None:
    journeys = merged(
        "Jan Novak flew to Cairo. His son Karl flew to Amman.", "Karl Roth flew to Tokyo on Monday."
    )
    assert {j.traveller for j in journeys} == {"Jan Novak", "Karl", "Karl Roth"}
