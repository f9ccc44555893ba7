"""Whether a local paper's words show its town to be no famous namesake, and no other article's."""

from __future__ import annotations

import pytest

from dashboard.places.resolution.local_life import local_life, tells_of_its_own
from tests.places.parsing import parse


def found(text: str, name: str) -> list[tuple[str, float]]:
    """The country and the chance of each mention of a name."""
    return [(r.place.country, r.score) for r in parse(text) if r.place and r.mention.text == name]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Athens residents may leave glass at the center on Prince Ave., Athens. The school "
            "board and the City Council paid for it, and the district attorney, a Superior Court "
            "judge and the Fire Department said that they were glad.",
            "Athens",
            "US",
        ),
        (
            "Dublin students began their year on Monday. The Dublin school board met the City "
            "Council, the township and the Board of Education, and high school teachers spoke.",
            "Dublin",
            "US",
        ),
        (
            "London city councillors voted on Monday. London students had asked the MPP, and the "
            "RCMP said that city councillors were free to do so.",
            "London",
            "CA",
        ),
    ],
)
def test_a_local_paper_doubts_the_famous_namesake(text: str, name: str, country: str) -> None:
    sure = [chance for at, chance in found(text, name) if at != country]
    assert all(chance < 0.45 for chance in sure)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "District attorney Ann Reed left New York on Tuesday for Cairo to question a witness "
            "of the high school bombing. A sheriff's deputy and a Superior Court judge went, too.",
            "Cairo",
            "EG",
        ),
        (
            "Students of a Texas high school and a middle school choir from Dallas will play in "
            "Vienna, Prague and Budapest, the school board said.",
            "Vienna",
            "AT",
        ),
        (
            "The City Council of Los Angeles wants closer ties with Lima and Santiago. High school "
            "students from Lima will visit in June, the Board of Education said.",
            "Lima",
            "PE",
        ),
        (
            "Crown Court judges from Leeds visited Boston. Two magistrates met the mayor of Boston"
            ", Massachusetts, a borough council said.",
            "Boston",
            "US",
        ),
    ],
)
def test_words_of_local_life_move_no_famous_place(text: str, name: str, country: str) -> None:
    answers = found(text, name)
    assert answers and all(at == country for at, _ in answers)


def test_words_count_once_each_by_country() -> None:
    assert local_life("The school board, the school board and the township; the RCMP.") == {
        "US": 2,
        "CA": 1,
    }
    assert not local_life("The minister met the king.")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Dublin City Council met.", True),
        ("Dublin City Public Schools met.", True),
        ("Dublin residents met.", True),
        ("Dublin met the City Council.", False),
        ("Dublin's government met.", False),
    ],
)
def test_a_town_called_as_its_own_paper_calls_it(text: str, own: bool) -> None:
    assert tells_of_its_own(text, len("Dublin")) is own
