"""Telling the address of a web page from the name of a file. What fetches the page is in `web.py`,
which takes long to load and which few runs need."""

from __future__ import annotations


def is_address(text: str) -> bool:
    """True for the address of a web page."""
    return text.lower().startswith(("http://", "https://"))
