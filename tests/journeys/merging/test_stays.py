"""Several articles about one stay: what its days are, and when they contradict each other."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.articles.article import Article
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.model import Visit
from tests.journeys.texts import told

# In May 2024, when the 6th was a Monday: what articles of some days tell of the envoy's visit to
# Cairo, its days, and the days that contradict them.
STAYS = {
    "whoever came may meet somebody there a day later, and leave after that": (
        [
            (7, "arrived in Cairo on Monday"),
            (8, "met the king in Cairo on Tuesday"),
            (9, "left Cairo on Wednesday"),
        ],
        "6-8",
        [],
    ),
    "two doings of two days are a stay": (
        [(8, "opened a school in Cairo on Tuesday"), (9, "met the king in Cairo on Wednesday")],
        "7-8",
        [],
    ),
    "what is said there may be said again": (
        [(8, "said in Cairo on Tuesday that it was late"), (9, "spoke in Cairo on Wednesday")],
        "7-8",
        [],
    ),
    "nobody arrives twice": (
        [(9, "arrived in Cairo on Monday"), (9, "flew to Cairo on Tuesday")],
        "6",
        ["7"],
    ),
    "nobody opens a thing twice": (
        [
            (9, "opened a school in Cairo on Monday"),
            (9, "opened the new school in Cairo on Tuesday"),
        ],
        "6",
        ["7"],
    ),
    "nobody leaves before coming": (
        [(9, "arrived in Cairo on Wednesday"), (9, "left Cairo on Tuesday")],
        "8",
        ["7"],
    ),
    "the day of setting out is none of the stay": (
        [(7, "left for Cairo on Monday"), (8, "arrived in Cairo on Tuesday")],
        "7",
        [],
    ),
    "a plan that turned out otherwise contradicts nothing": (
        [(3, "will visit Cairo on Monday"), (8, "arrived in Cairo on Tuesday, a day late")],
        "7",
        [],
    ),
    "two plans of one time do": (
        [(3, "will fly to Cairo on Monday"), (3, "will arrive in Cairo on Tuesday")],
        "6",
        ["7"],
    ),
    "a copy with another day in it is no copy of the day": (
        [
            (9, "arrived in Cairo on Monday in the rain"),
            (9, "arrived in Cairo on Sunday in the rain"),
        ],
        "6",
        ["5"],
    ),
    "a copy that is printed later has the day of the first": (
        [
            (7, "arrived in Cairo on Monday in the rain"),
            (10, "arrived in Cairo on Monday in the rain"),
        ],
        "6",
        [],
    ),
}


def days_of(visit: Visit) -> str:
    assert visit.days is not None
    return "-".join(dict.fromkeys(str(day.day) for day in (visit.days.first, visit.days.last)))


@pytest.mark.parametrize(("tellings", "stay", "contrary"), STAYS.values(), ids=STAYS)
def test_days_of_one_stay(tellings: list[tuple[int, str]], stay: str, contrary: list[str]) -> None:
    articles = [
        Article(str(i), f"The envoy Jan Novak {text}.", published=date(2024, 5, day))
        for i, (day, text) in enumerate(tellings)
    ]
    readings = {a.id: told(a.text, a.published, a.id).itineraries for a in articles}
    (journey,) = merge(articles, readings, (), [])
    (stop,) = journey.stops
    assert days_of(stop.visit) == stay
    said = [other for other in stop.visit.disagreements if other.what == "date"]
    assert [days_of(other.telling) for other in said] == contrary


def test_a_stay_says_the_words_and_the_sentences_of_its_first_day_and_its_last() -> None:
    articles = [
        Article("0", "The envoy Jan Novak arrived in Cairo on Monday.", published=date(2024, 5, 7)),
        Article("1", "The envoy Jan Novak left Cairo on Wednesday.", published=date(2024, 5, 9)),
    ]
    readings = {a.id: told(a.text, a.published, a.id).itineraries for a in articles}
    (journey,) = merge(articles, readings, (), [])
    visit = journey.stops[0].visit
    assert visit.date_text == "Monday … Wednesday"
    assert {ref.article_id for ref in visit.date_evidence} == {"0", "1"}
