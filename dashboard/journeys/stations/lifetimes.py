"""When a station was: spans of a life in the text's own words ("from about 1955 to 1972", "for 30
years"), and the years that they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from dashboard.articles.article import Article
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.sentences.spans import TimeSpan

_YEAR = r"(?:1[0-9]|20)\d\d"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|April|May|June|July|Aug(?:ust|\.)?"
    r"|Sept(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATED = rf"(?:(?:\d\d?\s)?{_MONTH}\s(?:\d\d?,\s)?)?(?:about\s|around\s|circa\s|c\.\s?)?{_YEAR}"
_COUNT = (
    r"(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+ty"
    r"|several|many|some)"
)
_LENGTH = r"(?:decades?|years?|months?)"
_AFTER_FOR = r"(?:the\s(?:past|last)|more\sthan|about|over|almost|nearly|another)"
_AGES = r"(?:\d\d?|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)"
_KINDS = {
    "range": rf"\b(?:from|between)\s{_DATED}\s?(?:to|and|until|till|through|-|–)\s?{_DATED}",
    "bare": rf"\b{_YEAR}\s?[-–]\s?{_YEAR}\b",
    "since": rf"\b(?:since|from)\s{_DATED}(?:\s(?:on|onwards?))?",
    "until": rf"\b(?:until|till|up\sto)\s{_DATED}",
    "decade": (
        r"\b(?:(?:in|during|throughout|since)\sthe\s)?(?:(?:early|late|mid)[\s-])?"
        r"(?:1[0-9]|20)\d0s\b"
    ),
    "in": rf"\b(?:in|by|about|around|circa|before|after)\s{_DATED}\b",
    "date": rf"\b(?:on\s)?{_DATED}\b",
    "length": rf"\bfor\s(?:{_AFTER_FOR}\s)*{_COUNT}\s{_LENGTH}\b",
    "ago": rf"\b(?:about\s|some\s)?{_COUNT}\s{_LENGTH}\sago\b",
    "life": (
        r"\b(?:(?:all|most\sof)\s(?:his|her|their)\slife|as\sa\s(?:child|boy|girl|young\s(?:man"
        r"|woman))|(?:during|after)\sthe\swar)\b"
    ),
    "age": rf"\b(?:at\s(?:the\sage\sof\s)?|when\s(?:he|she)\swas\s){_AGES}\b",
}
_SPAN = re.compile("|".join(f"(?P<{k}>{p})" for k, p in _KINDS.items()), re.IGNORECASE)
# Without one of these there is no such span, which is seen in a tenth of the time.
_HINT = re.compile(r"\d|\b(?:years?|decades?|months?|life|war|age|when|as)\b")
_YEARS = re.compile(rf"\b({_YEAR})(s?)\b")
# So many characters before and after a station's words are looked at.
_BEFORE, _AFTER = 300, 150
# A span further from a station's words than so many others belongs to something else.
_NEAR = 5
_LEADS = word_set("leads_of_days")
_PARTING = word_set("parting_times")
_JOINING_CLAUSES = word_set("joining_clauses")


class Lifetime(NamedTuple):
    """Words for a time, and the years that they name, None where they leave them open."""

    text: str
    first: int | None
    last: int | None


def lifetime(
    parse: Parse, article: Article, first: int, last: int, *, by_verb: bool
) -> Lifetime | None:
    """The time that goes with the words from `first` up to `last` of a line of an article: what
    stands among or right after them; else, where a verb tells of it (`by_verb`), right before, at
    the line's beginning, or a day."""
    nearest = _nearest(parse, article, first, last, by_verb)
    if nearest is not None:
        return _read(nearest)
    beside = (t for t in parse.line.times if _beside(parse, t.first, t.last, last))
    day = next(beside, None) if by_verb else None
    return None if day is None else _of_day(parse, day, article.published)


def _nearest(
    parse: Parse, article: Article, first: int, last: int, by_verb: bool
) -> re.Match[str] | None:
    """The span of a life that is nearest to the words from `first` up to `last`, the first of
    several."""
    ends = parse.line.ends
    found = list[tuple[int, re.Match[str]]]()
    for match in _spans(parse, article, first, last):
        a, b = bisect_left(ends, match.start() + 1), bisect_left(ends, match.end()) + 1
        far = _distance(parse, a, b, first, last)
        if far is not None and (by_verb or _goes_with_noun(match, far)):
            found.append((far, match))
    return min(found, key=itemgetter(0))[1] if found else None


def _spans(parse: Parse, article: Article, first: int, last: int) -> Iterator[re.Match[str]]:
    """The spans of a life around the words from `first` up to `last`."""
    line = parse.line
    begin = max(line.ends[first] - _BEFORE, line.ends[0] - len(line.words[0].text))
    end = min(line.ends[last - 1] + _AFTER, line.sentence.end)
    if _HINT.search(article.text, begin, end):
        yield from _SPAN.finditer(article.text, begin, end)


def _goes_with_noun(match: re.Match[str], far: int) -> bool:
    """Whether a span so far from what no verb tells is its time: "in her home in Moscow | October
    7, 2006" is when something befell her."""
    return far == 0 or (far <= _NEAR and not match["date"])


def _of_day(parse: Parse, day: TimeSpan, published: date | None) -> Lifetime:
    """A day as a time of a life: its year, as far as the day of publication tells it."""
    days, said = day.when.days(published), _with_lead(parse, day.first, day.last)
    if days is None:
        return Lifetime(said, None, None)
    return Lifetime(said, days.first.year, days.last.year)


def _beside(parse: Parse, a: int, b: int, last: int) -> bool:
    """Whether a day stands right after a station's words: "died in Exeter on | Tuesday"."""
    return last <= a <= last + 2 and not any(parse.any_verb(i) for i in range(last, b))


def _with_lead(parse: Parse, a: int, b: int) -> str:
    first = a - 1 if parse.line.low(a - 1) in _LEADS else a
    return parse.line.said(first, b)


def _distance(parse: Parse, a: int, b: int, first: int, last: int) -> int | None:
    """How far the words of a time are from those of a station; None where it is another's."""
    if first <= a and b <= last:
        return 0
    if a >= last:
        return _distance_after(parse, range(last, a))
    if a - 1 in parse.line.at:
        return None  # "lectured in Kiel in 1907 and |"
    gap = range(b, first)
    if a <= 1 and _in_one_clause(parse, gap):
        return 10 + len(gap)
    return None if len(gap) > _NEAR or _parted(parse, gap) else 20 + len(gap)


def _distance_after(parse: Parse, gap: range) -> int | None:
    """How far a time is behind a station, over its country: "in Oslo, Norway, | in 1907"."""
    country = gap.start + 1 in parse.line.at and parse.line.low(gap.start) == ","
    size = len(gap) - 2 * country
    return None if size > _NEAR or _parted(parse, gap) else size


def _in_one_clause(parse: Parse, gap: range) -> bool:
    """Whether no other clause and no other place is among the words of `gap`."""
    line = parse.line
    return not line.has(_JOINING_CLAUSES, gap.start, gap.stop) and not line.at.keys() & {*gap}


def _parted(parse: Parse, gap: range) -> bool:
    """Whether a verb, another place or a mark stands between."""
    line = parse.line
    if line.has(_PARTING, gap.start, gap.stop) or any(map(parse.verb_stands, gap)):
        return True
    return any(i in line.at and gap[0] + 1 != i for i in gap)


def _read(match: re.Match[str]) -> Lifetime:
    text = " ".join(match.group().split())
    years = [(int(y), bool(decade)) for y, decade in _YEARS.findall(match.group())]
    if not years:
        return Lifetime(text, None, None)
    (first, decade), (end, decade_end) = years[0], years[-1]
    last = end + 9 if decade_end else end
    lead = text.split()[0].lower()
    if match["since"] or lead == "after":
        return Lifetime(text, first, None)
    if match["until"] or (lead in {"before", "by"} and not decade):
        return Lifetime(text, None, last)
    return Lifetime(text, first, last)
