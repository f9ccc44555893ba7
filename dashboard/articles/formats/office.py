"""Documents of word processors, DOCX and ODT, and books in EPUB: zip archives of XML."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar
from urllib.parse import unquote

from lxml import etree

from dashboard.articles.days import stated_day
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.webpage import html
from dashboard.errors import InputError
from dashboard.files import ARCHIVE_FAULTS

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # as ISO has it
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT = "/officeDocument"  # how the type of relation to the document itself ends
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What a document has lost, or has twice: text boxes are given once more for old programs.
_LEFT_OUT = frozenset(
    [*(_W + name for name in ("del", "moveFrom", "delText", "instrText", "p")), _FALLBACK]
    + [_OFFICE + "annotation"]
    + [_TEXT + name for name in ("tracked-changes", "note-citation", "p", "h", "ruby-text")]
)
_LETTERS = {
    _W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-",
    _W + "softHyphen": "\xad", _TEXT + "tab": "\t", _TEXT + "line-break": "\n", _TEXT + "s": " ",
}  # fmt: skip
MOST_BYTES = 100_000_000  # unpacked
_FAULTS = (*ARCHIVE_FAULTS, KeyError, ValueError, etree.XMLSyntaxError)
Made = TypeVar("Made")


def docx(data: bytes, path: str) -> Document:
    """The text of a Word document, a paragraph a line, as it stands when all changes are accepted,
    and the title of its properties."""

    def read(archive: zipfile.ZipFile) -> Document:
        body = xml(archive, _main_part(archive))
        for run in list(body.iter(_W + "vanish")):
            _hide(run)
        text = _paragraphs(body, (_W + "p",), _W + "t")
        title = None
        if "docProps/core.xml" in archive.namelist():
            title = xml(archive, "docProps/core.xml").findtext(f".//{_DC}title")
        return Document(text, {"title": title or _titled(body)})

    return opened(data, path, "Word document", read)


def _main_part(archive: zipfile.ZipFile) -> str:
    """The name of the file that has a Word document's text, where it is not the usual one."""
    usual = "word/document.xml"
    if usual in archive.namelist() or "_rels/.rels" not in archive.namelist():
        return usual
    for relation in xml(archive, "_rels/.rels"):
        if relation.get("Type", "").endswith(_DOCUMENT):
            return str(relation.get("Target", usual)).lstrip("/")
    return usual


def _hide(mark: etree._Element) -> None:
    """Take the words of a run that is marked as hidden out of it."""
    run = mark.getparent().getparent()
    if run is not None and run.tag == _W + "r" and mark.get(_W + "val") not in ("0", "false"):
        for text in run.findall(_W + "t"):
            text.text = ""


def _titled(body: etree._Element) -> str | None:
    """The words of the first paragraph that is styled as a title."""
    for style in body.iter(_W + "pStyle"):
        if style.get(_W + "val") == "Title":
            paragraph = style.getparent().getparent()
            return " ".join("".join(_letters(paragraph, _W + "t")).split()) or None
    return None


def odt(data: bytes, path: str) -> Document:
    """The text of an OpenDocument text, a paragraph a line, and the title of its properties."""

    def read(archive: zipfile.ZipFile) -> Document:
        text = _paragraphs(xml(archive, "content.xml"), (_TEXT + "p", _TEXT + "h"), None)
        stated: dict[str, object] = {}
        if "meta.xml" in archive.namelist():
            stated["title"] = xml(archive, "meta.xml").findtext(f".//{_DC}title")
        return Document(text, stated)

    return opened(data, path, "OpenDocument text", read)


def epub(file: BinaryIO, path: str) -> Iterator[Document]:
    """The chapters of a book, or the articles of a paper, in EPUB, with the day that it states."""
    yield from opened(file.read(MOST_BYTES), path, "EPUB", lambda archive: _chapters(archive, path))


def _chapters(archive: zipfile.ZipFile, path: str) -> list[Document]:
    container = xml(archive, "META-INF/container.xml")
    root = container.find(".//{*}rootfile")
    package_path = "" if root is None else root.get("full-path", "")
    package = xml(archive, package_path)
    day = next((d for d in package.iter(_DC + "date") if stated_day(d.text or "")), None)
    shared = {
        "source": package.findtext(f".//{_DC}title"),
        "published": None if day is None else day.text,
    }
    files = {item.get("id"): item.get("href", "") for item in package.iter(_OPF + "item")}
    found: list[Document] = []
    for reference in package.iter(_OPF + "itemref"):
        href = unquote(files.get(reference.get("idref"), "")).partition("#")[0]
        name = posixpath.normpath(posixpath.join(posixpath.dirname(package_path), href))
        if not href or name not in archive.namelist():
            continue
        page = html(member(archive, name), path, whole=True)
        if page.text.strip():
            found.append(Document(page.text, {**shared, "title": page.stated.get("title")}))
    return found


def opened(data: bytes, path: str, what: str, read: Callable[[zipfile.ZipFile], Made]) -> Made:
    """What `read` makes of an archive. Raises `InputError` where it is damaged or far too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return read(archive)
    except InputError:
        raise
    except _FAULTS:
        message = f"this {what} is damaged or locked; open it in its program and save it anew"
        raise InputError(message, path) from None


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """A file of an archive. Raises `ValueError` where it is far too large."""
    with archive.open(name) as member:
        data = member.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(name)
    return data


def xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """A file of an archive as XML; nothing outside of it is looked up."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(member(archive, name).replace(_STRICT, _TRANSITIONAL), parser)


def _paragraphs(body: etree._Element, paragraphs: tuple[str, ...], text: str | None) -> str:
    """The paragraphs of a document, a line each; `text` is the element that has letters, None for
    all."""
    found = (
        "".join(_letters(paragraph, text))
        for paragraph in body.iter(*paragraphs)
        if not any(
            above.tag in _LEFT_OUT and above.tag not in paragraphs
            for above in paragraph.iterancestors()
        )
    )
    return "\n\n".join(paragraph.strip() for paragraph in found if paragraph.strip())


def _letters(element: etree._Element, text: str | None) -> Iterator[str]:
    """The letters of a paragraph, without those of paragraphs in it."""
    if text in (None, element.tag):
        yield element.text or ""
    for child in element:
        if child.tag not in _LEFT_OUT:
            yield _LETTERS.get(child.tag, "")
            yield from _letters(child, text)
        if text is None:
            yield child.tail or ""
