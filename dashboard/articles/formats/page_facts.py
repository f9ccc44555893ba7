"""What a web page states about its article: title, source, day of publication, address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from lxml.html import HtmlElement

from dashboard.articles.address import is_address
from dashboard.articles.formats.linked_data import IS_BESIDE, called, described, texts
from dashboard.articles.formats.page_days import published

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
_MARKED = frozenset((*_DAYS, "headline"))
_VOCABULARIES = ("schema:", "dc:", "dcterms:")
_LANGUAGES = ("og:locale", "content-language", "inlanguage", "language", "dc.language")
# Where the Wayback Machine keeps a page of another address.
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+\w*/(?=https?:)")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")


def stated(page: HtmlElement, saved_from: str = "") -> dict[str, str]:
    """What a page states, by the names of an article's fields; `published` as YYYY-MM-DD, `text`
    as linked data give it. `saved_from` is the address that a browser noted when it saved it."""
    said = _Said(page, saved_from)
    days = [*said.every(_DAYS[:3]), *said.linked_days, *said.every(_DAYS[3:])]
    languages = [page.get("lang") or page.get("xml:lang") or "", *said.every(_LANGUAGES)]
    facts = {
        "title": _without_site(said.first(_TITLES), said.first(_SOURCES)) or said.heading,
        "source": said.first(_SOURCES),
        "url": said.addresses[0] if said.addresses else "",
        "published": published(page, days, said.addresses, languages),
        "text": said.linked_text,
    }
    return {field: value for field, value in facts.items() if value}


class _Said:
    """What the head of a page and its linked data say, by names in small letters, in order."""

    def __init__(self, page: HtmlElement, saved_from: str):
        self._all: dict[str, list[str]] = {}
        self.linked_days: list[str] = []
        self.linked_text = ""
        for element in page.iter("meta", "link"):
            self._of(element)
        for element in page.xpath("//*[(@itemprop or @property) and not(self::meta)]"):
            self._of_marked(element)
        self.addresses = self._addresses(page, saved_from)
        scripts = [
            s.text or "" for s in page.iter("script") if "ld+json" in (s.get("type") or "").lower()
        ]
        self._of_linked(scripts)
        self.heading = self._heading(page)

    def _heading(self, page: HtmlElement) -> str:
        """What the page is headed by, without the site's name: the first heading that its title
        has too, or else the title."""
        title = page.find(".//title")
        whole = _text(title) if title is not None else ""
        site = self.first(_SOURCES)
        headline = _without_site(whole, site)
        heads = [h for h in map(_text, page.iter("h1")) if h and h != site]
        known = [h for h in heads if not whole or h in whole]
        bare = _SITE.sub("", headline)
        return next((h for h in known if h in bare), "") or max(
            (h for h in known if len(h) > len(whole) / 2), key=len, default=bare
        )

    def _addresses(self, page: HtmlElement, saved_from: str) -> list[str]:
        """The addresses that the page has, the surest first; what is kept of it in an archive has
        that of the page itself."""
        bases = [element.get("href") or "" for element in page.iter("base")]
        given = self.every(("canonical", "og:url"))
        base = next(filter(is_address, [*bases, saved_from, *given]), "")
        found = [urljoin(base, address) for address in (*given, saved_from) if address]
        own = [_ARCHIVED.sub("", address) for address in found]
        return [a for a in own if is_address(a) or a.startswith("//")]

    def _add(self, name: str, value: object) -> None:
        for text in texts(value):
            self._all.setdefault(name, []).append(text)

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
                if name.startswith(_VOCABULARIES):
                    self._add(_plain(name), element.get("content"))

    def _of_marked(self, element: HtmlElement) -> None:
        """What an element says that is marked up as a property, in microdata or RDFa."""
        if _is_beside(element):
            return
        value = element.get("content") or element.get("datetime") or _text(element)
        for name in f"{element.get('itemprop') or ''} {element.get('property') or ''}".split():
            if _plain(name) == "publisher":
                inner = element.xpath('.//*[@itemprop="name" or @property="name"]')
                self._add("publisher", [e.get("content") or _text(e) for e in inner] or value)
            elif _plain(name) in _MARKED:
                self._add(_plain(name), value)

    def _of_linked(self, scripts: Iterable[str]) -> None:
        """What JSON-LD says of the article."""
        articles, by_id, days = described(scripts, self.addresses)
        self.linked_days += days
        for node in articles:
            for key in ("datePublished", "dateCreated"):
                self.linked_days += texts(node.get(key))
            body = node.get("articleBody")
            self.linked_text = self.linked_text or (body if isinstance(body, str) else "")
            self._add("headline", node.get("headline") or node.get("name"))
            for key in ("publisher", "sourceOrganization"):
                self._add("publisher", called(node.get(key), by_id))

    def first(self, names: Iterable[str]) -> str:
        """The first value of the first of these names that the page gives."""
        return next((self._all[name][0] for name in names if name in self._all), "")

    def every(self, names: Iterable[str]) -> list[str]:
        """All values of these names, in order."""
        return [value for name in names for value in self._all.get(name, ())]


def _plain(name: str) -> str:
    """A property by the name that `_DAYS` has: "schema:datePublished" as "datepublished", "dc:date"
    as "dc.date"."""
    prefix, _, local = name.lower().rpartition(":")
    return f"{prefix}.{local}" if prefix in ("dc", "dcterms") else local


def _without_site(title: str, site: str) -> str:
    """A title without the site's name at its end or beginning."""
    if not site or len(title) <= len(site):
        return title
    parted = rf"^{re.escape(site)}\s*[|:–—-]\s+|\s+[|–—-]\s+{re.escape(site)}$"
    return re.sub(parted, "", title, flags=re.IGNORECASE)


def _is_beside(element: HtmlElement) -> bool:
    """Whether an item property is that of a comment, a picture or the like. An item that is a
    property itself is one of what it stands in."""
    if element.get("itemprop") and element.get("itemscope") is not None:
        element = element.getparent()
    while element is not None:
        if element.get("itemscope") is not None or element.get("itemtype"):
            kind = (element.get("itemtype") or "").rstrip("/")
            return bool(IS_BESIDE.search(kind))
        element = element.getparent()
    return False


def _text(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())
