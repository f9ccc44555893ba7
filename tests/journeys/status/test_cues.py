from __future__ import annotations

import pytest

from dashboard.journeys.language.tables import table
from dashboard.journeys.model import Status
from dashboard.journeys.status import tenses
from dashboard.journeys.status.conditions import CONDITIONS
from dashboard.journeys.status.cues import Cue, first_cue
from dashboard.journeys.status.verb_of_visit import VerbOfVisit
from tests.journeys.texts import stops_of

ROWS = table("cues")


def read(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[set[str], set[str]]:
    """The rows that govern a verb of the text, by name, and the statuses of the stop in Mombasa."""
    governed = set[str]()

    def kept(question: str, asked: VerbOfVisit, status: Status | None = None) -> Cue | None:
        cue = first_cue(question, asked, status)
        governed.update([f"{question}: {cue.name}"] if cue is not None else ())
        return cue

    monkeypatch.setattr(tenses, "first_cue", kept)
    statuses = {status for _, place, status in stops_of(text) if place == "Mombasa"}
    return governed, statuses


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['question']}: {row['name']}")
def test_a_cue_governs_the_sentence_for_it_alone(
    row: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"{row['question']}: {row['name']}"
    governed, statuses = read(row["for"], monkeypatch)
    assert name in governed
    if row["status"] == "wish":
        assert statuses == set()
    elif row["status"] in set(Status):
        assert statuses == {row["status"]}
    assert name not in read(row["against"], monkeypatch)[0]


def test_every_condition_is_asked_by_a_row() -> None:
    asked = {said.lstrip("!").split("=")[0] for row in ROWS for said in row["if"].split()}
    assert asked == CONDITIONS.keys()
