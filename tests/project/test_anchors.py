"""Words are found again after the text has changed, or lost, but never put elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.project.anchors import anchor, find

TEXT = (
    "MADRID — The minister said on Monday that talks went well.\n\n"
    "“We met in Springfield for an hour,” she told reporters - who had waited since dawn.\n"
    "The bridge at Springfield was closed. Later that week she left Springfield by train, and "
    "nobody saw her again until the end of the month."
)
WORDS = "Springfield"
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs",))


def spans() -> list[tuple[int, int]]:
    starts = [at for at in range(len(TEXT)) if TEXT.startswith(WORDS, at)]
    return [(at, at + len(WORDS)) for at in starts]


def sentence(number: int) -> str:
    return TEXT.replace("\n", " ").split(". ")[number]


@pytest.mark.parametrize("span", spans())
@pytest.mark.parametrize(
    ("change", "shift"),
    [
        (lambda text: text, 0),
        (lambda text: f"A new paragraph stands here.\n\n{text}", 30),
        (lambda text: text.replace("“", '"').replace("”", '"').replace(" - ", " – "), 0),
        (lambda text: text.upper(), 0),
    ],
)
def test_words_are_found_where_they_are_now(span, change, shift) -> None:
    changed = change(TEXT)
    start, end = span
    assert find(anchor(TEXT, start, end), changed) == (start + shift, end + shift)


def test_joined_blanks_and_changed_words_around_do_not_matter() -> None:
    start, end = spans()[1]
    changed = TEXT.replace("\n", "  \n ").replace("closed", "shut").replace("reporters", "us")
    found = find(anchor(TEXT, start, end), changed)
    assert found is not None
    assert changed[: found[0]].endswith("bridge at ")


def test_words_whose_sentence_is_gone_are_lost_though_they_stand_elsewhere() -> None:
    text = "Ann flew to Paris on Monday. " + "The weather was fine all week long. " * 6
    text += "The mayor of Paris spoke about trains and the price of bread in winter."
    start = text.index("Paris")
    made = anchor(text, start, start + 5)
    assert find(made, text.replace("Ann flew to Paris on Monday. ", "")) is None


def test_words_that_could_be_several_are_told_by_their_number() -> None:
    line = "He went to Rome and then he went home again, as he did on every day of that long year. "
    text = line * 6
    starts = [at for at in range(len(text)) if text.startswith("Rome", at)]
    third = anchor(text, starts[2], starts[2] + 4)
    assert find(third, text) == (starts[2], starts[2] + 4)
    assert find(third, "New. " + text) == (starts[2] + 5, starts[2] + 9)


def test_a_part_of_another_word_is_no_such_word() -> None:
    text = "They came from Oman, and the Omani team left."
    made = anchor(text, 15, 19)
    assert find(made, text.replace("Oman,", "the Sultanate,")) is None


@given(st.text(LETTERS, max_size=300), st.data())
def test_in_an_unchanged_text_every_span_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if text[start:end].strip():
        assert find(anchor(text, start, end), text) == (start, end)


@given(st.text(LETTERS, max_size=120), st.text(LETTERS, max_size=120), st.integers(0, 2))
def test_what_is_found_are_the_words_themselves(before: str, after: str, number: int) -> None:
    start, end = spans()[number]
    changed = f"{before}\n{TEXT}\n{after}"
    found = find(anchor(TEXT, start, end), changed)
    if found is not None:
        assert changed[slice(*found)].lower() == WORDS.lower()
        assert found[0] == start + len(before) + 1
