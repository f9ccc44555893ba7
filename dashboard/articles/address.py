"""Telling the address of a web page from the name of a file. What fetches the page is in `web.py`,
which takes long to load and which few runs need."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_address(text: str) -> bool:
    """True for the address of a web page."""
    return text.lower().startswith(("http://", "https://"))


def is_other_address(text: str) -> bool:
    """True for an address that is no web page's ("ftp://…")."""
    return _SCHEME.match(text) is not None and not is_address(text)
