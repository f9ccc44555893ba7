"""What a preposition before a noun of presence makes of it: "after talks in", "kept away from the
summit in", "is packing for a trip to"."""

from __future__ import annotations

from dashboard.journeys.grammar.coordination import coordinated, run_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE, governed, governing
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.companions import with_others
from dashboard.journeys.presence.participants import on_the_trip, taken
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.remoteness import announced
from dashboard.journeys.status.tenses import AHEAD, plain_status
from dashboard.journeys.status.timing import when

_LATER = word_set("later_than")
# "She lives in exile in": at home there, whatever the noun says.
_LIVING = word_set("living")
# "Hours before a meeting in", which then took place.
_SOON = word_set("soon_before")
# "Called for talks in".
_ASKING = word_set("asking_for")

# Status, persons, and the word that governs.
Governed = tuple[Status | None, tuple[Person, ...] | None, str]


def under_preposition(parse: Parse, j: int, place: PlaceSpan) -> Governed:
    """Matches "After talks in Oman", "for visits to Oman", "the king, on a trip to Oman,": the verb
    of the clause says the rest."""
    if aside := _fresh(parse, j, place) or _aside(parse, j):
        return aside
    main = parse.verb_before(j)
    if main is None:
        return _opening(parse, j, place)
    by_rule = (rule(parse, j, main) for rule in _RULES)
    if (found := next(filter(None, by_rule), None)) is not None:
        return found
    persons = _doers(parse, main, place)
    told = following(parse, place.last) if persons == () else persons
    return _under_verb(parse, j, main), told, parse.line.low(j)


def _doers(parse: Parse, main: int, place: PlaceSpan) -> tuple[Person, ...] | None:
    """Who does what the verb at `main` says, and those whom they meet."""
    persons, verb = subject(parse, main), parse.verb(main)
    if verb is None or "meet" not in verb.kinds:
        return _done_to(parse, main, place) or persons
    return with_others(parse, main, place, persons or (), meet=True) or persons


def _done_to(parse: Parse, main: int, place: PlaceSpan) -> tuple[Person, ...]:
    """Matches "Recognized | him at a conference in": to whom the verb at `main` says it is done."""
    verb = parse.verb(main)
    done = verb is not None and verb.kinds == ("affect",) and not parse.group(main).passive
    return taken(parse, main, place.first) if done else ()


def _fresh(parse: Parse, j: int, place: PlaceSpan) -> Governed | None:
    """Matches "The king, fresh | from talks in Oman, met the envoy", "Straight | from talks in
    Oman"."""
    line = parse.line
    if line.low(j) != "from" or line.low(j - 1) not in _FRESH:
        return None
    if line.low(j - 2) not in {",", ""}:
        return None
    before = parse.at.get(j - 3) if j > 1 else None
    told = coordinated(parse, before) if before else following(parse, place.last)
    return Status.VISITED, told, "had"


def _aside(parse: Parse, j: int) -> Governed | None:
    """Matches "The king, | on a trip to Oman,"."""
    before = parse.at.get(j - 2) if parse.line.low(j - 1) == "," else None
    if before is None or parse.line.low(j) == "to":  # "sent her deputy, Ann Lee, | to talks in"
        return None
    return Status.VISITED, coordinated(parse, before) or None, parse.line.low(j)


def _opening(parse: Parse, j: int, place: PlaceSpan) -> Governed:
    """Matches "Before talks in Oman, the king said": the verb that follows says the rest."""
    status: Status | None = Status.VISITED
    if _ahead(parse, j):
        status = Status.PLANNED
    elif parse.line.low(j) not in _LATER:
        after = parse.verb_after(place.last)
        status = parse.group(after).status if after is not None else status
    return status, following(parse, place.last), parse.line.low(j)


def _ahead(parse: Parse, j: int) -> bool:
    """Whether the visit lies ahead by the preposition at `j`: "before", "ahead of"."""
    return parse.line.low(j) in AHEAD or parse.line.low(j - 1) in AHEAD


def _absent(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Has withdrawn | from the meeting in", "bowed out | of the race in"."""
    line = parse.line
    away = line.low(j) == "from" or line.phrase(j - 1, j + 1) == "out of"
    kept = _kept_away(parse, main, j) if away else None
    return None if kept is None else (Status.CANCELLED, kept, line.low(j))


def _trip_ends(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "The tour ends | with a concert in"."""
    low = parse.line.low
    trip = on_the_trip(parse, main) if low(j) == "with" else None
    if not trip:
        return None
    status = Status.PLANNED if low(main).endswith("s") else parse.group(main).status
    return status, trip, low(j)


def _readying(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Is packing | for a trip to", "looks forward | to her visit to"."""
    line = parse.line
    if line.low(j) not in _READYING_FOR or not parse.group(main).status:
        return None
    readying = line.low(main) in _READYING or line.has(_READYING, j - 2, j)
    return (Status.PLANNED, subject(parse, main), line.low(j)) if readying else None


_READYING_FOR = word_set("readying_for")


def _decided_against(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Decided | against a trip to"."""
    low = parse.line.low
    if low(j) != "against" or low(main) not in _DECIDING:
        return None
    return Status.CANCELLED, subject(parse, main), low(j)


def _against(parse: Parse, j: int, _main: int) -> Governed | None:
    """Matches "Lost his appeal | against extradition to": nobody has gone, or need go."""
    return (None, (), "against") if parse.line.low(j) == "against" else None


def _put_paid(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Snow put paid | to a visit to": that of whom the sentences before are about."""
    if parse.line.phrase(j - 2, j + 1) != "put paid to":
        return None
    return Status.CANCELLED, parse.topic[:1] or subject(parse, main) or (), "to"


def _ended_on_the_way(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Turned back | on her way to", "was killed | on his way to", "got no farther than
    Rome | on"."""
    line, on_the_way = parse.line, parse.line.low(j) == "on" and parse.line.has({"way"}, j, j + 4)
    turned = line.low(main) == "turned" and line.low(main + 1) in {"back", "around", "round"}
    turned = turned or (line.low(main) == "got" and line.low(main + 1) == "no")
    if not on_the_way or not (turned or line.low(main) in _ENDED):
        return None
    return Status.CANCELLED, subject(parse, main), "on"


_ENDED = word_set("ended_on_the_way")


def _since(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Has not been abroad | since a visit to": which was made."""
    if parse.line.low(j) != "since" or parse.group(main).status is Status.PLANNED:
        return None
    return Status.VISITED, subject(parse, main), "since"


def _given_up(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Gave up | on her journey to"."""
    said = governed(parse.line.low(main), parse.line.lows[main : j + 1])
    if parse.line.low(j) != "on" or said != "cancelled" or parse.group(main).passive:
        return None
    return Status.CANCELLED, subject(parse, main), "on"


def _chosen(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Has been picked | for Saturday's match in", "was named in the squad | for",
    "qualified | for the final in"."""
    low, group = parse.line.low, parse.group(main)
    chosen = low(main) in _QUALIFYING or (group.passive and low(main) in _CHOOSING)
    if low(j) != "for" or not chosen or group.status is not Status.VISITED:
        return None
    return Status.PLANNED, subject(parse, main), "for"


_DECIDING = word_set("deciding")
_CHOOSING, _QUALIFYING = word_set("choosing_players"), word_set("qualifying")
_PLANS = word_set("plans_for")


def _sent(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Sent her deputy | to a summit in"."""
    verb, group = parse.verb(main), parse.group(main)
    if verb is None or verb.base not in {"send", "dispatch"} or group.passive:
        return None
    return group.status, taken(parse, main, j), parse.line.low(j)


def _under_verb(parse: Parse, j: int, main: int) -> Status | None:
    """What the verb at `main` and the preposition at `j` make of the visit after them."""
    status = _status_of_main(parse, j, main)
    if status is not None and _is_apart(parse, j):
        ahead = _ahead(parse, j) or status is Status.PLANNED
        return Status.PLANNED if ahead else Status.VISITED
    verb = parse.verb(main)
    going = verb is not None and not _GOING.isdisjoint(verb.kinds)
    return plain_status(parse, main, {"go"}, "to") if going and parse.group(main).plain else status


_GOING = frozenset({"go", "leave"})


def _status_of_main(parse: Parse, j: int, main: int) -> Status | None:
    """What the verb at `main` says by itself: nothing where somebody lives there, or is asked for;
    what failed, failed there."""
    line, group = parse.line, parse.group(main)
    if line.low(main) in _LIVING or (line.low(j) == "for" and line.low(main) in _ASKING):
        return None
    if group.plain and announced(parse, main, when(parse, main) or _time_after(parse, j)):
        return Status.PLANNED  # "begins a tour on Monday with a stop in"
    verb = parse.verb(main)
    failed = verb is None or ("failed" in group.words and verb.base not in _COMING)
    return Status.VISITED if failed and group.status is Status.CANCELLED else group.status


def _time_after(parse: Parse, j: int) -> TimeSpan | None:
    """The time of the event after "for" at `j`: "takes over | for Wednesday's match in"."""
    near = (time for time in parse.line.times if j < time.first <= j + 2)
    return next(near, None) if parse.line.low(j) in _INTO else None


_INTO = frozenset({"for", "into"})


# "Failed to show up for a hearing in".
_COMING = word_set("coming_to_events")


def _is_apart(parse: Parse, j: int) -> bool:
    """Whether the visit comes before or after what the verb tells, by the preposition at `j`: not
    where it followed within days, "hours before talks in"."""
    low = parse.line.low(j)
    soon = low == "before" and parse.line.low(j - 1) in _SOON
    return (low in _LATER or _ahead(parse, j)) and not soon


# "Is packing for a trip to", "looks forward to her visit to".
_READYING = word_set("readying")

# "Fresh from talks in".
_FRESH = word_set("fresh_from")


def _by_plans(parse: Parse, j: int, _main: int) -> Governed | None:
    """Matches "Has plans | for a visit to", "dropped plans | for": those whose plans they are."""
    line = parse.line
    if line.low(j) != "for" or line.low(j - 1) not in _PLANS:
        return None
    main = parse.verb_before(j - 1)
    if main is None:
        return None, (), "for"
    said = governed(line.low(main), line.lows[main : j - 1])
    status = Status.CANCELLED if said == "cancelled" else Status.PLANNED
    return status, subject(parse, main), "for"


def _awaited_at(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Is expected | at a summit in", "is due | at a hearing in"."""
    line, status = parse.line, parse.group(main).status
    awaited = parse.group(main).passive and line.low(main) in _AWAITED
    if line.low(j) not in _AT or not (awaited or line.low(main + 1) in _AWAITED):
        return None
    return Status.PLANNED if status is Status.VISITED else status, subject(parse, main), line.low(j)


_AWAITED, _AT = word_set("awaited"), frozenset({"at", "for"})


def _ready_for(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Is set | for a move to", "is a doubt | for Friday's game in"."""
    line = parse.line
    if line.low(j) != "for":
        return None
    if line.low(j - 1) in _READY:
        return Status.PLANNED, subject(parse, main), "for"
    return (None, (), "for") if line.has(_DOUBTFUL, main, j) else None


_READY, _DOUBTFUL = word_set("ready_for"), word_set("doubtful_for")


def _asked_to_be(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Invited her to be chief guest | at a parade in": nobody is yet to come."""
    if parse.line.low(main) != "be" or parse.group(main).words != ("to",):
        return None
    asking = parse.last_verb(parse.group(main).first)
    low = "" if asking is None else parse.line.low(asking)
    asked = low in _BIDDING or governing().get(low) == "wish"
    return (None, (), parse.line.low(j)) if asked else None


_BIDDING = word_set("bidding")


_RULES = (
    _asked_to_be,
    _awaited_at,
    _ready_for,
    _absent,
    _trip_ends,
    _readying,
    _decided_against,
    _against,
    _put_paid,
    _ended_on_the_way,
    _since,
    _given_up,
    _chosen,
    _by_plans,
    _sent,
)


def _kept_away(parse: Parse, main: int, j: int) -> tuple[Person, ...] | None:
    """Who does not come to what stands after the preposition at `j`: "has withdrawn from the
    meeting in", "the storm kept her away from the wedding in"; None where nobody keeps away."""
    if parse.line.low(main) not in _KEEPING and not _is_absent(parse, main, j):
        return None
    kept = parse.someone(main + 1, j)
    if kept is not None and kept.persons and not kept.possessive:
        return run_of(parse, kept)
    return subject(parse, main) or None


def _is_absent(parse: Parse, main: int, j: int) -> bool:
    """Matches "Was absent | from the summit in", "is out | of the match in"."""
    low = parse.line.low(j - 1)
    return low in _ABSENCES or (low == "out" and parse.line.low(main) in BE)


_KEEPING = word_set("keeping_away")
_ABSENCES = word_set("absences")
