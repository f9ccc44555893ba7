"""Reading stations from a sentence: from each place's preposition the words to the left are walked
to the verb ("lived in"), the noun ("a native of") or what somebody has ("her last years in") that
says what the place is to a life. The words are rows of `language/data/stations.tsv`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.routes.extents import within
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.stations.beside import beside, by_words_after
from dashboard.journeys.stations.brackets import in_brackets
from dashboard.journeys.stations.by_verb import JOINING, ONCE, REACH, by_verb, weighs
from dashboard.journeys.stations.cues import Cue, verb_cues, walked_to, word_cues, words_after
from dashboard.journeys.stations.found import Found, found
from dashboard.journeys.stations.hanging import INSTITUTIONS, Hanging, hanging
from dashboard.journeys.stations.telling import told
from dashboard.journeys.stations.where import by_where
from dashboard.journeys.stations.whose import holders, owners, phrase_start

_HEAVIEST = 12  # no row lets so many other words stand between
_CLAUSES = word_set("clause_words") - {"as"} | {"who", "whose", ";", "“", "”", ":"}


def stations(index: int, parse: Parse) -> Iterator[Found]:
    """What the line says of the stations of lives, place by place."""
    yield from in_brackets(index, parse)
    for hung in hanging(parse):
        for each in _of_place(index, parse, hung):
            if each is not None:
                yield from _and_paired(parse, each, hung)


def _of_place(index: int, parse: Parse, hung: Hanging) -> Iterator[Found | None]:
    """What is said of one place, by each of the ways to say it."""
    one = beside(index, parse, hung) or _by_words_before(index, parse, hung)
    yield one
    if not hung.house:
        yield by_where(index, parse, hung.place)
    if one is not None and not one.is_no_visit:
        yield _at_home(index, parse, hung, one.by)
    if not hung.house:
        yield by_words_after(index, parse, hung.place)


def _and_paired(parse: Parse, one: Found, hung: Hanging) -> Iterator[Found]:
    """A finding, and that of the verb which shares its place: "born and | raised in"."""
    yield one
    k, first = one.by, one.first
    while parse.line.low(k - 1) in _PAIRING:
        k -= 2
        cue = _plain_cue(parse.line.low(k), hung.preposition)
        if cue is None:
            return
        first = min(k, first)
        yield one._replace(kind=cue.station, first=first, by=k)


def _plain_cue(low: str, preposition: str) -> Cue | None:
    """The row of a verb that says something by itself and this preposition."""
    plain = (cue for cue, _ in verb_cues().get(low, ()) if cue.fits(()))
    return next((cue for cue in plain if preposition in cue.prepositions), None)


def _at_home(index: int, parse: Parse, hung: Hanging, home: int) -> Found | None:
    """Matches "died on 4 March at his | home in Bern", which tells of a life and its end."""
    for j in range(home - 1, max(home - REACH, -1), -1):
        if parse.line.low(j) in _CLAUSES or j in parse.line.at:
            return None
        one = by_verb(index, parse, hung, j, 0)
        if one is not None:
            return one if one.kind in ONCE else None
        if _is_another_verb(parse, j):
            return None
    return None


def _by_words_before(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Walks to the left from a place's preposition to the word that says what the place is."""
    line, j, heavy = parse.line, hung.p - 1, 0
    if line.low(hung.place.first - 1) == "native":
        return _by_owned(index, parse, hung._replace(preposition="-"), hung.place.first - 1, 0)
    if walked_to().isdisjoint(line.lows[max(hung.p - REACH, 0) : hung.p]):
        return None  # as of most places
    while j >= 0 and hung.p - j <= REACH:
        before = line.at.get(j)
        if before is not None and before.literal:
            if not _joined(parse, before.last, hung) or _holds(hung.place, before):
                return None
            j, heavy = before.first - 1, 0
            continue
        if not heavy and _is_owned_be(parse, j):
            return _by_owned(index, parse, hung, j - 1, 0) if told(parse, j, None) else None
        if (one := _by_word(index, parse, hung, j, heavy)) is not None:
            return one
        if heavy > _HEAVIEST or line.low(j) in _CLAUSES or _is_another_verb(parse, j):
            return None
        heavy += weighs(parse, j, hung)
        j -= 1
    return None


def _is_owned_be(parse: Parse, j: int) -> bool:
    """Matches "whose hometown | is"."""
    return parse.line.low(j) in BE and parse.line.low(j - 1) in word_cues("owned")


def _by_word(index: int, parse: Parse, hung: Hanging, j: int, heavy: int) -> Found | None:
    """What the word at `j` says of a place, be it a verb, a noun, or what somebody has."""
    if parse.line.low(j) not in walked_to():
        return None
    found_by = (read(index, parse, hung, j, heavy) for read in _READERS)
    return next((one for one in found_by if one is not None), None)


def _is_another_verb(parse: Parse, j: int) -> bool:
    """Whether the word at `j` is a verb that the table does not have; no verbs are "rest" in "laid
    to rest", "school" in "sent to boarding school"."""
    low = parse.line.low(j)
    if not parse.verb_stands(j) or low in words_after() or low in _SUBJECTS:
        return False
    named = low in INSTITUTIONS or (low.endswith("ing") and parse.line.low(j + 1) in INSTITUTIONS)
    return not named


def _joined(parse: Parse, first: int, hung: Hanging) -> bool:
    """Whether a place's preposition goes on from a place before word `first`: "in Hull
    and later at a school |"."""
    if hung.preposition == "of":
        return False  # "in Ramadi, west of |"
    lows = [parse.line.low(i) for i in range(first, hung.p) if not parse.adverbial(i)]
    if all(low in JOINING or low.isdigit() for low in lows):
        return True
    short = hung.preposition != "-" and len(lows) <= 6
    return short and lows[0] in {",", "and"} and "from" not in lows


def _holds(place: PlaceSpan, before: PlaceSpan) -> bool:
    """Whether a place only says where the one before it lies: "in Atlanta, in the state of |"."""
    inner, outer = before.resolution.place, place.resolution.place
    return inner is not None and outer is not None and within(inner, outer)


_SUBJECTS = word_set("subjects")
_PAIRING = frozenset({"and", "or", ","})


def _by_noun(index: int, parse: Parse, hung: Hanging, j: int, heavy: int) -> Found | None:
    """Matches "a native of |", "vicar of |", "a nurse at a clinic in |", and "trained as a nurse in
    |", which is what the verb says."""
    rows = word_cues("noun").get(parse.line.low(j), ())
    cue = next((cue for cue in rows if _noun_fits(parse, cue, hung, j, heavy)), None)
    if cue is None:
        return None
    start = phrase_start(parse, j)
    by = _verb_before_as(parse, start - 1)
    if by is not None:
        return by_verb(index, parse, hung._replace(preposition="in"), by, 0)
    one = found(index, hung.place, cue, j, holders(parse, j, hung.place.last))
    return one and one._replace(first=max(start, 0))


def _noun_fits(parse: Parse, cue: Cue, hung: Hanging, j: int, heavy: int) -> bool:
    """Whether a noun's row is of this place."""
    if hung.preposition not in cue.prepositions or not hung.may_be(cue.station):
        return False
    if heavy > cue.over or _closed(parse, j, hung):
        return False
    return cue.fits(parse.line.lows[j + 1 : hung.place.last])


def _closed(parse: Parse, j: int, hung: Hanging) -> bool:
    """Whether a noun's phrase ends before the place: "the singer, lying in", "a dentist's chair
    in"; or the noun belongs to a name."""
    line = parse.line
    if line.low(j + 1) in _CLOSING or (line.words[j].capital and j in parse.at):
        return True
    first = next((i for i in range(j, hung.p) if i in line.at), hung.p)
    return line.has({","}, j, first)


_CLOSING = POSSESSIVE | {","}


def _verb_before_as(parse: Parse, j: int) -> int | None:
    """The verb of the table right before "as" at word `j`: "trained | as"."""
    if parse.line.low(j) != "as":
        return None
    k = j - 1
    while parse.adverbial(k):
        k -= 1
    return k if parse.line.low(k) in verb_cues() else None


def _by_owned(index: int, parse: Parse, hung: Hanging, j: int, heavy: int) -> Found | None:
    """Matches "her last years in |", "whose hometown is |", "their native |"."""
    rows = word_cues("owned").get(parse.line.low(j), ())
    for cue in sorted(rows, key=lambda cue: not cue.needs):
        if hung.preposition not in cue.prepositions or heavy > cue.over:
            continue
        if not cue.fits((parse.line.low(j - 1),)):
            continue
        if hung.preposition == "," or not _closed(parse, j, hung):
            return found(index, hung.place, cue, j, owners(parse, j))
    return None


_READERS: tuple[Callable[[int, Parse, Hanging, int, int], Found | None], ...] = (
    by_verb,
    _by_noun,
    _by_owned,
)
