"""Letters: EML files, and mbox files of many; web pages that are saved as if they were letters."""

from __future__ import annotations

import mailbox
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from typing import IO, BinaryIO

from dashboard.articles import apart
from dashboard.articles.encodings import unix_lines
from dashboard.articles.formats.charset import decoded_page
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.webpage import fragment_text, html
from dashboard.errors import InputError

_FORM = "save the letter with its text"
# By RFC 3676 a line "-- " begins the signature, which has addresses of the sender's.
_SIGNATURE = re.compile(r"\n-- \n(?:.*\n?){0,12}\Z")
_SHORT = 500
_TIMES_LONGER = 3
# A line of a letter that begins with "From " would begin another one.
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MOST_BYTES = 50_000_000  # of a letter
_MOST_COPIED = 2_000_000_000
_BLOCK = 1 << 20
_SECONDS = 30.0


def eml(data: bytes, path: str) -> Document:
    """The text of a letter, with its subject as the title, who sent it, and the day by the sender's
    clock. Files attached to it are not read; of one that only passes on another letter, attached
    to it, that is read."""
    letter = message_from_bytes(data.lstrip(), policy=policy.default)
    found = _document(letter, path)
    for part in letter.iter_attachments() if letter.is_multipart() else ():
        inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, EmailMessage):
            passed_on = _document(inner, path)
            if len(passed_on.text) > _TIMES_LONGER * len(found.text.strip()):
                found = passed_on
    if not found.text.strip():
        raise InputError(f"this letter has no text; {_FORM}", path)
    return found


def mhtml(data: bytes, path: str) -> Document:
    """A web page that a browser saved in one file, with the address that it is from."""
    saved = message_from_bytes(data.lstrip(), policy=policy.default)
    part = saved.get_body(("html",))
    if part is None:
        raise InputError("this holds no web page; save it anew, as HTML", path)
    page = html(_raw(part), path, part.get_content_charset())
    address = _header(saved, "Snapshot-Content-Location") or _header(part, "Content-Location")
    return replace(page, stated={"url": address, **page.stated})


def _document(letter: EmailMessage, path: str) -> Document:
    """A letter by itself; with no text where it has none."""
    stated = {
        "title": _header(letter, "Subject"),
        "source": _header(letter, "From"),
        "published": _header(letter, "Date"),
    }
    plain, shown = letter.get_body(("plain",)), letter.get_body(("html",))
    text = "" if plain is None else _SIGNATURE.sub("", _text(plain, path))
    if shown is not None and len(text) < _SHORT:
        # What is there for programs that show no HTML may say no more than that.
        other = fragment_text(_text(shown, path))
        text = other if len(other) > _TIMES_LONGER * len(text.strip()) else text
    return Document(text, stated)


def _text(part: MIMEPart, path: str) -> str:
    return unix_lines(decoded_page(_raw(part), path, part.get_content_charset()))


def _raw(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def mbox(file: BinaryIO, path: str) -> Iterator[Document | InputError]:
    """The letters of an mbox file one by one, and what is wrong with those that have no text."""
    with tempfile.NamedTemporaryFile(suffix=".mbox") as copy:
        if not _copied(file, copy):
            message = f"this mbox file is larger than {_MOST_COPIED // 1_000_000:,} MB; split it"
            yield InputError(message, path)
            return
        box = mailbox.mbox(copy.name, create=False)
        try:
            number = 0
            for number, key in enumerate(box.iterkeys(), start=1):
                try:
                    yield _letter(box.get_file(key).read(_MOST_BYTES + 1), path)
                except InputError as error:
                    yield InputError(f"letter {number}: {error.message}", path)
            if not number:
                message = "there is no letter in this mbox file; each begins with a line “From …”"
                yield InputError(message, path)
        finally:
            box.close()


def _copied(file: BinaryIO, copy: IO[bytes]) -> bool:
    """Whether a file was copied, and is not too large for that."""
    copied = 0
    while block := file.read(_BLOCK):
        copied += len(block)
        if copied > _MOST_COPIED:
            return False
        copy.write(block)
    copy.flush()
    return True


def _letter(data: bytes, path: str) -> Document:
    """A letter of many, read apart."""
    if len(data) > _MOST_BYTES:
        raise InputError(f"it is larger than {_MOST_BYTES // 1_000_000} MB; leave it out", path)
    return apart.call(path, _SECONDS, eml, _ESCAPED.sub(rb"\1", data), path)


def _header(letter: MIMEPart, name: str) -> str | None:
    """A header as text; None where it is missing or cannot be told."""
    try:
        value = letter[name]
    except (ValueError, LookupError, TypeError, AttributeError):  # as email raises for a broken one
        return None
    return None if value is None else " ".join(str(value).split())
