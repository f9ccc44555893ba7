"""A web page: the text of its article, and what its head states about it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import DocumentNode, ElementNode, HTMLTree

# What news pages call themselves: Open Graph (ogp.me), its article terms, and schema.org's.
_NAMES = {
    "title": ("og:title", "headline"),
    "source": ("og:site_name", "publisher"),
    "published": ("article:published_time", "datePublished", "date"),
    "url": ("og:url", "canonical"),
}
_ARTICLE = ('[itemprop="articleBody"]', "article", "main")
_AROUND = ("nav", "aside", "footer", "form", "button", "figcaption", '[role="navigation"]')


def article_text(page: HTMLTree) -> str:
    """The text of the element that the page marks as its article, where that holds at least half
    of the page's paragraphs; else what resiliparse takes for the main content."""
    whole = page.document
    if whole is None:
        return ""
    enough = max(_length_of_paragraphs(whole) / 2, 1)
    for selector in _ARTICLE:
        marked = whole.query_selector(selector)
        if marked and _length_of_paragraphs(marked) >= enough:
            return extract_plain_text(marked.html, alt_texts=False, skip_elements=_AROUND)
    main = extract_plain_text(
        page, main_content=True, alt_texts=False, comments=False, post_meta=False
    )
    return main or extract_plain_text(page, alt_texts=False, skip_elements=_AROUND)


def _length_of_paragraphs(element: DocumentNode | ElementNode) -> int:
    return sum(len(paragraph.text or "") for paragraph in element.query_selector_all("p"))


def stated(page: HTMLTree) -> dict[str, str]:
    """What the page's head states, by the names of an article's fields."""
    said: dict[str, str] = {"headline": page.title or ""}
    if whole := page.document:
        for script in whole.query_selector_all('script[type="application/ld+json"]'):
            said |= _linked_data(script.text or "")
        for meta in whole.query_selector_all("meta"):
            name = meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop")
            said[name or ""] = meta.getattr("content") or ""
        if link := whole.query_selector('link[rel="canonical"]'):
            said["canonical"] = link.getattr("href") or ""
    first = {
        field: next((said[name].strip() for name in names if said.get(name)), "")
        for field, names in _NAMES.items()
    }
    return {field: value for field, value in first.items() if value}


def _linked_data(script: str) -> dict[str, str]:
    """Headline, date and publisher from a page's JSON-LD; nothing where it is broken."""
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return {}
    return {
        name: value
        for node in _nodes(data)
        if "headline" in node
        for name in ("headline", "datePublished", "publisher")
        if isinstance(value := _name(node.get(name)), str)
    }


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD document, which is one, a list, or one with a graph of them."""
    if isinstance(data, dict) and isinstance(data.get("@graph"), list):
        data = data["@graph"]
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield node


def _name(value: object) -> object:
    """The name of an organisation that is given as an object or by its name."""
    return value.get("name") if isinstance(value, dict) else value
