"""How a trip stands that a noun names: planned, long done, on the way, by the words before it."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.sentences.spans import TimeSpan
from dashboard.journeys.status.timing import aged

_OLD, _COMING = word_set("old_visits"), word_set("coming_visits")
_ON_ONES_WAY = word_set("on_ones_way")
# "Was put on a flight to", "took the last flight to".
_TAKEN = word_set("taken_on_flights")


def described(status: Status, words: set[str], way: bool, time: TimeSpan | None) -> Status:
    """What the words before the noun make of the status: "planned", "recent", "on his way"."""
    if status is Status.VISITED and (words & _COMING or way or _is_ahead(time)):
        return Status.PLANNED
    status = aged(status, time)
    dated = time is not None and time.when.exact  # "ran her last race in Oslo on Sunday"
    return Status.PAST if words & _OLD and status is Status.VISITED and not dated else status


def _is_ahead(time: TimeSpan | None) -> bool:
    """Whether a time lies ahead: "a visit to Oslo next week is still on", but not "extended her
    stay in Oslo until Friday"."""
    return time is not None and time.when.side > 0 and time.when.lasting != "until"


def on_the_way(parse: Parse, start: int, k: int, attachment: Attachment) -> bool:
    """Matches "On his way to", "on a flight to": not there yet, but "was put on a flight to" is
    told of those who came."""
    if parse.line.low(k) not in _ON_ONES_WAY or attachment.preposition != "to":
        return False
    return not parse.line.has(_TAKEN, start - 3, start)


def set_out(parse: Parse, start: int) -> bool:
    """Matches "boarded | a flight to", "was on | his way to": they had set out."""
    verb = parse.verb(start - 1)
    boards = verb is not None and "ride" in verb.kinds and verb.form == "past"
    return boards or parse.line.phrase(start - 2, start) in {"was on", "were on"}
