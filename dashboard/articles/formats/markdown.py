"""Markdown (CommonMark)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from lxml.html import HtmlElement

from dashboard.articles.encodings import decode, unix_lines
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.page_text import all_text
from dashboard.articles.formats.plain import head_of
from dashboard.articles.formats.webpage import parsed
from dashboard.articles.names import named

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FRONT_MATTER = re.compile(
    r"\s*(?:---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)"
    r"|(?P<json>\{[ \t]*\n.*?\n\})[ \t]*(?:\n|$)"
    r"|\+\+\+[ \t]*\n(?P<toml>.*?\n)\+\+\+[ \t]*(?:\n|$))",
    re.DOTALL,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# As Pandoc has it: title, authors, day.
_TITLE_BLOCK = re.compile(r"% (.+)\n(?:%(.*)\n)?(?:% (.+)\n)?")
_LINE = re.compile(r"^([\w-]+)[ \t]*:[ \t]+(['\"]?)(.*?)\2[ \t]*$", re.MULTILINE)


@cache
def _reader_of_markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # takes 20 ms, and few articles are Markdown

    return MarkdownIt("commonmark", {"html": False})


def markdown(data: bytes, path: str) -> Document:
    """Markdown (CommonMark) as the text that it shows, with what its front matter states, in YAML,
    TOML or JSON, or the lines of its head. Raw HTML in it is text,
    but for its comments."""
    text = unix_lines(decode(data, path))
    stated: dict[str, object] = {}
    if (front := _FRONT_MATTER.match(text)) and (record := _record(front)):
        text = text[front.end() :]
        stated = named(record)
    elif head := head_of(text):
        stated, text = dict(head[0]), text[head[1] :]
    elif title := _TITLE_BLOCK.match(text):
        stated = {"title": title[1], "published": title[3]}
        text = text[title.end() :]
    page = parsed(_reader_of_markdown().render(_COMMENT.sub("", text)))
    if page is None:
        return Document("", stated)
    if "title" not in stated and (heading := _heading(page)):
        stated["title"] = heading
    return Document(all_text(page), stated)


def _record(front: re.Match[str]) -> Mapping[Any, object] | None:
    """What front matter says by its own names; None where it is none, but text between lines."""
    try:
        if front["toml"]:
            record = tomllib.loads(front["toml"])
        else:
            record = yaml.safe_load(front["yaml"] or front["json"])  # JSON is YAML too
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError, RecursionError):
        # Most often a title with a colon in it, which YAML wants between quotation marks.
        record = {name: value for name, _, value in _LINE.findall(front["yaml"] or "")}
    return record if isinstance(record, dict) and record else None


def _heading(page: HtmlElement) -> str:
    """The first heading of the first level."""
    found = page.find(".//h1")
    return "" if found is None else " ".join("".join(found.itertext()).split())
