"""What a place's name hangs on: the preposition or the verb before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.geometry import way
from dashboard.journeys.grammar.parse import CLAUSE_WORDS, PREPOSITIONS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.places.place import Place

_LISTING = word_set("listing")
_AWAITING = word_set("awaiting")
_BETWEEN = word_set("between_listed")
_HOLDING = word_set("holding")
_BEFORE_TIMES = word_set("prepositions_of_times")
_LIST_JOINTS = word_set("list_joints") | {"or"}
_WITHIN_NAMES = word_set("particles")
_SETTLEMENTS = word_set("settlements")
_ARTICLES = word_set("articles")
_VENUES = word_set("venues")
_AT = word_set("prepositions_at")
_TO = word_set("prepositions_to")
_WAYS = _AT | _TO | {"from"}
_NO_WAY = word_set("before_to_without_motion")
_ENDS_OF_VENUES = PREPOSITIONS - {"of"} | {",", ";"}
_GOING = frozenset({"go", "bring"})
_ENDS = CLAUSE_WORDS | {";", ":", "“"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a place's name hangs on: the preposition or, for a bare object, the word before.
    `listed` counts the names before it in a list ("to Rome, Paris and Bonn")."""

    index: int
    preposition: str
    listed: int


def _contains(outer: PlaceSpan, inner: PlaceSpan) -> bool:
    """Whether a name after a comma says where the name before it lies ("Paris, Texas")."""
    a, b = outer.resolution.place, inner.resolution.place
    if a is None or b is None or not a.is_area or b.feature_code.startswith("PCL"):
        return False
    return a.feature_code != b.feature_code and a.country == b.country != ""


def _leading(parse: Parse, i: int) -> str:
    """The preposition that "there" or "here" at `i` stands with: "to" after a verb of going."""
    for k in range(i - 1, max(i - 6, -1), -1):
        verb = parse.verb(k)
        if verb is not None:
            return "in" if _GOING.isdisjoint(verb.kinds) else "to"
    return "in"


def attachment_of(parse: Parse, place: PlaceSpan) -> Attachment | None:
    """What a place's name hangs on; "at a hospital in Oslo" hangs on "at"."""
    key = (place.first, place.last, place.named)
    if key not in parse.attachments:
        parse.attachments[key] = _attachment_of(parse, place)
    return parse.attachments[key]


def _attachment_of(parse: Parse, place: PlaceSpan) -> Attachment | None:
    if _within_a_name(parse, place) or _says_where(parse, place) or _in_its_town(parse, place):
        return None
    attachment = _nearest(parse, place)
    if attachment is None or attachment.preposition not in _AT:
        return attachment
    return _of_venue(parse, attachment) or attachment


def _within_a_name(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "Gaz de | France"."""
    first = place.first
    inside = first > 1 and parse.line.low(first - 1) in _WITHIN_NAMES
    return inside and parse.line.words[first - 2].capital


def _says_where(parse: Parse, place: PlaceSpan) -> bool:
    """Whether a name only says in which country or province the one before it lies, or near what:
    "visited Yosemite in | California", "visited Bray outside | Dublin"."""
    line, outer = parse.line, place.resolution.place
    inner = line.at.get(place.first - 2)
    if inner is not None and inner.literal and line.low(place.first - 1) in _BESIDE:
        return True
    if inner is None or not inner.literal or line.low(place.first - 1) != "in":
        return False
    lies = inner.resolution.place
    holds = lies is not None and outer is not None and _is_area_of(outer, lies)
    return holds and line.low(inner.first - 1) != "of"


_BESIDE = frozenset({"outside", "near"})


def _is_area_of(outer: Place, inner: Place) -> bool:
    """Whether one place is an area of the country in which the other, no area, lies."""
    area = outer.feature_class == "A" != inner.feature_class
    return area and outer.country == inner.country


def _in_its_town(parse: Parse, place: PlaceSpan) -> bool:
    """Whether a name is that of a site whose town follows: "landed at | Kennedy Airport in New
    York"."""
    line, site = parse.line, place.resolution.place
    town = line.at.get(place.last + 1) if line.low(place.last) in _HOLDING else None
    if site is None or town is None or not town.literal:
        return False
    holds = town.resolution.place
    return holds is not None and _is_site_of(site, holds)


def _is_site_of(site: Place, town: Place) -> bool:
    """Whether a place is a spot or a road at a town."""
    if site.feature_class not in _SITES or town.feature_class != "P":
        return False
    return way(town.point, site.point).km < _ABOUT_A_TOWN


# Spots and roads, by GeoNames' letters; so many kilometres from a town's middle they are its own.
_SITES = frozenset("SR")
_ABOUT_A_TOWN = 60.0


def _of_venue(parse: Parse, attachment: Attachment) -> Attachment | None:
    """What a venue hangs on that stands before "in" and a place: "to | a hospital in Oslo"."""
    k = parse.before_times(attachment.index - 1)
    if parse.line.low(k) not in _VENUES or k in parse.at:
        return None
    for i in range(k - 1, max(k - 8, -1), -1):
        low = parse.line.low(i)
        if parse.line.phrase(i - 1, i + 1) == "out of":
            return Attachment(i - 1, "from", attachment.listed)
        if _ends_venue(parse, i, low):
            return None
        if low in _WAYS:
            return Attachment(i, low, attachment.listed)
        if parse.any_verb(i):
            return Attachment(i, "", attachment.listed) if _reaches(parse, i) else None
    return None


def _reaches(parse: Parse, i: int) -> bool:
    """Whether the word at `i` is a verb whose object is a place: "reached | a hospital in", "left |
    a hospital in"."""
    verb = parse.verb(i)
    if verb is None or "reach" in verb.kinds:
        return verb is not None
    return verb.base == "leave" and parse.line.low(i + 1) in _ARTICLES


def _ends_venue(parse: Parse, i: int, low: str) -> bool:
    """Whether the word at `i` parts a venue from what is before it: "stone | for a school in"."""
    if low == "for":
        return parse.verb(i - 1) is None
    return low in _ENDS_OF_VENUES and low not in _WAYS


def _nearest(parse: Parse, place: PlaceSpan) -> Attachment | None:
    """What a place's name hangs on, over its article, adjectives, "the capital," and the names
    before it in a list; None for a name that only says where the one before it lies."""
    if place.named is not None and place.last - place.first == 1:
        return Attachment(place.first, _leading(parse, place.first), 0)
    i, listed = place.first - 1, 0
    for _ in range(_REACH):
        found = _read(parse, place, i, listed)
        if found is None or isinstance(found, Attachment):
            return found
        i, listed = found
    return None


# So many words and names before a place are looked at.
_REACH = 24


def _read(
    parse: Parse, place: PlaceSpan, i: int, listed: int
) -> Attachment | tuple[int, int] | None:
    """What the word at `i` says of what `place` hangs on, or the word to go on with and the number
    of names listed so far."""
    line, low = parse.line, parse.line.low(i)
    if (by_word := _BY_WORD.get(low)) and (found := by_word(parse, i, listed)) is not None:
        return found
    if low in PREPOSITIONS:
        return None if _before_a_time(parse, place, i) else Attachment(i, low, listed)
    before = line.at.get(i)
    if before is not None and before.literal and line.low(i + 1) not in _LIST_JOINTS:
        return before.first - 1, listed
    if low in _LISTING and (low != ";" or i - 1 in line.at):
        return _in_list(parse, place, i, listed)
    return _over_word(parse, i, listed)


def _before_a_time(parse: Parse, place: PlaceSpan, i: int) -> bool:
    """Matches "signed an order | in July granting Norway": the preposition is the time's."""
    return i + 1 in parse.dated and i + 1 < place.first


def _over_word(parse: Parse, i: int, listed: int) -> Attachment | tuple[int, int]:
    """What an owner ("| Lee's home"), a verb, a person or any other word before a place says."""
    person = parse.at.get(i)
    if person is not None and person.possessive:
        return person.first - 1, listed
    if person is not None or parse.line.low(i) in _ENDS or parse.any_verb(i):
        return Attachment(i, "", listed)
    return i - 1, listed


def _begins(_parse: Parse, _i: int, listed: int) -> Attachment:
    """Before the sentence's first word there is nothing to hang on."""
    return Attachment(-1, "", listed)


def _as(parse: Parse, i: int, listed: int) -> Attachment | None:
    """Matches “as far as |”."""
    far = parse.line.phrase(i - 2, i + 1) == "as far as"
    return Attachment(i - 2, "to", listed) if far else None


def _to(parse: Parse, i: int, listed: int) -> Attachment | None:
    """Matches “according to |”."""
    before = parse.line.low(i - 1)
    return Attachment(i - 1, before, listed) if before in _NO_WAY else None


def _of(parse: Parse, i: int, listed: int) -> Attachment | tuple[int, int]:
    """Matches “the port city of |”, “out of |”, “by way of |”, or “of” as any preposition."""
    line = parse.line
    if line.low(i - 1) in _SETTLEMENTS:
        named = parse.at.get(i - 2)  # "the Holly Heights neighborhood of |" bears nobody's name
        return (i - 2 if named is None else named.first - 1), listed
    if line.low(i - 1) == "out":
        return Attachment(i - 1, "from", listed)
    if line.phrase(i - 2, i) == "by way":
        return Attachment(i - 2, "via", listed)
    return Attachment(i, "of", listed)


# What certain words say; None where they say nothing of their own there.
_BY_WORD: dict[str, Callable[[Parse, int, int], Attachment | tuple[int, int] | None]] = {
    "": _begins,
    "as": _as,
    "of": _of,
    "to": _to,
}


def _in_list(
    parse: Parse, place: PlaceSpan, i: int, listed: int
) -> Attachment | tuple[int, int] | None:
    """What stands before a comma, an "and" or a "then": another name of the list, "the capital,",
    or the end of it."""
    line, k = parse.line, i
    if line.low(place.last) in _AWAITING:
        return Attachment(i, "", listed)  # "is in Rome, and Oslo | awaits her"
    while _between_listed(parse, k):
        k -= 1
    if line.low(k) in _SETTLEMENTS:
        return k, listed
    before = line.at.get(k)
    if before is not None and before.literal:
        apart = line.low(i) != "," or not _contains(place, before)
        return (before.first - 1, listed + 1) if apart else None
    if (over := _over_unknown_name(parse, k)) < k:
        return over, listed + 1
    return (i - 1, listed) if line.low(i) == "both" else Attachment(i, "", listed)


def _between_listed(parse: Parse, k: int) -> bool:
    """Whether a word stands between the names of a list: a comma, a time, "then"."""
    return k in parse.dated or parse.line.low(k) in _BETWEEN or _in_time(parse, k)


def _over_unknown_name(parse: Parse, k: int) -> int:
    """The word before a name in the list that no gazetteer knows; `k` where there is none."""
    while k >= 0 and _unknown_name(parse, k):
        k -= 1
    return k


def _in_time(parse: Parse, k: int) -> bool:
    """Matches "Oslo | in May and"."""
    return parse.line.low(k) in _BEFORE_TIMES and k + 1 in parse.dated


def _unknown_name(parse: Parse, k: int) -> bool:
    """Whether a capitalised word is neither a person's nor of a time."""
    return parse.line.words[k].capital and k not in parse.at and k not in parse.dated
