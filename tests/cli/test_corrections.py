"""Corrections on the command line: laid over places, journeys and map, and shared as a file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard.articles.article import Article
from dashboard.cli.main import main
from dashboard.places.place import Place
from dashboard.project import events
from dashboard.project.anchors import anchor
from dashboard.project.events import Scope, Spot, StopRef
from dashboard.project.project import Project
from dashboard.project.sharing import told_of
from dashboard.project.state import state

TEXT = "Clara Voss arrived in Nairobi on Monday. She flew to Kampala on Tuesday."
POINT = Place("by-hand", "Old Airport", 0.06, 32.46, "S", "", source="by hand")
AT = TEXT.index("Kampala")
PLACED = events.PlaceChosen(
    Spot("tour", anchor(TEXT, AT, AT + len("Kampala"))), Scope.ARTICLE, POINT
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "tour.dateline"
    made = Project(path)
    made.add("s", [Article("tour", TEXT)])
    made.append("s", events.ArticleEdited("tour", "The tour", "AP", "2024-05-08", ""))
    made.append("s", PLACED)
    made.append("s", events.Renamed("Clara Voss", "Clara M. Voss"))
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    return status, *capsys.readouterr()


def test_places_and_journeys_are_as_corrected_and_say_so(project: Path, capsys) -> None:
    status, out, _ = run(capsys, "places", "--project", project)
    (line,) = map(json.loads, out.splitlines())
    mention = next(m for m in line["mentions"] if m["text"] == "Kampala")
    assert (status, mention["place"]["name"]) == (0, "Old Airport")
    assert mention["edited"][0]["what"] == "place"
    _, out, _ = run(capsys, "journeys", "--project", project, "--merged")
    stops = json.loads(out)["stops"]
    assert [(s["traveller"], s["place"], s["date"]) for s in stops] == [
        ("Clara M. Voss", "Nairobi", "2024-05-06"),
        ("Clara M. Voss", "Old Airport", "2024-05-07"),
    ]
    assert {edit["what"] for edit in stops[1]["edited"]} == {"place", "traveller"}
    _, out, _ = run(capsys, "journeys", "--project", project, "--format", "csv")
    assert "place by hand, 20" in out


def test_what_is_known_of_articles_says_that_it_was_changed_and_what_was_dropped_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = Project(project)
    spot = Spot("tour", anchor(TEXT, AT, AT + len("Kampala")))
    stop = StopRef("Clara M. Voss", POINT.id, POINT.name, (spot,))
    opened.append("s", events.StopDropped(stop))
    at = opened.events()[-1].at
    _, out, _ = run(capsys, "journeys", "--project", project, "--merged")
    line = json.loads(out)
    assert [edit["what"] for edit in line["about"][0]["edited"]] == ["title", "source", "published"]
    assert [stop["place"] for stop in line["stops"]] == ["Nairobi"]
    (gone,) = line["dropped"]
    assert (gone["traveller"], gone["place"]) == ("Clara M. Voss", "Old Airport")
    assert gone["edited"][-1] == {"what": "dropped", "at": at}


@pytest.mark.parametrize("command", [["places"], ["journeys"], ["journeys", "--merged"]])
def test_other_processes_know_the_corrections(
    command: list[str], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = [run(capsys, *command, "--project", project, "--jobs", n)[:2] for n in (1, 2)]
    assert said[0] == said[1]
    assert "Old Airport" in said[0][1]


def test_the_map_is_written_as_corrected(project: Path, tmp_path: Path, capsys) -> None:
    assert run(capsys, "map", "--project", project, "-o", tmp_path / "m.html")[0] == 0
    assert "Old Airport" in (tmp_path / "m.html").read_text("utf-8")


def test_inputs_are_read_beside_the_project_and_no_article_twice(
    project: Path, tmp_path: Path, capsys
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "tour.txt").write_text(TEXT)
    (tmp_path / "in" / "more.txt").write_text("Bo Ek flew to Lima on Monday.")
    _, out, _ = run(capsys, "places", tmp_path / "in", "--project", project)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["tour", "more"]


def test_without_input_and_project_the_usage_is_said(capsys) -> None:
    with pytest.raises(SystemExit) as end:
        main(["places"])
    assert end.value.code == 2
    assert "--project" in capsys.readouterr().err


def test_corrections_go_to_another_desk_whose_article_has_another_id(
    project: Path, tmp_path: Path, capsys
) -> None:
    status, lines, _ = run(capsys, "corrections", "export", "--project", project)
    kinds = [json.loads(line)["kind"] for line in lines.splitlines()]
    assert (status, kinds) == (0, ["article-edited", "place-chosen", "renamed"])
    file = tmp_path / "corrections.jsonl"
    file.write_text(lines + "{]\n" + '{"kind": "undo"}\n')
    other = Project(tmp_path / "other.dateline")
    other.add("s", [Article("x", "New on top. " + TEXT, published=date(2024, 5, 8))])
    status, out, err = run(capsys, "corrections", "import", file, "--project", other.path)
    assert (status, out) == (1, "2 corrections added.\n")
    assert [f"line {n}: " in line for n, line in zip((1, 4, 5), err.splitlines(), strict=True)]
    placed = state(other).history.done[1].change
    assert isinstance(placed, events.PlaceChosen)
    assert placed.spot.article == "x"
    assert run(capsys, "corrections", "import", file, "--project", other.path)[1] == (
        "0 corrections added.\n"
    )


def test_corrections_of_other_articles_are_counted(project: Path, tmp_path: Path, capsys) -> None:
    _, lines, _ = run(capsys, "corrections", "export", "--project", project)
    file = tmp_path / "corrections.jsonl"
    file.write_text("".join(line for line in lines.splitlines(True) if "edited" not in line))
    other = Project(tmp_path / "other.dateline")
    other.add("s", [Article("x", "Bo Ekman drove to Lusaka.")])
    told = run(capsys, "corrections", "import", file, "--project", other.path)
    assert told[:2] == (
        0,
        "2 corrections added; 1 of them is about words that no article here has.\n",
    )


def test_a_word_everywhere_is_here_where_any_article_has_it() -> None:
    added = events.PlaceAdded(PLACED.spot, POINT)
    here, elsewhere = Article("x", "Kampala is large."), Article("x", "Lusaka is large.")
    assert told_of([added], [here]) == "1 correction added."
    assert "1 of them is about words that no" in told_of([added], [elsewhere])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"# A page\n\nNo corrections.\n", "this is no file of corrections; give one that"),
        (b"\x89PNG\r\n", "this is no text; give a file that `corrections export` has written"),
        (b"{]\n", ", line 1: this is no line of JSON; the line is left out"),
    ],
)
def test_a_file_of_something_else_is_said_in_one_sentence(
    project: Path, tmp_path: Path, capsys, data: bytes, said: str
) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_bytes(data)
    status, _, err = run(capsys, "corrections", "import", file, "--project", project)
    assert status == 1 and said in err and err.count("\n") == 1


@pytest.mark.parametrize("command", [["places"], ["journeys"], ["corrections", "export"]])
def test_what_is_no_project_is_said_in_one_sentence(tmp_path: Path, capsys, command) -> None:
    path = tmp_path / "no.dateline"
    path.write_text("no project")
    status, out, err = run(capsys, *command, "--project", path)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "no.dateline" in err
    assert path.read_text() == "no project"
