"""Fetching one article's page, only when a person gives its address."""

from __future__ import annotations

from email.message import EmailMessage
from typing import NamedTuple
from urllib.parse import urljoin

import requests
from urllib3.exceptions import HTTPError

from dashboard.articles.address import is_address
from dashboard.articles.reaching import Deadline, LateError, NotPublicError, Reaching
from dashboard.errors import InputError

MOST_BYTES = 10_000_000
_SECONDS_TO_ANSWER = 10.0
_SECONDS_IN_ALL = 30.0
_MOST_REDIRECTS = 6
_TOO_MUCH = "the page is too large or too slow; save it as a file and give that"
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
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/zip": ".zip",
}


class Page(NamedTuple):
    """What is at an address: the ending that suits it (".html", ".pdf", …), its bytes, and the
    charset that the server says they are in, or None."""

    ending: str
    data: bytes
    charset: str | None


def fetch(address: str, *, own_network: bool = False) -> Page:
    """What is at `address`, or where it leads.

    Raises `InputError` where nothing answers, the name, the page and where it leads take more than
    30 s together or the page 10 MB when it is unpacked, where it is neither a page of text nor a
    file that Dateline reads, and, unless `own_network` is meant, where an address on the way is
    not one of the public internet.
    """
    try:
        with (
            Deadline(_SECONDS_IN_ALL) as deadline,
            requests.Session() as session,
            _answer(session, address, deadline, own_network) as answer,
        ):
            if not answer.ok:
                message = f"the server answers {answer.status_code}; open it in a browser and check"
                raise InputError(message, address)
            header = EmailMessage()
            header["Content-Type"] = answer.headers.get("Content-Type") or "text/html"
            kind = header.get_content_type()
            if kind not in _ENDINGS:
                message = f"this is {kind} and no article; give the address of the article's page"
                raise InputError(message, address)
            body = _body(answer, deadline, address)
            return Page(_ENDINGS[kind], body, header.get_content_charset())
    except NotPublicError:
        message = (
            "this is no address of the public web but of this computer or its network; where that "
            "is meant, start with --own-network"
        )
    except LateError:
        message = _TOO_MUCH
    except (requests.RequestException, HTTPError, ValueError, LookupError):
        message = "the page cannot be fetched; check the address and the connection"
        if deadline.is_over:
            message = _TOO_MUCH
    raise InputError(message, address) from None


def _answer(
    session: requests.Session, address: str, deadline: Deadline, own_network: bool
) -> requests.Response:
    """The answer at an address, or at the one that it leads to in the end."""
    adapter = Reaching(deadline, own_network=own_network)
    for scheme in ("http://", "https://"):
        session.mount(scheme, adapter)
    # A proxy would look the name up once more, and connect to what it finds.
    session.trust_env = own_network
    session.headers.update(_HEADERS)
    for _ in range(_MOST_REDIRECTS):
        wait = max(0.001, min(_SECONDS_TO_ANSWER, deadline.seconds))
        answer = session.get(address, timeout=wait, stream=True, allow_redirects=False)
        leads_to = session.get_redirect_target(answer)
        if leads_to is None:
            return answer
        answer.close()
        address = urljoin(address, leads_to)
        if not is_address(address):
            raise ValueError(address)
    raise requests.TooManyRedirects


def _body(answer: requests.Response, deadline: Deadline, address: str) -> bytes:
    """The bytes of the answer, within the limits of size and time. urllib3 unpacks no more than
    the piece asked for."""
    body = bytearray()
    for piece in answer.iter_content(65_536):
        body += piece
        if len(body) > MOST_BYTES or deadline.is_over:
            raise InputError(_TOO_MUCH, address)
    if deadline.is_over:  # What was broken off may look as if it had ended.
        raise InputError(_TOO_MUCH, address)
    return bytes(body)
