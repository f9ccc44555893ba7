"""The exported file: complete, closed to other hosts, and safe from the text it shows."""

from __future__ import annotations

import base64
import hashlib
import json
from html.parser import HTMLParser
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.exports import html
from dashboard.view.escaping import answer_json
from dashboard.view.model import View
from dashboard.view.parts import whole
from tests.view.views import EUROPE, PACIFIC, make_view


class Read(HTMLParser):
    """The elements of a page with their attributes, and the text of its scripts by id."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.data: dict[str, Any] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if not self.elements or self.elements[-1][0] != "script" or not data.strip():
            return
        attributes = self.elements[-1][1]
        if attributes.get("type") == "application/json":
            self.data[str(attributes["id"])] = json.loads(data)
        else:
            self.scripts.append(data)

    def policy(self) -> str:
        metas = [attributes for tag, attributes in self.elements if tag == "meta"]
        return str(next(one["content"] for one in metas if "http-equiv" in one))


def read(view: View) -> Read:
    return Read(html.page(view))


def test_the_file_holds_the_view_and_the_world() -> None:
    page = read(make_view(PACIFIC))
    assert page.data["view"] == json.loads(answer_json(whole(make_view(PACIFIC))))
    assert page.data["world"]["land"]


def test_nothing_is_fetched_from_anywhere() -> None:
    page = read(make_view(EUROPE))
    assert "default-src 'none'" in page.policy()
    for tag, attributes in page.elements:
        assert "src" not in attributes
        assert tag != "link"


def test_the_policy_lets_the_files_own_scripts_run_and_no_other() -> None:
    page = read(make_view(EUROPE))
    _, _, allowed = page.policy().partition("script-src ")
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in page.scripts]
    assert allowed.split() == [f"'sha256-{digest}'" for digest in digests]


@settings(max_examples=20, deadline=None)
@given(st.text())
@example("</script><script>alert(1)</script>")
@example("<!--<script>")
@example("{styles}{0}%s\\u003c")
@example("{}")
def test_no_text_of_an_article_becomes_markup(text: str) -> None:
    view = make_view(EUROPE, text=text)  # "{}" in it is the place's name
    page, plain_page = read(view), read(make_view(EUROPE))
    assert page.elements == plain_page.elements
    assert page.data["view"]["stops"][0]["quotes"][0]["text"] == view.stops[0].quotes[0].text
