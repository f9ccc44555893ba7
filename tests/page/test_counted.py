"""Choices by labels that say how much each shows."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from dashboard.page import counted

    counted.recall(("who", "several"))
    labels = {name: f"{name} · {st.session_state['stops']}" for name in ("Ann Lee", "Bo Day")}
    for key in ("who", "several"):
        counted.note(key, labels)
        st.text(str(st.session_state[key]))


def test_what_is_chosen_is_known_by_each_label_that_it_has_had() -> None:
    app = AppTest.from_function(page)
    app.session_state["who"], app.session_state["several"] = "Bo Day", ["Bo Day"]
    for stops in (1, 2, 3, 4):
        app.session_state["stops"] = stops
        app.run()
    app.session_state["who"], app.session_state["several"] = "Bo Day · 1", ["Bo Day · 2"]
    app.run()
    assert not app.exception
    assert [text.value for text in app.text] == ["Bo Day", "['Bo Day']"]
