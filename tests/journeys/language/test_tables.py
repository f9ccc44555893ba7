"""What stands in the tables of language is read, once, and says something."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import dashboard.journeys
from dashboard.journeys.language.inflection import forms
from dashboard.journeys.language.tables import table
from dashboard.journeys.language.tokens import tokens
from tests.journeys.texts import stops_of

ROOM = Path(dashboard.journeys.__path__[0])
DATA = ROOM / "language" / "data"
VERBS = [(row["verb"], row["kind"]) for row in table("verbs")]
ACTS = [(verb, row["kind"]) for row in table("acts") for verb in row["verbs"].split(", ")]
# What is said of Ann Lee in Lyon by verbs of each kind.
SAID = {
    "act": ("{verb.past} in", "{verb.past} a guest in", "was {verb.participle} in"),
    "stay": ("{verb.past} in", "{verb.past} with Bob Ray in"),
    "go": ("{verb.past} to",),
    "meet": ("{verb.past} with Bob Ray in",),
    "affect": ("was {verb.participle} in",),
    "undergo": ("was {verb.participle} in",),
    "bring": ("was {verb.participle} to",),
}


def sets_of_words() -> dict[str, list[str]]:
    """The sets of `word_sets.txt` by name, and the other lists by file, with all their words."""
    text = (DATA / "word_sets.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if line and line[0] != "#")
    found = dict(line.split(": ", 1) for line in lines.replace("\n ", " ").splitlines())
    for path in DATA.glob("*.txt"):
        if path.name != "word_sets.txt":
            rows = path.read_text(encoding="utf-8").splitlines()
            found[path.stem] = " ".join(row for row in rows if not row.startswith("#"))
    return {name: words.split() for name, words in found.items()}


def test_no_word_stands_twice_in_a_set() -> None:
    twice = {
        (name, word)
        for name, words in sets_of_words().items()
        for word, count in Counter(words).items()
        if count > 1
    }
    assert twice == set()


def test_every_set_is_read() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    # Some names stand in code apart from the call that reads them.
    asked = {*re.findall(r'word_(?:set|list)\("(\w+)"\)', code), "female_names", "male_names"}
    for path in DATA.glob("*.tsv"):  # rows name a set by "@"
        asked.update(re.findall(r"@(\w+)", path.read_text(encoding="utf-8")))
    assert sets_of_words().keys() - asked == set()


@pytest.mark.parametrize("name", ["statuses", "nouns", "idioms", "institutions", "seats"])
def test_the_words_of_a_row_are_words_as_the_reader_parts_them(name: str) -> None:
    """Tells a row that can never be found, such as "won't", which is read as "wo" and "n't"."""
    column = "noun" if name == "nouns" else "words"
    phrases = [row[column] for row in table(name)]
    capital = [phrase.upper() if "." in phrase else phrase for phrase in phrases]  # "U.N."
    parted = [" ".join(word.low for word in tokens(each, 0, len(each))[0]) for each in capital]
    assert parted == phrases


def test_no_verb_has_one_kind_twice() -> None:
    counts = Counter((verb.split()[0], kind) for verb, kind in (*VERBS, *ACTS))
    known = {(verb.split()[0], kind) for verb, kind in VERBS}
    spelled = {("travel", "go"), ("travel+", "go")}
    assert {pair for pair, count in counts.items() if count > 1} - spelled == set()
    assert {pair for verb, kind in ACTS if (pair := (verb.split()[0], kind)) in known} == set()


def test_every_verb_of_bodily_acts_says_where_somebody_is() -> None:
    unread = [verb for verb, kind in ACTS if not any(map(in_lyon, said(verb, kind)))]
    assert unread == []


def said(verb: str, kind: str) -> list[str]:
    """Sentences in which the verb tells of Ann Lee in Lyon."""
    return [f"Ann Lee {words.format(verb=forms(verb))} Lyon on Monday." for words in SAID[kind]]


def in_lyon(text: str) -> bool:
    """Whether a text puts Ann Lee in Lyon."""
    return ("Ann Lee", "Lyon") in {stop[:2] for stop in stops_of(text)}
