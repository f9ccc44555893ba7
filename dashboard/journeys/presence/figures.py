"""Words that seem to tell of somebody at a place, and tell of something else: "turning to Brazil,
she said", "set up offices in", "told refugees from", "is known in", "a film set in"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.language.inflection import forms
from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.language.verbs import ARTICLES_AND_OWNERS

_COUNTING = word_set("counting")  # "polls give her a lead in"
_WORKS = word_set("works_set_somewhere")
_PRESS = word_set("press")
_LEARNING = word_set("learning")
_TURNING, _HELP = word_set("turning_for_help"), word_set("help_sought")
_AFTER_NOUNS = PREPOSITIONS | word_set("and_or_but")
_LISTED = frozenset({",", "and", "or", "the"})
_OPENS = frozenset({",", ""})


def figurative(parse: Parse, word: int) -> bool:
    """Finds a place, whose name begins at `word`, that the verb before it does not tell of going or
    of being there."""
    verb = parse.last_verb(word)
    if verb is None:
        return False
    return (
        _of_phrase(parse, verb, word)
        or parse.line.low(parse.group(verb).first - 1) in _COUNTING
        or _next_topic(parse, verb)
        or _for_help(parse, verb, word)
        or _from_where_others_are(parse, verb, word)
        or _set_of_a_work(parse, verb)
        or _to_learn(parse, verb, word)
    )


def _of_phrase(parse: Parse, verb: int, word: int) -> bool:
    """Matches the rows of `figures.tsv`: "set aside money for the war in"."""
    lows = parse.line.lows
    return any(_follow(words, lows[verb + 1 : word]) for words in _rows().get(lows[verb], ()))


@cache
def _rows() -> dict[str, tuple[tuple[frozenset[str], ...], ...]]:
    """The rows by every form of their verbs: of each word that follows what it may be."""
    found: dict[str, tuple[tuple[frozenset[str], ...], ...]] = {}
    for row in table("figures"):
        words = tuple(map(_any_of, row["words"].split()))
        words += (_END,) if row["words"].rpartition(" ")[2].startswith("@") else ()
        for form in forms(row["verb"]).named():
            found[form] = (*found.get(form, ()), words)
    return found


_PHRASE, _ANYTHING, _END = frozenset({"~"}), frozenset({"…"}), frozenset({""})


def _any_of(cell: str) -> frozenset[str]:
    """The words that may stand where a row has "up/down" or the name of a set."""
    return word_set(cell[1:]) if cell[0] == "@" else frozenset(cell.split("/"))


def _follow(wanted: Sequence[frozenset[str]], said: Sequence[str]) -> bool:
    """Whether the words after a verb, up to the place, begin as a row has it."""
    if not wanted:
        return True
    first, rest = wanted[0], wanted[1:]
    if first == _ANYTHING:
        return any(_follow(rest, said[k:]) for k in range(len(said)))
    if first == _PHRASE:
        k = 1 if said and said[0] in ARTICLES_AND_OWNERS else 0
        return _follow(rest, said[k:]) or _follow(rest, said[k + 1 :])
    if first == _END:  # "met opposition in", not "met opposition | leaders in"
        return not said or not said[0].isalpha() or said[0] in _AFTER_NOUNS
    return bool(said) and said[0] in first and _follow(rest, said[1:])


def _next_topic(parse: Parse, verb: int) -> bool:
    """Matches "Turning to | Brazil, she said", but not "turned to Brazil"."""
    line = parse.line
    return line.phrase(verb, verb + 2) == "turning to" and line.low(verb - 1) in _OPENS


def _for_help(parse: Parse, verb: int, word: int) -> bool:
    """Matches "turned to | Lyon for help", but not "turned to Lyon after a day at sea"."""
    line = parse.line
    last = line.at[word].last if word in line.at else word + 1
    turns = line.low(verb) in _TURNING and verb + 1 == word - 1 and line.low(verb + 1) == "to"
    return turns and line.low(last) == "for" and line.low(last + 1) in _HELP


def _from_where_others_are(parse: Parse, verb: int, word: int) -> bool:
    """Matches "told refugees from | Kosovo", "met pilgrims from | Kenya", but not "told reporters
    from"."""
    line, k = parse.line, word - 1
    while k in line.at or line.low(k) in _LISTED:
        k -= 1
    if line.low(k) != "from":
        return False
    known, whom = parse.verb(verb), line.low(k - 1)
    if known is None or not _TO_OTHERS & {*known.kinds} or not verb < k - 1:
        return False
    if any(line.low(i) in PREPOSITIONS for i in range(verb + 1, k - 1)):
        return False  # "spoke to troops after her arrival from"
    plain = whom.isalpha() and k - 1 not in parse.at and k - 1 not in parse.dated
    return plain and k - 1 not in parse.adverbs and whom not in _PRESS


_TO_OTHERS = frozenset({"say", "meet"})


def _set_of_a_work(parse: Parse, verb: int) -> bool:
    """Matches "a film set in |"."""
    line = parse.line
    if line.phrase(verb, verb + 2) != "set in":
        return False
    return not _WORKS.isdisjoint(line.lows[max(verb - 8, 0) : verb])


def _to_learn(parse: Parse, verb: int, word: int) -> bool:
    """Matches "went on to | Oxford to study law", a station of a life."""
    line, known = parse.line, parse.verb(verb)
    last = line.at[word].last if word in line.at else word + 1
    goes = known is not None and "go" in known.kinds
    return goes and line.low(last) == "to" and line.low(last + 1) in _LEARNING
