"""An article that Dateline has never seen, in a folder of its own, about another traveller."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.articles.readers import read
from dashboard.atlas import build
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.view import build as viewing

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
TEXT = """LIMA, Peru (AP) — Chile’s Foreign Minister Carolina Oyarzun arrived in Arequipa Tuesday.
Oyarzun flew to Cusco on Wednesday, where she met with mayors from the highlands.
She is to travel to La Paz on Friday.
Oyarzun visited Quito in March 2021.
Officials in Bogota said they knew nothing of the tour.
"""
TABLE = "file,title,source,published\nandes.txt,A tour of the Andes,Made up,2024-05-16\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "andes.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "articles.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_the_journey_is_found(folder: Path) -> None:
    atlas = build(read([folder]).articles, Geoparser(open_gazetteer()))
    view = viewing.build(atlas)
    told = [(s.number, s.place_name, s.status, s.when) for s in view.stops]
    assert told == [
        ("1", "Arequipa", "visited", "Tue 14 May"),
        ("2", "Cusco", "visited", "Wed 15 May"),
        ("3", "La Paz", "planned", "Fri 17 May"),
        ("a", "Quito", "past", "March 2021"),
    ]
    assert [s.traveller for s in view.stops] == ["Carolina Oyarzun"] * 4
    assert [(leg.km, leg.status) for leg in view.legs] == [
        (pytest.approx(319, abs=15), "visited"),
        (pytest.approx(525, abs=20), "planned"),
    ]
    named = {place.name for place in view.places if place.role == "named"}
    assert {"Lima", "Bogotá"} <= named
    for stop in view.stops:
        assert any(stop.place_name in quote.text for quote in stop.quotes)


def test_the_page_opens_on_a_folder_named_at_its_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(APP), str(folder)])
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    assert [error.value for error in (*app.exception, *app.error)] == []
    assert app.multiselect(key="articles").options == ["A tour of the Andes · 4"]
    assert app.selectbox(key="traveller").options == ["Carolina Oyarzun · 4 stops"]
