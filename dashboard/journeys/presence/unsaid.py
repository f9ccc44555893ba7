"""Presences that the sentence itself takes back: "neither Ann Lee nor Jan Vik attended", "denied
that he had flown to", "addressed the summit in Oslo by video link", "wishes she were in"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import ARTICLES_AND_OWNERS, adverb
from dashboard.journeys.model import Status
from dashboard.journeys.presence.figures import figurative
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import TimeSpan

_DENYING = word_set("denying")
_DISMISSING = word_set("dismissing")
_CLAIMS = word_set("reports")
_WISHING = word_set("wishing")
_NO_LONGER_DENIED = word_set("ends_of_denial")
_CALLING_IN = word_set("calling_in")
_DREAMING = word_set("dreaming")
_LIFES_WORK = word_set("lifes_work")
_YEARS = word_set("years_of_a_life")
_SCHOOLS = word_set("stations_of_a_life")
_GOES_TO = word_set("begins_a_station")
_LIFES_MOVES = word_set("lifes_moves")
_MOVES_BY = frozenset({"to", "from", "back", "with", "in", "permanently", "there", "here"})
_TERMS = word_set("terms_served")
_HABITUALLY = word_set("habitually")
_TIMES_OF_HABIT = word_set("times_of_habit")
_TIMES = frozenset({"times", "twice"})
_NOBODY = word_set("nobody")
_OWN_VERBS = word_set("be") | word_set("have")


def without_unsaid(parses: Sequence[Parse], found: Iterable[Presence]) -> list[Presence]:
    """Returns the presences without those that their own sentence takes back."""
    return [p for p in found if not unsaid(parses[p.line], p)]


def unsaid(parse: Parse, found: Presence) -> bool:
    """Tells whether a sentence denies what was read from it, only wishes it, or tells of somebody
    who was there by video, by telephone or in writing."""
    word = found.place.first if found.place_line in {None, found.line} else None
    if word is not None:
        for told in (_by_another, _by_habit, figurative):
            if told(parse, word):
                return True
        if _of_a_life(parse, word, found.time):
            return True
    if word is not None and any(told(parse, word) for told in (_in_absence, _supposed, _excepted)):
        return True
    return _neither(parse, word) or _denied(parse, word) or _from_afar(parse, word)


def _supposed(parse: Parse, word: int) -> bool:
    """Finds a place in what is only asked or supposed: "nobody knows if she is in", but not "if it
    rains, she will fly to"."""
    line = parse.line
    first = max((i for i in line.numbers(_IF) if i < word), default=None)
    if first is None or first == 0:
        return False
    return not line.has(_ENDS_OF_SUPPOSING, first, word) and parse.has_verb(first, word)


_IF = frozenset({"if", "whether"})
_ENDS_OF_SUPPOSING = frozenset({",", ";", ":", "—", "–"})


def _excepted(parse: Parse, word: int) -> bool:
    """Finds a place that is named as none of those: "Rome but not | Oslo", "neither Rome nor | in
    Oslo", "Rome rather than | Oslo"; or of which only one is meant: "either Rome or | Oslo"."""
    line = parse.line
    for _ in range(_MOST_EXCEPTED):
        i = word - 1
        i -= line.low(i) == "the"
        i -= line.low(i) in PREPOSITIONS
        before, earlier = line.low(i), line.low(i - 1)
        if before in _NOT_BOTH or (before == "not" and earlier in _CONTRASTS):
            return True
        if before != "or" or i - 1 not in line.at:
            return before == "than" and earlier == "rather"
        word = line.at[i - 1].first  # "but not Rome or | Oslo"
    return False


_MOST_EXCEPTED = 10  # places with "or" between
_NOT_BOTH = frozenset({"neither", "nor", "either", "except"})
_CONTRASTS = frozenset({"but", "and", ",", "though", "yet"})


def _in_absence(parse: Parse, word: int) -> bool:
    """Finds a court that ruled on somebody who was not there: "tried in absentia in", "sentenced in
    Oslo in her absence"."""
    verb, line = parse.last_verb(word), parse.line
    if verb is None or line.low(verb) not in _JUDGED:
        return False
    away = (i for i in line.numbers(_ABSENCE) if i > verb)
    return any(line.low(i) == "absentia" or line.low(i - 1) in _OWNERS for i in away)


_ABSENCE = frozenset({"absentia", "absence"})
_JUDGED = word_set("judged_by_courts")
_OWNERS = frozenset({"his", "her", "their"})


def _by_another(parse: Parse, word: int) -> bool:
    """Finds a place of whose verb somebody is not there himself, or on no trip: "was represented by
    her deputy at the funeral in", "dialled in to the hearing in", "dreams of a trip to", "reports
    from", "her career took her to"."""
    verb = parse.last_verb(word)
    if verb is None:
        return False
    low = parse.line.low(verb)
    represented = low == "represented" and parse.group(verb).passive
    calls_in = low in _CALLING_IN and parse.line.low(verb + 1) == "in"
    dreams = low in _DREAMING and parse.line.low(verb + 1) in {"of", "about"}
    laid = parse.line.phrase(verb - 2, verb + 1) == "laid to rest"
    posted = low == "reports" and parse.line.low(word - 1) == "from"
    career = low in _TAKES and parse.line.low(parse.group(verb).first - 1) in _CAREERS
    return represented or calls_in or dreams or posted or laid or career


_TAKES, _CAREERS = word_set("taking_forms"), word_set("careers")


def _by_habit(parse: Parse, word: int) -> bool:
    """Finds a place where somebody is again and again, on no trip that is told of: "often visits",
    "performs in Oslo every Friday", "commutes to", "has been to Oslo four times"."""
    verb, line = parse.last_verb(word), parse.line
    if verb is None:
        return False
    beside = range(max(parse.group(verb).first - 1, 0), verb + 2)
    often = any(line.low(i) in _HABITUALLY for i in beside)
    after = range(word + 1, min(word + 6, len(line.words)))
    every = any(line.low(i) == "every" and line.low(i + 1) in _TIMES_OF_HABIT for i in after)
    counted = line.low(verb) == "been" and not _TIMES.isdisjoint(map(line.low, after))
    return often or every or counted or line.low(verb).startswith("commut")


def _of_a_life(parse: Parse, word: int, time: TimeSpan | None) -> bool:
    """Finds a place where somebody lived, worked or learnt for years, and did not go on a trip:
    "moved to", "studied in", but not "worked on Monday at a shelter in", "served a term in"."""
    verb = parse.last_verb(word)
    if verb is None or (time is not None and time.when.exact):
        return False
    low, group = parse.line.low(verb), parse.group(verb)
    moves = low in _LIFES_MOVES and parse.line.low(verb + 1) in _MOVES_BY and not group.passive
    known = parse.verb(verb)
    years = known is not None and known.base == "spend" and not time
    years = years and not _YEARS.isdisjoint(parse.line.lows[verb:word])
    schooled = not _SCHOOLS.isdisjoint(parse.line.lows[verb + 1 : word - 1]) and low in _GOES_TO
    worked = low in _LIFES_WORK and _TERMS.isdisjoint(parse.line.lows[verb:word])
    return group.status is Status.VISITED and (moves or worked or years or schooled)


def _neither(parse: Parse, word: int | None) -> bool:
    """Finds a place after "neither Ann Lee nor Jan Vik attended", "none of them, including Ann Lee,
    attended"."""
    line = parse.line
    first = next((i for i in line.numbers(_NOBODY) if line.low(i) != "no" or i == 0), None)
    verb = parse.verb_after(first) if first is not None else None
    if first is None or verb is None:
        return False
    if line.low(first) == "neither" and "nor" not in line.lows[first:verb]:
        return False  # "she could neither fly to Oslo nor …"
    if not any(first < reference.first < verb for reference in parse.references):
        return False  # "who knew neither fear nor doubt"
    return word is None or first < word < _end(parse, verb)


def _denied(parse: Parse, word: int | None) -> bool:
    """Finds a place in what is said to be wrong: "denied that he had been in", "no evidence that
    she was in", or in what is only wished: "wishes she were in"."""
    return any(
        word is None or begin <= word < _end(parse, begin) for begin in _denials(parse) if begin
    )


def _denials(parse: Parse) -> Iterator[int]:
    """Yields the words at which what is denied begins."""
    line = parse.line
    for i in line.numbers(_DENYING | _DISMISSING | _WISHING):
        if i in parse.at:
            continue
        yield _begin(parse, i, line.low(i))
    for _, after in line.rows_of("denials", 0, len(line.words)):
        yield after
    yield from _false_reports(parse)


def _false_reports(parse: Parse) -> Iterator[int]:
    """Yields the words at which begins what is reported and not so: "reports | that he had been in
    Oslo proved false"."""
    line = parse.line
    for i in line.numbers(_CLAIMS) if not line.vocabulary.isdisjoint(_FALSE) else ():
        if line.low(i + 1) == "that" and line.has(_FALSE, i, len(line.words)):
            yield i + 1


_FALSE = word_set("false_of_reports")


def _begin(parse: Parse, i: int, low: str) -> int:
    """Returns where the clause begins that the verb at `i` denies, 0 for none: "denied on Monday |
    that", "rejected claims | he had", "denied | having been"."""
    line, k = parse.line, i + 1
    while k in parse.dated or adverb(line.low(k)) or (line.low(k) == "on" and k + 1 in parse.dated):
        k += 1
    k += line.low(k) in ARTICLES_AND_OWNERS and line.low(k + 1) in _CLAIMS
    if line.low(k) in _CLAIMS:
        that = (j for j in range(k + 1, k + 6) if line.low(j) == "that")
        k = next(that, k + 1)
    elif low in _DISMISSING:
        return 0
    if low in _WISHING:
        return k if line.low(k) == "that" or _told_of(parse, k) else 0
    if line.low(k) in {"that", "of"} or _told_of(parse, k):
        return k
    return (
        k if line.low(k).endswith("ing") and (parse.any_verb(k) or line.low(k) == "having") else 0
    )


def _told_of(parse: Parse, k: int) -> bool:
    """Whether a clause of its own begins at `k`: "| he ever visited", not "| him bail"."""
    whom = parse.at.get(k)
    if whom is None or whom.first != k:
        return False
    after = whom.last
    while adverb(parse.line.low(after)) or parse.line.low(after) in _OWN_VERBS:
        if parse.line.low(after) in _OWN_VERBS:
            return True
        after += 1
    return parse.any_verb(after)


def _end(parse: Parse, begin: int) -> int:
    """Returns the word at which what is denied ends."""
    line = parse.line
    words = range(begin, len(line.words))
    return next((i for i in words if line.low(i) in _NO_LONGER_DENIED), len(line.words))


def _from_afar(parse: Parse, word: int | None) -> bool:
    """Finds a place of whose verb the sentence says that it was done from elsewhere: "addressed the
    summit in Oslo by video link"."""
    line = parse.line
    if word is not None and line.low(word - 1) == "from":
        return False  # "spoke by telephone from Oslo"
    for first, last in _ways(parse):
        if word is None:
            return True
        verb = parse.last_verb(first)
        opens = verb is None
        if opens:
            verb = next((i for i in range(last, len(line.words)) if parse.any_verb(i)), None)
        if verb is None:
            continue
        own = parse.last_verb(word)
        if own is not None and verb <= 1 and parse.line.low(verb).endswith("ing"):
            verb = own if parse.last_verb(own) == verb else verb  # "Speaking by video, she told"
        if own == verb or (opens and last <= word < verb):
            return True
    return False


def _ways(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yields where words say that something was done from elsewhere, each with the word after them:
    "remotely", "a telephone call", "by video link", "in a message", "watched on television"."""
    line, low = parse.line, parse.line.low
    for i in line.numbers(_REMOTELY):
        if low(i - 1) not in ARTICLES_AND_OWNERS:  # "an | online shop"
            yield i, i + 1
    for i in line.numbers(_LINKS):
        if low(i - 1) in _OVER_WIRES:
            yield i - 1, i + 1
    for i in line.numbers(_MEANS | _WRITINGS | _SCREENS):
        k = i - 1
        while k > i - 5 and low(k) in _BEFORE_MEANS:
            k -= 1
        by = low(i) in _MEANS and low(k) in _BY and low(k - 1) != "not"
        seen = low(i) in _SCREENS and low(k) == "on" and _watched(parse, k)
        if by or seen or (low(i) in _WRITINGS and low(k) == "in"):
            yield k, i + 1


def _watched(parse: Parse, word: int) -> bool:
    """Whether the verb before a word is one of looking on: "followed the match in Oslo | on TV"."""
    verb = parse.last_verb(word)
    return verb is not None and parse.line.low(verb) in _LOOKING_ON


_REMOTELY = word_set("remotely")
_OVER_WIRES = word_set("over_wires")
_LINKS = word_set("links")
_BY = word_set("by_means")
_MEANS = word_set("means_of_talking")
_WRITINGS = word_set("writings")
_SCREENS = word_set("screens")
_LOOKING_ON = word_set("looking_on")
_BEFORE_MEANS = word_set("before_means")
