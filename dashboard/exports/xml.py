"""Writing XML whose text comes from articles."""

from __future__ import annotations

import re
from xml.etree import ElementTree

# What XML 1.0 (2.2, Char) does not allow, however it is escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(
    parent: ElementTree.Element, name: str, text: str | None = None, /, **attributes: str
) -> ElementTree.Element:
    """Add an element to `parent` and return it; characters that XML cannot hold become U+FFFD."""
    sound = {key: _NOT_XML.sub("\ufffd", value) for key, value in attributes.items()}
    child = ElementTree.SubElement(parent, name, sound)
    if text is not None:
        child.text = _NOT_XML.sub("\ufffd", text)
    return child


def document(root: ElementTree.Element) -> str:
    """The document of `root`, indented."""
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
