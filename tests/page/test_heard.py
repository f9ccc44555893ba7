"""What a page has set its widgets to, and a browser that has not heard of it."""

from __future__ import annotations

import pytest
import streamlit as st

from dashboard.page import heard


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    values: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", values)
    return values


def test_what_is_said_to_be_as_before_is_set_again_until_it_is_heard(
    state: dict[str, object],
) -> None:
    state["who"] = "Ann"
    heard.set_widgets({"who": "Bo"})
    state["who"] = "Ann"  # as a browser tells that has not heard of it
    heard.keep_set(0)
    assert state["who"] == "Bo"
    state["who"] = "Ann"  # as one tells that has
    heard.keep_set(heard.turn())
    assert state["who"] == "Ann"


def test_what_is_chosen_before_the_browser_has_heard_is_kept(state: dict[str, object]) -> None:
    state.update({"who": "Ann", "kinds": ["a"]})
    heard.set_widgets({"who": "Bo", "kinds": ["a"]})
    state.update({"who": "Cy", "kinds": []})
    heard.keep_set(0)
    assert state["who"] == "Cy"
    assert state["kinds"] == []  # was not set to another, so it is the reader's


def test_a_widget_that_is_new_is_not_empty_until_it_is_heard_of(state: dict[str, object]) -> None:
    heard.set_widgets({"kinds": ["a", "b"]})
    state["kinds"] = []
    heard.keep_set(0)
    assert state["kinds"] == ["a", "b"]
    state["kinds"] = ["a"]
    heard.keep_set(0)
    assert state["kinds"] == ["a"]


def test_of_several_turns_the_last_holds(state: dict[str, object]) -> None:
    state["who"] = "Ann"
    heard.set_widgets({"who": "Bo"})
    first = heard.turn()
    heard.set_widgets({"who": "Cy"})
    for said in ("Ann", "Bo"):
        state["who"] = said
        heard.keep_set(0)
        assert state["who"] == "Cy"
    state["who"] = "Ann"  # chosen by one who has heard of Bo
    heard.keep_set(first)
    assert state["who"] == "Ann"
