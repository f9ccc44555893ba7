"""Reading stations from a sentence: from each place's preposition the words to the left are walked
to the verb ("lived in"), the noun ("a native of") or what somebody has ("her last years in") that
says what the place is to a life. The words are rows of `language/data/stations.tsv`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.model import StationKind
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.routes.extents import within
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.stations.beside import beside, by_words_after
from dashboard.journeys.stations.brackets import in_brackets
from dashboard.journeys.stations.cues import Cue, verb_cues, walked_to, word_cues, words_after
from dashboard.journeys.stations.found import Found, found
from dashboard.journeys.stations.hanging import INSTITUTIONS, Hanging, hanging
from dashboard.journeys.stations.telling import helps, told
from dashboard.journeys.stations.where import by_where
from dashboard.journeys.stations.whose import doers, holders, owners, phrase_start
from dashboard.journeys.status.timing import when

# A place further from its verb than so many words goes with something else.
_REACH = 20
_HEAVIEST = 12  # no row lets so many other words stand between
_CLAUSES = word_set("clause_words") - {"as"} | {"who", "whose", ";", "“", "”", ":"}
_JOINING = word_set("joining_places")
_DETERMINERS = word_set("articles") | {"his", "her", "their", "my", "its", "'s"}


def stations(index: int, parse: Parse) -> Iterator[Found]:
    """What the line says of the stations of lives, place by place."""
    yield from in_brackets(index, parse)
    for hung in hanging(parse):
        one = beside(index, parse, hung) or _by_words_before(index, parse, hung)
        there = None if hung.house else by_where(index, parse, hung.place)
        at_home = one is not None and not one.is_no_visit
        first = _at_home(index, parse, hung, one.by) if one is not None and at_home else None
        after = None if hung.house else by_words_after(index, parse, hung.place)
        for each in (one, there, first, after):
            if each is not None:
                yield from _and_paired(parse, each, hung)


def _and_paired(parse: Parse, one: Found, hung: Hanging) -> Iterator[Found]:
    """A finding, and that of the verb which shares its place: "born and | raised in"."""
    yield one
    k, first = one.by, one.first
    while parse.line.low(k - 1) in {"and", "or", ","}:
        k -= 2
        rows = (cue for cue, _ in verb_cues().get(parse.line.low(k), ()))
        plain = (cue for cue in rows if not cue.needs and not cue.after)
        cue = next((cue for cue in plain if hung.preposition in cue.prepositions), None)
        if cue is None:
            return
        first = min(k, first)
        yield one._replace(kind=cue.station, first=first, by=k)


def _at_home(index: int, parse: Parse, hung: Hanging, home: int) -> Found | None:
    """Matches "died on 4 March at his | home in Bern", which tells of a life and its end."""
    for j in range(home - 1, max(home - _REACH, -1), -1):
        low = parse.line.low(j)
        if low in _CLAUSES or j in parse.line.at:
            return None
        one = _by_verb(index, parse, hung, j, 0)
        if one is not None or _is_another_verb(parse, j):
            return one if one is not None and one.kind in _ONCE else None
    return None


def _by_words_before(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Walks to the left from a place's preposition to the word that says what the place is."""
    line, j, heavy = parse.line, hung.p - 1, 0
    if line.low(hung.place.first - 1) == "native":
        return _by_owned(index, parse, hung._replace(preposition="-"), hung.place.first - 1, 0)
    while j >= 0 and hung.p - j <= _REACH:
        if j in line.at and line.at[j].literal:
            before = line.at[j]
            if not _joined(parse, before.last, hung) or _holds(hung.place, before):
                return None
            j, heavy = before.first - 1, 0
            continue
        low = line.low(j)
        if low in BE and not heavy and line.low(j - 1) in word_cues("owned"):
            return _by_owned(index, parse, hung, j - 1, 0) if told(parse, j, None) else None
        for read in _READERS if low in walked_to() else ():
            one = read(index, parse, hung, j, heavy)
            if one is not None:
                return one
        if low in _CLAUSES or heavy > _HEAVIEST or _is_another_verb(parse, j):
            return None
        heavy += _weighs(parse, j, hung)
        j -= 1
    return None


def _is_another_verb(parse: Parse, j: int) -> bool:
    """Whether the word at `j` is a verb that the table does not have; no verbs are "rest" in "laid
    to rest", "school" in "sent to boarding school"."""
    if not parse.any_verb(j) or j in parse.at:
        return False
    low, following = parse.line.low(j), parse.line.low(j + 1)
    if low in words_after() or low in _SUBJECTS:
        return False
    return not (low in INSTITUTIONS or (low.endswith("ing") and following in INSTITUTIONS))


def _joined(parse: Parse, first: int, hung: Hanging) -> bool:
    """Whether a place's preposition goes on from a place before word `first`: "in Hull
    and later at a school |"."""
    if hung.preposition == "of":
        return False  # "in Ramadi, west of |"
    words = [i for i in range(first, hung.p) if i not in parse.dated and i not in parse.adverbs]
    lows = [parse.line.low(i) for i in words]
    if not lows or all(low in _JOINING or low.isdigit() for low in lows):
        return True
    phrase = hung.preposition != "-" and "from" not in lows
    return phrase and lows[0] in {",", "and"} and len(lows) <= 6


def _holds(place: PlaceSpan, before: PlaceSpan) -> bool:
    """Whether a place only says where the one before it lies: "in Atlanta, in the state of |"."""
    inner, outer = before.resolution.place, place.resolution.place
    return inner is not None and outer is not None and within(inner, outer)


def _weighs(parse: Parse, j: int, hung: Hanging) -> bool:
    """Whether a word between counts as one that parts them."""
    low = parse.line.low(j)
    if j in parse.dated or j in parse.adverbs or low in _JOINING or low == hung.preposition:
        return False
    name = parse.line.words[j].capital and j not in parse.at  # "Cedar Haven Nursing Home"
    return low.isalnum() and low not in _DETERMINERS and not name


def _by_verb(index: int, parse: Parse, hung: Hanging, j: int, heavy: int) -> Found | None:
    """Matches "lived in |", "was educated at a convent in |", "called | home"."""
    rows = verb_cues().get(parse.line.low(j), ())
    if not rows or j in parse.at or parse.line.low(j - 1) in _DETERMINERS:
        return None
    if j + 1 in parse.idiomatic:
        return None  # "took | part in"
    for cue, form in rows:
        if (form.form != "past" and not _is_verb(parse, j, form.form)) or helps(parse, j):
            continue
        if (
            _fits(parse, cue, hung, j, heavy)
            and told(parse, j, form)
            and _lasts(parse, cue, j, hung)
        ):
            whom = _object(parse, j) if cue.no_object else None
            persons = doers(parse, j, hung.place.last) if whom is None else whom.persons
            one = found(index, hung.place, cue, j, persons)
            return one and one._replace(lasts=form.form == "s")
    return None


def _object(parse: Parse, j: int) -> Coreference | None:
    """To whom it is done what the verb at `j` says: "posted | him to", "buried | Lee in"."""
    after = parse.at.get(j + 1)
    done = after is not None and not after.possessive and not parse.group(j).passive
    return after if done and after is not None and after.persons else None


def _is_verb(parse: Parse, j: int, form: str) -> bool:
    """Whether a word that may be a noun is a verb at `j`: "who now | lives in", "after | training
    in"."""
    i = j - 1
    while i in parse.adverbs:
        i -= 1
    helped = parse.line.low(i) in BE | {"who"} or _after_aside(parse, i)
    helped = helped or (form == "ing" and parse.line.low(i) in _SUBORDINATORS)
    return parse.any_verb(j) or helped or parse.line.low(j) in BE


_SUBJECTS = word_set("subjects")
_SUBORDINATORS = word_set("subordinators")


def _after_aside(parse: Parse, comma: int) -> bool:
    """Matches "Lee, of Oak Street, Salem, | works": a comma that ends what was said of a name."""
    opening = parse.opening(comma) if parse.line.low(comma) == "," else None
    while opening is not None and opening - 1 not in parse.at:
        opening = parse.opening(opening) if comma - opening < _REACH else None
    return opening is not None


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
    if cue.after:
        at = between.index(cue.after) + j + 1
        heavy -= at < hung.p and bool(_weighs(parse, at, hung))
    if line.low(j) in BE and heavy + hung.p > j + 1:
        return False  # "is back from"
    k = j + 1
    while k in parse.adverbs:
        k += 1
    if line.low(k) == "as":
        heavy -= min(heavy, 5)
    if cue.no_object and (whom := _object(parse, j)) is not None:
        return heavy - (whom.last - whom.first) <= cue.over
    return heavy <= (0 if cue.no_object and not _lacks_object(parse, j) else cue.over)


def _lacks_object(parse: Parse, j: int) -> bool:
    """Whether the verb at `j` has no object: "was | raised by an aunt in", "| served at"."""
    after = j + 1
    while after in parse.adverbs or parse.line.low(after) == "up":
        after += 1
    return parse.group(j).passive or parse.line.low(after) in PREPOSITIONS


def _lasts(parse: Parse, cue: Cue, j: int, hung: Hanging) -> bool:
    """Whether what a verb tells is of a life: what somebody did there on a day, or this week, is of
    a trip."""
    if cue.station in _ONCE:
        return True
    time = when(parse, j, hung.place, near=True)
    return time is None or time.when.months or time.when.far or bool(time.when.lasting)


_ONCE = frozenset({StationKind.BORN, StationKind.DIED, StationKind.BURIED})


def _by_noun(index: int, parse: Parse, hung: Hanging, j: int, heavy: int) -> Found | None:
    """Matches "a native of |", "vicar of |", "a nurse at a clinic in |", and "trained as a nurse in
    |", which is what the verb says."""
    for cue in word_cues("noun").get(parse.line.low(j), ()):
        if hung.preposition not in cue.prepositions or not hung.may_be(cue.station):
            continue
        if heavy > cue.over or _closed(parse, j, hung):
            continue
        between = [parse.line.low(i) for i in range(j + 1, hung.place.last)]
        if cue.needs and cue.needs.isdisjoint(between):
            continue
        start = phrase_start(parse, j)
        by = _verb_before_as(parse, start - 1)
        if by is not None:
            return _by_verb(index, parse, hung._replace(preposition="in"), by, 0)
        one = found(index, hung.place, cue, j, holders(parse, j, hung.place.last))
        return one and one._replace(first=max(start, 0))
    return None


def _closed(parse: Parse, j: int, hung: Hanging) -> bool:
    """Whether a noun's phrase ends before the place: "the singer, lying in", "a dentist's chair
    in"; or the noun belongs to a name."""
    line = parse.line
    if line.low(j + 1) in {"'s", "'", ","} or (line.words[j].capital and j in parse.at):
        return True
    first = next((i for i in range(j, hung.p) if i in line.at), hung.p)
    return any(line.low(i) == "," for i in range(j, first))


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
    for cue in sorted(rows, key=lambda cue: not cue.needs):
        if cue.needs and parse.line.low(j - 1) not in cue.needs:
            continue
        closed = hung.preposition != "," and _closed(parse, j, hung)
        if hung.preposition in cue.prepositions and heavy <= cue.over and not closed:
            return found(index, hung.place, cue, j, owners(parse, j))
    return None


_READERS: tuple[Callable[[int, Parse, Hanging, int, int], Found | None], ...] = (
    _by_verb,
    _by_noun,
    _by_owned,
)
