"""Presence by being somewhere, by a phrase that opens a clause ("In Oslo, the king said"), and by
the agent of a passive ("was opened by the king")."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import coordinated, run_of
from dashboard.journeys.grammar.parse import BREAKS, PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE, adverb, governing
from dashboard.journeys.model import Precision, Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence, quoted
from dashboard.journeys.presence.participants import including, participants
from dashboard.journeys.presence.verbs import AWAITED, READS, at_own_home, were_to
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.remoteness import announced
from dashboard.journeys.status.timing import aged, is_until, time_beside, when


def by_while(index: int, parse: Parse, place: PlaceSpan, attachment: Attachment) -> Presence | None:
    """Matches "She fell ill | while in Cairo", but not "is 30, while in Cairo men marry at 25":
    whoever the verb before tells of."""
    line, p = parse.line, attachment.index
    if line.low(p - 1) != "while" or attachment.preposition not in {"in", "at"}:
        return None
    if line.low(p - 2) == ",":
        return None
    k = parse.verb_before(p - 1)
    persons = subject(parse, k) if k is not None else None
    status = _shared_status(parse, k) if k is not None else None
    if not persons or status is None:
        return None
    rule = f"“{line.said(p - 1, place.last)}”: the text says so"
    time = when(parse, p, place)
    return Presence(persons, place, aged(status, time), rule, index, time, how="being")


def by_being(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment, k: int
) -> Presence | None:
    """Matches "The envoy is in Oslo for talks", "was seen in Oslo", "is expected in Oslo"."""
    group, low = parse.group(k), parse.line.low(k)
    planned = low in AWAITED or (group.passive and governing().get(low) == "planned")
    persons = _who_is(parse, place, k, planned)
    following_event = low in BE and not persons
    if following_event:
        persons = _whose_next_event(parse, group.first)
    if not persons or _is_elsewhere(parse, place, attachment, k):
        return None
    time = when(parse, k, place)
    if time is None and _of_ones_work(parse, k, attachment.index):
        return None
    status = _as_it_came(parse, k, time, planned)
    if status is None:
        return None
    status = Status.CANCELLED if low == "miss" else status  # "had to miss the race in"
    status = Status.PLANNED if following_event and status is Status.VISITED else status
    back = parse.line.has({"back"}, k + 1, attachment.index)
    reading = "the text says so" if low in BE | AWAITED else READS["act"]
    rule = f"“{quoted(parse, group.first, k, attachment, place)}”: {reading}"
    since, listed = parse.line.has({"since"}, k - 3, k), attachment.listed
    status = _as_told(status, attachment.preposition, time, since)
    found = Presence(persons, place, status, rule, index, time, motion=back, how="being")
    return found._replace(listed=listed, was_to=were_to(group))


def _as_told(status: Status, preposition: str, time: TimeSpan | None, since: bool) -> Status:
    """A status with what the time makes of it; who "had been to" a place was there before, unless
    he "has `since` been to" it."""
    status = aged(status, time)
    exact = since or (time is not None and time.when.exact)
    return Status.PAST if preposition == "to" and status is Status.VISITED and not exact else status


def _is_elsewhere(parse: Parse, place: PlaceSpan, attachment: Attachment, k: int) -> bool:
    """Whether the words around a verb of being tell of no visit: "is a doctor in", "was never in",
    "will not be at home in"."""
    line, p = parse.line, attachment.index
    if _has_post(parse, k, p) or _if_it_were(parse, k):
        return True
    return line.low(k) in BE and (line.low(k + 1) in _NEVER or at_own_home(line, p, place))


def _if_it_were(parse: Parse, k: int) -> bool:
    """Matches "If the king were well, she would | be in"."""
    return "would" in parse.group(k).words and parse.line.low(0) == "if"


_NEVER = word_set("never")


def _whose_next_event(parse: Parse, first: int) -> tuple[Person, ...]:
    """Whose event to come is the subject of the verb whose group begins at `first`: "Ann Lee's next
    concert | is in", not "her last concert was in"."""
    line, noun = parse.line, first - 1
    if nouns().get(line.low(noun), ("",))[0] != "event" or line.low(first) not in _IS:
        return ()
    coming = line.first_of(_NEXT, noun - 3, noun)
    if coming is None:
        return ()
    owner = parse.at.get(coming - (2 if line.low(coming - 1) in POSSESSIVE else 1))
    return owner.persons if owner is not None and owner.possessive else ()


_NEXT = frozenset({"next", "upcoming"})
_IS = frozenset({"is", "are"})


def _who_is(parse: Parse, place: PlaceSpan, k: int, planned: bool) -> tuple[Person, ...]:
    """Who the verb of being at `k` says is there: its subject, the members of a group that are
    named, those of whom "it was in Oslo that" goes on, or those whose talks are planned there."""
    first = parse.group(k).first
    persons = subject(parse, k) or including(parse, place) or _after_cleft(parse, place, first)
    if not persons and planned:
        persons = participants(parse, first)
    return persons or ()


def _after_cleft(parse: Parse, place: PlaceSpan, first: int) -> tuple[Person, ...] | None:
    """Matches "it | was in Oslo that the king", "it was in Oslo in 1990 that"."""
    after = _after_days(parse, place)
    cleft = parse.line.low(first - 1) == "it" and parse.line.low(after) == "that"
    return following(parse, after + 1) if cleft else ()


def _as_it_came(parse: Parse, k: int, time: TimeSpan | None, planned: bool) -> Status | None:
    """Whether somebody was, is or will be there by the verb of being at `k`; `planned` where the
    verb itself says that he is to come."""
    status = _planned_status(parse, k) if planned else None
    status = _shared_status(parse, k) if status is None else status
    if status is None:
        return None
    being = parse.line.low(k) in BE
    if being and status is Status.VISITED and _the_last_time(parse, k):
        return Status.PAST
    if not being and announced(parse, k, time):
        return Status.PLANNED
    if being and status is Status.CANCELLED and is_until(time):
        return Status.PLANNED  # "will not be in Oslo until Friday": then he will
    return Status.PAST if being and status is Status.VISITED and _of_a_month(time) else status


def _the_last_time(parse: Parse, k: int) -> bool:
    """Matches "The last time she | was in Oslo, it rained"."""
    words = range(max(k - 8, 0), k)
    return any(parse.line.phrase(i, i + 2) == "last time" for i in words)


def _planned_status(parse: Parse, k: int) -> Status | None:
    """What a verb makes of a visit that says by itself that it is to come; None where its helpers
    say otherwise."""
    group = parse.group(k)
    had_been = _HAD_BEEN.issubset((*group.words, parse.line.low(k - 1)))
    if not group.status:
        shared = _shared_status(parse, k)
        return Status.CANCELLED if shared and had_been else None
    return Status.CANCELLED if had_been else Status.PLANNED  # "had been expected in"


_HAD_BEEN = word_set("had_been")


def _shared_status(parse: Parse, k: int) -> Status | None:
    """What the helpers say, which may be those of the verb before: "will begin in Oslo and | be in
    Rome"."""
    group, line = parse.group(k), parse.line
    if line.low(k) == "be" and group.words in _SHARING and line.low(group.first - 1) == "and":
        main = parse.verb_before(group.first - 1)
        return parse.group(main).status if main is not None else group.status
    return group.status


_SHARING = ((), ("to",))


def _of_a_month(time: TimeSpan | None) -> bool:
    """Matches "In March", told as background beside what has a day."""
    return time is not None and time.when.precision is Precision.MONTH and time.when.side <= 0


def _of_ones_work(parse: Parse, k: int, p: int) -> bool:
    """Whether the verb at `k` tells in the present, and without a day, of what somebody does to
    something: "investigates murders in", "oversees hospitals in"."""
    low, before = parse.line.low(k), parse.line.low(parse.group(k).first - 1)
    if k + 1 >= p or low in _NO_WORK or before in _WHILE:
        return False
    return low.endswith("s") and not low.endswith("ss")


_NO_WORK = BE | word_set("no_work")


_WHILE = word_set("while_doing")


def _has_post(parse: Parse, k: int, p: int) -> bool:
    """Whether what stands between "is" and the preposition is a post: "is a doctor in Oslo"."""
    between = (parse.at[i] for i in range(k + 1, p) if i in parse.at)
    return any(reference.how in {"role", "unnamed"} for reference in between)


def by_opening(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """Matches "In Oslo, the king said": what follows happened there; and "the king, in Oslo for a
    wedding,". Not with "on"."""
    if attachment.preposition not in _AT:
        return None
    begin = attachment.index - 1
    while adverb(parse.line.low(begin)) or parse.line.low(begin) in AWAITED:
        begin -= 1  # "Hill, currently in Oslo,"
    aside = parse.at.get(begin - 1) if parse.line.low(begin) == "," else None
    if aside is not None and aside.persons:
        return _in_aside(index, parse, place, attachment, aside)
    if aside_of_others(parse, begin, place):
        return None
    if not _opens(parse, attachment.index):
        return None  # "the ambassador in Oslo, Ann Lee, said"
    after = _opened(parse, place, begin)
    return None if after is None else _of_clause(index, parse, place, attachment, after)


def aside_of_others(parse: Parse, comma: int, place: PlaceSpan) -> bool:
    """Whether a place only says where a subject is that opens the sentence: matches "The ministry|,
    in Oslo, called it", but not "On Monday, in Oslo, she", "later, in Oslo, she"."""
    line = parse.line
    if line.low(comma) != "," or line.low(place.last) != "," or comma < 1:
        return False
    before = range(comma)
    if parse.has_verb(0, comma) or any(parse.adverbial(i) or i in line.at for i in before):
        return False
    return line.low(0) not in _OPENING_PHRASES and not parse.someone(0, comma)


_OPENING_PHRASES = PREPOSITIONS | BREAKS | word_set("before_openings") | {"as", "and", "but"}


def _of_clause(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment, after: int
) -> Presence | None:
    """What the clause tells that a phrase with a place opens, up to word `after`."""
    verb = parse.verb_after(after + 1)
    told = following(parse, after + 1) or _done_to(parse, verb)
    time = time_beside(parse, place) or when(parse, attachment.index, place)
    status = _of_opened(parse, verb, attachment.index, time)
    if not told or status is None:
        return None
    main = parse.verb(verb) if verb is not None else None
    return Presence(
        told,
        place,
        aged(status, time),
        f"“{parse.line.said(attachment.index, place.last)}, …”: {_READS}",
        index,
        time,
        listed=attachment.listed,
        speech=main is None or set(main.kinds) == {"say"},
        how="opening",
    )


def _done_to(parse: Parse, verb: int | None) -> tuple[Person, ...]:
    """Whom others do something to in a clause that a place opens: "In Oslo, a nurse treated | her",
    but not "In Oslo, critics praised | her"."""
    whom = parse.at.get(verb + 1) if verb is not None and _is_done(parse, verb) else None
    return () if whom is None or whom.possessive else whom.persons


def _is_done(parse: Parse, verb: int) -> bool:
    """Whether a verb says what is done to somebody on the spot."""
    known = parse.verb(verb)
    if known is None or parse.group(verb).passive:
        return False
    return "affect" in known.kinds and known.base not in _FROM_AFAR


_FROM_AFAR = word_set("done_to_the_absent")


_READS = "what the clause tells happened there"


def _in_aside(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment, aside: Coreference
) -> Presence:
    """Matches "the king, in Oslo for a wedding,", "Hill, due in Oslo on Monday,"."""
    line, p = parse.line, attachment.index
    rule = f"“{line.said(aside.first, place.last)}”: an aside says that they are there"
    time, persons = when(parse, p, place), coordinated(parse, aside)
    status = Status.PLANNED if line.low(p - 1) in AWAITED else Status.VISITED
    return Presence(
        persons, place, status, rule, index, time, listed=attachment.listed, how="opening"
    )


def _of_opened(parse: Parse, verb: int | None, p: int, time: TimeSpan | None) -> Status | None:
    """What the clause's verb makes of its opening; "While in Oslo, she tried to ski": there all the
    same."""
    status = parse.group(verb).status if verb is not None else None
    if parse.line.low(p - 1) == "while" and status is not Status.PLANNED:
        status = Status.VISITED
    return Status.PAST if _of_a_month(time) and status is Status.VISITED else status


def _opened(parse: Parse, place: PlaceSpan, begin: int) -> int | None:
    """The last word of a phrase that opens a clause, over days, asides and the comma; `begin` is
    the word before it. None where nothing shows that it opens one."""
    line, after = parse.line, _after_days(parse, place)
    if _begins_clause(parse, after) and (begin < 0 or after > place.last):
        after -= 1  # "In Oslo on Friday | she is to"
    elif line.low(after) != ",":
        return None
    return after + 2 if after + 1 in line.at and line.low(after + 2) == "," else after


def _after_days(parse: Parse, place: PlaceSpan) -> int:
    """The word after a place and the days and asides that follow it."""
    line, after = parse.line, place.last
    after += line.low(after) in _BEFORE_DAYS and after + 1 in parse.dated
    while after in parse.dated or (after in line.at and line.low(after - 1) == ","):
        after += 1
    return after


def _begins_clause(parse: Parse, i: int) -> bool:
    """Whether somebody at word `i` can be the subject of a clause that begins there."""
    begun = parse.at.get(i)
    return begun is not None and begun.how in _SUBJECTS and not begun.possessive


# How a subject is meant: see `Coreference`.
_SUBJECTS = frozenset({"pronoun", "name", "role"})
_BEFORE_DAYS = word_set("before_days_of_places")


def _opens(parse: Parse, p: int) -> bool:
    """Whether the phrase of the preposition at `p` stands at the beginning of its clause."""
    line, k = parse.line, p - 1
    while k >= 0 and (k in parse.dated or adverb(line.low(k))):
        k -= 1
    return k < 0 or line.low(k) in _LEADING


_AT = word_set("prepositions_of_openings")
_LEADING = BREAKS | word_set("before_openings")


def by_agent(index: int, parse: Parse, place: PlaceSpan) -> Presence | None:
    """Matches "The yard at Ventspils was opened by the king": whoever does it there is there."""
    k = parse.verb_after(place.last) if "by" in parse.line.vocabulary else None
    done = _done_there(parse, k) if k is not None else ""
    agent = _agent(parse, k) if k is not None and done else None
    if k is None or agent is None or parse.line.has(BREAKS, place.last, k):
        return None
    status, time = parse.group(k).status, when(parse, k)
    if status is None:
        return None
    rule = f"“{parse.line.said(place.first, agent.last)}”: {READS['act']}"
    status = aged(status, time)
    return Presence(run_of(parse, agent), place, status, rule, index, time, doing=done, how="agent")


def _done_there(parse: Parse, k: int) -> str:
    """What is done on the spot by the passive verb at `k`: "was opened"; "" where it is none."""
    verb = parse.verb(k)
    if verb is None or not parse.group(k).passive or _ON_THE_SPOT.isdisjoint(verb.kinds):
        return ""
    return verb.base


_ON_THE_SPOT = frozenset({"act", "attend", "reach"})


def _agent(parse: Parse, k: int) -> Coreference | None:
    """By whom the verb at `k` is done: "was opened on Friday by | the king"."""
    agent = next((r for r in parse.references if k < r.first <= k + 8 and r.persons), None)
    return agent if agent is not None and parse.line.has({"by"}, k + 1, agent.first) else None
