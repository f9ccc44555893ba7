"""What stands in the tables of language is read, once, and says something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import dashboard.journeys
from dashboard.journeys.language.inflection import forms
from dashboard.journeys.language.tables import table
from dashboard.journeys.language.tokens import tokens
from dashboard.journeys.presence.verbs import PREPOSITIONS_OF, READS
from tests.journeys.texts import stops, stops_of, told

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
# Examples of verbs.tsv that, told of Ann Lee and Lyon, put nobody there. Rightly: a habit or a post
# is no visit, and a sentence or an admission says where only at a court or hospital that is named.
NO_VISIT = {
    "Ann Lee reports from Lome.",
    "He commutes to Basel.",
    "A judge sentenced him in Norwich Crown Court.",
    "They convicted her in Norwich Crown Court.",
    "He was admitted to Hartford Hospital.",
}
# What the rules do not read yet, though the example says it: whoever mends one takes it out.
UNREAD = {
    "Leaders converged on Davos.",
    "They monitored the vote in Dili.",
    "Elders in Wajir handed him over.",
}
# Who may be Ann Lee in an example, and the names in it.
SOMEBODY = re.compile(
    r"\b(?:he|she|they|him|her|them|(?:the|his) \w+|leaders|ministers)\b", re.IGNORECASE
)
NAME = re.compile(r"(?<!^)\b(?!Lee\b|Mass\b)[A-Z][\w-]+(?: [A-Z]\w+)*")


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


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*.tsv")))
def test_a_row_has_a_cell_for_each_column(name: str) -> None:
    # A cell that lacks is None, one too many stands under None: neither is said before it is read.
    assert [row for row in table(name) if None in row or None in row.values()] == []


@pytest.mark.parametrize("name", ["verbs", "acts", "idioms"])
def test_every_kind_of_a_verb_is_known(name: str) -> None:
    assert [row for row in table(name) if row["kind"] not in PREPOSITIONS_OF] == []
    assert PREPOSITIONS_OF.keys() <= READS.keys()


def test_every_kind_of_a_verb_is_explained_where_verbs_are_added() -> None:
    remarks = (DATA / "verbs.tsv").read_text(encoding="utf-8").split("\nverb\t")[0]
    joined = remarks.replace("\n#  ", "")
    explained = joined[joined.index("# kind: ") : joined.index("# example: ")]
    assert {*re.findall(r"(\w+) \(", explained)} == PREPOSITIONS_OF.keys()


@pytest.mark.parametrize("row", table("verbs"), ids=lambda row: row["example"])
def test_the_example_of_a_verb_says_where_somebody_is(row: dict[str, str]) -> None:
    silent = row["example"] in NO_VISIT | UNREAD
    assert any(map(is_in_lyon, of_ann_lee(row))) is not silent


def test_the_examples_that_are_left_out_are_in_the_table() -> None:
    assert {row["example"] for row in table("verbs")} >= NO_VISIT | UNREAD


def of_ann_lee(row: dict[str, str]) -> Iterator[str]:
    """A verb's example, told of Lyon and each person in it in turn as Ann Lee."""
    example, names = row["example"].rstrip("."), NAME.findall(row["example"])
    text = example.replace(names[0 if row["kind"] == "leave" else -1], "Lyon") + " on Monday."
    yield text
    for match in SOMEBODY.finditer(text):
        yield f"{text[: match.start()]}Ann Lee{text[match.end() :]}"


def is_in_lyon(text: str) -> bool:
    """Whether a text puts Ann Lee in Lyon on a trip, or as a station of her life."""
    read = told(text)
    there = {stop[:2] for stop in stops(read.itineraries)}
    there |= {(station.traveller, station.place.name) for station in read.stations}
    return ("Ann Lee", "Lyon") in there


def test_every_verb_of_bodily_acts_says_where_somebody_is() -> None:
    unread = [verb for verb, kind in ACTS if not any(map(in_lyon, said(verb, kind)))]
    assert unread == []


def said(verb: str, kind: str) -> list[str]:
    """Sentences in which the verb tells of Ann Lee in Lyon."""
    return [f"Ann Lee {words.format(verb=forms(verb))} Lyon on Monday." for words in SAID[kind]]


def in_lyon(text: str) -> bool:
    """Whether a text puts Ann Lee in Lyon."""
    return ("Ann Lee", "Lyon") in {stop[:2] for stop in stops_of(text)}
