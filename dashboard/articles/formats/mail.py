"""Letters: EML files, and mbox files of many."""

from __future__ import annotations

import mailbox
import tempfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import IO, BinaryIO

from dashboard.articles import apart
from dashboard.articles.encodings import unix_lines
from dashboard.articles.formats.charset import decoded_page
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.webpage import fragment_text
from dashboard.errors import InputError

_FORM = "save the letter with its text"
_MOST_BYTES = 50_000_000  # of a letter
_MOST_COPIED = 2_000_000_000
_BLOCK = 1 << 20
_SECONDS = 30.0


def eml(data: bytes, path: str) -> Document:
    """The text of a letter, with its subject as the title, who sent it, and the day by the sender's
    clock. Letters and files attached to it are not read."""
    letter = message_from_bytes(data, policy=policy.default)
    body = letter.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise InputError(f"this letter has no text; {_FORM}", path)
    payload = body.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    text = unix_lines(decoded_page(raw, path, body.get_content_charset()))
    if body.get_content_subtype() == "html":
        text = fragment_text(text)
    stated = {
        "title": _header(letter, "Subject"),
        "source": _header(letter, "From"),
        "published": _header(letter, "Date"),
    }
    return Document(text, stated)


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
    return apart.call(path, _SECONDS, eml, data, path)


def _header(letter: EmailMessage, name: str) -> str | None:
    """A header as text; None where it is missing or cannot be told."""
    try:
        value = letter[name]
    except (ValueError, LookupError, TypeError, AttributeError):  # as email raises for a broken one
        return None
    return None if value is None else " ".join(str(value).split())
