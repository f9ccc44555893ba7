"""Plain text."""

from __future__ import annotations

from dashboard.articles.encodings import decode, unix_lines
from dashboard.articles.formats.document import Document


def plain(data: bytes, path: str) -> Document:
    """Plain text, as it is but for its line breaks."""
    return Document(unix_lines(decode(data, path)))
