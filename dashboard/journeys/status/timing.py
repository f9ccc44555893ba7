"""The time that goes with a word and the place it leads to."""

from __future__ import annotations

from dashboard.journeys.dates.words import MONTHS, SHORT_MONTHS
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.model import Precision, Status
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan

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
    best: tuple[int, TimeSpan] | None = None
    for time in times:
        distance, gap = _distance(time, first, last)
        if distance > _FAR or (best is not None and distance >= best[0] and distance > 0):
            continue
        if not _usable(parse, time, k) or _left_out(parse, time, first, gap):
            continue
        if not _parted(parse, k, gap) or _bridged(parse, time, first, gap, near):
            best = (distance, time)
    return best[1] if best else None


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
        if _of_next_clause(parse, time, gap):
            return True
        return bool(gap) and _of_what_came_first(parse, gap)
    counted = (t for t in parse.line.times if t.when.shift is not None)
    if any(time.last <= t.first and t.last <= first for t in counted):
        return True
    if _in_aside(parse, time, first) or _of_opening(parse, time, first):
        return True
    return not _opens(parse, time) and _of_place_before(parse, time, gap)


def _of_next_clause(parse: Parse, time: TimeSpan, gap: range) -> bool:
    """Whether a time opens the clause after "and", with its subject: "was fourth in Oslo and on |
    Saturday he came second"."""
    opens = any(parse.line.low(i) in {"and", "but"} and i + 2 >= time.first for i in gap)
    after = time.last + (parse.line.low(time.last) == ",")
    who = parse.at.get(after)
    return opens and who is not None and who.first == after and not who.possessive


def _parted(parse: Parse, k: int, gap: range) -> bool:
    """Whether another verb or the beginning of a clause stands among the words of `gap`."""
    group = parse.group(k).first if gap and parse.any_verb(k) else k
    low, at, any_verb = parse.line.low, parse.at, parse.any_verb
    between = (i for i in gap if i not in at and not group <= i <= k)
    return any(low(i) in BREAKS or any_verb(i) for i in between)


def _bridged(parse: Parse, time: TimeSpan, first: int, gap: range, near: bool) -> bool:
    """Whether a time before word `first` dates it all the same: "in April 2019, when he |", "On
    Friday the king, who fell ill, |"."""
    if time.last > first:
        return False
    if "when" in [parse.line.low(i) for i in gap[:2]]:
        return True
    return not near and _opens(parse, time)


def _opens(parse: Parse, time: TimeSpan) -> bool:
    """Whether the sentence begins with a time: "On | Friday the king"."""
    return time.first <= 2 and parse.line.low(time.first - 1) != "the"


def _usable(parse: Parse, time: TimeSpan, k: int | None) -> bool:
    """Whether a time can be that of what the word at `k` tells, and not only the time from which
    it is counted, or that of something else: "after Monday's blast", "the 2019 treaty"."""
    line, when = parse.line, time.when
    if when.shift is not None and not when.told:
        return False
    if when.lasting == "since" or line.low(time.first - 1) == "since":
        lasting = k is not None and when.lasting and _lasting(parse, k)
        return bool(lasting) or line.low(time.last + 1) == "when" or line.low(time.last) == "when"
    if _of_its_noun(parse, time, k) or (k is not None and _before_it(parse, time, k)):
        return False
    before = line.low(time.first - 1)
    before = line.low(time.first - 2) if before in {"the", "late", "early"} else before
    aside = (
        before in _NOT_ON
        or _one_of_two(parse, time)
        or (line.low(time.first - 1) == "of" and line.low(time.first - 2) == "ahead")
    )
    return not aside or (k is not None and time.last <= k <= time.last + 3)


def _before_it(parse: Parse, time: TimeSpan, k: int) -> bool:
    """ "Met the king on Monday before | flying to": the day is that of what came first."""
    first = parse.group(k).first if parse.any_verb(k) else k
    return parse.line.low(first - 1) == "before" and time.last <= first - 1


def _one_of_two(parse: Parse, time: TimeSpan) -> bool:
    """ "Between Christmas and the vote": a day that only bounds the time."""
    single = time.when.precision is Precision.DAY
    return single and parse.line.low(time.first - 1) == "between"


_NOT_ON = frozenset({"after", "before", "following", "despite", "pending", "than", "about"})


def _lasting(parse: Parse, k: int) -> bool:
    """ "Has been in Oslo since Tuesday", but not "has visited Oslo twice since 2019"."""
    verb, words = parse.verb(k), parse.group(k).words
    stays = parse.line.low(k) == "been" or (verb is not None and verb.base in _STAYING)
    stays = stays or "been" in words
    perfect = {"has", "have", "had", "'s", "'ve", "'d"} & {*words, parse.line.low(k - 1)}
    return stays and bool(perfect) and not {"not", "n't", "never"} & {*words}


_STAYING = word_set("staying")


def _of_its_noun(parse: Parse, time: TimeSpan, k: int | None) -> bool:
    """ "The 1986 | nuclear disaster", "the May 9 | parade", "Friday's | vote": a time that dates
    the noun after it, unless that is the one that is asked for at `k`, "the 2019 | summit", or what
    somebody was at, "at Wednesday's | summit"."""
    line = parse.line
    before, after = line.low(time.first - 1), line.low(time.last)
    asked = k is not None and time.last <= k <= time.last + 3
    if time.when.text.lower()[-2:] in {"'s", "’s"}:
        before = line.low(time.first - 2) if before == "the" else before
        return not asked and before not in _AT_IT
    year = line.low(time.first).isdigit()
    if asked or not after.isalpha() or not (year or line.low(time.first) in _OF_MONTHS):
        return False
    if year:
        return before == "the"
    return _described(parse, time.first - 1) and after not in word_list("function_words")


def _described(parse: Parse, i: int) -> bool:
    """Whether the words up to the one at `i` begin a noun's phrase: "the inconclusive |"."""
    line = parse.line
    for j in range(i, max(i - 3, -1), -1):
        low = line.low(j)
        if low in _OWNERS:
            return True
        if not low.isalpha() or low in word_list("function_words") or parse.any_verb(j):
            return False
    return False


_OWNERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "'s"})
_AT_IT = frozenset({"at", "during", "in", "on", "from"})
_OF_MONTHS = frozenset([*MONTHS, *SHORT_MONTHS, *(f"{m}." for m in SHORT_MONTHS)])


def time_beside(parse: Parse, place: PlaceSpan, k: int | None = None) -> TimeSpan | None:
    """The time that stands right after a place: "Skopje on Wednesday and Prizren on Thursday",
    "Oslo, Norway, late on Monday"."""
    line, i = parse.line, place.last
    if line.low(i) == "," and i + 1 in line.at:  # the country
        i = line.at[i + 1].last
        i += line.low(i) == ","
    while i < place.last + 8 and line.low(i) in _TO_A_TIME:
        i += 1
    for time in line.times:
        if place.last <= time.first <= i and time.last > i - 1 and _usable(parse, time, k):
            return time
    return None


def arrival(parse: Parse, place: PlaceSpan) -> TimeSpan | None:
    """The time of reaching a place that somebody left for: "left for Oslo on Monday, arriving on |
    Tuesday"."""
    line = parse.line
    for time in line.times:
        near = (line.low(i) for i in range(max(time.first - 4, place.last), time.first))
        if time.first > place.last and not _ARRIVING.isdisjoint(near):
            return time
    return None


_ARRIVING = frozenset({"arriving", "arrived", "arrive", "arrives", "landing", "reaching"})
_TO_A_TIME = word_set("to_a_time")


def _of_what_came_first(parse: Parse, gap: range) -> bool:
    """Whether a time at the end of `gap` is that of what came first: "flew to Oslo after talks in
    Rome on | Monday", "after the blast on | Monday", but not "after a short flight on | Monday"."""
    line = parse.line
    after = next((i for i in gap if line.low(i) in {"after", "following"}), None)
    if after is None:
        return False
    return line.low(after + 1) in _OWN or any(i in line.at for i in range(after, gap.stop))


_OWN = frozenset({"the", "his", "her", "their", "its"})


def _of_place_before(parse: Parse, time: TimeSpan, gap: range) -> bool:
    """ "Came back to Oslo on | Tuesday after a trip to": a time that goes with another place."""
    if _NOT_ON.isdisjoint(parse.line.low(i) for i in gap):
        return False
    before = (p for p in parse.line.places if p.last <= time.first)
    return any(time_beside(parse, p) == time for p in before)


def _of_opening(parse: Parse, time: TimeSpan, first: int) -> bool:
    """Whether a time belongs to a phrase that opens the sentence: "Before her election on May 2,
    she"."""
    line = parse.line
    opens = line.low(0) in {"before", "since"} and time.first > 1
    return opens and any(line.low(i) == "," for i in range(time.last, first))


def _in_aside(parse: Parse, time: TimeSpan, first: int) -> bool:
    """Whether a time belongs to a clause that ends before word `first`: "the king, who came on
    Wednesday, will", "the king, crowned on May 2, will"."""
    line = parse.line
    if not any(line.low(i) == "," for i in range(time.last, first)):
        return False
    for i in range(time.first - 1, max(time.first - 13, -1), -1):
        if line.low(i) == "who":
            return True
        if line.low(i) == ",":
            return i > 0 and line.low(i + 1).endswith("ed") and i - 1 in parse.at
    return False


def aged(status: Status, time: TimeSpan | None) -> Status:
    """A visit that is done and lies far back by its own words is past."""
    if status is not Status.VISITED or time is None or time.when.text.lower() in _NOW:
        return status
    if time.when.dated:
        return status  # "waves in Oslo, Tuesday, March 5, 2019": a caption
    return Status.PAST if time.when.far and time.when.side <= 0 else status


# "This year's summit" is the one that the article tells of.
_NOW = frozenset({"this year", "this year's", "this year’s", "this month", "this month's"})
