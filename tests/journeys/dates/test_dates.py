from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.journeys.dates.days import shifted
from dashboard.journeys.dates.expressions import find
from dashboard.journeys.dates.frames import Frames
from dashboard.journeys.dates.patterns import KINDS, kinds_by
from dashboard.journeys.dates.words import MONTHS, NUMBERS, SEASONS, WEEKDAYS
from dashboard.journeys.model import Days, Precision

FRIDAY = date(2023, 9, 15)


def day(*ymd: int) -> Days:
    return Days(date(*ymd), date(*ymd))


@pytest.mark.parametrize(
    ("text", "words", "tense", "days", "precision"),
    [
        ("He toured a factory Friday", "Friday", -1, day(2023, 9, 15), Precision.DAY),
        ("At Wednesday’s summit", "Wednesday’s", -1, day(2023, 9, 13), Precision.DAY),
        ("She is to arrive on Tuesday", "Tuesday", 1, day(2023, 9, 19), Precision.DAY),
        ("She arrives next Friday", "next Friday", 1, day(2023, 9, 22), Precision.DAY),
        ("He left last Friday", "last Friday", -1, day(2023, 9, 8), Precision.DAY),
        ("She arrived late on Sunday night", "Sunday night", -1, day(2023, 9, 10), Precision.DAY),
        ("He will go tomorrow", "tomorrow", 1, day(2023, 9, 16), Precision.DAY),
        ("He came three days ago", "three days ago", -1, day(2023, 9, 12), Precision.DAY),
        (
            "since April 2019, when",
            "April 2019",
            -1,
            Days(date(2019, 4, 1), date(2019, 4, 30)),
            Precision.MONTH,
        ),
        (
            "is expected in October",
            "October",
            1,
            Days(date(2023, 10, 1), date(2023, 10, 31)),
            Precision.MONTH,
        ),
        (
            "was there in October",
            "October",
            -1,
            Days(date(2022, 10, 1), date(2022, 10, 31)),
            Precision.MONTH,
        ),
        (
            "on Monday and Tuesday",
            "Monday and Tuesday",
            -1,
            Days(date(2023, 9, 11), date(2023, 9, 12)),
            Precision.SPAN,
        ),
        (
            "will meet later this week",
            "later this week",
            1,
            Days(date(2023, 9, 15), date(2023, 9, 17)),
            Precision.SPAN,
        ),
        (
            "went there last month",
            "last month",
            -1,
            Days(date(2023, 8, 1), date(2023, 8, 31)),
            Precision.MONTH,
        ),
        (
            "in the spring of 2019",
            "in the spring of 2019",
            -1,
            Days(date(2019, 3, 1), date(2019, 5, 31)),
            Precision.SEASON,
        ),
        (
            "The 2019 visit came",
            "2019",
            -1,
            Days(date(2019, 1, 1), date(2019, 12, 31)),
            Precision.YEAR,
        ),
        (
            "ruled from 1998 to 2001",
            "1998 to 2001",
            -1,
            Days(date(1998, 1, 1), date(2001, 12, 31)),
            Precision.YEAR,
        ),
        (
            "from May 3-5, 2010",
            "May 3-5, 2010",
            -1,
            Days(date(2010, 5, 3), date(2010, 5, 5)),
            Precision.SPAN,
        ),
        (
            "in early June 2020",
            "early June 2020",
            -1,
            Days(date(2020, 6, 1), date(2020, 6, 10)),
            Precision.SPAN,
        ),
    ],
)
def test_words_stand_for_days(
    text: str, words: str, tense: int, days: Days, precision: Precision
) -> None:
    (found,) = find(text)
    assert found.text == words
    assert text[found.start : found.end] == words
    assert found.days(FRIDAY, tense) == days
    assert found.precision is precision


@pytest.mark.parametrize("text", ["he may go", "a day in the life", "the second year of war", ""])
def test_other_words_are_no_times(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", ["Friday", "last month", "tomorrow", "in October", "two days ago"])
def test_without_a_day_of_publication_the_words_stay_unresolved(text: str) -> None:
    (found,) = find(text)
    assert found.days(None, -1) is None


def test_a_full_date_needs_no_day_of_publication() -> None:
    (found,) = find("on 5 April 2019")
    assert found.days(None) == day(2019, 4, 5)


def test_what_counts_from_another_event_says_how_far() -> None:
    assert find("two months after the visit")[0].shift == (2, "month")
    assert find("the day before the visit")[0].shift == (-1, "day")


def test_impossible_and_contradictory_dates_are_flagged() -> None:
    (impossible,) = find("on February 30, 2020")
    assert impossible.days(FRIDAY) is None
    assert "no day of the calendar" in impossible.problem
    (contradictory,) = find("on Friday, September 14, 2023")
    assert "Thursday" in contradictory.problem
    assert find("on Thursday, September 14, 2023")[0].problem == ""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from 13/04/2024 to 03/05/2024", (date(2024, 4, 13), date(2024, 5, 3))),
        ("from 04/13/2024 to 05/03/2024", (date(2024, 4, 13), date(2024, 5, 3))),
        ("from 05/03/2024 to 04/06/2024", (date(2024, 3, 5), date(2024, 6, 4))),
        ("from 03/04/2024 to 05/06/2024", None),
        ("from 13/04/2024 to 05/14/2024", None),
    ],
)
def test_a_range_in_figures_has_one_order(text: str, days: tuple[date, date] | None) -> None:
    found = Frames(text, None).read(0, 0, find(text))
    assert [e.days(None) for e in found] == [days and Days(*days)]
    assert (found[0].problem == "") == (days is not None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on 03/04/2024", "“03/04/2024” may be 3 April or 4 March, so no day is shown for it."),
        ("on 13/04/2024", ""),
        (
            "on 31 April 2024",
            "“31 April 2024” is no day of the calendar, so no day is shown for it.",
        ),
        (
            "the fifth Monday of May 2024",
            "“the fifth Monday of May 2024” is no day of the calendar, so no day is shown for it.",
        ),
        (
            "on Monday, 3 May 2024",
            "“Monday, 3 May 2024” contradicts itself: that day was a Friday.",
        ),
        ("several weeks ago", ""),
    ],
)
def test_what_is_wrong_with_a_date_is_said_in_one_sentence(text: str, said: str) -> None:
    (found,) = find(text)
    assert found.trouble(found.days(date(2024, 5, 8), -1)) == said


def test_figures_whose_order_is_settled_are_no_trouble() -> None:
    (found,) = find("on 03/04/2024")
    assert found.trouble(found.days(date(2024, 3, 20), 1)) == ""
    text = "on 03/04/2024, after 13/02/2024"
    settled, _ = Frames(text, None).read(0, 0, find(text))
    assert settled.trouble(settled.days(None)) == ""


def test_months_are_shifted_whole() -> None:
    april = Days(date(2019, 4, 1), date(2019, 4, 30))
    assert shifted(april, (-2, "month")) == Days(date(2019, 2, 1), date(2019, 2, 28))
    assert shifted(april, (9, "month")) == Days(date(2020, 1, 1), date(2020, 1, 31))
    assert shifted(day(2020, 2, 28), (2, "day")) == day(2020, 3, 1)


@given(st.text(max_size=200), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_spans_match_the_text_and_days_run_forwards(text: str, published: date) -> None:
    last = 0
    for found in find(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= last
        last = found.end
        for tense in (-1, 1):
            days = found.days(published, tense)
            assert days is None or days.first <= days.last


@given(
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_a_weekday_is_the_nearest_by_tense(word: str, published: date) -> None:
    (found,) = find(f"on {word}")
    back, ahead = found.days(published, -1), found.days(published, 1)
    assert back is not None and ahead is not None
    assert f"{back.first:%A}" == f"{ahead.first:%A}" == word
    assert 0 <= (published - back.first).days < 7
    assert 0 <= (ahead.first - published).days < 7


# fmt: off
OF_TIMES = [
    *WEEKDAYS, *MONTHS, *SEASONS, *NUMBERS, "Sept.", "mid-May", "5", "5th", "3-5", "2019",
    "2019-21", "3,000", "65000", "2.5", "99", "9999999",
    "The", "of", "in", "since", "by", "until", "from", "between", "to", "and", "or", "on", "last",
    "next", "this", "past", "coming", "later", "previous", "early", "late", "end", "beginning",
    "today", "tonight", "yesterday", "tomorrow", "overnight", "night", "Morning", "hour", "days",
    "weeks", "month", "years", "weekend", "ago", "within", "after", "before", "earlier",
    "following", "Sept", "Tues.", "Mon", "Nov.19", "Easter", "Thanksgiving", "on", "9/11",
    "13/05/2024", "2024-05-13", "15th", "same", "that", "preceding", "quarter", "half", "Q1",
    "fiscal", "eve", "fortnight", "decade", "minutes", "now", "time", "every", "first", "last",
    "Sunday Times", "beginning", "before last", "a", "couple",
]
# fmt: on


@given(st.lists(st.sampled_from(OF_TIMES), max_size=9))
def test_what_is_looked_at_first_leaves_no_expression_out(words: list[str]) -> None:
    text = " ".join(words)
    likely = kinds_by(text.lower().split())
    for kind in KINDS:
        first, whole = kind.pattern.pattern.split(")", 1)
        assert first.startswith("(?=[")
        matches = [m.span() for m in re.finditer(whole, text, re.IGNORECASE)]
        assert [m.span() for m in kind.pattern.finditer(text)] == matches
        assert kind in likely or not matches


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She flew there 65000 years ago", "65000 years ago"),
        ("It was built 3,000 years ago", "3,000 years ago"),
        ("It formed 4,500,000 years ago", "4,500,000 years ago"),
        ("He will return in 9,000 years", "in 9,000 years"),
        ("She left 999999999 days ago", "999999999 days ago"),
        ("She landed on 99 May", ""),
        ("She landed on May 99", ""),
        ("It opened 2.5 years ago", "years ago"),
        (f"It opened {'9' * 5000} years ago", "years ago"),
        ("She landed on 32 May 2020", "32 May 2020"),
        ("She landed on May 5-3", "May 5-3"),
    ],
)
def test_what_the_calendar_does_not_reach_is_no_day(text: str, words: str) -> None:
    found = find(text)
    assert [expression.text for expression in found] == ([words] if words else [])
    assert [e.days(FRIDAY, tense) for e in found for tense in (-1, 1)] == [None] * 2 * len(found)


def test_a_number_with_commas_is_one_number() -> None:
    (found,) = find("It opened 1,000 days ago.")
    assert found.days(FRIDAY) == day(2020, 12, 19)


@given(
    st.sampled_from([date.min, date.max]),
    st.lists(st.sampled_from(OF_TIMES), max_size=9),
    st.sampled_from([-1, 1]),
)
def test_at_the_ends_of_the_calendar_no_expression_fails(
    published: date, words: list[str], tense: int
) -> None:
    for found in find(" ".join(words)):
        days = found.days(published, tense)
        assert days is None or days.first <= days.last


@pytest.mark.parametrize(
    "text",
    [
        *("Ramadan 1650", "In 2023, on Feb. 29", "the fifth Monday of June 2023", "Easter 1550"),
        *("99999999 years ago", "999,999,999 days ago", "in 99999999 weeks", "on 31/02/2024"),
        *("the fifth week of Ramadan", "on Feb. 29 last year", "123456789 centuries later"),
    ],
)
def test_no_number_and_no_calendar_ends_the_reading(text: str) -> None:
    for found in find(text):
        for tense in (-1, 1):
            days = found.days(FRIDAY, tense)
            assert days is None or days.first <= days.last


def test_the_time_taken_grows_with_the_length_of_a_list_of_days() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        find(text)
        return time.process_time() - start

    for words in ("Monday, ", "3, 4, ", "May 3 to ", "two days after ", "on the 3rd "):
        short, long = ("May 5 days " + words * n for n in (1_000, 8_000))
        assert seconds(long) < 30 * max(seconds(short), 0.01)
