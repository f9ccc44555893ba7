"""What a verb's form, its helpers and its time make of a visit: done, ahead, called off."""

from __future__ import annotations

from dashboard.journeys.grammar.clauses import Clauses
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE, governing
from dashboard.journeys.model import Status
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.remoteness import announced, long_ago, long_gone
from dashboard.journeys.status.timing import aged

AHEAD = frozenset({"before", "ahead", "prior", "eve", "advance", "until"})
_SCHOOLS = frozenset({"school", "university", "college", "academy", "seminary", "kindergarten"})
_BACK = frozenset({"back", "away"})
_RECENTLY = frozenset({"recently", "previously", "formerly", "once"})
_TOWARDS = frozenset({"to", "for", "toward", "towards"})
# "Sailed for", "set out for", but not "flew for", "ran for".
SETTING_OUT = frozenset({"head", "set", "sail", "embark", "steam", "make"})
# Whoever "teaches in Oslo" has a post there.
_POSTS = frozenset({"teach", "work", "study", "serve", "play", "train", "practise", "practice"})

_PLANS = frozenset({"plan", "plans", "decision", "intention", "trip", "schedule", "program"})
_PLANS |= {"contract", "deal", "agreement", "pledge", "promise", "vow", "commitment", "mandate"}
_PLANS |= {"programme", "itinerary", "timetable", "agenda", "arrangements"}
# What makes of "for her to go" more than a wish: "cleared the way for her to", "arranged for".
_PAVING = _PLANS | {"way", "arranged", "arrange", "arranging", "scheduled", "approved"}
_BIDDING = word_set("bidding")
_CONDITIONS = frozenset({"if", "once", "unless", "provided", "whenever"})
_REMEMBERING = word_set("remembering")
_PERMITS = frozenset({"visa", "visas", "permit", "permission", "leave", "clearance"})
_DREAMING = word_set("dreaming_of")
_KEEPING = word_set("keeping_away")

# "An invitation to spend a week in" says nothing of whether anybody went.
_OFFERS = word_set("offers")


def status_of_visit(
    clauses: Clauses, k: int, motion: set[str], prep: str, origin: bool, time: TimeSpan | None
) -> Status | None:
    """What the verb at `k`, its helpers and its time make of the visit; None for a mere wish."""
    verb, group = clauses.verb(k), clauses.group(k)
    status = group.status
    if verb is None or status is None or (motion and _counted(clauses, k)):
        return None
    if status is Status.CANCELLED and _not_since(clauses, k):
        return None
    conditions = _CONDITIONS & clauses.line.vocabulary or "the day that" in clauses.line.phrase(
        0, len(clauses.line.words)
    )
    if "would" in group.words and conditions:
        return None  # "would return once elections are called"
    if _supposed(clauses, group.first) or _denied(clauses, group.first):
        return None
    if verb.base == "attend" and _schooled(clauses, k):
        return None
    if prep == "at" and verb.base in {"turn", "send"} and clauses.line.low(k + 1) in _BACK:
        return Status.CANCELLED
    if group.plain or (verb.form == "ing" and _before_what_was(clauses, group.first)):
        status = plain_status(clauses, k, motion, prep)
        if status is None:
            return None
    if status is Status.PLANNED and clauses.line.low(group.first - 1) in AHEAD:
        status = _ahead_of(clauses, k)
    if origin and status is Status.CANCELLED:
        return None  # where they stayed
    if origin and status is Status.PLANNED:
        if verb.form != "s" and not (verb.form == "ing" and group.first <= 1):
            return None  # but "Before leaving Oslo she"
        status = Status.VISITED  # whoever "leaves on Friday" is there
    going = verb.form == "ing" and {"is", "are", "'s", "'re", "am"} & set(group.words)
    coming = time is not None and time.when.side > 0
    if announced(clauses, k, time) or (going and coming and status is Status.VISITED):
        status = Status.PLANNED
    if status is Status.VISITED and long_gone(clauses):
        status = Status.PAST
    if verb.base == "station" and {"was", "were"} & set(group.words):
        status = Status.PAST
    recent = {"has", "have"} & {*group.words} and time is not None and "past" in time.when.text
    status = status if recent else aged(status, time)  # "has spent the past week in"
    if time is None and status is Status.VISITED and long_ago(clauses, k):
        status = Status.PAST
    lately = _RECENTLY & {clauses.line.low(i) for i in range(group.first - 1, k)}
    return Status.PAST if status is Status.VISITED and lately else status


def _ahead_of(clauses: Clauses, k: int) -> Status:
    """ "Before | flying to Oslo": ahead, unless what came before was broken off or both are told as
    done: "observed the vote in Rome before | presenting his findings in"."""
    verb, first = clauses.verb(k), clauses.group(k).first
    main = clauses.verb_before(first)
    if main is None or verb is None:
        return Status.PLANNED
    if _broken_off(clauses, main):
        return Status.CANCELLED
    group, on_the_spot = clauses.group(main), _ON_THE_SPOT & {*verb.kinds}
    told = group.status is Status.VISITED and group.plain and clauses.line.low(main)[-2:] == "ed"
    both = verb.form == "ing" and on_the_spot and not _MOVING & {*verb.kinds}
    return Status.VISITED if told and both else Status.PLANNED


_ON_THE_SPOT = frozenset({"act", "meet", "say", "attend"})
_MOVING = frozenset({"go", "leave", "bring", "reach", "stay"})


def _not_since(clauses: Clauses, k: int) -> bool:
    """ "Has not visited Oslo since 1990": nobody called anything off."""
    words = set(clauses.group(k).words)
    perfect = words & {"has", "have", "had"} and words & {"not", "n't", "never"}
    return bool(perfect) and not words - {"has", "have", "had", "not", "n't", "never", "been"}


def _before_what_was(clauses: Clauses, first: int) -> bool:
    """ "Had lived in Oslo before | moving to Rome": that is long done, too."""
    main = clauses.verb_before(first)
    had = main is not None and "had" in clauses.group(main).words
    return had and clauses.line.low(first - 1) == "before"


def _supposed(clauses: Clauses, first: int) -> bool:
    """Whether the clause of the verb whose group starts at `first` is only supposed: "if he is
    deported to", "whether she will visit"."""
    if "no truth" in clauses.line.phrase(0, first):
        return True
    for i in range(first - 1, max(first - 7, -1), -1):
        low = clauses.line.low(i)
        if low in {"if", "unless", "whether"}:
            return True
        if low in {",", ";", "that"} or clauses.any_verb(i):
            return False
    return False


def _denied(clauses: Clauses, first: int) -> bool:
    """ "Denied reports that she would go", "there is no truth to rumors that he will": whether the
    verb whose group starts at `first` is in a report that is said to be wrong."""
    lows = clauses.line.lows[:first]
    that = len(lows) - 1 - lows[::-1].index("that") if "that" in lows else 0
    return that > 0 and lows[that - 1] in _REPORTS and not _DENIALS.isdisjoint(lows[:that])


_REPORTS = frozenset({"reports", "rumors", "rumours", "claims", "speculation", "suggestions"})
_DENIALS = frozenset({"truth", "denied", "denies", "dismissed", "dismisses", "rejected", "rejects"})


def summoned(clauses: Clauses, k: int, place: PlaceSpan) -> bool:
    """ "Appeared in a London court": the accused is there because he lives there."""
    verb, line = clauses.verb(k), clauses.line
    court = any(line.low(i) == "court" for i in range(k + 1, place.last + 3))
    return verb is not None and verb.base == "appear" and court


def _schooled(clauses: Clauses, k: int) -> bool:
    """ "Attended law school in", which is a part of a life."""
    return any(clauses.line.low(i) in _SCHOOLS for i in range(k + 1, k + 8))


def _counted(clauses: Clauses, k: int) -> bool:
    """Whether visits are only counted: "has visited Cairo twice", "has been to Cairo three
    times"."""
    after = [clauses.line.low(i) for i in range(k + 1, k + 8)]
    return "twice" in after or "times" in after


def plain_status(clauses: Clauses, k: int, motion: set[str], prep: str) -> Status | None:
    """What a verb's bare form says: "leaves Monday" is ahead, "arrived" is done, "is heading to"
    not yet reached; a bare infinitive has the status of the verb that it depends on."""
    verb, group = clauses.verb(k), clauses.group(k)
    if verb is None:
        return group.status
    boarded = verb.base == "board" and prep in _TOWARDS
    leaving = prep == "for" and ("leave" in verb.kinds or verb.base in SETTING_OUT)
    heading = verb.base == "head" and prep in _TOWARDS and clauses.line.low(k + 1) not in _TEAMS
    if boarded or leaving or heading:
        return Status.PLANNED
    if verb.form == "s" and verb.base in _POSTS and not clauses.line.times:
        return None
    if verb.form == "base" and not group.words and (shared := _shared(clauses, k)) is not None:
        return shared
    if verb.form == "s" or (verb.form == "base" and not group.words):
        before = [clauses.line.low(i) for i in range(k)]
        meanwhile = {"as", "while", "when"} & set(before[-8:])
        if "when" in meanwhile and "will" in before[: before.index("when")]:
            return Status.PLANNED
        ahead_of_it = motion and not meanwhile and verb.base not in {"remain", "stay"}
        return Status.PLANNED if ahead_of_it else Status.VISITED
    if verb.form == "ing":
        return _of_participle(clauses, k, motion, prep)
    if (verb.form == "base" and "to" in group.words) or group.words[:2] == ("to", "be"):
        return _of_infinitive(clauses, k)
    return Status.VISITED


# "Headed | a team to".
_TEAMS = frozenset({"a", "an", "the", "his", "her", "their"})


def _shared(clauses: Clauses, k: int) -> Status | None:
    """ "Will fly to Rome and | meet the king in": the helper before is this one's too."""
    first = clauses.group(k).first
    main = clauses.verb_before(first - 1) if clauses.line.low(first - 1) in {"and", ","} else None
    if main is None or not {"will", "would", "to"} & set(clauses.group(main).words):
        return None
    return clauses.group(main).status


def _of_participle(clauses: Clauses, k: int, motion: set[str], prep: str) -> Status | None:
    """ "Before flying to", "is heading to", "is meeting in", "arriving in"."""
    verb, group = clauses.verb(k), clauses.group(k)
    before, main = clauses.line.low(group.first - 1), clauses.verb_before(group.first)
    if main is not None and _before_what_was(clauses, group.first):
        return clauses.group(main).status
    if before == "before" and main is not None and clauses.group(main).plain:
        return plain_status(clauses, main, motion, prep)
    if before in AHEAD:
        return Status.PLANNED
    if before in {"of", "about"} and clauses.line.low(group.first - 2) in _DREAMING:
        return None  # "dreams of joining a brother in"
    if {"denied", "denies", "deny"} & {before, *group.words}:
        return None  # "denied going to"
    if "from" in group.words and main is not None and clauses.line.low(main) in _KEEPING:
        return Status.CANCELLED  # "kept her | from visiting"
    if main is not None and clauses.line.low(main) in _REMEMBERING and main == group.first - 1:
        return Status.PAST  # "recalled crossing into"
    progressive = bool(BE & set(group.words))
    if not progressive and main is not None:
        return clauses.group(main).status
    going = progressive and verb is not None and "go" in verb.kinds
    return Status.PLANNED if going and prep in _TOWARDS | {"via", "through"} else Status.VISITED


def _paved(clauses: Clauses, main: int, end: int) -> Status | None:
    """ "Plans call for | her to go to", "cleared the way for | her to": more than a wish."""
    lows = clauses.line.lows
    plans = _PLANS & set(lows[:main]) or _PAVING & set(lows[main:end])
    return Status.PLANNED if plans else None


def _broken_off(clauses: Clauses, main: int | None) -> bool:
    """ "Cut short his tour before | reaching", "turned back before": what was ahead was not
    reached."""
    if main is None:
        return False
    words = set(clauses.line.lows[main : main + 6])
    short = clauses.line.low(main) in {"cut", "turned", "broke", "broken"}
    return (short and bool(words & {"short", "back", "off"})) or clauses.line.low(main) in _BREAKING


_BREAKING = frozenset({"abandoned", "aborted", "curtailed", "interrupted", "scrapped"})


def _of_infinitive(clauses: Clauses, k: int) -> Status | None:
    """ "His plan to visit", "arrived to open", "asked to visit"."""
    first = clauses.group(k).first
    main = next((j for j in range(first - 1, -1, -1) if clauses.any_verb(j)), None)
    if main is None:
        return None
    whom = clauses.at.get(first - 1)
    if whom is not None and clauses.line.low(whom.first - 1) == "for":
        return _paved(clauses, main, whom.first)
    before, said = clauses.line.low(first - 1), governing().get(clauses.line.low(main))
    if before in _PLANS and said == "cancelled":
        return Status.CANCELLED  # "scrapped plans to visit"
    if before in _PLANS or said == "planned":
        return Status.PLANNED
    if before in _PERMITS and said is not None:
        return Status.CANCELLED if said == "cancelled" else None  # "was refused a visa to attend"
    if before in _OFFERS and clauses.line.low(main).startswith("accept"):
        return Status.PLANNED  # "accepted an offer to lecture in"
    if clauses.group(main).status is Status.CANCELLED and said != "cancelled":
        return None if clauses.verb(main) is None else Status.CANCELLED  # "is not paid to lobby in"
    bidden = clauses.line.low(main) in _BIDDING
    return None if before in _OFFERS or said == "wish" or bidden else clauses.group(main).status
