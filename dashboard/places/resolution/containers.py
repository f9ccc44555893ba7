"""What stands right after a name: what it is in ("Springfield, Ohio"), or the next of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.places.contracts import CandidateSource
from dashboard.places.place import Kind, Mention, Place
from dashboard.places.resolution.surroundings import Option, contains

_MAX_JOINT = 12  # characters
_JOINT = re.compile(r",\s*|\s*\(|\s+in\s+|,?\s+in\s+(?:the\s+)?|,\s+in\s+")
_MAX_LEAD = 45
_WHERE = (
    r"(?:(?:north|south|east|west)[a-z-]*|central|coastal|eastern-most|nearby|remote|tiny|small|large|"
    r"biggest|largest|second|second-largest|main|holy|ancient|historic|border|port|capital|resort|"
    r"mountain|desert|oil|mining|university|industrial|seaside|lakeside|provincial|autonomous|"
    r"self-ruled|breakaway|restive|troubled|war-torn|flashpoint|besieged|rebel-held)"
)
_HEAD = (
    r"(?:city|cities|town|towns|village|villages|capital|port|resort|province|state|region|district|"
    r"county|island|suburb|enclave|territory|hub|stronghold|settlement|municipality|department|"
    r"governorate|oblast|prefecture|republic|peninsula|outpost|hamlet|seaport)"
)
_OF_PEOPLE = re.compile(rf"\s+(?:{_WHERE}\s+)*{_HEAD}(?:\s+of|,)?\s+")
_POSSESSED = re.compile(rf"['’]s?\s+(?:{_WHERE}\s+)*(?:{_HEAD}(?:\s+of|,)?\s+)?")
_LIST_JOINT = re.compile(r"(?:,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)(?:the\s+)?")
_LEAST_LISTED = 3


def containers(
    source: CandidateSource,
    text: str,
    mentions: Sequence[Mention],
    index: int,
    options: Sequence[Option],
) -> tuple[tuple[Place, ...], str]:
    """The places that the words beside a mention say it is in, and how they call them: those right
    after it ("Springfield, Ohio"), or before it ("the Iraqi city of X", "Iraq's X"); `options` are
    what the mention with the number `index` may mean."""
    if not options:
        return (), ""
    if index + 1 < len(mentions):
        following = mentions[index + 1]
        start, end = mentions[index].end, following.start
        joined = end - start <= _MAX_JOINT and _JOINT.fullmatch(text, start, end)
        if joined and following.kind is not Kind.DEMONYM:
            return _holding(source, following.text, options), following.text
    if index > 0:
        before = mentions[index - 1]
        start, end = before.end, mentions[index].start
        led = _OF_PEOPLE if before.kind is Kind.DEMONYM else _POSSESSED
        if end - start <= _MAX_LEAD and led.fullmatch(text, start, end):
            outer = _holding(source, before.text, options)
            return outer, outer[0].name if outer else ""
    return (), ""


def _holding(source: CandidateSource, name: str, options: Sequence[Option]) -> tuple[Place, ...]:
    """The areas of a name, or of a people's, that hold one of some options."""
    return tuple(
        each.place
        for each in source.candidates(name)
        if each.place.feature_class == "A"
        and any(contains(each.place, option.place) for option in options)
    )


def listed(source: CandidateSource, text: str, mentions: Sequence[Mention]) -> dict[int, str]:
    """The numbers of the mentions that are one of several of a rank in a row ("Utah, Washington,
    Idaho and Oregon"), with that rank: "PCL" for countries, "ADM1" for first-level divisions."""
    found: dict[int, str] = {}
    first = 0
    for after in range(1, len(mentions) + 1):
        if after < len(mentions) and _joined(text, mentions[after - 1], mentions[after]):
            continue
        if after - first >= _LEAST_LISTED:
            row = [_ranks(source, each.text) for each in mentions[first:after]]
            for index, ranks in enumerate(row, start=first):
                rank = max(ranks, key=lambda rank: _count(rank, row), default="")
                if rank and _count(rank, row) >= _LEAST_LISTED:
                    found[index] = rank
        first = after
    return found


def _count(rank: str, row: Sequence[Sequence[str]]) -> int:
    """How many of the names in a row may be of a rank."""
    return sum(rank in ranks for ranks in row)


def _ranks(source: CandidateSource, name: str) -> list[str]:
    """Of countries and first-level divisions, what a name may be one of."""
    codes = {candidate.place.feature_code for candidate in source.candidates(name)}
    return [rank for rank in ("PCL", "ADM1") if any(code.startswith(rank) for code in codes)]


def _joined(text: str, mention: Mention, following: Mention) -> bool:
    """Whether a mention and the next are neighbours in a list."""
    start, end = mention.end, following.start
    return end - start <= _MAX_JOINT and _LIST_JOINT.fullmatch(text, start, end) is not None
