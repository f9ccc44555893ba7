"""Datelines: from where an article, or a part of it, says that it is told."""

from __future__ import annotations

import re

from dashboard.places.language import Cue, cues

# "SEOUL, South Korea (AP) —", "NAIROBI, 3 May (IRIN) -", "BEIRUT: ", at the opening of a line.
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[^\W\d_a-z][^\n()\[\]:;!?\"“”]{1,70}?(?:\([^()\n]{2,30}\)(?=[ ]*\())?)"
    r"(?:[ \t]*(?:[(\[][^()\[\]\n]{2,40}[)\]]|/[A-Z]{2,12}/\.?)[ \t]*(?:[-‐–—―]+|:|(?=[A-Z“\"]))"
    r"|[ \t]*(?:—|–|―|--+|[ ]-[ ])[ \t]*(?=\S)"
    r"|:[ \t])",
    re.MULTILINE,
)
_LOWER_WORD = re.compile(r"(?<![\w.])[a-z]{3,}(?![\w.])")
# Right behind the name, perhaps after a day: "PARIS (AP)", "CAIRO, June 3 (Xinhua)".
_WIRED = re.compile(
    r"(?:,?[ ]+(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8}\.?)(?:,[ ]\d{4})?,?)?"
    r"[ ]*[(/\[]([^()\[\]/\n]{2,40})[)/\]]"
)
_AGENCY = re.compile(r"(?:[(\[]|/)([^()\[\]/]{2,40})(?:[)\]]|/)[^()\[\]/]*$")


def datelines(text: str) -> list[tuple[int, int]]:
    """Where the datelines of a text are: the characters (end exclusive) of the line's opening
    that says from where it is told."""
    found = []
    for match in _DATELINE.finditer(text):
        place = match["place"]
        agency = _AGENCY.search(match.group())
        capitals = place.split(",")[0].strip()
        if _LOWER_WORD.search(place) and not (agency and len(place) < 40):
            continue
        if (agency and _is_agency(agency.group(1))) or (len(capitals) > 2 and capitals.isupper()):
            found.append(match.span("place"))
    return found


def is_wired(text: str, end: int) -> bool:
    """Whether an agency follows the name that ends before character `end`, and no state or country:
    agencies leave these out after cities that all the world knows."""
    match = _WIRED.match(text, end)
    return match is not None and _is_agency(match[1])


def _is_agency(words: str) -> bool:
    """Whether one of some words is the name of a news agency."""
    return any(
        cues().get(word.strip(".").lower(), 0) & Cue.DATELINE
        for word in re.split(r"[^\w.]+", words)
    )
