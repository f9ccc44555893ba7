"""The one door through which text from articles, files and URLs leaves Python for a page.

Whatever an article, a title, a file's name or a gazetteer's note holds is text. It enters a page
as data (`script_json`, or `answer_json` where a script fetches it) that scripts draw by setting
text, or through one of the two functions that spell it so that HTML or Markdown read it as text.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import asdict, is_dataclass
from typing import Any

import msgspec

_UNSAFE_IN_SCRIPT = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&'`\u2028\u2029"})
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def plain(value: Any) -> Any:
    """A dataclass, or a list or dictionary of them, as what JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def script_json(value: Any) -> str:
    """`value` as JSON that may stand inside a script element: no character of it opens or closes
    markup or a string's quotes, and it is JSON all the same. Lone surrogates, which no file can
    hold, are spelled as escapes."""
    return answer_json(value).decode("utf-8").translate(_UNSAFE_IN_SCRIPT)


def answer_json(value: Any) -> bytes:
    """`value` as the body of an answer of type `application/json`, which no browser reads as
    markup. Lone surrogates, which UTF-8 does not know, are spelled as escapes."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(plain(value), separators=(",", ":")).encode("ascii")


def html_text(text: str) -> str:
    """`text` as HTML that shows it, in an element or between an attribute's quotes."""
    return html.escape(text, quote=True)


def markdown_text(text: str) -> str:
    """`text` as one line of Markdown that shows it: no markup, link, image or directive."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
