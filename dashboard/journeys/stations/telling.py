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
    helpers = {*group.words, line.low(group.first - 1)} | {line.low(k - 1), line.low(k - 2)}
    if helpers & _DENYING or _asked(parse, group.first):
        return False
    if "to" in {line.low(k - 1), line.low(k - 2)} and _infinitive(parse, k, form):
        return False
    real = group.status in {Status.VISITED, Status.PAST} or _USED & helpers
    if not real and not _before_going_on(parse, k, form):
        return False
    if _UNREAL & set(group.words) and not _USED & helpers:
        return False
    if form is None:
        return True
    if form.form == "ing" and _NOW & set(group.words) and form.base not in _LASTING:
        return False  # "is working in Oslo": for now
    asked = VerbOfVisit(parse, k, form, group, False, "in")
    cue = first_cue("told", asked)
    return cue is None or cue.status != "wish" or cue.name == "schooled"


def _before_going_on(parse: Parse, k: int, form: VerbForm | None) -> bool:
    """Matches "studied there before | moving to", "after | graduating from": what came next, or
    first, in a life that is told."""
    if form is None or form.form != "ing":
        return False
    if parse.line.low(k - 1) == "after":
        return True
    before = parse.line.low(k - 1) == "before"
    main = parse.verb_before(k - 1) if before else None
    return main is not None and parse.group(main).status in {Status.VISITED, Status.PAST}


def _infinitive(parse: Parse, k: int, form: VerbForm | None) -> bool:
    """Matches "wants to | live", but not "used to | live", "went on to | teach"."""
    line = parse.line
    if form is not None and form.form != "base":
        return False
    to = k - 1 if line.low(k - 1) == "to" else k - 2
    return line.low(to) == "to" and not _USED & {line.low(to - 1), line.phrase(to - 2, to)}


def _asked(parse: Parse, first: int) -> bool:
    """Finds a condition, a doubt or a denial before the verb's group, in its own clause or over
    "that"."""
    line = parse.line
    if line.low(0) == "had" and not line.words[0].text.islower() and 0 not in parse.at:
        return True  # "Had she stayed"
    for i in range(first - 1, max(first - 13, -1), -1):
        if line.low(i) in _DOUBTS:
            return True
        if line.low(i) in {";", "“", "”", ":"}:
            return False
    return False


_DOUBTS = word_set("doubts")


def helps(parse: Parse, k: int) -> bool:
    """Whether the verb at word `k` only helps one that follows: "had | checked in"."""
    return parse.line.low(k) in HELPERS and any(
        parse.group(i).first <= k < i for i in range(k + 1, k + 4) if parse.any_verb(i)
    )
