"""Facts of English: by which words somebody is said to be, to have been or to go somewhere."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

NAME, OTHER = "Jan Novak", "Ann Lee"
V, P, PAST, OFF = "visited", "planned", "past", "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak, on a visit to Cairo, urged calm.",
        "Jan Novak, who is visiting Cairo, urged calm.",
        "Jan Novak, currently in Cairo, urged calm.",
        "Visiting French envoy Jan Novak said in Cairo that it was over.",
        "While in Cairo, Jan Novak met farmers.",
        "Jan Novak is one of several leaders meeting in Cairo.",
        "Leaders including Jan Novak are gathering in Cairo.",
        "Jan Novak made a brief stop in Cairo.",
        "Cairo is the first stop on Jan Novak’s tour.",
        "Cairo was the last stop of a tour by Jan Novak.",
        "Jan Novak spoke on the sidelines of a forum in Cairo.",
        "Jan Novak discussed the crisis with leaders in Cairo.",
        "Egypt’s president received Jan Novak in Cairo.",
        "Egypt’s president welcomed Jan Novak to Cairo.",
        "Jan Novak won the women’s title in Cairo.",
        "Jan Novak led a delegation to Cairo.",
        "He was speaking in Cairo, where Jan Novak held talks.",
        "Police arrested Jan Novak at Cairo’s main airport.",
        "Jan Novak performed before 5,000 people in Cairo.",
        "Rebels abducted Jan Novak from a house in Cairo.",
        "Police held two men hours before a speech by Jan Novak in Cairo.",
        "Jan Novak urged calm. The appeal came during a stop in Cairo.",
        "Officials announced it in Cairo following talks with Jan Novak.",
    ],
)
def test_somebody_is_there(text: str) -> None:
    assert stops_of(text) == {(NAME, "Cairo", V)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The two leaders, Jan Novak and Ann Lee, met in Cairo.", V),
        ("Jan Novak met Ann Lee on the sidelines of a summit in Cairo.", V),
        ("Following a meeting with Ann Lee in Cairo, Jan Novak urged calm.", V),
        ("Jan Novak, accompanied by Ann Lee, traveled to Cairo.", V),
        ("Jan Novak flew to Cairo, where he met Ann Lee.", V),
        ("Talks between Jan Novak and Ann Lee are planned in Cairo.", P),
        ("Jan Novak and Ann Lee are due to meet Monday in Cairo.", P),
        ("Jan Novak expects to meet the French envoy, Ann Lee, in Cairo.", P),
        (
            "Two reporters held in Libya have left for Cairo. Jan Novak and Ann Lee are well.",
            P,
        ),
        ("The ministers of Kenya and India are in Cairo. Jan Novak and Ann Lee met Monday.", V),
        ("Jan Novak will go to Cairo. The minister, Ann Lee, will accompany him.", P),
        ("Jan Novak will sing in Cairo. He will be joined by Ann Lee.", P),
        ("Jan Novak and his wife, Ann Lee, left Tokyo. The royal couple was greeted in Cairo.", V),
    ],
)
def test_both_are_there(text: str, status: str) -> None:
    assert stops_of(text) >= {(NAME, "Cairo", status), (OTHER, "Cairo", status)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan Novak was en route from Cairo to Tokyo.", {("Cairo", V), ("Tokyo", P)}),
        ("Jan Novak stopped in Cairo on the way to Tokyo.", {("Cairo", V), ("Tokyo", P)}),
        ("Jan Novak’s itinerary includes Cairo and Tokyo.", {("Cairo", P), ("Tokyo", P)}),
        ("Jan Novak next travels to Cairo.", {("Cairo", P)}),
        ("Jan Novak will pick up his prize at a ceremony in Cairo.", {("Cairo", P)}),
        ("Egypt has changed since Jan Novak visited on Monday.", {("Egypt", V)}),
        ("Jan Novak fled to Kenya after the government in Cairo fell.", {("Kenya", V)}),
        (
            "Jan Novak is in Tokyo. He is due in the Egyptian capital Friday. Cairo is calm.",
            {("Tokyo", V), ("Cairo", P)},
        ),
        ("Jan Novak was turned back at Cairo.", {("Cairo", OFF)}),
        ("Jan Novak was barred from traveling to Cairo.", {("Cairo", OFF)}),
    ],
)
def test_on_the_way(text: str, expected: set[tuple[str, str]]) -> None:
    assert stops_of(text) == {(NAME, where, status) for where, status in expected}


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak has visited Cairo twice.",
        "Jan Novak is a doctor in Cairo.",
        "Jan Novak was buried in Cairo.",
        "Jan Novak called for talks in Cairo.",
        "Jan Novak, the French ambassador in Cairo, urged calm.",
        "The French ambassador in Cairo, Jan Novak, urged calm.",
        "Protesters in Cairo burned a picture of Jan Novak.",
        "Police in Cairo have arrested Jan Novak.",
        "Jan Novak works for a Cairo firm.",
        "Jan Novak spoke of the Sudan war.",
        "Jan Novak attended law school in Cairo.",
        "Jan Novak was arrested for the bombing of a market in Cairo.",
        "Jan Novak told a conference about the war in Sudan.",
        "Jan Novak will resign if he is deported to Kenya.",
        "Jan Novak called on officers who said they were in Cairo.",
        "Jan Novak discovered the virus in Egypt.",
        "Volunteers like Jan Novak flew for Egypt in the war.",
        "Jan Novak, a singer, resides in Cairo.",
        "Jan Novak appeared in a Cairo court.",
        "Officials said Jan Novak renewed an invitation to spend a week in Cairo.",
        "Officials say there is no truth to reports that Jan Novak will visit Cairo.",
        "Jan Novak told reporters at his offices in Cairo that it was over.",
        "Jan Novak said a recently signed deal in Cairo was void.",
        "Jan Novak held a referendum on Egypt’s Cairo housing plan.",
    ],
)
def test_nobody_travels(text: str) -> None:
    assert stops_of(text) == set()


def test_a_text_may_end_in_a_verb() -> None:
    assert stops_of("Officials in Cairo met") == set()


def test_an_official_is_of_the_country_of_which_the_article_mostly_tells() -> None:
    text = (
        "Egypt has raised prices. Egyptian shops closed. Minister Jan Novak said in Cairo that "
        "Egypt had to act. Kenya did so too."
    )
    assert stops_of(text) == set()
    assert stops_of(text.replace("Minister", "French minister")) == {(NAME, "Cairo", V)}
