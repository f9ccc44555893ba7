"""Reading stations from a sentence: from each place's preposition the words to the left are walked
to the verb ("lived in"), the noun ("a native of") or what somebody has ("her last years in") that
says what the place is to a life. The words are rows of `language/data/stations.tsv`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import VerbForm
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.stations.beside import beside
from dashboard.journeys.stations.brackets import in_brackets
from dashboard.journeys.stations.cues import Cue, verb_cues, word_cues
from dashboard.journeys.stations.found import Found, found
from dashboard.journeys.stations.hanging import Hanging, hanging
from dashboard.journeys.stations.telling import told
from dashboard.journeys.stations.whose import doers, holders, owners, phrase_start

# A place further from its verb than so many words goes with something else.
_REACH = 20
_CLAUSES = word_set("clause_words") | {"who", "whose", ";", "“", "”", ":"}
_JOINING = word_set("joining_places")
_DETERMINERS = word_set("articles") | {"his", "her", "their", "my", "its", "'s"}


def stations(index: int, parse: Parse) -> Iterator[Found]:
    """What the line says of the stations of lives, place by place."""
    yield from in_brackets(index, parse)
    for hung in hanging(parse):
        one = beside(index, parse, hung) or _by_words_before(index, parse, hung)
        if one is None and not hung.house:
            one = _by_where(index, parse, hung.place)
        if one is not None:
            yield one


def _by_words_before(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Walks to the left from a place's preposition to the word that says what the place is."""
    line, j, heavy = parse.line, hung.p - 1, 0
    while j >= 0 and hung.p - j <= _REACH:
        if j in line.at:
            before = line.at[j]
            if not _joined(parse, before.last, hung.p):
                return None
            j, heavy = before.first - 1, 0
            continue
        for read in _READERS:
            one = read(index, parse, hung, j, heavy)
            if one is not None:
                return one
        if line.low(j) in _CLAUSES or (parse.any_verb(j) and j not in parse.at):
            return None
        heavy += _weighs(parse, j, hung)
        j -= 1
    return None


def _joined(parse: Parse, first: int, last: int) -> bool:
    """Whether a place's preposition at `last` goes on from a place before word `first`: "in Hull
    and later at a school |"."""
    words = [i for i in range(first, last) if i not in parse.dated and i not in parse.adverbs]
    lows = [parse.line.low(i) for i in words]
    if not lows or all(low in _JOINING or low.isdigit() for low in lows):
        return True
    return lows[0] in {",", "and"} and len(lows) <= 6 and "from" not in lows


def _weighs(parse: Parse, j: int, hung: Hanging) -> bool:
    """Whether a word between counts as one that parts them."""
    low = parse.line.low(j)
    if j in parse.dated or j in parse.adverbs or low in _JOINING or low == hung.preposition:
        return False
    return low.isalpha() and low not in _DETERMINERS


def _by_verb(index: int, parse: Parse, hung: Hanging, j: int, heavy: int) -> Found | None:
    """Matches "lived in |", "was educated at a convent in |", "called | home"."""
    rows = verb_cues().get(parse.line.low(j), ())
    if not rows or j in parse.at or parse.line.low(j - 1) in _DETERMINERS:
        return None
    for cue, form in rows:
        if form.form in {"s", "base"} and not parse.any_verb(j) and form.base != "be":
            continue
        if _fits(parse, cue, hung, j, heavy) and told(parse, j, form) and _stays(parse, form, hung):
            persons = doers(parse, j, hung.place.last)
            return found(index, parse, hung.place, cue, j, persons)
    return None


def _fits(parse: Parse, cue: Cue, hung: Hanging, j: int, heavy: int) -> bool:
    """Whether a verb's row is of this place: its particle, its preposition, what it needs, and how
    much stands between; "as a clerk" after the verb does not count."""
    line = parse.line
    if not hung.may_be(cue.station) or hung.preposition not in cue.prepositions:
        return False
    between = [line.low(i) for i in range(j + 1, hung.place.last + 3)]
    if cue.after and cue.after not in between:
        return False
    if cue.after in {"up", "away"} and between[0] != cue.after:
        return False
    if cue.needs and cue.needs.isdisjoint(between):
        return False
    heavy -= bool(cue.after)
    k = j + 1
    while k in parse.adverbs:
        k += 1
    if line.low(k) == "as":
        heavy -= min(heavy, 5)
    return heavy <= cue.over


def _stays(parse: Parse, form: VerbForm, hung: Hanging) -> bool:
    """Whether a move is one of a life: one that is dated by a day or by this week is a trip."""
    if form.base not in _MOVES:
        return True
    beside = (t for t in parse.line.times if hung.p - 8 <= t.first <= hung.place.last + 6)
    return all(t.when.months or t.when.far for t in beside)


_MOVES = word_set("moves")


def _by_noun(index: int, parse: Parse, hung: Hanging, j: int, heavy: int) -> Found | None:
    """Matches "a native of |", "vicar of |", "a nurse at a clinic in |", and "trained as a nurse in
    |", which is what the verb says."""
    for cue in word_cues("noun").get(parse.line.low(j), ()):
        if hung.preposition not in cue.prepositions or not hung.may_be(cue.station):
            continue
        if heavy > cue.over or parse.line.words[j].capital and j in parse.at:
            continue
        between = [parse.line.low(i) for i in range(j + 1, hung.place.last)]
        if cue.needs and cue.needs.isdisjoint(between):
            continue
        start = phrase_start(parse, j)
        by = _verb_before_as(parse, start - 1)
        if by is not None:
            return _by_verb(index, parse, hung._replace(preposition="in"), by, 0)
        one = found(index, parse, hung.place, cue, j, holders(parse, j, hung.place.last))
        return one and one._replace(first=max(start, 0))
    return None


def _verb_before_as(parse: Parse, j: int) -> int | None:
    """The verb of the table right before "as" at word `j`: "trained | as"."""
    if parse.line.low(j) != "as":
        return None
    k = j - 1
    while k in parse.adverbs or k in parse.dated:
        k -= 1
    return k if parse.line.low(k) in verb_cues() else None


def _by_owned(index: int, parse: Parse, hung: Hanging, j: int, heavy: int) -> Found | None:
    """Matches "her last years in |", "whose hometown is |", "their native |"."""
    rows = word_cues("owned").get(parse.line.low(j), ())
    before = {parse.line.low(i) for i in range(j - 2, j)}
    for cue in sorted(rows, key=lambda cue: not cue.needs):
        if cue.needs and cue.needs.isdisjoint(before):
            continue
        if hung.preposition in cue.prepositions and heavy <= cue.over + 1:
            if not told(parse, j, None) and parse.any_verb(j + 1):
                return None
            return found(index, parse, hung.place, cue, j, owners(parse, j))
    return None


def _by_where(index: int, parse: Parse, place: PlaceSpan) -> Found | None:
    """Matches "Haifa, where she practised law", "the town of Oslo where he was born"."""
    line, where = parse.line, place.last
    where += line.low(where) == ","
    if line.low(where) != "where" or not place.literal:
        return None
    for k in range(where + 1, min(where + 10, len(line.words))):
        if line.low(k) in {",", ";"} or line.low(k) in _CLAUSES:
            return None
        for cue, form in verb_cues().get(line.low(k), ()):
            between = {line.low(i) for i in range(k + 1, k + 6)}
            needed = not cue.needs or not cue.needs.isdisjoint(between)
            needed = needed and (not cue.after or cue.after in between)
            if needed and "in" in cue.prepositions and told(parse, k, form):
                return found(index, parse, place, cue, k, doers(parse, k, place.last))
        if parse.any_verb(k) and k + 1 not in parse.verbal and not _helps(parse, k):
            return None
    return None


def _helps(parse: Parse, k: int) -> bool:
    """Whether the verb at word `k` only helps one that follows."""
    return any(parse.group(i).first <= k < i for i in range(k + 1, k + 4) if parse.any_verb(i))


_READERS: tuple[Callable[[int, Parse, Hanging, int, int], Found | None], ...] = (
    _by_verb,
    _by_noun,
    _by_owned,
)
