"""Which word says what a place's name is there for: the noun, the verb or the clause's beginning
that its preposition belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import listed_from
from dashboard.journeys.grammar.parse import BREAKS, PREPOSITIONS, Parse
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.verbs import BE, VerbForm, adverb, governing
from dashboard.journeys.model import Status
from dashboard.journeys.people.descriptions import is_person_noun
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.presence.frames import Candidate, Passed, fits, when_elsewhere
from dashboard.journeys.presence.participants import AT
from dashboard.journeys.presence.verbs import AWAITED

_LOCAL_BODIES = word_set("local_bodies")
_WITH = word_set("beside_bodies")
_MODALS = word_set("modals")
_HEARERS = word_set("hearers")
_STATES = word_list("states")
_ATTITUDES = word_list("attitudes")
_FROM_AFAR = word_set("from_afar")


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that says what a place's name is there for: `kind` is "noun", "verb", "be", "any"
    (another verb of doing) or "opening"."""

    kind: str
    index: int


def trigger(parse: Parse, attachment: Attachment) -> Trigger | None:
    """Walks left from a preposition to the noun, verb or beginning that it belongs to."""
    if _of_local_body(parse, attachment) or _on_the_road(parse, attachment):
        return None
    k, over = attachment.index - 1, Passed()
    while k >= 0:
        found = _read(parse, attachment, k, over)
        if not isinstance(found, int):
            return found
        k = found
    near = attachment.index <= 2 or (over.heavy == 0 and not over.crossed)
    return Trigger("opening", -1) if near else None


def _of_local_body(parse: Parse, attachment: Attachment) -> bool:
    """Matches "fled after the government | in Oslo"."""
    line, k = parse.line, attachment.index - 1
    local = line.low(k) in _LOCAL_BODIES and k not in parse.idiomatic
    local = local and attachment.preposition == "in"
    return local and not line.has(_WITH, k - 4, k)


def _on_the_road(parse: Parse, attachment: Attachment) -> bool:
    """Matches "Was abducted on the road | from Oslo", "on the road from Rome | to Oslo": somewhere
    between."""
    line, k = parse.line, attachment.index - 1
    if attachment.preposition == "to" and k in line.at:
        k = line.at[k].first - 2
    return line.low(k) in _ROADS and line.low(k + 1) == "from" and line.has({"on"}, k - 3, k)


_ROADS = word_set("roads_between")


def _read(parse: Parse, attachment: Attachment, k: int, over: Passed) -> Trigger | int | None:
    """What the word at `k` says, or the word to go on with."""
    verb = parse.verb(k)
    if parse.line.low(k) == "over" and parse.line.low(k + 1) not in PREPOSITIONS:
        over.crossed.add("over")  # "the debate over the war in"
        return k - 1
    if _beside(parse, k):
        return k - 1
    if verb is not None and _describes_others(parse, k, verb):
        over.heavy += 1
        return k - 1
    if verb is not None:
        return _at_verb(parse, attachment, k, verb, over)
    if attachment.preposition in AT and _is_a_stay(parse, k):
        return Trigger("noun", k)
    if k in parse.idiomatic:
        return k - 1
    if k in parse.at:
        return parse.at[k].first - 1
    if _noun_of(parse, attachment, k, over):
        return Trigger("noun", k)
    return _over_place(parse, k) if k in parse.line.at else _read_plain(parse, attachment, k, over)


def _describes_others(parse: Parse, k: int, verb: VerbForm) -> bool:
    """Whether a participle at `k` says who is met by the verb before: "met | wounded men in"."""
    before = parse.verb(k - 1)
    met = before is not None and "meet" in before.kinds and k - 1 not in parse.at
    return met and verb.form == "past" and parse.line.low(k).endswith("ed")


def _at_verb(
    parse: Parse, attachment: Attachment, k: int, verb: VerbForm, over: Passed
) -> Trigger | None:
    """What a verb of the tables at `k` says: that it is its place, or that it is none."""
    if verb.base == "say" and _says_something(parse, attachment, k):
        return None
    found = Candidate(parse, verb, k, attachment.index, attachment.preposition)
    return Trigger("verb", k) if fits(found, over) else None


def _over_place(parse: Parse, k: int) -> int:
    """The word before a place's name, and before the name of what lies in it: "from | Rome, Italy,
    to"."""
    line, before = parse.line, parse.line.at[k].first - 1
    inside = line.low(before) == "," and before - 1 in line.at and line.low(k + 1) == ","
    return before - 1 if inside else before


def _says_something(parse: Parse, attachment: Attachment, k: int) -> bool:
    """Finds what is said right after "said", before the preposition: "said | troops in"."""
    following = parse.line.low(k + 1)
    if k + 1 >= attachment.index or k + 1 in parse.dated or adverb(following):
        return False
    return following not in _NOTHING_SAID


def _beside(parse: Parse, k: int) -> bool:
    """Finds a day or an adverb, which says nothing of the place; but "will overnight in"."""
    done = parse.verb(k) is not None and parse.line.low(k - 1) in _MODALS
    return (k in parse.dated or adverb(parse.line.low(k))) and not done


def _noun_of(parse: Parse, attachment: Attachment, k: int, over: Passed) -> bool:
    """Whether the word at `k` is a noun of presence that the preposition goes with; another such
    noun is noted as passed."""
    noun = nouns().get(parse.line.low(k))
    if noun is None or parse.line.phrase(k, k + 2) == "halt to":
        return False  # "a halt to operations in"
    if parse.line.phrase(k - 2, k + 2) == "in the wake of":
        over.crossed.add("of")
        return False
    if _goes_with(parse, attachment, k, noun, over):
        return True
    over.crossed.add("noun")
    return False


def _goes_with(
    parse: Parse, attachment: Attachment, k: int, noun: tuple[str, frozenset[str]], over: Passed
) -> bool:
    """Whether a preposition goes with the noun at `k`, over what stands between: not in "on | trial
    for the murder of a man in"."""
    kind, prepositions = noun
    if attachment.preposition in AT and when_elsewhere(parse, k, attachment.index):
        return False
    if over.crossed & _ABOUT or (parse.line.low(k) == "trial" and "for" in over.crossed):
        return False
    if attachment.preposition in prepositions:
        return True
    return kind == "trip" and attachment.preposition == "from" and "under" not in over.crossed


def _read_plain(parse: Parse, attachment: Attachment, k: int, over: Passed) -> Trigger | int | None:
    """What a word says that is neither a name, nor a noun or a verb of the tables."""
    low, prep = parse.line.low(k), attachment.preposition
    if found := _awaited(parse, attachment, k, over):
        return found
    if low in BE and parse.any_verb(k):
        return Trigger("be", k) if _is_there(parse, attachment, k, over) else None
    if low in _PARTING:
        return _at_break(parse, attachment, k, over)
    if low == "for" and _how_long(parse, k):
        return k - 1
    if low in PREPOSITIONS:
        out = low == "of" and parse.line.low(k - 1) == "out"  # "carried out of the jungle to"
        over.crossed.add("from" if out else low)
        return k - 1
    if _will_live(parse, k, prep):
        return Trigger("any", k) if over.heavy == 0 else None
    if parse.any_verb(k):
        return _at_any_verb(parse, attachment, k, over)
    over.heavy += _is_heavy(parse, k)
    return k - 1


def _how_long(parse: Parse, k: int) -> bool:
    """Whether "for" at `k` says for how long: "was questioned | for six hours in"."""
    unit = parse.line.first_of(_UNITS, k + 1, k + 4)
    return unit is not None and parse.line.low(unit + 1) not in POSSESSIVE


_UNITS = word_set("units_of_time")


def _is_heavy(parse: Parse, k: int) -> bool:
    """Whether a word is nobody who hears or meets: no name, no number."""
    low = parse.line.low(k)
    return not (low in _HEARERS or parse.line.words[k].capital or low[0].isdigit())


def _at_any_verb(parse: Parse, attachment: Attachment, k: int, over: Passed) -> Trigger | None:
    """What a verb at `k` says that is not in the tables; not in "earned a degree in"."""
    if parse.line.low(attachment.index - 1) in _FROM_AFAR:
        return None
    apart = any(not _beside(parse, i) for i in range(k + 1, attachment.index))
    fitting = _any_fits(parse.line.low(k), attachment.preposition, over, apart)
    return Trigger("any", k) if fitting else None


def _awaited(parse: Parse, attachment: Attachment, k: int, over: Passed) -> Trigger | None:
    """Finds who is still to come: "Hill, due | in Oslo on Monday,", "was expected in Oslo"."""
    line = parse.line
    if line.low(k) not in AWAITED:
        return None
    if line.low(k - 1) == "," and k == attachment.index - 1:
        return Trigger("opening", k - 1)
    before = k - 1
    while adverb(line.low(before)):
        before -= 1  # "is still | due in"
    plain = over.heavy <= int("on" in over.crossed)  # "is expected back on stage in"
    awaited = line.low(before) in BE and plain and attachment.preposition in AT
    return Trigger("be", k) if awaited else None


def _is_there(parse: Parse, attachment: Attachment, k: int, over: Passed) -> bool:
    """Whether the "be" at `k` says where somebody is: "is in", "was on leave in", "is in custody
    in", but not "is at odds with officials in"."""
    line, first, last = parse.line, k + 1, attachment.index
    if line.low(k) == "been" and attachment.preposition == "to" and first == last:
        return True  # "had been to"
    if attachment.preposition not in AT or line.has(_NO_WHEREABOUTS, first, last):
        return False
    held = line.has(_HELD_IN, first, last)
    most, states = (5, _STATES_OF_HELD) if held else (3, _STATES_OF)
    if over.heavy > most or not over.crossed <= states:
        return False
    return over.heavy == 0 or bool(over.crossed) or line.low(first) in _STUCK


_STUCK = word_set("stuck_somewhere")


def _will_live(parse: Parse, k: int, prep: str) -> bool:
    """Matches "Will live in", "is to study at"."""
    settles = parse.line.low(k) in _SETTLING and prep in AT
    return settles and parse.group(k).status is Status.PLANNED


# "A conference about the deaths in".
_ABOUT = word_set("about")

_COMMAS = frozenset({",", "--", "–", "—"})
_NOTHING_SAID = PREPOSITIONS | _COMMAS | word_set("after_saying")
_PARTING = BREAKS | _COMMAS | {"and", "but"}

_SETTLING = word_set("settling")

# "Is among the mourners in", "was on leave in", "was at the wheel in".
_HELD_IN = word_set("held_in")
_NO_WHEREABOUTS = word_set("no_whereabouts")
_STATES_OF = word_set("states_of_being")
_STATES_OF_HELD = _STATES_OF | {"in", "of"}


def _is_a_stay(parse: Parse, k: int) -> bool:
    """Whether the word at `k` says by itself that somebody was at a place for a while."""
    return _stays_as(parse, k) or _own_time(parse, k) or _after_a_time(parse, k)


def _after_a_time(parse: Parse, k: int) -> bool:
    """Matches "came home after a | week in Oslo", "after three | days in Oslo", but not "after two
    | years in Oslo", which are a life."""
    line = parse.line
    if line.low(k) not in _SHORT_STAYS or line.low(k + 1) not in AT:
        return False
    return line.has(_AFTER, k - 4, k) and not parse.has_verb(k - 3, k)


_SHORT_STAYS, _AFTER = word_set("short_stays"), frozenset({"after", "following"})


def _stays_as(parse: Parse, k: int) -> bool:
    """Matches "Was there in 1967 as a prisoner | in Oslo"."""
    return parse.line.low(k) in _STAYS_AS and parse.line.has({"as"}, k - 4, k)


def _own_time(parse: Parse, k: int) -> bool:
    """Matches "Described his three days | in Oslo as frank"."""
    if parse.line.low(k) not in _SPANS or parse.line.low(k + 1) not in AT:
        return False
    owner = next((parse.at[i] for i in range(k - 1, max(k - 5, -1), -1) if i in parse.at), None)
    if owner is None or not owner.possessive:
        return False
    spending = parse.verb(owner.first - 1)
    return spending is None or spending.base != "spend"  # the verb tells it


_STAYS_AS = word_set("stays_as")
_SPANS = word_set("own_times")


def _at_break(parse: Parse, attachment: Attachment, k: int, over: Passed) -> Trigger | int | None:
    """Where a clause or an aside begins or ends: right before the preposition, it opens the clause;
    an aside is passed over."""
    low, adjoins = parse.line.low(k), _adjoins(parse, attachment, k)
    if low in BREAKS:
        return Trigger("opening", k) if adjoins else None
    if low in _COMMAS and not adjoins:
        return k - 1 if _is_in_a_list(parse, k) else _before_aside(parse, k)
    if low in _COMMAS:
        return _after_comma(parse, attachment, k)
    if adjoins and k - 1 not in parse.line.at:
        return Trigger("opening", k)
    over.heavy += 1
    return k - 1


def _adjoins(parse: Parse, attachment: Attachment, k: int) -> bool:
    """Whether nothing but days and adverbs stands between the word at `k` and the preposition."""
    between = range(k + 1, attachment.index)
    return all(i in parse.dated or adverb(parse.line.low(i)) for i in between)


def _is_in_a_list(parse: Parse, k: int) -> bool:
    """Whether the comma at `k` stands in a list of at least three persons: "Ann Lee |, Bob Ray and
    Ed Orr in"."""
    before, after = parse.at.get(k - 1), parse.at.get(k + 1)
    if before is None or after is None or parse.line.low(k) != ",":
        return False
    run = listed_from(parse, before)
    return len(run) > 2 and parse.line.low(run[-1].first - 1) == "and"


def _before_aside(parse: Parse, k: int) -> int | None:
    """The word before the aside that the comma at `k` closes."""
    opening = parse.opening(k)
    return None if opening is None else opening - 1


def _after_comma(parse: Parse, attachment: Attachment, k: int) -> Trigger | int:
    """What the comma or dash at `k` right before the preposition parts it from: a noun, a name with
    its other one, or else the clause that it opens."""
    noun = nouns().get(parse.line.low(k - 1))
    if noun and attachment.preposition in noun[1]:
        return Trigger("noun", k - 1)  # "her earlier talks, | in Rome and then Oslo,"
    named = _apposition(parse, k)
    if named is not None:
        return named - 1
    return Trigger("opening", k) if attachment.preposition in AT else k - 1


def _apposition(parse: Parse, k: int) -> int | None:
    """Where the comma or dash at `k` ends a name in apposition, its other one: "to meet his
    counterpart, Ann Lee, | in Oslo", "sent her deputy, Ann Lee, | to Oslo"."""
    opening = parse.opening(k)
    named = parse.at.get(opening + 1) if opening is not None else None
    if opening is None or named is None or named.last != k or not _is_somebody(parse, opening - 1):
        return None
    return opening if parse.verb_before(opening) is not None else None


def _is_somebody(parse: Parse, i: int) -> bool:
    """Whether the word at `i` means somebody who can be named after it: "her | deputy"."""
    noun = parse.line.low(i)
    return i in parse.at or is_person_noun(noun) or noun in _SECONDS


_SECONDS = word_set("seconds_in_command")


def _any_fits(low: str, prep: str, over: Passed, apart: bool) -> bool:
    """Whether a verb that is not in the table tells of its place: "is seen in", "restored the
    church in", but not "condemned the raid in"; `apart` where something stands between."""
    if prep == "on" or prep not in AT or low in _STATES:
        return False
    if over.heavy == 0 and over.crossed <= {"with", "to"}:
        return not (apart and low in _ATTITUDES)
    return over.heavy <= 3 and over.crossed <= {"with"} and _is_done(low)


def _is_done(low: str) -> bool:
    """Whether a verb that is not in the table says what was done: "restored"."""
    return low.endswith("ed") and low not in _ATTITUDES and low not in governing()
