"""Whom "I" and "we" mean: the writer, or the speaker of a transcript."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By Ann Lee\n\nI reached Cairo on Monday. On Tuesday we walked to Amman.",
         {("Ann Lee", "Cairo"), ("Ann Lee", "Amman")}),
        ("By Ann Lee. I reached Cairo on Monday.", {("Ann Lee", "Cairo")}),
        ("By Ann Lee, Staff Writer\n\nI arrived in Cairo. My guide, Jan Vik, met me in Lyon.",
         {("Ann Lee", "Cairo"), ("Ann Lee", "Lyon"), ("Jan Vik", "Lyon")}),
        ("My name is Ann Lee and I write from home. We fly to Cairo tonight.",
         {("Ann Lee", "Cairo")}),
        ("ANN LEE: I came to Cairo on Friday.\nBOB RAY: I flew to Amman on Monday.",
         {("Ann Lee", "Cairo"), ("Bob Ray", "Amman")}),
        ("Jan Vik: Where were you? Ann Lee: I was in Cairo.", {("Ann Lee", "Cairo")}),
        ("By Ann Lee and Jan Vik\n\nWe arrived in Cairo. I flew to Amman.",
         {("Ann Lee", "Cairo"), ("Jan Vik", "Cairo")}),
        ("Hello, I am Ann Lee and I live in Lyon. On Sunday I drove to Cairo.",
         {("Ann Lee", "Cairo")}),
        ("This is Ann Lee in Oslo. We leave for Cairo tomorrow.", {("Ann Lee", "Cairo")}),
        ("\"Hello, I am Ann Lee,\" said a doll. I flew to Cairo.", set()),
        # Whoever is quoted is not the writer, and without a name nobody is.
        ("By Ann Lee\n\nThe minister spoke. \"I was ill. I went to Cairo,\" he said.", set()),
        ("By Ann Lee\n\nThe minister spoke. “I was ill. I went to Cairo,” he said.", set()),
        ("I flew to Cairo on Monday.", set()),
        # Nor does "they" or "she" mean whom the byline names.
        ("By Ann Lee\n\nJan Vik and two guides rested. They flew to Cairo.",
         {("Jan Vik", "Cairo")}),
        ("By Ann Lee\n\nThe play is good. She flew to Cairo.", set()),
        ("Ann Lee and Jan Vik rested. They flew to Cairo.",
         {("Ann Lee", "Cairo"), ("Jan Vik", "Cairo")}),
        ("A film by Ann Lee is here. I flew to Cairo on Monday.", set()),
    ],
)  # fmt: skip
def test_who_tells(text: str, found: set[tuple[str, str]]) -> None:
    assert {(name, where) for name, where, _ in stops_of(text)} == found
