"""What mentions stand for."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import parse, seed

from dashboard.places.kinds import datelines
from dashboard.places.place import Kind

GOLD = Path(__file__).parent / "gold" / "kinds.jsonl"


def kinds_in(text: str, words: str, name: str) -> Kind:
    """The kind of `name` where it stands within `words`."""
    start = text.index(words) + words.index(name)
    return next(r.mention.kind for r in parse(text) if r.mention.start == start)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("gain for Kyiv in", "Kyiv", Kind.METONYM),
        ("oust Moscow’s troops", "Moscow", Kind.METONYM),
        ("said that Washington will", "Washington", Kind.METONYM),
        ("visited Vladivostok for", "Vladivostok", Kind.LITERAL),
        ("city of Bakhmut, the", "Bakhmut", Kind.LITERAL),
        ("city of Komsomolsk-on-Amur", "Komsomolsk-on-Amur", Kind.LITERAL),
    ],
)
def test_kinds_in_the_first_seed_article(words: str, name: str, kind: Kind):
    assert kinds_in(seed("000"), words, name) is kind


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("SEOUL, South Korea (AP)", "SEOUL", Kind.DATELINE),
        ("SEOUL, South Korea (AP)", "South Korea", Kind.DATELINE),
        ("supported Moscow’s invasion", "Moscow", Kind.METONYM),
        ("that Moscow and Pyongyang would", "Moscow", Kind.METONYM),
        ("that Moscow and Pyongyang would", "Pyongyang", Kind.METONYM),
        ("Washington and Seoul, while", "Seoul", Kind.METONYM),
        ("meeting in Seoul discussing", "Seoul", Kind.LITERAL),
        ("invitation to Pyongyang", "Pyongyang", Kind.LITERAL),
        ("resort of Sochi", "Sochi", Kind.LITERAL),
    ],
)
def test_kinds_in_the_second_seed_article(words: str, name: str, kind: Kind):
    assert kinds_in(seed("004"), words, name) is kind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BEIRUT: Rain fell.", "BEIRUT"),
        ("Goma (DR Congo) (AFP) – Rain fell.", "Goma (DR Congo)"),
        ("A headline\nNAIROBI, 3 May (IRIN) - Rain fell.", "NAIROBI, 3 May"),
        ("MOSCOW, September 13. /TASS/. Rain fell.", "MOSCOW, September 13."),
    ],
)
def test_datelines_of_several_agencies(text: str, place: str):
    assert [text[start:end].strip() for start, end in datelines(text)] == [place]


@pytest.mark.parametrize(
    "text", ["He said: rain.", "Rain fell on Paris — again.", "The Seoul (South Korea) talks", ""]
)
def test_what_is_no_dateline(text: str):
    assert datelines(text) == []
