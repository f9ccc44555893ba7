"""Rites told by their verb, which are events as a funeral is ("Tonga has buried its king at
Nuku'alofa"), and the words that say who came or kept away without naming the event."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.attachment import attachment_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.spans import PlaceSpan

_RITES = word_set("rites")
_OATHS = word_set("oaths")
_RITES_AND_OATHS = _RITES | _OATHS
_SEATS = word_set("seats_at_rites")
_AT = word_set("prepositions_of_rites")

# A rite's place stands within so many words.
_REACH = 16


def rites(parse: Parse) -> Iterator[tuple[int, PlaceSpan, Status]]:
    """The rites that a line tells by a verb, with their place: the verb's number, the place, and
    whether it lies ahead."""
    line = parse.line
    for k in line.numbers(_RITES_AND_OATHS):
        if k in line.quoted or k in parse.at or k in line.at:
            continue
        verb = k if line.low(k) in _RITES else parse.verb_before(k)
        status = parse.group(verb).status if verb is not None else None
        if status not in {Status.VISITED, Status.PLANNED}:
            continue
        place = _place_of(parse, k)
        if place is not None:
            yield k, place, status


def _place_of(parse: Parse, k: int) -> PlaceSpan | None:
    """Where the rite at `k` is: "were wed | at a palace in Amman", "in Accra's main square"."""
    line = parse.line
    for place in line.places:
        known = place.resolution.place
        if not place.literal or known is None or not k < place.first <= k + _REACH:
            continue
        if BREAKS & {line.low(i) for i in range(k, place.first)} or known.feature_class == "A":
            continue
        attachment = attachment_of(parse, place)
        if attachment is not None and attachment.preposition in _AT:
            return place
    return None


def seated(parse: Parse, k: int) -> tuple[Person, ...]:
    """Whom "sat in the front row", "was in the congregation", "walked behind the coffin" and "was
    in attendance" mean, at the word that shows it."""
    line, low = parse.line, parse.line.low(k)
    main = parse.verb_before(k)
    if main is None:
        return ()
    near = {line.low(i) for i in range(main, k)}
    sat = low in _SEATS and bool(near & {"sat", "seated", "stood", "knelt"} or near & BE)
    walked = low in {"coffin", "hearse", "casket"} and bool(near & {"walked", "marched", "behind"})
    present = low in {"attendance", "present"} and line.low(main) in BE
    return subject(parse, main) or () if sat or walked or present else ()


def kept_away(parse: Parse, k: int) -> tuple[Person, ...]:
    """Whom "stayed away", "stayed at home" and "did not come" mean, without a word of where."""
    main = k if parse.line.low(k) in _NOT_COMING else _stays_at(parse, k)
    main = _pulls_out(parse, k) if main is None else main
    never = main != k or _never_comes(parse, k)
    return subject(parse, main) or () if never and main is not None else ()


def _stays_at(parse: Parse, k: int) -> int | None:
    """The verb before "away" or "home" at `k` that says who stays there: "| stayed at home"."""
    if parse.line.low(k) not in _AWAY or parse.line.low(k + 1) in _PLACED:
        return None
    main = k - 2 if parse.line.low(k - 1) == "at" else k - 1
    return main if parse.line.low(main) in _STAYING else None


def _pulls_out(parse: Parse, k: int) -> int | None:
    """The verb before "out" at `k` that says who does not take part: "| pulled out with a cold"."""
    out = parse.line.low(k) == "out" and parse.line.low(k + 1) in _OR_WHY
    return k - 1 if out and parse.line.low(k - 1) in _PULLING else None


_PULLING = word_set("pulling_out")
_OR_WHY = word_set("ends_or_reasons")


def _never_comes(parse: Parse, k: int) -> bool:
    """Whether a verb of coming is denied, and leads to no place of its own: "did not | come."."""
    denied = parse.group(k).status is Status.CANCELLED
    return denied and parse.line.low(k + 1) in _ENDS


_AWAY, _PLACED = frozenset({"away", "home"}), frozenset({"from", "in"})
_STAYING = word_set("staying_away")
_NOT_COMING = word_set("not_coming")
_ENDS = frozenset({".", ",", ";", "and", "but", "because", "on", "this", ""})


_PRESENT = frozenset({"coffin", "hearse", "casket", "attendance", "present"})
SHOWING = _SEATS | {"out"} | _AWAY | _NOT_COMING | _PRESENT
