"""Hostile text leaves the one door as text."""

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dashboard.view.escaping import answer_json, html_text, markdown_text, script_json

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@dataclass(frozen=True)
class Told:
    text: str


class Seen(HTMLParser):
    """What a browser would make of a piece of HTML: its tags and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(ANY_TEXT)
def test_json_in_a_script_is_the_same_value_and_holds_no_markup(text: str) -> None:
    spelled = script_json({"told": [Told(text)]})
    assert json.loads(spelled) == {"told": [{"text": text}]}
    assert not re.search("[<>&'`\u2028\u2029\ud800-\udfff]", spelled)
    spelled.encode("utf-8")


@given(ANY_TEXT)
def test_json_as_an_answer_is_the_same_value(text: str) -> None:
    assert json.loads(answer_json({"told": [Told(text)], "in": (1, None)})) == {
        "told": [{"text": text}],
        "in": [1, None],
    }


@given(st.text(st.characters(exclude_characters="\r\x00", exclude_categories=("Cs",))))
def test_html_shows_the_text_and_has_no_tags(text: str) -> None:
    seen = Seen(f"<p>{html_text(text)}</p>")
    assert seen.tags == ["p"]
    assert seen.text == text


@given(ANY_TEXT)
def test_markdown_has_no_mark_that_is_not_escaped_and_one_line(text: str) -> None:
    spelled = markdown_text(text)
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", spelled))
    assert "\n" not in spelled
    assert re.sub(r"\\(.)", r"\1", spelled) == " ".join(text.split())
