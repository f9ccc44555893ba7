"""What is remembered, and that it has an end."""

from __future__ import annotations

from dashboard.places.remembered import Remembered


def test_each_key_is_worked_out_once() -> None:
    asked: list[str] = []
    lengths = Remembered(lambda word: asked.append(word) or len(word), most=10)
    assert [lengths[word] for word in ("Oslo", "Rome", "Oslo", "Kyoto")] == [4, 4, 4, 5]
    assert asked == ["Oslo", "Rome", "Kyoto"]


def test_it_holds_no_more_than_it_may() -> None:
    squares: Remembered[int, int] = Remembered(lambda number: number * number, most=3)
    assert [squares[number] for number in range(10)] == [n * n for n in range(10)]
    assert len(squares) <= 3
