"""Stations told by a verb before their place: "lived in", "was educated at a convent in"."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.model import StationKind
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.stations.cues import Cue, verb_cues
from dashboard.journeys.stations.found import Found, found
from dashboard.journeys.stations.hanging import Hanging
from dashboard.journeys.stations.telling import helps, told
from dashboard.journeys.stations.whose import doers
from dashboard.journeys.status.timing import when

# A place further from its verb than so many words goes with something else.
REACH = 20
JOINING = word_set("joining_places")
ONCE = frozenset({StationKind.BORN, StationKind.DIED, StationKind.BURIED})
_DETERMINERS = word_set("articles") | word_set("owners_of_places")
_WEIGHTLESS = JOINING | _DETERMINERS
_BEFORE_VERBS = BE | {"who"}
_SUBORDINATORS = word_set("subordinators")
_CLOSE = word_set("close_particles")


def weighs(parse: Parse, j: int, hung: Hanging) -> bool:
    """Whether a word between counts as one that parts them."""
    low = parse.line.low(j)
    if parse.adverbial(j) or low == hung.preposition or low in _WEIGHTLESS or not low.isalnum():
        return False
    return not parse.line.words[j].capital or j in parse.at  # "Cedar Haven Nursing Home"


def by_verb(index: int, parse: Parse, hung: Hanging, j: int, heavy: int) -> Found | None:
    """Matches "lived in |", "was educated at a convent in |", "called | home"."""
    rows = verb_cues().get(parse.line.low(j), ())
    if not rows or _is_no_verb(parse, j):
        return None
    for cue, form in rows:
        if (form.form == "past" or _is_verb(parse, j, form.form)) and (
            _fits(parse, cue, hung, j, heavy)
            and told(parse, j, form)
            and _lasts(parse, cue, j, hung)
        ):
            whom = _object(parse, j) if cue.no_object else None
            persons = doers(parse, j, hung.place.last) if whom is None else whom.persons
            one = found(index, hung.place, cue, j, persons)
            return one and one._replace(lasts=form.form == "s")
    return None


def _is_no_verb(parse: Parse, j: int) -> bool:
    """Whether a word spelled like a verb of the table is none there, or another: "took | part in",
    "had | checked in"."""
    noun = j in parse.at or parse.line.low(j - 1) in _DETERMINERS
    return noun or j + 1 in parse.idiomatic or helps(parse, j)


def _object(parse: Parse, j: int) -> Coreference | None:
    """To whom it is done what the verb at `j` says: "posted | him to", "buried | Lee in"."""
    after = parse.at.get(j + 1)
    if after is None or after.possessive or not after.persons:
        return None
    return None if parse.group(j).passive else after


def _is_verb(parse: Parse, j: int, form: str) -> bool:
    """Whether a word that may be a noun is a verb at `j`: "who now | lives in", "after | training
    in"."""
    if parse.any_verb(j) or parse.line.low(j) in BE:
        return True
    i = j - 1
    while i in parse.adverbs:
        i -= 1
    before = parse.line.low(i)
    if before in _BEFORE_VERBS or (form == "ing" and before in _SUBORDINATORS):
        return True
    return _after_aside(parse, i)


def _after_aside(parse: Parse, comma: int) -> bool:
    """Matches "Lee, of Oak Street, Salem, | works": a comma that ends what was said of a name."""
    opening = parse.opening(comma) if parse.line.low(comma) == "," else None
    while opening is not None and opening - 1 not in parse.at:
        opening = parse.opening(opening) if comma - opening < REACH else None
    return opening is not None


def _fits(parse: Parse, cue: Cue, hung: Hanging, j: int, heavy: int) -> bool:
    """Whether a verb's row is of this place: its particle, its preposition, what it needs, and how
    much stands between; "as a clerk" after the verb does not count."""
    if not hung.may_be(cue.station) or hung.preposition not in cue.prepositions:
        return False
    between = parse.line.lows[j + 1 : hung.place.last + 3]
    if not cue.fits(between) or (cue.after in _CLOSE and between[0] != cue.after):
        return False
    if cue.after:
        at = between.index(cue.after) + j + 1
        heavy -= at < hung.p and weighs(parse, at, hung)
    if parse.line.low(j) in BE and heavy + hung.p > j + 1:
        return False  # "is back from"
    if parse.line.low(parse.after_adverbs(j + 1)) == "as":
        heavy -= min(heavy, 5)
    return _within_reach(parse, cue, j, heavy)


def _within_reach(parse: Parse, cue: Cue, j: int, heavy: int) -> bool:
    """Whether no more words stand between a verb and a place than its row lets; whom it is done to
    is none of them."""
    if not cue.no_object:
        return heavy <= cue.over
    if (whom := _object(parse, j)) is not None:
        return heavy - (whom.last - whom.first) <= cue.over
    return heavy <= (cue.over if _lacks_object(parse, j) else 0)


def _lacks_object(parse: Parse, j: int) -> bool:
    """Whether the verb at `j` has no object: "was | raised by an aunt in", "| served at"."""
    after = j + 1
    while after in parse.adverbs or parse.line.low(after) == "up":
        after += 1
    return parse.group(j).passive or parse.line.low(after) in PREPOSITIONS


def _lasts(parse: Parse, cue: Cue, j: int, hung: Hanging) -> bool:
    """Whether what a verb tells is of a life: what somebody did there on a day, or this week, is of
    a trip."""
    if cue.station in ONCE:
        return True
    time = when(parse, j, hung.place, near=True)
    return time is None or time.when.months or time.when.far or bool(time.when.lasting)
