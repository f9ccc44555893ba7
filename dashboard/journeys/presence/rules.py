"""The rules of presence: what in a sentence says that somebody is, was or will be at a place.

Each place's name hangs on a preposition or a verb; from there the words to the left are walked
until a noun ("his visit to …"), a verb ("arrived in …") or the clause's beginning ("In …, she
said") says what the name is there for. The words that can say so are tables (`verbs.tsv`,
`nouns.tsv`, `statuses.tsv`), each row with an example.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.attachment import Attachment, attachment_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE, governed
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import unique
from dashboard.journeys.presence.absence import by_absence, never_came
from dashboard.journeys.presence.attributive import attributive
from dashboard.journeys.presence.bystanders import by_crowd, by_others
from dashboard.journeys.presence.clauses import by_agent, by_being, by_opening, by_while
from dashboard.journeys.presence.companions import met_there
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.nouns import by_noun
from dashboard.journeys.presence.order_words import again, only_a_tense, then, turn_of
from dashboard.journeys.presence.participants import AT
from dashboard.journeys.presence.places import by_awaiting, by_first, by_next, by_stop, by_where
from dashboard.journeys.presence.quoted_places import of_the_quoted, said_of
from dashboard.journeys.presence.schedules import by_schedule
from dashboard.journeys.presence.triggers import trigger
from dashboard.journeys.presence.under_way import by_under_way
from dashboard.journeys.presence.verbs import PREPOSITIONS_OF, by_verb
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.remoteness import announced
from dashboard.journeys.status.timing import time_beside, when


def presences(index: int, parse: Parse) -> Iterator[Presence]:
    """What the line says of who is where; only names that mean the place itself count."""
    line = parse.line
    latest: Presence | None = None
    for place in line.places:
        if not place.literal or attributive(parse, place):
            continue
        if place.first in line.quoted and not of_the_quoted(parse, place.first):
            continue
        attachment = attachment_of(parse, place)
        if attachment is None:
            continue
        found = _found(index, parse, place, attachment, latest)
        there = by_where(index, parse, place)
        if found is not None and found.persons and said_of(parse, place, found):
            found, there = _with_what_follows(found, there)
            latest = _in_sequence(parse, place, _placed(parse, place, found))
            yield latest
        if there is not None:
            yield there


def _with_what_follows(found: Presence, there: Presence | None) -> tuple[Presence, Presence | None]:
    """A finding, and what the clause after the place tells: of what is still to be done there it
    says no day of the coming, but "before flying to Oslo, where she will" is not there yet."""
    if there is None or there.status is not Status.PLANNED or found.status is not Status.VISITED:
        return found, there
    if {*there.persons} != {*found.persons}:
        return found, there
    if found.cue == "before":
        return found._replace(status=Status.PLANNED), there
    return found, None


def _found(
    index: int,
    parse: Parse,
    place: PlaceSpan,
    attachment: Attachment,
    latest: Presence | None,
) -> Presence | None:
    """Who is at a place: by what its preposition hangs on, or else by the first of the other rules
    that finds somebody; and who met them there."""
    found = _read(index, parse, place, attachment)
    if found is None or not found.persons:
        found = _going_on(parse, place, attachment, latest)
        found = found or _in_their_turn(parse, place, attachment, latest)
        found = found or _by_words_around(index, parse, place, attachment)
    if found is not None and _is_given_up(parse, attachment):
        found = found._replace(status=Status.CANCELLED)
    return _and_met(index, parse, place, attachment, found)


def _is_given_up(parse: Parse, attachment: Attachment) -> bool:
    """Matches "Gave up | on Oslo"."""
    k, line = attachment.index - 2, parse.line
    up_on = attachment.preposition == "on" and line.low(k + 1) == "up"
    return up_on and governed(line.low(k), ("up",)) == "cancelled"


def _by_words_around(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """The first of the rules that do not ask what the place's preposition hangs on."""
    return (
        by_agent(index, parse, place)
        or by_while(index, parse, place, attachment)
        or by_first(index, parse, place, attachment)
        or by_stop(index, parse, place)
        or by_next(index, parse, place)
        or by_awaiting(index, parse, place)
        or by_absence(index, parse, place, attachment)
        or by_others(index, parse, place, attachment)
        or by_crowd(index, parse, place, attachment)
        or by_schedule(index, parse, place, attachment)
    )


def _in_sequence(parse: Parse, place: PlaceSpan, found: Presence) -> Presence:
    """A finding with what the words around it say of when it comes."""
    cue = "" if found.cue == "had" and only_a_tense(parse, place) else found.cue
    route = found.route or (found.listed > 0 and then(parse, place))
    turn = turn_of(parse, place)
    turn = "" if turn == "first" and cue == "had" else turn  # "had" alone sets it before all
    before = again(parse, place)
    known = (found.turn, found.cue, found.route, found.again)
    if (turn, cue, route, before) == known:
        return found
    return found._replace(turn=turn, cue=cue, route=route, again=before)


def _and_met(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment, found: Presence | None
) -> Presence | None:
    """A finding with those who met at the place by the words that follow it."""
    others = met_there(parse, place) if attachment.preposition in AT else ()
    if not others:
        return found
    if found is not None and found.persons:
        return found._replace(persons=unique((*found.persons, *others)))
    rule = f"“{parse.line.said(attachment.index, place.last)} …”: those who met there"
    time = when(parse, attachment.index)
    return Presence(others, place, Status.VISITED, rule, index, time, how="met")


def _going_on(
    parse: Parse, place: PlaceSpan, attachment: Attachment, latest: Presence | None
) -> Presence | None:
    """A further phrase of the same going: "… to Rome, and on Friday to Paris", "then by car to"."""
    if latest is None or latest.place.last > attachment.index:
        return None
    if attachment.preposition not in _ON_THE_WAY or not _only_goes_on(parse, latest, attachment):
        return None
    if attachment.preposition == "from" and latest.status is Status.CANCELLED:
        return None  # "was to have gone to Rome from Oslo"
    said = parse.line.said(latest.place.first, place.last)
    rule = f"“{said}”: the sentence goes on from one place to the next"
    time = _time_of_next(parse, place, latest)
    return latest._replace(
        place=place, time=time, rule=rule, listed=0, origin=False, how="going on"
    )


def _in_their_turn(
    parse: Parse, place: PlaceSpan, attachment: Attachment, latest: Presence | None
) -> Presence | None:
    """The same of others, whose verb is left out: "Lee will fly to Rome, Ray | to Paris"."""
    if latest is None or attachment.preposition not in _ON_THE_WAY:
        return None
    who = parse.at.get(attachment.index - 1)
    if who is None or who.last != attachment.index or not who.persons or who.possessive:
        return None
    between = range(latest.place.last, who.first)
    if not between or not all(parse.line.low(i) in _TURNING or i in parse.dated for i in between):
        return None
    said = parse.line.said(who.first, place.last)
    return latest._replace(
        persons=who.persons,
        place=place,
        time=time_beside(parse, place),
        rule=f"“{said}”: the sentence goes on with another",
        listed=0,
        origin=False,
        how="going on",
    )


def _only_goes_on(parse: Parse, latest: Presence, attachment: Attachment) -> bool:
    """Whether nothing but days and "then by car" stands between two places."""
    words = range(latest.place.last, attachment.index)
    dated = parse.dated | {i for i in words if i + 1 in parse.dated}  # "in | 1999"
    return all(i in dated or parse.line.low(i) in _GOES_ON for i in words)


def _time_of_next(parse: Parse, place: PlaceSpan, latest: Presence) -> TimeSpan | None:
    """When a further place is reached: by its own time, one between, or that of the first."""
    if (own := time_beside(parse, place)) is not None:
        return own
    before = time_beside(parse, latest.place)
    between = (t for t in parse.line.times if latest.place.last <= t.first <= place.last + 1)
    return next((t for t in between if t != before), latest.time)


_GOES_ON, _ASHORE = word_set("goes_on"), word_set("ashore")
_TURNING = frozenset({",", "and", "while", "but", ";"})
_ON_THE_WAY = (AT | PREPOSITIONS_OF["go"] | {"from"}) - {"near"}


def _placed(parse: Parse, place: PlaceSpan, found: Presence) -> Presence:
    """A finding with the sentence that names its place, and called off where the clause that
    follows says so: "was due to fly to Oslo, but the visit was put off"."""
    if place.named is not None:
        rule = f"{found.rule} (“{parse.line.said(place.first, place.last)}” is "
        rule += f"{place.resolution.mention.text})"
        found = found._replace(rule=rule, place_line=place.named)
    if found.status is not Status.PLANNED:
        return found
    never = never_came(parse, place, found.persons, found.departing)
    off = never or _is_called_off(parse, place) or _then_called_off(parse, place)
    return found._replace(status=Status.CANCELLED) if off else found


def _is_called_off(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "a visit to Oslo that was | cancelled": the verb after a place calls it off."""
    after = parse.verb_after(place.last)
    if after is None or not parse.group(after).passive:
        return False
    line = parse.line
    return governed(line.low(after), line.lows[after : after + 3]) == "cancelled"


def _then_called_off(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "… to Oslo, but | cancelled": a verb after "but" or "until" calls it off."""
    line = parse.line
    turn = line.first_of(_TURNS, place.last, len(line.words))
    if turn is None:
        return False
    off = (i for i in range(turn + 1, len(line.words)) if not parse.any_verb(i + 1))
    return any(governed(line.low(i), line.lows[i : i + 3]) == "cancelled" for i in off)


_TURNS = word_set("but_or_until")


_LIVING = word_set("where_they_live")


def _read(index: int, parse: Parse, place: PlaceSpan, attachment: Attachment) -> Presence | None:
    """The first rule that applies."""
    if not parse.line.vocabulary.isdisjoint(_LIVING) and _where_they_live(parse, place):
        return None
    if _is_about(parse, place, attachment):
        return None
    if not attachment.preposition:
        return _by_object(index, parse, place, attachment)
    if under_way := by_under_way(index, parse, place, attachment):
        return under_way
    found = trigger(parse, attachment)
    if found is None:
        return None
    if found.kind == "opening":
        return by_opening(index, parse, place, attachment)
    return _BY_TRIGGER[found.kind](index, parse, place, attachment, found.index)


# The rule that reads each kind of word on which a place hangs: see `Trigger`.
_BY_TRIGGER = {"noun": by_noun, "verb": by_verb, "be": by_being, "any": by_being}


def _is_about(parse: Parse, place: PlaceSpan, attachment: Attachment) -> bool:
    """Matches "a summit on | Somalia", but not "a holiday on | Crete", "landed on | Crete"."""
    if attachment.preposition != "on" or place.resolution.place is None:
        return False
    before = attachment.index - 1
    noun, verb = nouns().get(parse.line.low(before)), parse.verb(before)
    lands = parse.line.low(before) in BE or (verb is not None and verb.base in _ASHORE)
    if lands or (noun is not None and "on" in noun[1]):
        return False
    return place.resolution.place.feature_code[:3] in {"PCL", "ADM"}


def _by_object(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """Matches a place that hangs on a verb alone: "visited Oslo", "stops including Oslo"."""
    k = attachment.index
    if parse.line.low(place.last) == "into":
        return None  # "turned Oslo | into a centre of"
    if parse.line.low(k).startswith("includ"):
        return by_noun(index, parse, place, attachment, k + 1)
    verb = parse.verb(k)
    if verb is None:
        return None
    takes = {"reach", "leave", "stay"} & set(verb.kinds)
    if not takes and not _on_the_programme(parse, k, place, attachment):
        return None
    return by_verb(index, parse, place, attachment, k)


def _on_the_programme(parse: Parse, k: int, place: PlaceSpan, attachment: Attachment) -> bool:
    """Matches "The band will play | Oslo on 3 June and Rome on 5 June", but not "England will
    play | France"."""
    known, low = place.resolution.place, parse.line.low
    if known is None or known.feature_class != "P":
        return False
    time = time_beside(parse, place)
    if parse.group(k).status is not Status.PLANNED and not announced(parse, k, time):
        return False
    dated = time is not None
    after = low(place.last) in {",", "and"} and place.last + 1 in parse.line.at
    several = attachment.listed > 0 or after
    base = parse.verb_at(k).base
    return base == "play" and (dated or several)


def _where_they_live(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "In Oslo, where she lives": a home, unless another clause begins between, "in Oslo
    that they lived on fish"."""
    line = parse.line
    for i in range(place.last, place.last + 5):
        if line.low(i) in {"that", "and", "but", ";"}:
            return False
        if line.low(i) in _LIVING:
            return True
    return False


# "Is off to", "on course for", but not "was on holiday".
