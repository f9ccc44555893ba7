"""A view in parts: little at first, and nothing lost."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest

from dashboard.view import parts
from dashboard.view.build import Shown, build
from dashboard.view.escaping import answer_json
from dashboard.view.lines import packed
from dashboard.view.model import View
from dashboard.view.state import EVERYONE, Filters
from tests.fixtures import articles, atlas

EVERYBODY = Filters(traveller=EVERYONE)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """What is shown of two articles that count as many."""
    monkeypatch.setattr(parts, "SMALL", 0)
    return Shown(atlas(), EVERYBODY)


@pytest.fixture(scope="module")
def view() -> View:
    return build(atlas(), EVERYBODY)


def asked(shown: Shown, name: str, number: int = 0) -> Any:
    """A part as a browser reads it."""
    return json.loads(answer_json(parts.part(shown, name, number)))


def as_read(value: Any) -> Any:
    return json.loads(json.dumps(asdict(value)))


def test_outline_and_cards_together_hold_every_place(shown: Shown, view: View) -> None:
    outline = asked(shown, "outline")
    for number, place in enumerate(view.places):
        stops = [stop for stop in outline["stops"] if stop["place"] == place.id]
        stations = [one for one in outline["stations"] if one["place"] == place.id]
        card = asked(shown, "place", number)
        told = {"stops": stops, "stations": stations}
        assert outline["places"][number] | told | card == as_read(place)


def test_what_a_card_tells_is_made_when_it_is_opened(shown: Shown, view: View) -> None:
    named = [number for number, place in enumerate(view.places) if place.role == "named"]
    assert [place.quotes for place in shown.view.places] == [()] * len(view.places)
    assert all(view.places[number].quotes for number in named)
    assert [shown.place(number) for number in named] == [view.places[number] for number in named]


def test_outline_and_legs_together_hold_every_leg(shown: Shown, view: View) -> None:
    outline = asked(shown, "outline")
    assert len(outline["legs"]) == len(view.legs) > 0
    for number, leg in enumerate(view.legs):
        drawn, told = outline["legs"][number], as_read(leg)
        assert drawn.pop("line") == packed(told.pop("points"))
        assert drawn | asked(shown, "leg", number) == told


def test_outline_and_articles_together_hold_every_article(shown: Shown, view: View) -> None:
    outline = asked(shown, "outline")
    for number, article in enumerate(view.articles):
        assert outline["articles"][number] | asked(shown, "article", number) == as_read(article)


def test_folded_tables_hold_a_row_for_each_place_on_no_route(shown: Shown, view: View) -> None:
    folded = asked(shown, "folded")
    named = [place for place in view.places if place.role == "named"]
    assert [view.places[row["place"]] for row in folded["named"]] == named
    for row, place in zip(folded["named"], named, strict=True):
        assert row["why"] == place.why_off_route
        assert row["quote"]["text"] == place.quotes[0].text
        assert row["others"] == len(place.quotes) - 1
    assert folded["unplaced"] == [as_read(one) for one in view.unplaced]
    assert asked(shown, "outline")["unplaced"] == len(view.unplaced)


def test_outline_of_many_articles_holds_no_text_but_the_stops(shown: Shown) -> None:
    outline = asked(shown, "outline")
    assert "parts" not in outline
    spoken = {quote["text"] for stop in outline["stops"] for quote in stop["quotes"]}
    rest = json.dumps({key: value for key, value in outline.items() if key != "stops"})
    assert spoken
    assert [text for text in spoken if json.dumps(text) in rest] == []


def test_a_small_view_goes_whole(view: View) -> None:
    outline = asked(Shown(atlas(), EVERYBODY), "outline")
    assert len(answer_json(outline)) <= parts.SMALL
    assert outline == json.loads(answer_json(parts.whole(view)))
    assert len(outline["parts"]["article"]) == len(articles())


@pytest.mark.parametrize(
    ("name", "number"),
    [("place", 10_000), ("leg", -1), ("article", 2), ("view", 0), ("__class__", 0)],
)
def test_what_is_not_there_is_none(shown: Shown, name: str, number: int) -> None:
    assert parts.part(shown, name, number) is None
