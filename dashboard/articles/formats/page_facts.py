"""What a web page states about its article: title, source, day of publication, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from lxml.html import HtmlElement

from dashboard.articles.days import instant, is_universal, stated_day, universal_instant

# What news pages call themselves: Open Graph (ogp.me), its article terms, schema.org's, and those
# of Parse.ly, Sailthru, Dublin Core and of single papers, the surest first.
_TITLES = ("og:title", "headline", "twitter:title", "parsely-title", "sailthru.title", "dc.title")
_SOURCES = ("og:site_name", "publisher", "application-name", "dc.publisher")
_DAYS = (
    "article:published_time",
    "article:published",
    "article.published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "og:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "pubdate",
    "pub_date",
    "og:pubdate",
    "pdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_at",
    "published",
    "published-date",
    "publication_date",
    "publication-date",
    "citation_publication_date",
    "citation_date",
    "article_date_original",
    "article.created",
    "sn-post-date",
    "date.release",
    "dcsext.articlefirstpublished",
    "analyticsattributes.articledate",
    "ptime",
    "displaydate",
    "display_date",
    "originalpublicationdate",
    "datecreated",
    "date",
)
# schema.org's kinds of what an article is, and of what stands beside it on a page.
_IS_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Page)$", re.IGNORECASE)
_IS_PAGE = re.compile(r"Page$")
_IS_BESIDE = re.compile(
    r"(?:Comment|VideoObject|ImageObject|Answer|Question|UserComments|Event|Product|Person|"
    r"Organization|ItemList|ListItem|BreadcrumbList|Media\w*|Review|Rating|Offer)$"
)
_BROKEN = re.compile(r"[\x00-\x1f]+")
_PAIR = r'"%s"\s*:\s*"((?:[^"\\]|\\.)*)"'
_CLASSES = re.compile(
    r"\b(?:date|time|publi\w*|posted|entry-date|dateline|timestamp|byline|author\w*|meta)\b|date|publish",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment|related|recommend|sidebar|widget|footer|teaser|trending|popular|"
    r"most-read|more-on|promo|copyright",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?:[/_-]|$)")
# The hours by which a day begins earlier and later than in UTC.
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
_WITH_DIGITS = re.compile(r"\d{4}")
_WORDS = re.compile(r"[^\W\d_]{2,}(?![^\W\d_]* ?\d{1,4}\b)")
_LONGEST_DATE = 120
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")


def stated(page: HtmlElement) -> dict[str, str]:
    """What a page states, by the names of an article's fields; `published` as YYYY-MM-DD."""
    said = _Said(page)
    facts = {
        "title": said.first(_TITLES) or said.heading,
        "source": said.first(_SOURCES),
        "url": said.first(("canonical", "og:url")),
        "published": _published(page, said),
    }
    return {field: value for field, value in facts.items() if value}


class _Said:
    """What the head of a page and its linked data say, by names in small letters, in order."""

    def __init__(self, page: HtmlElement):
        self._all: dict[str, list[str]] = {}
        self.linked_days: list[str] = []
        for element in page.iter("meta", "link"):
            self._of(element)
        for element in page.xpath("//*[@itemprop and not(self::meta)]"):
            name = (element.get("itemprop") or "").lower()
            if name in ("datepublished", "headline") and not _is_beside(element):
                self._add(name, element.get("content") or element.get("datetime") or _text(element))
        for script in page.xpath('//script[contains(@type, "ld+json")]'):
            self._of_linked(script.text or "")
        title = page.find(".//title")
        heads = [_text(h) for h in page.iter("h1")]
        whole = _text(title) if title is not None else ""
        self.heading = next((h for h in heads if h and (not whole or h in whole)), "") or _SITE.sub(
            "", whole
        )

    def _add(self, name: str, value: object) -> None:
        if isinstance(value, str) and value.strip():
            self._all.setdefault(name, []).append(" ".join(value.split()))

    def _of(self, element: HtmlElement) -> None:
        """What a `<meta>` or `<link>` says."""
        if element.tag == "link":
            if "canonical" in (element.get("rel") or "").lower().split():
                self._add("canonical", element.get("href"))
            return
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and not (key == "itemprop" and _is_beside(element)):
                self._add(name, element.get("content"))

    def _of_linked(self, script: str) -> None:
        """What a JSON-LD script says of the article: of its kinds, an article's before a page's."""
        nodes = list(_nodes(_loaded(script)))
        articles = [node for node in nodes if _is_article(node)]
        articles.sort(key=lambda node: any(map(_IS_PAGE.search, _kinds(node))))
        for node in articles:
            self.linked_days += [
                v for key in ("datePublished", "dateCreated") if isinstance(v := node.get(key), str)
            ]
            self._add("headline", node.get("headline") or node.get("name"))
            publisher = node.get("publisher")
            self._add(
                "publisher", publisher.get("name") if isinstance(publisher, dict) else publisher
            )
        if not nodes:
            self.linked_days += _days_of_broken(script)

    def first(self, names: Iterable[str]) -> str:
        """The first value of the first of these names that the page gives."""
        return next((self._all[name][0] for name in names if name in self._all), "")

    def every(self, names: Iterable[str]) -> list[str]:
        """All values of these names, in order."""
        return [value for name in names for value in self._all.get(name, ())]


def _published(page: HtmlElement, said: _Said) -> str:
    """The day of publication, in the page's own time zone as far as that can be told."""
    stamps = [*said.every(_DAYS[:3]), *said.linked_days, *said.every(_DAYS[3:])]
    stamp = next((stamp for stamp in stamps if stated_day(stamp)), None)
    shown = [text for text in _shown(page) if stated_day(text)]
    addressed = _addressed(said)
    if stamp is None:
        first = shown[0] if shown else _only(page)
        return str(stated_day(first) or addressed or "")
    moment = universal_instant(stamp, [*stamps, *shown])
    if moment is None:
        return str(stated_day(stamp))
    zoned = (i for other in (*stamps, *shown) if not is_universal(other) and (i := instant(other)))
    written = (stated_day(text) for text in shown if instant(text) is None)
    local = next((there.date() for there in zoned if there == moment), None)
    near = (day for day in (*written, addressed) if day and _can_be(day, moment))
    return str(local or next(near, None) or moment.date())


def _can_be(day: date, moment: datetime) -> bool:
    """Whether it is that day somewhere on earth at a moment in UTC."""
    return (moment - _WEST).date() <= day <= (moment + _EAST).date()


def _addressed(said: _Said) -> date | None:
    """The day in the page's address: ".../2019/nov/20/..."."""
    for address in said.every(("canonical", "og:url")):
        if found := _IN_ADDRESS.search(address):
            year, month, day = found.groups()
            if there := stated_day(f"{year}-{month}-{day}") or stated_day(f"{day} {month} {year}"):
                return there
    return None


def _only(page: HtmlElement) -> str:
    """A short text that is a date and few words, where the page has one such day."""
    texts = (
        text for element in page.iter() if (text := _own(element)) and _WITH_DIGITS.search(text)
    )
    short = [text for text in texts if len(text) <= 40 and len(_WORDS.findall(text)) <= 2]
    days = {day: text for text in short if (day := stated_day(text))}
    return next(iter(days.values())) if len(days) == 1 else ""


def _own(element: HtmlElement) -> str:
    """The text of an element that has only text, beside comments and other stories."""
    if not isinstance(element.tag, str) or len(element) or element.tag in ("script", "style", "a"):
        return ""
    text = " ".join((element.text or "").split())
    return text if len(text) <= _LONGEST_DATE and not _is_elsewhere(element) else ""


def _shown(page: HtmlElement) -> Iterator[str]:
    """The dates that the page shows beside its article, not those of comments and other stories:
    the words and the attribute of `<time>`, then short texts of what is called a date."""
    for element in page.iter("time"):
        if not _is_elsewhere(element):
            yield from filter(None, (_text(element), element.get("datetime") or ""))
    for element in page.xpath("//*[@pubdate]"):
        yield element.get("pubdate") or ""
    for element in page.xpath("//*[@class or @id]"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _CLASSES.search(names) and not _is_elsewhere(element):
            text = _text(element)
            if len(text) <= _LONGEST_DATE:
                yield text


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element belongs to a comment, another story or the page's frame."""
    while element is not None:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in ("aside", "footer", "nav", "li") or _ELSEWHERE.search(names):
            return element.tag not in ("body", "html")
        element = element.getparent()
    return False


def _is_beside(element: HtmlElement) -> bool:
    """Whether an item property is that of a comment, a picture or the like."""
    while element is not None:
        if element.get("itemscope") is not None or element.get("itemtype"):
            kind = (element.get("itemtype") or "").rstrip("/")
            return bool(_IS_BESIDE.search(kind))
        element = element.getparent()
    return False


def _text(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _loaded(script: str) -> object:
    """A script's JSON, also where its texts have line breaks in them; None where it is broken."""
    body = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    body = body.removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(_BROKEN.sub(" ", body), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The objects that a JSON-LD document describes by themselves: one, a list, those of a graph,
    and what a page is mainly about."""
    if isinstance(data, list) and depth < 4:
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if depth < 4:
                yield from _nodes(data.get(key), depth + 1)


def _is_article(node: Mapping[str, object]) -> bool:
    """Whether linked data describe an article or its page, by their kind or a headline."""
    kinds = _kinds(node)
    if any(map(_IS_ARTICLE.search, kinds)):
        return True
    return "headline" in node and not any(map(_IS_BESIDE.search, kinds))


def _kinds(node: Mapping[str, object]) -> list[str]:
    kinds = node.get("@type")
    found = kinds if isinstance(kinds, list) else [kinds]
    return [kind for kind in found if isinstance(kind, str)]


def _days_of_broken(script: str) -> list[str]:
    """The day of publication in JSON-LD that is broken: the first that is stated."""
    found = re.search(_PAIR % "datePublished", script)
    return [found.group(1)] if found else []
