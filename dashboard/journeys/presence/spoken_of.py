"""Events that somebody only speaks of, or has to do with from afar: "referred to a summit in",
"heard about talks in", "paid for the wedding in"; and visits for which nothing is fixed: "no date
for a trip to"."""

from __future__ import annotations

from functools import cache

from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.language.inflection import forms
from dashboard.journeys.language.tables import table, word_set

_UNDECIDED = word_set("undecided")
_LIKENING = word_set("likening")
_IDEAS = word_set("ideas_of_visits")
_OF = frozenset({"of", "about"})
_NO = frozenset({"no"})
_AFTER = dict.fromkeys(_IDEAS, _OF) | dict.fromkeys(word_set("approvals"), frozenset({"to"}))


def only_spoken_of(parse: Parse, j: int, kind: str) -> bool:
    """Whether the preposition at `j`, before a noun of a kind, goes with a verb that puts nobody
    there, by the rows of `events_spoken_of.tsv`: an event, or a trip that is only compared."""
    verb, low = parse.verb_before(j), parse.line.low
    if kind == "trip" and low(j) == "about":
        return True  # "made up her mind about a trip to"
    if verb is None or (kind != "event" and low(verb) not in _LIKENING):
        return False
    if low(j) not in _rows().get(low(verb), ()):
        return False
    between = parse.line.first_of(PREPOSITIONS, verb + 1, j)  # "spoke on the fringes | of"
    return between is None or (low(between) == low(j) and low(j - 1) == "and")


def nothing_fixed(parse: Parse, j: int) -> bool:
    """Whether nothing is settled of the visit after the preposition at `j`: "no date | for a trip
    to", "no date has been set | for a trip to", "talk | of a trip to", "gave his
    blessing | to talks in"."""
    k = parse.before_times(j - 1)
    if parse.line.low(j) in _AFTER.get(parse.line.low(k), ()):
        return True
    if parse.any_verb(k) and parse.group(k).passive:
        k = parse.group(k).first - 1
    return parse.line.low(k) in _UNDECIDED and parse.line.has(_NO, k - 2, k)


@cache
def _rows() -> dict[str, frozenset[str]]:
    """The prepositions by every form of the verbs."""
    found: dict[str, frozenset[str]] = {}
    for row in table("events_spoken_of"):
        prepositions = frozenset(row["prepositions"].split("/"))
        for form in forms(row["verb"]).named():
            found[form] = found.get(form, frozenset()) | prepositions
    return found
