"""The tables of English words that the finder of places reads: what may stand in them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from dashboard.errors import InputError
from dashboard.journeys.language.tables import word_set
from dashboard.places import language
from dashboard.places.language import Title, titles

COUNTRIES = Path(language.__file__).parent / "gazetteer" / "data" / "countries.csv"


def test_a_title_is_one_word_and_stands_once() -> None:
    # Both readers look titles up word by word: a title with a blank in it could never be found.
    words = [title.word for title in titles()]
    assert [word for word in words if len(word.split()) != 1 or word != word.lower()] == []
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_every_cell_of_a_title_says_something_that_is_known() -> None:
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        countries = {row["id"] for row in csv.DictReader(file)}
    assert [t for t in titles() if t.country not in {"-", *countries}] == []
    assert [t for t in titles() if t.gender not in {"-", "f", "m"}] == []
    assert [t for t in titles() if t.read_by not in {"places", "journeys", "both"}] == []


def test_what_is_like_a_title_is_a_title_or_a_noun_for_a_person() -> None:
    persons = {t.word for t in titles() if t.read_by != "places"}
    persons |= word_set("people_nouns") | word_set("epithets")
    like = {t.word: [] if t.like == "-" else t.like.split() for t in titles()}
    assert [(word, also) for word in like for also in like[word] if also not in persons] == []
    assert [word for word in like if word in like[word]] == []


@pytest.mark.parametrize(
    ("row", "cells"), [("warden\t-\t-\tboth", 4), ("warden", 1), ("a\tb\t-\t-\tboth\tx", 6)]
)
def test_a_row_with_too_few_or_many_cells_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, cells: int
) -> None:
    table = tmp_path / "titles.tsv"
    header = "\t".join(Title._fields)
    table.write_text(f"{header}\npresident\tleader\t-\t-\tboth\n\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(language, "_DATA", tmp_path)
    with pytest.raises(InputError) as error:
        titles.__wrapped__()
    assert str(error.value) == (
        f"{table}, line 4: this row has {cells} of 5 cells; give it one for each of "
        "word, like, country, gender, read_by, with tabs between"
    )


def test_every_set_of_words_is_asked_for_has_one_name_and_no_word_twice() -> None:
    room = Path(language.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in room.rglob("*.py"))
    asked = re.findall(r'word_set\("(\w+)"\)', code)
    text = (room / "data" / "word_sets.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    sets = [line.split(": ", 1) for line in lines.replace("\n ", " ").splitlines() if line]
    assert sorted(name for name, _ in sets) == sorted(set(asked))
    twice = [name for name, words in sets if len(words.split()) > len(set(words.split()))]
    assert twice == []
    assert all(language.word_set(name) == set(words.split()) for name, words in sets)
