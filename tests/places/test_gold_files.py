"""The gold in `gold/` is well formed: offsets exact, fields complete, points on the earth."""

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.places.place import Kind

GOLD = Path(__file__).parent / "gold"


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def is_point(case: dict[str, Any]) -> bool:
    return abs(case["lat"]) <= 90 and abs(case["lon"]) <= 180 and case["tolerance_km"] > 0


@pytest.mark.parametrize(("name", "least"), [("kinds.jsonl", 90), ("spatial.jsonl", 36)])
def test_ids_and_texts_are_unique(name: str, least: int) -> None:
    cases = lines(name)
    assert len(cases) >= least
    assert len({case["id"] for case in cases}) == len(cases)
    assert len({case["text"] for case in cases}) == len(cases)


@pytest.mark.parametrize("case", lines("kinds.jsonl"), ids=lambda case: case["id"])
def test_mentions_are_exact_ordered_and_apart(case: dict[str, Any]) -> None:
    end = 0
    for mention in case["mentions"]:
        assert mention["start"] >= end
        end = mention["end"]
        assert case["text"][mention["start"] : end] == mention["text"] == mention["text"].strip()
        assert mention["kind"] in set(Kind)
        assert is_point(mention)


@pytest.mark.parametrize("case", lines("kinds.jsonl"), ids=lambda case: case["id"])
def test_what_is_no_place_stands_outside_the_mentions(case: dict[str, Any]) -> None:
    rest = list(case["text"])
    for mention in case["mentions"]:
        rest[mention["start"] : mention["end"]] = "\0" * (mention["end"] - mention["start"])
    assert [name for name in case["not_places"] if name not in "".join(rest)] == []


def test_every_kind_has_cases() -> None:
    kinds = [mention["kind"] for case in lines("kinds.jsonl") for mention in case["mentions"]]
    assert all(kinds.count(kind) >= 20 for kind in Kind)


@pytest.mark.parametrize("case", lines("spatial.jsonl"), ids=lambda case: case["id"])
def test_spatial_cases_are_exact(case: dict[str, Any]) -> None:
    assert case["text"][case["start"] : case["end"]] == case["mention"]
    if case["place"] is None:
        assert (case["lat"], case["lon"], case["tolerance_km"]) == (None, None, None)
    else:
        assert case["place"] in {"gazetteer", "computed"}
        assert is_point(case)
