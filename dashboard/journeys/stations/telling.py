"""Whether a verb tells of what was or is: of no wish, plan, denial, or question."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import HELPERS, VerbForm
from dashboard.journeys.model import Status
from dashboard.journeys.status.cues import first_cue
from dashboard.journeys.status.verb_of_visit import VerbOfVisit

_UNREAL = word_set("unreal_helpers")
_DENYING = word_set("negating")
_USED = word_set("used_to")
_LASTING = word_set("lasting")
_NOW = word_set("now_being")


def told(parse: Parse, k: int, form: VerbForm | None) -> bool:
    """Tells whether the verb at word `k`, in this form, says what was or is the case."""
    line, group = parse.line, parse.group(k)
    if k in line.quoted or line.lows[-1:] == ("?",):
        return False
    helpers = {*group.words, line.low(group.first - 1), line.low(k - 1), line.low(k - 2)}
    used = not _USED.isdisjoint(helpers)
    if not _DENYING.isdisjoint(helpers) or _asked(parse, group.first):
        return False
    if _infinitive(parse, k, form):
        return False
    if not used and not _UNREAL.isdisjoint(group.words):
        return False
    if not used and group.status not in _REAL and not _before_going_on(parse, k, form):
        return False
    return form is None or _is_of_a_life(parse, k, form)


def _is_of_a_life(parse: Parse, k: int, form: VerbForm) -> bool:
    """Whether a verb tells of more than now ("is | working in Oslo") and of no wish."""
    group = parse.group(k)
    now = form.form == "ing" and not _NOW.isdisjoint(group.words)
    if now and form.base not in _LASTING:
        return False
    cue = first_cue("told", VerbOfVisit(parse, k, form, group, False, "in"))
    return cue is None or cue.status != "wish" or cue.name == "schooled"


_REAL = frozenset({Status.VISITED, Status.PAST})


def _before_going_on(parse: Parse, k: int, form: VerbForm | None) -> bool:
    """Matches "studied there before | moving to", "after | graduating from": what came next, or
    first, in a life that is told."""
    if form is None or form.form != "ing":
        return False
    if parse.line.low(k - 1) == "after":
        return True
    main = parse.verb_before(k - 1) if parse.line.low(k - 1) == "before" else None
    return main is not None and parse.group(main).status in _REAL


def _infinitive(parse: Parse, k: int, form: VerbForm | None) -> bool:
    """Matches "wants to | live", but not "used to | live", "went on to | teach"."""
    line = parse.line
    if form is not None and form.form != "base":
        return False
    to = next((i for i in (k - 1, k - 2) if line.low(i) == "to"), None)
    return to is not None and _USED.isdisjoint((line.low(to - 1), line.phrase(to - 2, to)))


def _asked(parse: Parse, first: int) -> bool:
    """Finds a condition, a doubt or a denial before the verb's group, in its own clause or over
    "that"."""
    if _had_it_been(parse):
        return True
    for i in range(first - 1, max(first - 13, -1), -1):
        low = parse.line.low(i)
        if low in _DOUBTS or low in _MARKS:
            return low in _DOUBTS
    return False


def _had_it_been(parse: Parse) -> bool:
    """Matches "Had she stayed"."""
    line = parse.line
    return line.low(0) == "had" and not line.words[0].text.islower() and 0 not in parse.at


_MARKS = frozenset({";", "“", "”", ":"})


_DOUBTS = word_set("doubts")


def helps(parse: Parse, k: int) -> bool:
    """Whether the verb at word `k` only helps one that follows: "had | checked in"."""
    if parse.line.low(k) not in HELPERS:
        return False
    after = filter(parse.any_verb, range(k + 1, k + 4))
    return any(parse.group(i).first <= k for i in after)
