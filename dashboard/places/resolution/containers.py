"""What stands right after a name: what it is in ("Springfield, Ohio"), or the next of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.places.contracts import FAMOUS, Candidate, CandidateSource
from dashboard.places.place import Kind, Mention, Place
from dashboard.places.resolution.senses import without_districts
from dashboard.places.resolution.surroundings import Option, contains
from dashboard.places.resolution.terms import CandidateOption

_MAX_JOINT = 24  # characters
# Behind one of several counties, not all of which are found: "in Becker, Clay and X counties".
_AMONG_COUNTIES = re.compile(
    r"(?:(?:,\s(?:and\s)?|\sand\s)[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}){1,20}\s+[Cc]ounties\b"
)
_JOINT = re.compile(
    r"(?:\s+(?:[Dd]istrict|[Pp]rovince|[Cc]ounty|[Cc]ity|[Tt]own|village|department|governorate|"
    r"municipality|[Pp]arish))?"
    r"(?:,\s*|\s*\(|\s+in\s+|,?\s+in\s+(?:the\s+)?|,\s+in\s+)"
)
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
# "Hamilton, the capital of Bermuda", "Toledo, a city in Ohio".
_APPOSED = re.compile(
    rf",\s+(?:the|a|an|its)\s+(?:{_WHERE}\s+)*{_HEAD}\s+(?:of|in|on)\s+(?:the\s+)?(?:{_WHERE}\s+)*"
)
_MAX_APPOSED = 50
# "The Indiana towns of Peru and Wabash".
_HEADED = re.compile(rf"\s+(?:{_WHERE}\s+)*{_HEAD}\s+of\s+")
_OF_PEOPLE = re.compile(rf"\s+(?:{_WHERE}\s+)*{_HEAD}(?:\s+of|,)?\s+")
_POSSESSED = re.compile(rf"['’]s?\s+(?:{_WHERE}\s+)*(?:{_HEAD}(?:\s+of|,)?\s+)?")
_LIST_JOINT = re.compile(r"(?:,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)(?:the\s+)?")
_LEAST_LISTED = 3
_DIVISIONS = re.compile(
    r"(?:\s+and\s+[A-Z][a-z]+)?\s+(?:(?P<counties>[Cc]ounties)|provinces|districts|parishes|governorates|prefectures|departments|oblasts)\b"
)
_INTO = re.compile(r"\b(?:into|entered|entering|reached|to)\s+(?:the\s+)?$")
_AT = re.compile(r"\s+(?:near|at|by|around|close to|not far from|through)\s+")
_CLOSED = re.compile(
    r"\s*(?:[,;.)\]:!?—–\"”]|--|$|\n)|['’]s?\b|\s+(?:-|and|or|on|in|at|to|for|from|with|by|after|"
    r"before|when|where|who|since|during|until|this|last|next|late|early|as)\s"
)
_VERB = re.compile(r"\s+(?:will|would|is|was|are|were|has|had|have|can|could|may|might)\s")
_OPENING = re.compile(r"(?:^|[.!?:;,\n\"”)]\s*)(?:In|At|From|Near|Outside|in|at|from|near)\s+$")
_SUBJECT = re.compile(
    r"(?:^|[.!?\n\"”]\s*)(?:The|A|An|One|Two|Three|Some|Many)\s(?:[\w-]+\s){1,4}(?:of|from|in)\s$"
)
_LISTED_ON = re.compile(r",?\s+(?:and|or|&)\s+(?:the\s+)?[A-Z]\w+(?!,)")
# The countries whose towns are always told with their state or province.
_FEDERAL = frozenset(["US", "CA", "AU"])


class Told(NamedTuple):
    """What the words beside a name say of where its place is: in one of the areas `places`, as
    `words` call it. Where it `binds`, nowhere else; `lacks` says that the gazetteer knows no place
    of the name there."""

    places: tuple[Place, ...] = ()
    words: str = ""
    binds: bool = False
    lacks: bool = False


_NOTHING = Told()


def stands_apart(mentions: Sequence[Mention], index: int) -> bool:
    """Whether no other mention is near enough to be a mention's container, or what it contains."""
    mention = mentions[index]
    if index and mention.start - mentions[index - 1].end <= _MAX_LEAD:
        return False
    return index + 1 == len(mentions) or mentions[index + 1].start - mention.end > _MAX_APPOSED


def containers(
    source: CandidateSource,
    text: str,
    mentions: Sequence[Mention],
    index: int,
    options: Sequence[CandidateOption],
) -> Told:
    """What the words beside a mention say it is in: those right after it ("Springfield, Ohio"), or
    before it ("the Iraqi city of X", "Iraq's X", "into Iraq near X"); `options` are what the
    mention with the number `index` may mean."""
    if not options:
        return _NOTHING
    beside = (source, text, mentions, index, options)
    return _behind(*beside) or _before(*beside) or _NOTHING


def _behind(
    source: CandidateSource,
    text: str,
    mentions: Sequence[Mention],
    index: int,
    options: Sequence[CandidateOption],
) -> Told | None:
    """What the words right after a mention say it is in; None where nothing stands there that may
    hold it."""
    if index + 1 == len(mentions):
        return None
    following = mentions[index + 1]
    start, end = mentions[index].end, following.start
    joined = end - start <= _MAX_JOINT and _JOINT.fullmatch(text, start, end)
    if joined and following.kind is not Kind.DEMONYM:
        outer = holding(source, following.text, options)
        closed = _closes(text, mentions, index)
        if not closed and _may_act(source, following.text, options):
            return _NOTHING
        closed = closed or _is_subject(text, mentions, index)
        if outer or not (closed and _lacks(source, following.text, options)):
            return Told(outer, following.text, closed and bool(outer))
        return Told((), following.text, lacks=True)
    if end - start <= _MAX_APPOSED and _APPOSED.fullmatch(text, start, end):
        outer = holding(source, following.text, options)
        return Told(outer, following.text, bool(outer))
    return None


def _before(
    source: CandidateSource,
    text: str,
    mentions: Sequence[Mention],
    index: int,
    options: Sequence[CandidateOption],
) -> Told | None:
    """What the words before a mention say it is in; None where they say nothing of it."""
    if index == 0:
        return None
    before = mentions[index - 1]
    start, end = before.end, mentions[index].start
    if end - start > _MAX_LEAD:
        return None
    led = _OF_PEOPLE if before.kind is Kind.DEMONYM else _POSSESSED
    if not (led.fullmatch(text, start, end) or _HEADED.fullmatch(text, start, end)):
        near = _INTO.search(text, max(0, before.start - _MAX_LEAD), before.start)
        if not (near and _AT.fullmatch(text, start, end)):
            return None
    outer = holding(source, before.text, options)
    return Told(outer, outer[0].name if outer else "")


def held(
    source: CandidateSource,
    text: str,
    mentions: Sequence[Mention],
    index: int,
) -> tuple[Place, ...]:
    """The areas that the container at `index` of the name right before it must be: those that hold
    a place of that name ("Athens, Georgia" is not the country)."""
    if index == 0:
        return ()
    inner = mentions[index - 1]
    start, end = inner.end, mentions[index].start
    if end - start > _MAX_JOINT or not _JOINT.fullmatch(text, start, end):
        return ()
    if not _closes(text, mentions, index - 1):
        return ()
    places = [Option(each.place) for each in source.candidates(inner.text)]
    return holding(source, mentions[index].text, places)


def _closes(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether a name and what it is in stand by themselves, so that the second neither goes on a
    list ("London, Germany and Spain") nor opens a clause ("In Vienna, Georgia said")."""
    after = mentions[index + 1].end
    if _LISTED_ON.match(text, after):
        return False
    if not _CLOSED.match(text, after):
        start = mentions[index].start
        led = _SUBJECT.search(text, max(0, start - _MAX_LEAD), start)
        return bool(led and _VERB.match(text, after))  # "The mayor of Rome, Georgia was there"
    before = mentions[index - 1] if index else None
    if before is None:
        return True
    listed = _LIST_JOINT.fullmatch(text, before.end, mentions[index].start)
    return not listed or "and" in listed[0] or "or" in listed[0]


def _is_subject(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether what a name opens, with what it is in, is said to be or do something ("A man from
    Berlin, Connecticut will go"), and does not open the sentence with a preposition ("In Dallas,
    Texas will sue")."""
    if not _VERB.match(text, mentions[index + 1].end):
        return False
    start = mentions[index].start
    return not _OPENING.search(text, max(0, start - _MAX_LEAD), start)


def _may_act(source: CandidateSource, name: str, options: Sequence[CandidateOption]) -> bool:
    """Whether a name may be a country that does something ("In Vienna, Georgia asked"), after the
    name of a well-known town that is not in it."""
    nations = {
        each.place.country
        for each in source.candidates(name)
        if each.place.feature_code.startswith("PCL")
    }
    return bool(nations) and any(
        option.fame >= FAMOUS and option.place.country not in nations for option in options
    )


def _lacks(source: CandidateSource, name: str, options: Sequence[CandidateOption]) -> bool:
    """Whether what a name is said to be in is a state or country and no other thing, and holds no
    place of the name, though one that is as well known as to be meant all the same ("Belfast,
    Ireland") need not lie in it."""
    outer = [each.place for each in source.candidates(name)]
    if not outer or not (outer[0].feature_code == "ADM1" or outer[0].feature_code[:3] == "PCL"):
        return False
    if any(o.place.feature_class != "P" and o.place.feature_code != "ADM2" for o in options):
        return False
    if outer[0].feature_code == "ADM1" and outer[0].country in _FEDERAL:
        return True
    return all(option.fame < FAMOUS for option in options)


def holding(source: CandidateSource, name: str, options: Sequence[Option]) -> tuple[Place, ...]:
    """The areas of a name, or of a people's, that hold one of some options."""
    return tuple(
        each.place
        for each in source.candidates(name)
        if each.place.feature_class == "A"
        and any(contains(each.place, option.place) for option in options)
    )


def listed(source: CandidateSource, text: str, mentions: Sequence[Mention]) -> dict[int, str]:
    """The numbers of the mentions that are one of several of a rank in a row ("Utah, Washington,
    Idaho and Oregon"), with that rank: "PCL" for countries, "ADM1" for first-level divisions of one
    country; where the text calls them so "ADM2" for counties ("Lawrence and Orange counties") and
    "A" for other divisions; "" for those of a row that may be divisions or their cities."""
    found: dict[int, str] = {}
    first = 0
    for after in range(1, len(mentions) + 1):
        if after < len(mentions) and _joined(text, mentions[after - 1], mentions[after]):
            continue
        names = [each.text for each in mentions[first:after]]
        # "Merida, Venezuela, and Merida, Mexico" is no list.
        if after - first > 1 and len(set(names)) == len(names):
            if divisions := _DIVISIONS.match(text, mentions[after - 1].end):
                found.update(_called(source, first, names, bool(divisions["counties"])))
            elif after - first >= _LEAST_LISTED:
                ranks = _ranks(source, names)
                found.update((first + index, rank) for index, rank in ranks.items())
        first = after
    for index, mention in enumerate(mentions):
        if index not in found and _AMONG_COUNTIES.match(text, mention.end):
            found.update(_called(source, index, [mention.text], True))
    return found


def _called(
    source: CandidateSource, first: int, names: Sequence[str], counties: bool
) -> dict[int, str]:
    """The ranks of the names in a row, the first of which has the number `first`, that is called
    one of counties or of other divisions; of counties without the names that no county has."""
    if not counties:
        return {first + index: "A" for index in range(len(names))}
    return {
        first + index: "ADM2"
        for index, name in enumerate(names)
        if source.candidates(f"{name} County")
    }


def _ranks(source: CandidateSource, names: Sequence[str]) -> dict[int, str]:
    """The numbers of the names in a row that are countries, or else first-level divisions of one
    country, where so many are, with their rank; "" where they may be cities just as well, after
    which the divisions are called ("Arequipa, Cusco and Trujillo")."""
    row = [source.candidates(name) for name in names]
    nations = [index for index, found in enumerate(row) if _divided(found, "PCL")]
    divided = [_divided(found, "ADM1") for found in row]
    bare = [_divided(without_districts(found), "ADM1") for found in row]
    ranks: dict[int, str] = {}
    for country in sorted(set().union(*divided)):
        inside = [index for index, countries in enumerate(divided) if country in countries]
        plain = sum(country in countries for countries in bare)
        if len(inside) >= _LEAST_LISTED:
            ranks |= dict.fromkeys(inside, "ADM1" if plain > len(inside) / 2 else "")
    if len(nations) >= max(_LEAST_LISTED, len(ranks)):
        ranks.update(dict.fromkeys(nations, "PCL"))
    return ranks


def _divided(candidates: Sequence[Candidate], code: str) -> set[str]:
    """The countries of the candidates whose feature code begins so."""
    return {c.place.country for c in candidates if c.place.feature_code.startswith(code)}


def _joined(text: str, mention: Mention, following: Mention) -> bool:
    """Whether a mention and the next are neighbours in a list."""
    start, end = mention.end, following.start
    return end - start <= _MAX_JOINT and _LIST_JOINT.fullmatch(text, start, end) is not None
