from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import build as atlas_of
from dashboard.cli.main import main
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.view.build import build

ROOT = Path(__file__).parents[2]
SEEDS = str(ROOT / "seeds")
IDS = ["000_1be1314a73d5da7f", "004_a90696101b608ef7"]

KML = "{http://www.opengis.net/kml/2.2}"
GPX = "{http://www.topografix.com/GPX/1/1}"


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
