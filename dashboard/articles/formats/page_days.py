"""The day of publication of a web page's article, as the page states or shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache

from lxml.html import HtmlElement

from dashboard.articles.data_tables import rows
from dashboard.articles.days import (
    Order,
    instant,
    is_universal,
    labels,
    only_day,
    stated_day,
    universal_instant,
)

# Where scripts find the day that they write as "3 hours ago".
_STAMPS = ("data-timestamp", "data-time", "data-datetime", "data-date", "data-published")
_CLASSES = re.compile(
    r"\b(?:date|time|publi\w*|posted|entry-date|dateline|timestamp|byline|author\w*|meta)\b|date|publish",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment|related|recommend|sidebar|widget|footer|teaser|trending|popular|"
    r"most-read|more-on|promo|copyright",
    re.IGNORECASE,
)
# What a page calls the day on which it was changed, and that of publication.
_CHANGED, _FIRST = ("|".join(labels(kind)) for kind in ("changed", "published"))
_LABEL = re.compile(rf"\b(?:(?P<changed>{_CHANGED})|{_FIRST})\b", re.IGNORECASE)
_LABELLED_CHANGED = re.compile(rf"\b(?:{_CHANGED})\b[^.|]{{0,9}}$", re.IGNORECASE)
_CHANGED_CLASS = re.compile(rf"(?:^|[^a-z])(?:{_CHANGED})(?:$|[^a-z])|modif", re.IGNORECASE)
_FIRST_CLASS = re.compile(r"publi|(?<!up)date(?!d)", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?:[/_-]|$)"
    r"|/((?:19|20)\d\d)(\d\d)(\d\d)/"
    r"|-((?:19|20)\d\d)-(\d\d)-(\d\d)(?:\.\w{3,5})?/?$"
)
# The hours by which a day begins earlier and later than in UTC.
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
_WITH_FIGURES = re.compile(r"\d\d")
_WITH_DIGITS = re.compile(r"\d{4}")
_LONGEST_DATE = 120


def published(
    page: HtmlElement, stamps: Sequence[str], addresses: Sequence[str], languages: Sequence[str]
) -> str:
    """The day of publication as YYYY-MM-DD, in the page's own time zone as far as that can be told;
    "" where there is none. `stamps` are what the page states, the surest first; `languages` those
    that it says it is in, which tell the order of day and month."""
    order = next((found for name in languages if (found := _order(name))), None)
    stamp = next((stamp for stamp in stamps if stated_day(stamp, order)), None)
    shown = [text for text in _shown(page) if stated_day(text, order)]
    addressed = _addressed(addresses)
    if stamp is None:
        first = shown[0] if shown else _only(page)
        return str(stated_day(first, order) or addressed or "")
    moment = universal_instant(stamp, [*stamps, *shown])
    if moment is None:
        return str(stated_day(stamp, order))
    zoned = (i for other in (*stamps, *shown) if not is_universal(other) and (i := instant(other)))
    written = (stated_day(text, order) for text in shown if instant(text) is None)
    local = next((there.date() for there in zoned if there == moment), None)
    # Beside its own day a page may show that on which it is read.
    near = (day for day in (addressed, *written) if day and _can_be(day, moment))
    return str(local or next(near, None) or moment.date())


@cache
def _orders() -> dict[str, Order]:
    """In which order a language, or a country's, writes day and month."""
    return {name: Order(first) for name, first, _ in rows("date_orders")}


def _order(language: str) -> Order | None:
    name = language.strip().replace("_", "-").lower()
    return _orders().get(name) or _orders().get(name.partition("-")[0])


def _can_be(day: date, moment: datetime) -> bool:
    """Whether it is that day somewhere on earth at a moment in UTC."""
    return (moment - _WEST).date() <= day <= (moment + _EAST).date()


def _addressed(addresses: Sequence[str]) -> date | None:
    """The day in the page's address: ".../2019/nov/20/..."."""
    for address in addresses:
        if found := _IN_ADDRESS.search(address.partition("?")[0]):
            year, month, day = filter(None, found.groups())
            if there := stated_day(f"{year}-{month}-{day}") or stated_day(f"{day} {month} {year}"):
                return there
    return None


def _only(page: HtmlElement) -> str:
    """A short text that is a date and few words, where the page has one such day."""
    for lines_too in (False, True):
        lines = [text for element in page.iter() for text in _own(element, lines_too)]
        if found := only_day(lines):
            return found
    return ""


def _own(element: HtmlElement, lines_too: bool) -> list[str]:
    """The text of an element that has only text, or only `<br>` between its lines, beside comments
    and other stories."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "a"):
        return []
    if len(element) and not (lines_too and all(child.tag == "br" for child in element)):
        return []
    lines = [element.text or "", *(child.tail or "" for child in element)]
    texts = [text for line in lines if (text := " ".join(line.split()))]
    short = [t for t in texts if len(t) <= _LONGEST_DATE and _WITH_DIGITS.search(t)]
    return [] if not short or _is_elsewhere(element) else short


def _shown(page: HtmlElement) -> Iterator[str]:
    """The dates that the page shows beside its article, not those of comments and other stories;
    at last those of changes."""
    changed: list[str] = []
    for element, texts in _dated(page):
        texts = [text for text in texts if _WITH_FIGURES.search(text)]
        if not texts:
            continue
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        is_changed = bool(
            (_CHANGED_CLASS.search(names) and not _FIRST_CLASS.search(names))
            or _LABELLED_CHANGED.search(_before(element))
        )
        for text in texts:
            first, last = _parted(text)
            changed += [first, last] if is_changed else [last]
            if not is_changed:
                yield first
    yield from changed


def _dated(page: HtmlElement) -> Iterator[tuple[HtmlElement, list[str]]]:
    """The elements that give a date: the words and the attribute of `<time>`, then short texts of
    what is called a date, and what is written out under an abbreviation."""
    for element in page.xpath("//time | //*[@datetime and not(self::ins or self::del)]"):
        if not _is_elsewhere(element):
            yield element, [_text(element), element.get("datetime") or ""]
    for element in page.xpath("//*[@pubdate]"):
        yield element, [element.get("pubdate") or ""]
    for element in page.xpath("//*[@class or @id]"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _CLASSES.search(names) and not _is_elsewhere(element):
            text = _text(element)
            if len(text) <= _LONGEST_DATE:
                written_out = "" if element.tag == "a" else element.get("title")
                stamps = (element.get(name) for name in _STAMPS)
                yield element, [*filter(None, stamps), written_out or "", text]


def _parted(text: str) -> tuple[str, str]:
    """What a text says of the first day, and what of that of a change."""
    labels = list(_LABEL.finditer(text))
    if not labels:
        return text, ""
    ends = [label.start() for label in labels[1:]] + [len(text)]
    first, last = list[str](), list[str]()
    for label, end in zip(labels, ends, strict=True):
        (last if label["changed"] else first).append(text[label.end() : end])
    return " ".join([*first, text[: labels[0].start()]]), " ".join(last)


def _before(element: HtmlElement) -> str:
    """The words before an element in what it stands in."""
    before = element.getprevious()
    if before is not None:
        return (before.tail or "").strip() or _text(before)[-_LONGEST_DATE:]
    parent = element.getparent()
    return "" if parent is None else parent.text or ""


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element belongs to a comment, another story or the page's frame, whose header has
    the day on which it is read."""
    in_header = False
    while element is not None:
        names = " ".join(element.get(name) or "" for name in ("class", "id", "itemtype"))
        if element.tag in ("aside", "footer", "nav", "li") or _ELSEWHERE.search(names):
            return element.tag not in ("body", "html")
        if element.tag in ("article", "main"):
            in_header = False
        in_header = in_header or (element.tag == "header" and _is_frame(element))
        element = element.getparent()
    return in_header


def _is_frame(header: HtmlElement) -> bool:
    """Whether a header is that of the page and not of the article: the article is headed elsewhere,
    or nowhere."""
    inside = len(header.findall(".//h1"))
    return not inside or len(header.getroottree().findall(".//h1")) > inside


def _text(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())
