"""What a web page's linked data (JSON-LD) say of its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from dashboard.articles.address import is_address

_BROKEN = re.compile(r"[\x00-\x1f]+")
_AROUND = re.compile(r"(?:/\*|//)?\s*(?:<!--|-->|<!\[CDATA\[|\]\]>)\s*(?:\*/)?")
_PAIR = r'"%s"\s*:\s*"((?:[^"\\]|\\.)*)"'
# schema.org's kinds of what an article is, and of what stands beside it on a page.
_IS_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Page)$", re.IGNORECASE)
_IS_PAGE = re.compile(r"Page$")
IS_BESIDE = re.compile(
    r"(?:Comment|VideoObject|ImageObject|Answer|Question|UserComments|Event|Product|Person|"
    r"Organization|ItemList|ListItem|BreadcrumbList|Media\w*|Review|Rating|Offer)$"
)

Node = Mapping[str, object]


class Described(NamedTuple):
    """The articles that a page describes, that of the page first; what is given by its id; and days
    of publication in what is broken."""

    articles: list[Node]
    by_id: Mapping[str, Node]
    days: list[str]


def described(scripts: Iterable[str], addresses: Sequence[str]) -> Described:
    """What JSON-LD says: of its kinds, an article before a page, and what has one of the page's own
    addresses before what has another."""
    found: list[Node] = []
    days: list[str] = []
    for script in scripts:
        nodes = list(_nodes(_loaded(script)))
        found += nodes
        if not nodes:
            days += _days_of_broken(script)
    by_id = {str(node["@id"]): node for node in found if "@id" in node and "name" in node}
    articles = [node for node in found if _is_article(node)]
    articles.sort(key=lambda node: any(map(_IS_PAGE.search, _kinds(node))))
    articles.sort(key=lambda node: _is_elsewhere(node, addresses))
    return Described(articles, by_id, days)


def texts(value: object) -> list[str]:
    """The texts in a value: itself, those of a list, or the one that an object is about."""
    if isinstance(value, str):
        return [text] if (text := " ".join(value.split())) else []
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return texts(value["@value"]) if isinstance(value, dict) and "@value" in value else []


def called(value: object, by_id: Mapping[str, Mapping[str, object]]) -> list[str]:
    """What a publisher is called who is given by name, as an object, by its id, or in a list."""
    if isinstance(value, list):
        return [name for item in value for name in called(item, by_id)]
    if isinstance(value, dict):
        return texts(value.get("name") or by_id.get(str(value.get("@id")), {}).get("name"))
    return texts(value)


def _is_elsewhere(node: Mapping[str, object], addresses: Sequence[str]) -> bool:
    """Whether linked data are about another page than that of these addresses."""
    given = [node.get("url"), node.get("mainEntityOfPage")]
    given = [value.get("@id") if isinstance(value, dict) else value for value in given]
    own = {_bare(address) for address in addresses}
    about = {_bare(value) for value in given if isinstance(value, str) and is_address(value)}
    return bool(own and about) and not own & about


def _bare(address: str) -> str:
    """An address without what two of one page may differ by."""
    parts = urlsplit(address)
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")


def _loaded(script: str) -> object:
    """A script's JSON, also where its texts have line breaks in them; None where it is broken."""
    body = _AROUND.sub("", script).strip().rstrip(";")
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
    return "headline" in node and not any(map(IS_BESIDE.search, kinds))


def _kinds(node: Mapping[str, object]) -> list[str]:
    kinds = node.get("@type")
    found = kinds if isinstance(kinds, list) else [kinds]
    return [kind for kind in found if isinstance(kind, str)]


def _days_of_broken(script: str) -> list[str]:
    """The day of publication in JSON-LD that is broken: the first that is stated."""
    found = re.search(_PAIR % "datePublished", script)
    return [found.group(1)] if found else []
