"""Whom "I" means in quotation marks: whoever the sentence says is quoted, or else the sentence
that the quotation goes on in or comes from."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference, Meant, refer
from dashboard.journeys.sentences.line import Line

_TAGS = word_set("tags_of_quotations")
_I = frozenset({"i"})
_MARKS = frozenset({"“", "”", '"'})
_NEW_PARAGRAPH = 2  # characters between two sentences of which the second begins a paragraph


def with_quoted(
    lines: Sequence[Line], found: Sequence[Sequence[Coreference]]
) -> tuple[tuple[Coreference, ...], ...]:
    """The coreferences of each line, `found`, and those of "I" where a place is named in what
    somebody is quoted as saying."""
    made = list[tuple[Coreference, ...]]()
    for number, (line, references) in enumerate(zip(lines, found, strict=True)):
        own = _own(line, references) if line.quoted else []
        speaker = _speaker(lines, found, number) if own else None
        if speaker is not None:
            meant = (refer(line, i, _self(i, speaker)) for i in own)
            references = sorted((*references, *meant), key=lambda r: r.first)
        made.append(tuple(references))
    return tuple(made)


def _own(line: Line, references: Sequence[Coreference]) -> list[int]:
    """Every "I" in quotation marks of a line that names a place in them."""
    if not any(place.first in line.quoted for place in line.places):
        return []
    return [i for i in line.numbers(_I) if i in line.quoted and _of_no_name(references, i)]


def _of_no_name(references: Sequence[Coreference], i: int) -> bool:
    """Whether the "I" at a word is no part of a name, nor known already: "Elizabeth | I"."""
    return not any(r.first <= i < r.last for r in references)


def _self(i: int, speaker: Coreference) -> Meant:
    """What the "I" at a word means."""
    return Meant(i + 1, speaker.persons, "pronoun", possessive=False)


def _speaker(
    lines: Sequence[Line], found: Sequence[Sequence[Coreference]], number: int
) -> Coreference | None:
    """Who is quoted in a line: by its own words; else, in the same paragraph, by those of the next
    line if its quotation goes on there, or of the line before if it opens with a quotation."""
    line = lines[number]
    tag = _tagged(line, found[number])
    if tag is not None or not _all_quoted(line):
        return tag
    if _goes_on(line) and number + 1 < len(lines) and _adjoin(line, lines[number + 1]):
        return _tagged(lines[number + 1], found[number + 1])
    if line.low(0) in _MARKS and number > 0 and _adjoin(lines[number - 1], line):
        return _tagged(lines[number - 1], found[number - 1])
    return None


def _tagged(line: Line, references: Sequence[Coreference]) -> Coreference | None:
    """Who says what is quoted, outside of the quotation: ", | she said", "said | Ann Lee"."""
    quoted = line.quoted
    outside = [r for r in references if len(r.persons) == 1 and r.first not in quoted]
    said = (r for r in outside if not (r.possessive or r.inner) and _says(line, r))
    return next(said, None)


def _says(line: Line, reference: Coreference) -> bool:
    """Whether a verb of saying stands right beside somebody."""
    beside = (reference.last, reference.first - 1)
    return any(line.low(i) in _TAGS and i not in line.quoted for i in beside)


def _all_quoted(line: Line) -> bool:
    """Whether a line has little beside what is quoted."""
    return len(line.words) - len(line.quoted) <= 3


def _goes_on(line: Line) -> bool:
    """Whether the quotation of a line does not end with it."""
    return line.low(len(line.words) - 1) not in _MARKS


def _adjoin(line: Line, following: Line) -> bool:
    """Whether two lines stand in one paragraph."""
    return following.sentence.start - line.sentence.end < _NEW_PARAGRAPH
