"""Fetching one article's page, only when a person gives its address."""

from __future__ import annotations

import time
from email.message import EmailMessage
from typing import NamedTuple

import requests

from dashboard.errors import InputError

MOST_BYTES = 10_000_000
_SECONDS_TO_ANSWER = 10
_SECONDS_IN_ALL = 30
_HEADERS = {"User-Agent": "Dateline/0.1 (reads one article at its reader's request)"}
# The endings of what servers call these types.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/zip": ".zip",
}


def is_address(text: str) -> bool:
    """True for the address of a web page."""
    return text.lower().startswith(("http://", "https://"))


class Page(NamedTuple):
    """What is at an address: the ending that suits it (".html", ".pdf", …), its bytes, and the
    charset that the server says they are in, or None."""

    ending: str
    data: bytes
    charset: str | None


def fetch(address: str) -> Page:
    """What is at `address`.

    Raises `InputError` where nothing answers in 10 s, the page takes more than 30 s or 10 MB, or
    it is neither a page of text nor a file that Dateline reads.
    """
    try:
        with requests.get(
            address, headers=_HEADERS, timeout=_SECONDS_TO_ANSWER, stream=True
        ) as answer:
            if not answer.ok:
                message = f"the server answers {answer.status_code}; open it in a browser and check"
                raise InputError(message, address)
            header = EmailMessage()
            header["Content-Type"] = answer.headers.get("Content-Type") or "text/html"
            kind = header.get_content_type()
            if kind not in _ENDINGS:
                message = f"this is {kind} and no article; give the address of the article's page"
                raise InputError(message, address)
            return Page(_ENDINGS[kind], _body(answer, address), header.get_content_charset())
    except (requests.RequestException, ValueError, LookupError):
        message = "the page cannot be fetched; check the address and the connection"
        raise InputError(message, address) from None


def _body(answer: requests.Response, address: str) -> bytes:
    """The bytes of the answer, within the limits of size and time."""
    started = time.monotonic()
    body = bytearray()
    for piece in answer.iter_content(65_536):
        body += piece
        if len(body) > MOST_BYTES or time.monotonic() - started > _SECONDS_IN_ALL:
            message = "the page is too large or too slow; save it as a file and give that"
            raise InputError(message, address)
    return bytes(body)
