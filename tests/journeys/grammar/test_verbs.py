"""Which words of a sentence are verbs, what their helpers make of them, and who does it."""

from __future__ import annotations

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import table
from dashboard.journeys.people.resolution import coreferences
from dashboard.journeys.sentences.line import lines
from tests.journeys.texts import resolutions


def parsed(text: str) -> Parse:
    """A sentence read for its grammar."""
    article = Article("one", text)
    ready = lines(article, split(article), resolutions(article))
    return Parse(ready[0], coreferences(ready)[0])


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Ann Lee visits Oslo.", ["visits"]),
        ("Ann Lee held peace talks.", ["held"]),
        ("She talks.", ["talks"]),
        ("Ann Lee made similar journeys.", ["made"]),
        ("A recently signed deal was praised.", ["was", "praised"]),
        ("The king has recently signed it.", ["has", "signed"]),
        ("Ann Lee will picnic there.", ["will", "picnic"]),
        ("They forced her to cancel it.", ["forced", "cancel"]),
        ("It is for severely disabled children.", ["is"]),
        ("Ann Lee hosts the dinner.", ["hosts"]),
        ("The ministers visit Oslo.", ["visit"]),
        ("The visit ended.", ["ended"]),
        ("They took long walks.", ["took"]),
        ("That's the end.", ["'s"]),
        ("Oslo's mayor left.", ["left"]),
        ("A meeting began.", ["began"]),
        ("After meeting Ann Lee, she left.", ["meeting", "left"]),
    ],
)
def test_which_words_are_verbs(text: str, verbs: list[str]) -> None:
    parse = parsed(text)
    assert [parse.line.lows[i] for i in sorted(parse.verbal)] == verbs


@pytest.mark.parametrize("row", table("verbs"), ids=lambda row: row["example"])
def test_the_verb_of_each_row_is_found_in_its_example(row: dict[str, str]) -> None:
    parse = parsed(row["example"])
    base = row["verb"].split()[0].removesuffix("+")
    kinds = {verb.base: verb.kinds for verb in parse.verbs.values()}
    assert set(row["kind"].split()) <= set(kinds.get(base, ()))


@pytest.mark.parametrize(
    ("text", "word", "helpers", "status"),
    [
        ("Ann Lee is expected to visit Oslo.", "visit", ("is", "expected", "to"), "planned"),
        ("Ann Lee was not allowed to visit Oslo.", "visit", None, "cancelled"),
        ("Ann Lee has never reached Oslo.", "reached", ("has", "never"), None),
        ("Ann Lee never reached Oslo.", "reached", (), "cancelled"),
        ("Ann Lee scrapped plans to visit Oslo.", "visit", None, "cancelled"),
        ("Ann Lee hopes to visit Oslo.", "visit", None, None),
        ("Ann Lee should arrive on Friday.", "arrive", ("should",), "planned"),
        ("Ann Lee visited Oslo.", "visited", (), "visited"),
    ],
)
def test_helpers_say_what_becomes_of_a_verb(
    text: str, word: str, helpers: tuple[str, ...] | None, status: str | None
) -> None:
    parse = parsed(text)
    verb = parse.verb_at(parse.line.lows.index(word))
    assert (None if verb.status is None else str(verb.status)) == status
    assert helpers is None or verb.helpers == helpers


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Ann Lee arrived in Oslo and met Bob Ray.", "met", ["Ann Lee"]),
        ("Ann Lee, who fell ill, flew to Oslo.", "flew", ["Ann Lee"]),
        ("Bob Ray and Ann Lee flew to Oslo.", "flew", ["Bob Ray", "Ann Lee"]),
        ("Ann Lee's plane landed in Oslo.", "landed", ["Ann Lee"]),
        ("The storm reached Oslo.", "reached", []),
    ],
)
def test_who_does_it(text: str, word: str, who: list[str]) -> None:
    parse = parsed(text)
    persons = subject(parse, parse.line.lows.index(word)) or ()
    assert [person.name for person in persons] == who


def test_an_idiom_is_a_verb_with_the_words_that_belong_to_it() -> None:
    parse = parsed("Ann Lee took part in the race.")
    took = parse.verb_at(2)
    assert (took.base, took.form, parse.idiomatic) == ("take", "past", {3})
