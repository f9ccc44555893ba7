"""What news agencies send: NITF, and NewsML-G2 with the text in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from dashboard.articles.formats.document import Document

_PARAGRAPHS = ("{*}p", "{*}hl2", "{*}h1", "{*}h2", "{*}h3", "{*}h4", "{*}li", "{*}pre")
_NITF_DAYS = (".//{*}date.issue", ".//{*}date.release", ".//{*}story.date")
_NEWSML_DAYS = ("{*}contentMeta/{*}contentCreated", "{*}itemMeta/{*}firstCreated",
                "{*}itemMeta/{*}versionCreated")  # fmt: skip


def items(data: bytes) -> list[Document] | None:
    """The articles in what an agency has sent; None where it is something else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    name = etree.QName(root).localname
    if name == "nitf":
        return [_nitf(root)]
    if name in ("newsItem", "newsMessage"):
        return [_newsml(item) for item in root.iter("{*}newsItem")]
    return None


def _nitf(root: etree._Element) -> Document:
    dated = (root.find(path) for path in _NITF_DAYS)
    stamps = [element.get("norm") for element in dated if element is not None]
    publication = root.find(".//{*}pubdata")
    if publication is not None:
        stamps.append(publication.get("date.publication"))
    dateline = root.find(".//{*}dateline")
    body = root.find(".//{*}body.content")
    lines = [] if dateline is None else [_words(dateline)]
    source = None if publication is None else publication.get("name")
    stated = {
        "title": _first(root, (".//{*}hl1", ".//{*}head/{*}title")),
        "published": next(filter(None, stamps), None),
        "source": source or _first(root, (".//{*}distributor",)),
    }
    return Document(_text([*lines, *(() if body is None else _lines(body))]), stated)


def _newsml(item: etree._Element) -> Document:
    inline = item.find(".//{*}inlineXML")
    plain = item.findtext(".//{*}inlineData") or ""
    lines = [" ".join(line.split()) for line in plain.splitlines()]
    if inline is not None:
        body = next(inline.iter("{*}body.content", "{*}body"), inline)
        lines = list(_lines(body))
    stated = {
        "title": _first(item, ("{*}contentMeta/{*}headline", ".//{*}inlineXML//{*}hl1")),
        "published": _first(item, _NEWSML_DAYS),
        "source": _first(item, ("{*}rightsInfo/{*}copyrightHolder/{*}name",)),
    }
    return Document(_text(lines), stated, item.get("guid"))


def _first(element: etree._Element, paths: Sequence[str]) -> str | None:
    """The words of the first element at one of these paths that has some."""
    found = (element.find(path) for path in paths)
    return next((words for one in found if one is not None and (words := _words(one))), None)


def _lines(body: etree._Element) -> Iterator[str]:
    """The words of each paragraph; of one in another, with those of that."""
    for paragraph in body.iter(*_PARAGRAPHS):
        if next(paragraph.iterancestors(*_PARAGRAPHS), None) is None:
            yield _words(paragraph)


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _text(lines: Sequence[str]) -> str:
    return "\n\n".join(filter(None, lines))
