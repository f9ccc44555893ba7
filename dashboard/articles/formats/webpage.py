"""A web page: the text of its article, and what the page states about it."""

from __future__ import annotations

import re
from html import unescape

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dashboard.articles.encodings import unix_lines
from dashboard.articles.formats.charset import decoded_page
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.page_facts import stated
from dashboard.articles.formats.page_text import all_text, article_text

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Reading a tag takes the square of its attributes; none that long is of use.
_ENORMOUS = re.compile(r"<[^<>]{50000,}>")
# What browsers, and SingleFile, write into a page that they save.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)"
)
_BEGINNING = 8192
# The text in linked data is that of the article, and so mostly as long as what the page shows.
_TIMES_LONGER = 1.6
_MARKDOWN = re.compile(r"\]\(https?://")
_MARKUP = re.compile(r"</?(?:p|br|div|a|h\d)\b[^<>]*>", re.IGNORECASE)
_NESTING = re.compile(
    r"</?(?:div|section|span|font|b|i|u|em|strong|center|a|table|tbody|tr|td|ul|ol|li|blockquote|"
    r"small|big|p|article|main|aside|form)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)


def html(data: bytes, path: str, charset: str | None = None, *, whole: bool = False) -> Document:
    """A web page as its article's text, without navigation, scripts and what stands around it, and
    with what it states. `charset` is what the server's header says; of a page that is all article,
    the `whole` is taken."""
    markup = decoded_page(data, path, charset)
    page = parsed(markup)
    if page is None:
        return Document("")
    saved = _SAVED_FROM.search(markup, 0, _BEGINNING)
    facts = stated(page, saved.group(1) if saved else "")
    linked = facts.pop("text", "")
    if whole:
        return Document(all_text(page), facts)
    text = article_text(page, facts.get("title", ""))
    if len(linked) > len(text) * _TIMES_LONGER and not _MARKDOWN.search(linked):
        linked = _linked_text(linked)
        if len(linked) > len(text) * _TIMES_LONGER:  # A script draws it, or a paywall hides it.
            text = linked
    return Document(text, facts)


def _linked_text(text: str) -> str:
    """The text that a page gives in its linked data, where some have HTML, which may be escaped."""
    text = unescape(unescape(text))
    if _MARKUP.search(text):
        return fragment_text(text)
    return "\n\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, such as a feed or a book has for an article, all of it."""
    page = parsed(markup)
    return "" if page is None else all_text(page)


def parsed(markup: str) -> HtmlElement | None:
    """The tree of a page, or None where there is nothing in it."""
    markup = _ENORMOUS.sub("", _NOT_XML.sub("\ufffd", unix_lines(markup)))
    page, is_whole = _tree(markup)
    if not is_whole:  # It is nested deeper than libxml2 goes.
        page, _ = _tree(_NESTING.sub("<p>", markup))
    return page


def _tree(markup: str) -> tuple[HtmlElement | None, bool]:
    """The tree of a page, and whether libxml2 went through all of it."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return None, True
    limits = (error for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT")
    return page, next(limits, None) is None
