"""What docs/formats.md says of formats, fields and days is what the code does."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.articles.days import stated_day
from dashboard.articles.formats import json_files, registry, tables
from dashboard.articles.formats.registry import ENDINGS, FORMATS
from dashboard.articles.names import FIELDS, named
from dashboard.articles.readers import read_bytes

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """The part of the page under a heading."""
    return PAGE.partition(f"## {name}\n")[2].partition("\n## ")[0]


ROWS = re.findall(r"^\| (`\.[^|]*) \| [^|]* \| ([^|]*) \|$", PAGE, re.MULTILINE)
NAMES = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section("Fields"), re.MULTILINE))


def test_every_ending_is_on_the_page_once() -> None:
    listed = [ending for endings, _ in ROWS for ending in re.findall(r"`(\.\w+)`", endings)]
    assert sorted(listed) == sorted(ENDINGS)
    ones = {e for endings, what in ROWS if what == "one" for e in re.findall(r"`(\.\w+)`", endings)}
    assert ones == set(FORMATS)


@pytest.mark.parametrize("field", FIELDS)
def test_every_name_of_a_field_is_understood_in_the_order_of_the_page(field: str) -> None:
    names = re.findall(r"`(\w+)`", NAMES[field])
    for number, name in enumerate(names):
        record = {other: f"value {other}" for other in reversed(names[number:])}
        assert named(record) == {field: f"value {name}"}
        assert named({name.replace("_", "").upper(): "x"}) == {field: "x"}
        assert named({name.replace("_", " ").title(): "x"}) == {field: "x"}


def test_every_form_of_a_day_is_read() -> None:
    first, second = section("Days of publication").split("The day is the one")
    forms = re.findall(r"`([^`]+)`", first)
    assert len(forms) == 13
    assert {stated_day(" ".join(form.split())) for form in forms} == {date(2019, 11, 20)}
    assert stated_day("1574257320") == stated_day("1574257320000") == date(2019, 11, 20)
    assert [stated_day(form) for form in re.findall(r"`([^`]+)`", second)[:2]] == [None, None]


def test_the_limits_are_those_of_the_code() -> None:
    limits = " ".join(section("Limits").split())
    assert f"holds {registry.MOST_BYTES // 1_000_000} MB at most" in limits
    assert json_files.MOST_BYTES == tables.MOST_CHARACTERS
    assert f"a cell of a table {json_files.MOST_BYTES // 1_000_000} MB" in limits
    assert f"a JSON document {json_files.MOST_JSON // 1_000_000} MB" in limits


def test_a_file_that_is_too_large_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "MOST_BYTES", 1_000)
    (problem,) = read_bytes("a.txt", b"x" * 1_001).problems
    assert "is larger than" in str(problem)
    monkeypatch.setattr(json_files, "MOST_JSON", 1_000)
    (problem,) = read_bytes("a.json", json.dumps([{"text": "x" * 1_001}]).encode()).problems
    assert "save it as JSON Lines" in str(problem)
