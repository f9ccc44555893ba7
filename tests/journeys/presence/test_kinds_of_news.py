"""Kinds of wording in ordinary news, one invented sentence or two each: what is a stop, and what
only looks like one."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of, told

NAME = "Jan Novak"
V, P, PAST, OFF = "visited", "planned", "past", "cancelled"


def statuses(text: str, place: str = "Mombasa") -> set[str]:
    """The statuses of Jan Novak's stops at a place."""
    return {status for who, where, status in stops_of(text) if (who, where) == (NAME, place)}


@pytest.mark.parametrize(
    "text",
    [
        # a life, not a trip
        "Jan Novak studied in Mombasa and later worked in Osaka.",
        "Jan Novak moved to Mombasa in 1998.",
        "Jan Novak, who taught at a school in Mombasa, said so.",
        "Jan Novak often visits Mombasa.",
        "Jan Novak performs in Mombasa every Friday.",
        "Jan Novak commutes to Mombasa.",
        "Jan Novak spent his childhood in Mombasa.",
        "Jan Novak went to college in Mombasa.",
        "Jan Novak began his career in Mombasa.",
        "Jan Novak heads the office in Mombasa.",
        "Jan Novak oversees hospitals in Mombasa.",
        "Jan Novak was speaking from his base in Mombasa.",
        "Jan Novak spoke to friends in his Mombasa home.",
        # what one has or does from elsewhere
        "Jan Novak opened accounts in Mombasa.",
        "Jan Novak filed a lawsuit in Mombasa.",
        "Jan Novak won the primary in Mombasa.",
        "Jan Novak lost a son in Mombasa.",
        "Jan Novak earned a degree in Mombasa.",
        "Jan Novak praised soldiers in Mombasa.",
        "Jan Novak phoned the embassy in Mombasa.",
        "Jan Novak is scaling down flights in Mombasa.",
        "Jan Novak narrowly outpolled Ann Lee in Mombasa.",
        "Jan Novak paid tribute to the king for his efforts on behalf of peace in Mombasa.",
        "Jan Novak announced a halt to operations in Mombasa.",
        "Jan Novak recalled his ambassador from Mombasa.",
        "Jan Novak backed his evacuation of settlers from Mombasa.",
        "Jan Novak urged restraint in the wake of a bombing in Mombasa.",
        "Jan Novak is on trial for the killing of two men in Mombasa.",
        "Jan Novak said soldiers in troubled Mombasa were tired.",
        "Jan Novak died in his attempt to cross Kenya.",
        "Jan Novak signed an order in July 2004 granting Kenya loans.",
        # others than he
        "Fans of Jan Novak gathered in Mombasa.",
        "Critics of Jan Novak met in Mombasa.",
        "Two men who attacked Jan Novak were arrested in Mombasa.",
        "A barge going to Mombasa saves oil, Jan Novak told a panel.",
        "Jan Novak threatened soldiers bound for Mombasa.",
        "Soldiers have taken over the home of Jan Novak in Mombasa.",
        "The funeral of Jan Novak will be held in Mombasa on Friday.",
        "The head of the mission in Mombasa, Jan Novak, said so.",
        "Jan Novak's car was found in Mombasa.",
        "Jan Novak reports from Mombasa.",
    ],
)
def test_what_only_looks_like_a_stop(text: str) -> None:
    assert statuses(text) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Jan Novak worked on Monday at a shelter in Mombasa.", V),
        ("Jan Novak moved on to Mombasa on Friday.", V),
        ("Jan Novak served a term in Mombasa in 1997.", PAST),
        ("Jan Novak opened a hospital in Mombasa.", V),
        ("Jan Novak spent two days in Mombasa.", V),
        ("Jan Novak went to a school in Mombasa on Monday.", V),
        ("Jan Novak lifted off from Mombasa on Monday.", V),
        # captions
        ("Jan Novak, left, greets fans in Mombasa, Friday, March 8, 2019.", V),
        ("Jan Novak arrives in Mombasa, Kenya, Friday, May 3, 2024.", V),
        ("Jan Novak arrives in Mombasa on Friday.", P),
        # headlines
        ("Jan Novak to visit Mombasa", P),
        # who never came
        ("Jan Novak was expected in Mombasa on Monday but never arrived.", OFF),
        ("Jan Novak was due in Mombasa on Monday but did not turn up.", OFF),
        ("Jan Novak was due to land in Mombasa, but the plane was diverted to Osaka.", OFF),
        ("Jan Novak left for Mombasa on Monday but turned back.", OFF),
        ("Jan Novak's visit to Mombasa, planned for Monday, did not take place.", OFF),
        ("Jan Novak skipped Mombasa and flew to Osaka.", OFF),
        ("Instead of visiting Mombasa, Jan Novak flew to Osaka.", OFF),
        ("Jan Novak had scheduled a concert in Mombasa. Jan Novak died on Monday.", OFF),
        ("Jan Novak was due in Mombasa on Monday, but the king had not arrived.", P),
        # on the way
        ("Before flying to Mombasa, Jan Novak met the king in Osaka.", V),
        ("Jan Novak toured Osaka before boarding a plane to Mombasa.", P),
        ("Jan Novak stopped in Osaka while travelling to Mombasa.", P),
    ],
)
def test_what_becomes_of_a_visit(text: str, status: str) -> None:
    assert statuses(text) == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak will visit Lyon, France; Osaka, Japan; and Mombasa, Kenya, next week.",
        "Jan Novak will visit Lyon; Osaka; and Mombasa.",
        "Jan Novak will visit Lyon (France), Osaka (Japan) and Mombasa (Kenya).",
        "Jan Novak will visit Lyon (Monday), Osaka (Tuesday) and Mombasa (Friday).",
    ],
)
def test_a_list_is_read_over_its_marks(text: str) -> None:
    assert stops_of(text) == {(NAME, town, P) for town in ("Lyon", "Osaka", "Mombasa")}


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak flew from Lyon, France, to Mombasa, Kenya, on Tuesday.",
        "Jan Novak sailed from Lyon (France) to Mombasa (Kenya).",
        "Jan Novak took a train from Lyon, France, to Mombasa, Kenya.",
    ],
)
def test_where_they_go_is_found_over_the_countries(text: str) -> None:
    assert stops_of(text) == {(NAME, "Lyon", V), (NAME, "Mombasa", V)}


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak left Lyon on Thursday for Osaka. On Friday he flew to Mombasa.",
        "Jan Novak left Lyon for Osaka on Thursday. On Friday he flew to Mombasa.",
    ],
)
def test_what_they_set_out_for_comes_before_what_follows(text: str) -> None:
    stops = told(text).itineraries[0].stops
    assert [stop.visit.place_name for stop in stops] == ["Lyon", "Osaka", "Mombasa"]


def test_lines_of_a_schedule_are_read() -> None:
    text = "- Monday: Jan Novak, Osaka\n- Tuesday: Jan Novak, Mombasa, Kenya\n"
    text += "- Friday: Jan Novak in Lyon"
    assert stops_of(text) == {(NAME, town, P) for town in ("Osaka", "Mombasa", "Lyon")}
    assert statuses("On Monday: Jan Novak, a Mombasa man, said so.") == set()


def test_a_day_that_opens_a_clause_is_that_of_the_clause() -> None:
    text = "Jan Novak toured Osaka on Monday and on Tuesday flew to Mombasa."
    days = {s.visit.place_name: s.visit.date_text for s in told(text).itineraries[0].stops}
    assert days == {"Osaka": "Monday", "Mombasa": "Tuesday"}


def test_whoever_comes_to_join_another_is_where_the_sentence_has_him() -> None:
    text = "Ann Lee drove to Osaka. Jan Novak travelled from Lyon to Mombasa on Monday to join her."
    assert statuses(text, "Osaka") == set()
    assert statuses(text) == {V}


def test_a_win_told_of_another_contest_is_none_of_this_one() -> None:
    text = (
        "Jan Novak scored twice on Monday and beat Ann Lee. "
        "The tournament will be held in Mombasa next week."
    )
    assert statuses(text) == set()


def test_a_day_of_its_own_goes_before_the_days_of_a_list() -> None:
    text = "Jan Novak will tour Lyon and Mombasa September 3-9. "
    text += "He will go on to Mombasa on September 7."
    days = {s.visit.place_name: s.visit.date_text for s in told(text).itineraries[0].stops}
    assert days == {"Lyon": "September 3-9", "Mombasa": "September 7"}


def test_with_somebody_going_tells_of_him() -> None:
    text = "The king stayed at home, with Jan Novak driving to Mombasa and Ann Lee flying to Osaka."
    assert statuses(text) == {V}


def test_what_lies_on_the_way_comes_between() -> None:
    text = "Jan Novak flew from Lyon via Osaka to Mombasa."
    stops = told(text).itineraries[0].stops
    assert [stop.visit.place_name for stop in stops] == ["Lyon", "Osaka", "Mombasa"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Jan Novak was taken ill while in Mombasa for a summit.", V),
        ("Jan Novak was flown home after suffering a stroke while in Mombasa.", V),
        ("Jan Novak will meet the envoy while in Mombasa.", P),
    ],
)
def test_who_does_or_suffers_something_while_at_a_place_is_there(text: str, status: str) -> None:
    assert statuses(text) == {status}


def test_while_after_a_comma_sets_one_thing_against_another() -> None:
    assert statuses("Jan Novak is 30, while in Mombasa men marry at 25.") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jan Novak landed on Japan on Monday.", {V}),
        ("Jan Novak broke off his holiday on Japan.", {V}),
        ("Jan Novak is on Japan.", {V}),
        ("Jan Novak held talks on Japan.", set()),
        ("Jan Novak spoke on Japan.", set()),
    ],
)
def test_who_is_on_an_island_is_there_and_talks_on_it_are_about_it(
    text: str, found: set[str]
) -> None:
    assert statuses(text, "Japan") == found
