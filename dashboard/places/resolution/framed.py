"""What a sentence opens with, and what it then tells of places there: "In Oregon, a fire burned
near Huntington"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.places.contracts import FAMOUS, CandidateSource
from dashboard.places.place import Kind, Mention, Place
from dashboard.places.resolution.containers import Told, holding
from dashboard.places.resolution.surroundings import contains
from dashboard.places.resolution.terms import CandidateOption

_OPENING = re.compile(
    r"\W*(?:(?:And|But|Meanwhile|Nearby),?\s+)?(?:In|in|Across|across|Elsewhere\sin|elsewhere\sin)\s+"
    r"(?:the\s+)?(?:(?:(?:north|south)(?:east|west)?|east|west|central|rural|upstate)(?:ern)?\s+)?"
)
_LED = re.compile(r"\b(?:in|(?P<near>at|near|outside|around))\s+$")
_MAX_LED = 10  # characters


def is_frame(text: str, start: int, mention: Mention) -> bool:
    """Whether a sentence, which starts at a character, opens with a mention as where all of it
    happens."""
    if mention.kind is Kind.DEMONYM or text[mention.end : mention.end + 1] != ",":
        return False
    return _OPENING.fullmatch(text, start, mention.start) is not None


def framed(
    source: CandidateSource,
    text: str,
    frame: Mention,
    mention: Mention,
    options: Sequence[CandidateOption],
) -> Told:
    """What the `frame` of its sentence says a mention is in that stands behind a preposition of
    place; not where its name is a well-known place's elsewhere, unless somebody is "near" it.
    `options` are what it may mean."""
    led = _LED.search(text, max(0, mention.start - _MAX_LED), mention.start)
    if not led:
        return Told()
    outer = holding(source, frame.text, options)

    def inside(place: Place) -> bool:
        return any(contains(area, place) for area in outer)

    known = any(option.fame >= FAMOUS and not inside(option.place) for option in options)
    if known and not led["near"]:
        return Told()
    return Told(outer, frame.text, binds=bool(led["near"] and outer))
