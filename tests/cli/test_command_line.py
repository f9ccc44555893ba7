from __future__ import annotations

import csv
import gc
import io
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import build as atlas_of
from dashboard.cli.main import main, parser
from dashboard.cli.terminal import Terminal
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.view.build import build

ROOT = Path(__file__).parents[2]
SEEDS = str(ROOT / "seeds")
IDS = ["000_1be1314a73d5da7f", "004_a90696101b608ef7"]

KML = "{http://www.opengis.net/kml/2.2}"
GPX = "{http://www.topografix.com/GPX/1/1}"
Outcome = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Runs a command without progress: standard error holds problems only."""
    monkeypatch.setattr("dashboard.cli.terminal._PATIENCE", 3600)

    def run(*arguments: object) -> Outcome:
        status = main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_places_prints_a_line_an_article_with_exact_offsets(run):
    status, out, err = run("places", SEEDS, "--format", "jsonl")
    assert (status, err) == (0, "")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["id"] for line in lines] == IDS
    for line in lines:
        text = (ROOT / "seeds" / f"{line['id']}.txt").read_text(encoding="utf-8")
        assert line["mentions"]
        for mention in line["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_a_command_leaves_the_garbage_collector_as_it_was(run, tmp_path):
    before = gc.get_threshold()
    assert run("places", SEEDS)[0] == 0
    assert gc.get_threshold() == before
    assert run("places", tmp_path / "none.txt")[0] == 1
    assert gc.get_threshold() == before


def test_kinds_chooses_among_the_mentions(run):
    _, everything, _ = run("places", SEEDS)
    _, some, _ = run("places", SEEDS, "--kinds", "demonym,dateline")
    kinds = {m["kind"] for line in some.splitlines() for m in json.loads(line)["mentions"]}
    assert kinds == {"demonym", "dateline"}
    chosen = [
        [m for m in json.loads(line)["mentions"] if m["kind"] in kinds]
        for line in everything.splitlines()
    ]
    assert chosen == [json.loads(line)["mentions"] for line in some.splitlines()]


def test_the_formats_of_places_agree(run):
    _, jsonl, _ = run("places", SEEDS)
    _, table, _ = run("places", SEEDS, "--format", "csv")
    _, geojson, _ = run("places", SEEDS, "--format", "geojson")
    mentions = [m for line in jsonl.splitlines() for m in json.loads(line)["mentions"]]
    assert [row["text"] for row in rows(table)] == [mention["text"] for mention in mentions]
    placed = [mention for mention in mentions if mention["place"]]
    features = json.loads(geojson)["features"]
    assert sum(len(f["properties"]["mentions"]) for f in features) == len(placed)


def test_the_formats_of_journeys_agree(run):
    _, jsonl, _ = run("journeys", SEEDS)
    _, table, _ = run("journeys", SEEDS, "--format", "csv")
    _, geojson, _ = run("journeys", SEEDS, "--format", "geojson")
    lines = [json.loads(line) for line in jsonl.splitlines()]
    assert [line["id"] for line in lines] == IDS
    told = [(stop["traveller"], stop["place"]) for line in lines for stop in line["stops"]]
    assert told and told == [(row["traveller"], row["place"]) for row in rows(table)]
    points = [f["properties"] for f in json.loads(geojson)["features"]]
    assert told == [(p["traveller"], p["name"]) for p in points if p["role"] == "stop"]


def test_kml_and_gpx_have_the_stops_of_the_other_formats(run):
    for merged in ([], ["--merged"]):
        _, table, _ = run("journeys", SEEDS, "--format", "csv", *merged)
        told = [(float(r["lat"]), float(r["lon"]), r["place"]) for r in rows(table)]
        status, kml, err = run("journeys", SEEDS, "--format", "kml", *merged)
        assert (status, err) == (0, "")
        assert sorted(kml_points(kml)) == sorted(told)
        status, gpx, err = run("journeys", SEEDS, "--format", "gpx", *merged)
        assert (status, err) == (0, "")
        root = ElementTree.fromstring(gpx)
        kinds = [child.tag.removeprefix(GPX) for child in root]
        assert kinds == sorted(kinds, key=["wpt", "rte", "trk"].index), "waypoints come first"
        points = [
            (float(p.attrib["lat"]), float(p.attrib["lon"]), p.findtext(f"{GPX}name"))
            for p in root.findall(f"{GPX}wpt")
        ]
        assert points == [(round(lat, 6), round(lon, 6), name) for lat, lon, name in told]


@pytest.mark.parametrize("arguments", [["places"], ["journeys"], ["journeys", "--merged"]])
def test_every_format_tells_of_as_many_things_as_geojson(
    capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str]
):
    def output(form: str) -> bytes:
        assert main([*arguments, SEEDS, "--format", form]) == 0
        return capsysbinary.readouterr().out

    features = json.loads(output("geojson"))["features"]
    points = [f for f in features if f["geometry"]["type"] == "Point"]
    kml, gpx = (ElementTree.fromstring(output(form)) for form in ("kml", "gpx"))
    assert len(list(kml.iter(f"{KML}Placemark"))) == len(features)
    assert len(gpx.findall(f"{GPX}wpt")) == len(points)
    assert len(gpx.findall(f"{GPX}trk")) == len(features) - len(points)
    parquet = pytest.importorskip("pyarrow.parquet")
    assert parquet.read_table(io.BytesIO(output("parquet"))).num_rows == len(features)
    geopackage = sqlite3.connect(":memory:")
    geopackage.deserialize(output("gpkg"))
    ask = "SELECT sum(feature_count) FROM gpkg_ogr_contents"
    assert geopackage.execute(ask).fetchone() == (len(features),)
    items = json.loads(output("jsonld"))["items"]
    mentions = sum(len(f["properties"].get("mentions", [0])) for f in features)
    assert len(items) == len({item["id"] for item in items}) == mentions


def test_what_a_format_needs_is_said_before_anything_is_read(
    run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("dashboard.exports.columns.find_spec", lambda _: None)
    with pytest.raises(SystemExit) as stopped:
        run("journeys", SEEDS, "--format", "gpkg")
    assert stopped.value.code == 2
    assert "pip install '.[formats]'" in capsys.readouterr().err
    assert run("journeys", SEEDS, "--format", "kml")[0] == 0


def test_what_is_no_text_is_not_written_to_a_terminal(
    run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(SystemExit) as stopped:
        run("journeys", SEEDS, "--format", "parquet")
    assert stopped.value.code == 2
    assert "write it to a file" in capsys.readouterr().err


def test_places_as_kml_are_a_folder_an_article_with_sentences(run):
    _, geojson, _ = run("places", SEEDS, "--format", "geojson", "--kinds", "literal")
    status, kml, err = run("places", SEEDS, "--format", "kml", "--kinds", "literal")
    assert (status, err) == (0, "")
    places = [
        (*reversed(f["geometry"]["coordinates"]), f["properties"]["name"])
        for f in json.loads(geojson)["features"]
    ]
    assert kml_points(kml) == places
    folders = ElementTree.fromstring(kml).findall(f"{KML}Document/{KML}Folder")
    assert len(folders) == 2
    first = folders[0].findtext(f"{KML}Placemark/{KML}description")
    assert first is not None and "<p>“" in first and f"({IDS[0]}, sentence " in first


def kml_points(kml: str) -> list[tuple[float, float, str | None]]:
    """The latitude, longitude and name of each point, without the number of a stop."""
    found = []
    for mark in ElementTree.fromstring(kml).iter(f"{KML}Placemark"):
        if point := mark.findtext(f"{KML}Point/{KML}coordinates"):
            lon, lat = map(float, point.split(","))
            name = mark.findtext(f"{KML}name") or ""
            found.append((lat, lon, re.sub(r"^\d+\. ", "", name)))
    return found


def test_merged_journeys_join_what_both_articles_tell(run):
    _, jsonl, _ = run("journeys", SEEDS)
    status, merged, _ = run("journeys", SEEDS, "--merged")
    assert status == 0
    line = json.loads(merged)
    assert line["articles"] == IDS
    assert {ref["article"] for stop in line["stops"] for ref in stop["evidence"]} == set(IDS)
    told = sum(len(json.loads(one)["stops"]) for one in jsonl.splitlines())
    assert 0 < len(line["stops"]) < told
    _, table, _ = run("journeys", SEEDS, "--merged", "--format", "csv")
    assert [row["place"] for row in rows(table)] == [stop["place"] for stop in line["stops"]]


def test_the_two_articles_give_these_journeys_and_no_others(run):
    _, table, _ = run("journeys", SEEDS, "--merged", "--format", "csv")
    told = {(r["traveller"], r["trip"], r["order"], r["place"], r["status"]) for r in rows(table)}
    assert told == {
        ("Kim Jong Un", "1", "1", "Russia", "visited"),
        ("Kim Jong Un", "1", "2", "Vostochny Cosmodrome", "visited"),
        ("Kim Jong Un", "1", "3", "Komsomolsk-on-Amur", "visited"),
        ("Kim Jong Un", "1", "4", "Vladivostok", "planned"),
        ("Kim Jong Un", "2", "1", "Vladivostok", "past"),
        ("Kim Jong Un", "3", "1", "Vietnam", "past"),
        ("Denis Manturov", "1", "1", "Komsomolsk-on-Amur", "visited"),
        ("Vladimir Putin", "1", "1", "Vostochny Cosmodrome", "visited"),
        ("Vladimir Putin", "1", "2", "Sochi", "visited"),
        ("Vladimir Putin", "2", "1", "Pyongyang", "planned"),
        ("Alexander Lukashenko", "1", "1", "Sochi", "visited"),
        ("Donald Trump", "1", "1", "Vietnam", "past"),
        ("Sergey Lavrov", "1", "1", "Pyongyang", "planned"),
    }


AMBIGUOUS = "President Ann Lee arrived in Paris on 03/04/2024. She was in Cairo on 5 May 2024.\n"
SAID = "“03/04/2024” may be 3 April or 4 March, so no day is shown for it."


def test_a_date_of_two_meanings_is_said_and_the_article_is_read(run, tmp_path: Path):
    told = tmp_path / "tour.txt"
    told.write_text(AMBIGUOUS, encoding="utf-8")
    for arguments in (["--format", "csv"], ["--format", "csv", "--merged"]):
        status, output, errors = run("journeys", told, *arguments)
        days = {row["place"]: (row["date"], row["date_text"]) for row in rows(output)}
        assert days == {"Paris": ("", "03/04/2024"), "Cairo": ("2024-05-05", "5 May 2024")}
        assert (status, errors) == (0, f"the article “tour”: {SAID}\n")


def test_a_date_of_two_meanings_is_a_note_of_the_article_in_the_reader(run, tmp_path: Path):
    told, page = tmp_path / "tour.txt", tmp_path / "map.html"
    told.write_text(AMBIGUOUS, encoding="utf-8")
    status, _, errors = run("map", told, "-o", page)
    assert (status, errors) == (0, f"the article “tour”: {SAID}\n")
    (article,) = build(atlas_of([Article("tour", AMBIGUOUS)], Geoparser(open_gazetteer()))).articles
    assert article.notes == (SAID,)
    assert SAID in page.read_text(encoding="utf-8")


def test_map_writes_one_file_that_holds_the_articles(run, tmp_path: Path):
    target = tmp_path / "map.html"
    status, out, err = run("map", SEEDS, "-o", target)
    assert (status, out, err) == (0, "", "")
    page = target.read_text(encoding="utf-8")
    assert all(article_id in page for article_id in IDS)
    assert "<script src=" not in page and "<link" not in page


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(run, tmp_path: Path):
    broken = tmp_path / "many.jsonl"
    broken.write_text('{"id": "a", "text": "She flew to Lima."}\nnonsense\n')
    status, out, err = run("places", tmp_path / "missing", broken, "--format", "jsonl")
    assert status == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a"]
    first, second = err.splitlines()
    assert first.startswith(f"{tmp_path / 'missing'}: there is no such file or folder")
    assert second.startswith(f"{broken}, line 2: this line is no JSON")


def test_a_problem_that_costs_no_article_leaves_the_status_at_0(run, tmp_path: Path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "She flew.", "published": "soon"}')
    status, out, err = run("journeys", tmp_path)
    assert status == 0 and "is no date" in err
    line = json.loads(out)
    assert (line["id"], line["stops"], line["published"]) == ("a", [], None)


@pytest.mark.parametrize("command", ["places", "journeys"])
def test_without_any_article_each_format_is_still_whole(run, tmp_path: Path, command: str):
    assert run(command, tmp_path, "--format", "jsonl")[:2] == (1, "")
    status, out, _ = run(command, tmp_path, "--format", "geojson")
    assert (status, json.loads(out)) == (1, {"type": "FeatureCollection", "features": []})
    status, out, _ = run(command, tmp_path, "--format", "csv")
    assert status == 1 and len(out.splitlines()) == 1
    for form in ("kml", "gpx") if command == "journeys" else ("kml",):
        status, out, _ = run(command, tmp_path, "--format", form)
        assert status == 1 and ElementTree.fromstring(out).tag.endswith(f"}}{form}")


def test_no_map_is_written_without_an_article_or_a_place_to_write(run, tmp_path: Path):
    status, _, err = run("map", tmp_path, "-o", tmp_path / "map.html")
    assert status == 1 and "no map was written" in err
    assert not (tmp_path / "map.html").exists()
    status, _, err = run("map", SEEDS, "-o", tmp_path / "missing" / "map.html")
    assert status == 1 and "cannot be written" in err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["places"],
        ["fly", SEEDS],
        ["places", SEEDS, "--format", "xml"],
        ["places", SEEDS, "--format", "shp"],
        ["places", SEEDS, "--kinds", "literal,person"],
        ["journeys", SEEDS, "--kinds", "literal"],
        ["map", SEEDS],
        ["places", SEEDS, "--gazetteer", "missing.csv"],
    ],
)
def test_wrong_usage_is_status_2(run, arguments: list[str]):
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["journeys"], "journeys: error: give an INPUT to read, or a project with --project"),
        (
            ["places", SEEDS, "--kinds", "literal,person"],
            "“person” is no kind of mention; the kinds are literal, metonym,",
        ),
        (["places", SEEDS, "--gazetteer", "no.csv"], "there is no file “no.csv”"),
        (
            ["map", "-o", "map.html", "--project", "no.dateline"],
            "there is no project “no.dateline”; the command page begins one there",
        ),
    ],
)
def test_wrong_usage_is_said_with_the_command_and_what_to_do(
    run, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit):
        run(*arguments)
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("started", "called"),
    [("dashboard/__main__.py", "python -m dashboard"), ("/usr/bin/dateline", "dateline")],
)
def test_usage_calls_the_command_as_its_user_does(
    monkeypatch: pytest.MonkeyPatch, started: str, called: str
) -> None:
    monkeypatch.setattr("sys.argv", [started])
    assert parser().format_usage().startswith(f"usage: {called} [-h]")


def test_a_gazetteer_of_ones_own_outranks_the_rest(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    own = tmp_path / "own.csv"
    own.write_text(
        "id,name,alternate_names,latitude,longitude,feature_class,feature_code,country,admin1,"
        "population,note\nq1,Quxhaven,,12.5,-45.25,P,PPL,,,5000,made up\n"
    )
    (tmp_path / "a.txt").write_text("The minister arrived in Quxhaven on Monday for talks.")
    _, out, _ = run("places", tmp_path / "a.txt", "--gazetteer", own)
    (mention,) = json.loads(out)["mentions"]
    assert (mention["place"]["lat"], mention["place"]["lon"]) == (12.5, -45.25)


def test_a_reader_who_has_enough_stops_the_command_quietly(tmp_path: Path):
    text = "She flew from Lima to Quito and on to Bogota. " * 20
    many = [json.dumps({"id": str(n), "text": text}) for n in range(40)]
    (tmp_path / "many.jsonl").write_text("\n".join(many))
    command = [sys.executable, "-m", "dashboard", "places", str(tmp_path / "many.jsonl")]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read().decode()
    assert process.returncode == 0
    assert "Error" not in errors and "Traceback" not in errors


class Screen(io.StringIO):
    def __init__(self, is_terminal: bool):
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.mark.parametrize(
    ("is_terminal", "seconds", "shown"),
    [
        (True, 0.05, ""),
        (False, 0.05, ""),
        (True, 10, "\r\x1b[K".join(["1 article, 0 a second", "2 articles, 0 a second", ""])),
        (False, 6, "1 article, 0 a second\n"),
    ],
)
def test_progress_begins_after_a_second_and_is_sparse_in_a_log(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, seconds: float, shown: str
):
    now = [0.0]
    monkeypatch.setattr("dashboard.cli.terminal.time.monotonic", lambda: now[0])
    screen = Screen(is_terminal)
    terminal = Terminal(screen)
    for _ in terminal.counted(range(2), "article"):
        now[0] += seconds
    terminal.done()
    assert screen.getvalue() == shown


def test_a_hostile_name_moves_no_cursor_and_makes_no_line_of_its_own():
    screen = Screen(True)
    Terminal(screen).say("a\x1b[2J\n\u202eb: no such file")
    assert screen.getvalue() == "a\\x1b[2J\\n\\u202eb: no such file\n"


def test_least_is_the_chance_from_which_a_visit_is_a_stop(run):
    _, out, _ = run("journeys", SEEDS, "--least", "0")
    every = [stop for line in out.splitlines() for stop in json.loads(line)["stops"]]
    assert every and all(0 <= stop["chance"] <= 1 for stop in every)
    assert all(stop["chance"] == round(stop["chance"], 2) for stop in every)
    _, out, _ = run("journeys", SEEDS)
    drawn = [stop for line in out.splitlines() for stop in json.loads(line)["stops"]]
    assert len(drawn) == sum(stop["chance"] >= 0.7 for stop in every)


@pytest.mark.parametrize("given", ["1.5", "-0.1", "much", "nan"])
def test_least_that_is_no_chance_is_wrong_usage(run, capsys, given: str):
    with pytest.raises(SystemExit) as ended:
        run("journeys", SEEDS, "--least", given)
    assert ended.value.code == 2
    assert f"“{given}” is no chance from 0 to 1" in capsys.readouterr().err


def test_groups_are_marked_in_the_stops_and_apart_across_articles(run, tmp_path: Path) -> None:
    texts = [
        "The aid convoy left Cairo on Monday. Envoy Ann Lee flew to Oslo.",
        "The aid convoy reached Nairobi on Tuesday.",
    ]
    file = tmp_path / "two.jsonl"
    rows = [{"id": str(i), "text": t, "published": "2024-05-08"} for i, t in enumerate(texts)]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    status, out, _ = run("journeys", file, "--merged")
    stops = json.loads(out)["stops"]
    assert status == 0
    assert [(s["traveller"], s["group"], s["place"], s["trip"]) for s in stops] == [
        ("Ann Lee", False, "Oslo", 1),
        ("aid convoy", True, "Cairo", 1),
        ("aid convoy", True, "Nairobi", 2),
    ]
