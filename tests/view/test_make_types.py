"""The types by which the browser's code is checked."""

from __future__ import annotations

import re

from dashboard.view import make_types
from dashboard.view.parts import whole
from tests.view.views import EUROPE, make_view


def test_the_types_are_those_of_the_view_as_it_is() -> None:
    assert make_types.FILE.read_text(encoding="utf-8") == make_types.text(), (
        "run: python -m dashboard.view.make_types"
    )


def test_types_are_named_as_json_brings_them() -> None:
    text = make_types.text()
    assert "  radius_km: number | null;\n" in text
    assert "  marks: [number, number][];\n" in text
    assert "  paragraphs: SentenceView[][];\n" in text


def test_the_parts_have_the_names_of_those_of_a_view() -> None:
    outline = whole(make_view(EUROPE, named=(("Madrid", 40.4, -3.7),)))
    body = re.search(r"interface Outline \{\n(.*?)\n\}", make_types.text(), re.DOTALL)
    assert body is not None
    named = dict(re.findall(r"^  (\w+)\??: (.*);$", body[1], re.MULTILINE))
    assert list(named) == list(outline)
    assert re.findall(r"(\w+): ", named["parts"]) == list(outline["parts"])
    folded = re.search(r"interface Folded \{\n(.*?)\n\}", make_types.text(), re.DOTALL)
    assert folded is not None
    rows = outline["parts"]["folded"]
    assert re.findall(r"^  (\w+):", folded[1], re.MULTILINE) == list(rows)
    (row, *_) = rows["named"]
    assert re.findall(r"(\w+): ", folded[1].splitlines()[0].partition("{")[2]) == list(row)
