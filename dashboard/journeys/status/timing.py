"""The time that goes with a word and the place it leads to."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Precision, Status
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.dated_nouns import at_hand, of_its_noun
from dashboard.journeys.status.statements import told_on

# A time further away than so many words goes with something else.
_FAR = 25


def when(
    parse: Parse, k: int, place: PlaceSpan | None = None, near: bool = False
) -> TimeSpan | None:
    """The time that goes with the word at `k` and the place it leads to: the nearest with no other
    verb between, or that with which the sentence opens; in "April 2019, when he visited …" the one
    before "when". With `near`, only what no verb parts from the word. Times counted from another
    event are left to `visits/counted_days.py`."""
    times = parse.line.times
    if not times:
        return None
    if place is not None and (own := time_beside(parse, place, k)) is not None:
        return own
    first, last = (min(k, place.first), max(k + 1, place.last)) if place else (k, k + 1)
    best, nearest = None, _FAR + 1
    for time in times:
        distance, gap = _distance(time, first, last)
        nearer = distance < nearest or distance == 0
        if nearer and _goes_with(parse, time, k, first, gap, near):
            best, nearest = time, distance
    return best


def _goes_with(parse: Parse, time: TimeSpan, k: int, first: int, gap: range, near: bool) -> bool:
    """Whether a time, apart from word `k` and its place by the words of `gap`, is theirs."""
    if not _usable(parse, time, k) or _left_out(parse, time, first, gap):
        return False
    if _and_will(parse, time, first):
        return False
    if _before_what_follows(parse, time, first) and not _announces(parse, time, first):
        return False
    return not _parted(parse, k, gap) or _bridged(parse, time, first, gap, near)


def _before_what_follows(parse: Parse, time: TimeSpan, first: int) -> bool:
    """Whether the words from `first` on tell of what came after a time: "flew to Rome last week and
    are now |", "and then |", "in Rome until Monday, and |"."""
    joints = _NOW_AT | _ANDS if time.when.lasting == "until" else _NOW_AT
    return parse.line.has(joints, time.last, first)


def _and_will(parse: Parse, time: TimeSpan, first: int) -> bool:
    """Matches "Surrendered on | Monday and will be flown to", "spoke on | Monday and flies to": the
    time is that of what is done."""
    line, joint = parse.line, parse.line.first_of(_AND, time.last, first + 1)
    done = parse.verb_before(time.first) if joint is not None else None
    if joint is None or done is None or parse.group(done).status is not Status.VISITED:
        return False
    goes = parse.verb(joint + 1)
    ahead = goes is not None and goes.form == "s" and _is_past(parse, done)
    return ahead or line.low(joint + 1) in _WILL


def _is_past(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` is a past form: "met", "campaigned"."""
    verb = parse.verb(k)
    return parse.line.low(k).endswith("ed") if verb is None else verb.form == "past"


_WILL, _AND = frozenset({"will", "'ll", "shall"}), frozenset({"and"})


def _announces(parse: Parse, time: TimeSpan, first: int) -> bool:
    """Whether a verb after a time only says by it that it is ahead: "plays on | Friday and then
    gives a concert in"."""
    after = (parse.verb(i) for i in range(time.last, first + 1))
    return any(verb is not None and verb.form == "s" for verb in after)


_ANDS = frozenset({"and", "but", ";"})
_NOW_AT = word_set("later_in_a_sentence")


def _distance(time: TimeSpan, first: int, last: int) -> tuple[int, range]:
    """How far a time is from the words from `first` up to `last`, and the words between; what
    follows is nearer than what goes before."""
    if time.first >= last:
        return time.first - last, range(last, time.first)
    if time.last <= first:
        return first - time.last + 2, range(time.last, first)
    return 0, range(0)


def _left_out(parse: Parse, time: TimeSpan, first: int, gap: range) -> bool:
    """Whether a time belongs to something else: to what came first, to a time that counts from it,
    to an aside, or to another place."""
    if time.last > first:
        return _of_next_clause(parse, time, gap) or _of_what_came_first(parse, gap)
    if _counted_from(parse, time, first) or _in_aside(parse, time, first):
        return True
    if told_on(parse, time, first):
        return True
    if _of_opening(parse, time, first):
        return True
    return not _opens(parse, time) and _of_place_before(parse, time, gap)


def _counted_from(parse: Parse, time: TimeSpan, first: int) -> bool:
    """Whether a time before word `first` is only what another one counts from: "two days after |
    Monday's vote", "two days after leaving Rome on | Monday, she"."""
    times = parse.line.times
    if any(time.last <= t.first and t.last <= first for t in times if t.when.shift is not None):
        return True
    before = [t for t in times if t.last <= time.first]
    if not before or parse.line.low(before[-1].last - 1) not in _COUNTING:
        return False
    return parse.line.has({","}, time.last, first)


def _of_next_clause(parse: Parse, time: TimeSpan, gap: range) -> bool:
    """Whether a time opens the clause after "and", with its subject: "was fourth in Oslo and on |
    Saturday he came second"."""
    line = parse.line
    if not line.has(_JOINING, max(gap.start, time.first - 2), gap.stop):
        return False
    after = time.last + (line.low(time.last) == ",")
    who = parse.at.get(after)
    return who is not None and who.first == after and not who.possessive


def _parted(parse: Parse, k: int, gap: range) -> bool:
    """Whether another verb or the beginning of a clause stands among the words of `gap`."""
    group = parse.group(k).first if gap and parse.any_verb(k) else k
    low, at, any_verb = parse.line.low, parse.at, parse.any_verb
    between = (i for i in gap if i not in at and not group <= i <= k)
    return any(low(i) in BREAKS or (any_verb(i) and low(i) not in _HOW) for i in between)


_HOW = word_set("how_somebody_comes")


def _bridged(parse: Parse, time: TimeSpan, first: int, gap: range, near: bool) -> bool:
    """Whether a time before word `first` dates it all the same: "in April 2019, when he |", "On
    Friday the king, who fell ill, |"."""
    if time.last > first:
        return False
    if parse.line.has(_MEANWHILE, gap.start, min(gap.start + 2, gap.stop)):
        return True
    return _in_cleft(parse, time) or (not near and _opens(parse, time))


_MEANWHILE = frozenset({"when", "while"})


def _in_cleft(parse: Parse, time: TimeSpan) -> bool:
    """Matches "It was on | Monday that she reached"."""
    line = parse.line
    return line.low(time.last) == "that" and line.has(_IT, time.first - 4, time.first)


_IT = frozenset({"it"})


def _opens(parse: Parse, time: TimeSpan) -> bool:
    """Whether the sentence begins with a time: "On | Friday the king"."""
    return time.first <= 2 and parse.line.low(time.first - 1) != "the"


def _usable(parse: Parse, time: TimeSpan, k: int | None) -> bool:
    """Whether a time can be that of what the word at `k` tells, and not only the time from which
    it is counted, or that of something else: "after Monday's blast", "the 2019 treaty"."""
    if time.when.shift is not None and not time.when.told:
        return False
    if time.when.lasting == "since" or parse.line.low(time.first - 1) == "since":
        return _since(parse, time, k)
    if of_its_noun(parse, time, k) or _before_it(parse, time, k):
        return False
    return at_hand(time, k) or not _only_bounds(parse, time)


def _since(parse: Parse, time: TimeSpan, k: int | None) -> bool:
    """Matches "has been in Oslo since | Tuesday", "since | 2019, when he"."""
    if parse.line.has({"when"}, time.last, time.last + 2):
        return True
    return k is not None and time.when.lasting is not None and _lasting(parse, k)


def _only_bounds(parse: Parse, time: TimeSpan) -> bool:
    """Whether a time only says from when or until when: "after | Monday", "ahead of | Monday"."""
    low = parse.line.low
    i = time.first - 1
    if low(i) == "of" and low(i - 1) == "ahead":
        return True
    i = i - 1 if low(i) in _BEFORE_PARTS else i
    return low(i) in _NOT_ON or _one_of_two(parse, time)


def _before_it(parse: Parse, time: TimeSpan, k: int | None) -> bool:
    """Matches "Met the king on Monday before | flying to": the day is that of what came first."""
    if k is None:
        return False
    first = parse.group(k).first if parse.any_verb(k) else k
    return time.last < first and parse.line.low(first - 1) == "before"


def _one_of_two(parse: Parse, time: TimeSpan) -> bool:
    """ "Between Christmas and the vote": a day that only bounds the time."""
    single = time.when.precision is Precision.DAY
    return single and parse.line.low(time.first - 1) == "between"


_COUNTING = word_set("counting_from_what_follows")
_NOT_ON = word_set("not_on")
_BEFORE_PARTS = word_set("before_parts_of_times")


def _lasting(parse: Parse, k: int) -> bool:
    """Matches "Has been in Oslo since Tuesday", not "has visited Oslo twice since 2019"."""
    words = parse.group(k).words
    perfect = not _PERFECT.isdisjoint((*words, parse.line.low(k - 1)))
    return perfect and _NEVER.isdisjoint(words) and _stays(parse, k)


def _stays(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` tells of being or staying somewhere."""
    verb = parse.verb(k)
    been = parse.line.low(k) == "been" or "been" in parse.group(k).words
    return been or (verb is not None and verb.base in _STAYING)


_STAYING = word_set("staying")
_PERFECT = word_set("perfect")
_NEVER = word_set("never")


def time_beside(parse: Parse, place: PlaceSpan, k: int | None = None) -> TimeSpan | None:
    """The time that stands right after a place: "Skopje on Wednesday and Prizren on Thursday",
    "Oslo, Norway, late on Monday"."""
    i = _after_country(parse, place.last)
    while i < place.last + 8 and parse.line.low(i) in _TO_A_TIME:
        i += 1
    beside = (t for t in parse.line.times if place.last <= t.first <= i < t.last + 1)
    return next((time for time in beside if _usable(parse, time, k)), None)


def _after_country(parse: Parse, i: int) -> int:
    """The word after the country that may follow a place: "Oslo|, Norway, late"."""
    if parse.line.low(i) != "," or i + 1 not in parse.line.at:
        return i
    i = parse.line.at[i + 1].last
    return i + 1 if parse.line.low(i) == "," else i


def arrival(parse: Parse, place: PlaceSpan) -> TimeSpan | None:
    """The time of reaching a place that somebody left for: "left for Oslo on Monday, arriving on |
    Tuesday"."""
    after = (time for time in parse.line.times if time.first > place.last)
    reached = (t for t in after if parse.line.has(_ARRIVING, max(t.first - 4, place.last), t.first))
    return next(reached, None)


_ARRIVING = word_set("arriving_forms")
_TO_A_TIME = word_set("to_a_time")


def _of_what_came_first(parse: Parse, gap: range) -> bool:
    """Whether a time at the end of `gap` is that of what came first: "flew to Oslo after talks in
    Rome on | Monday", "after the blast on | Monday", but not "after a short flight on | Monday"."""
    line = parse.line
    after = line.first_of(_AFTER, gap.start, gap.stop)
    if after is None:
        return False
    return line.low(after + 1) in _OWN or any(i in line.at for i in range(after, gap.stop))


_AFTER = word_set("after_doing")
_OWN = word_set("definite_owners")
_JOINING = word_set("joining_with_a_time")


def _of_place_before(parse: Parse, time: TimeSpan, gap: range) -> bool:
    """Matches "Came back to Oslo on | Tuesday after a trip to": the time is another place's."""
    if not parse.line.has(_NOT_ON, gap.start, gap.stop):
        return False
    before = (p for p in parse.line.places if p.last <= time.first)
    return any(time_beside(parse, p) == time for p in before)


def _of_opening(parse: Parse, time: TimeSpan, first: int) -> bool:
    """Whether a time belongs to a phrase that opens the sentence: "Before her election on May 2,
    she"."""
    opens = time.first > 1 and parse.line.low(0) in _DATING_OPENINGS
    return opens and parse.line.has({","}, time.last, first)


_DATING_OPENINGS = word_set("dating_openings")


def _in_aside(parse: Parse, time: TimeSpan, first: int) -> bool:
    """Whether a time belongs to a clause that ends before word `first`: "the king, who came on
    Wednesday, will", "the king, crowned on May 2, will"."""
    line = parse.line
    if not line.has({","}, time.last, first):
        return False
    for i in range(time.first - 1, max(time.first - 13, -1), -1):
        if line.low(i) == "who":
            return True
        if line.low(i) == ",":
            told = line.low(i + 1) in _OF_PERSONS or line.low(i + 1).endswith("ed")
            return i - 1 in parse.at and told
    return False


# "The king, born on May 2, will".
_OF_PERSONS = word_set("participles_of_persons")


def is_until(time: TimeSpan | None) -> bool:
    """Whether a time is told as that until which something was so: "until 1999"."""
    return time is not None and time.when.text.lower().startswith(("until", "till"))


def aged(status: Status, time: TimeSpan | None) -> Status:
    """A visit that is done and lies far back by its own words is past."""
    if status is not Status.VISITED or time is None or time.when.dated:
        return status  # "waves in Oslo, Tuesday, March 5, 2019": a caption
    far = time.when.far and time.when.side <= 0 and time.when.text.lower() not in _NOW
    return Status.PAST if far else status


# "This year's summit" is the one that the article tells of.
_NOW = frozenset({"this year", "this year's", "this year’s", "this month", "this month's"})
