"""The gazetteer's index: built once, found again, rebuilt when it must be. The towns of GeoNames
are left out here, which makes building quick."""

import subprocess
import sys
from itertools import pairwise

import pytest

from dashboard.errors import GazetteerError, InputError
from dashboard.places.gazetteer.index import open_index
from dashboard.places.gazetteer.layers import COLUMNS, Row, read_csv
from dashboard.places.gazetteer.lookup import Gazetteer

HEADER = ",".join(COLUMNS)
ROW = "kossa,Kossa,Cossa|Kosa Ville,12.5,-3.25,P,PPL,ML,Kayes,800,a village"


def towns(names, divisions):  # noqa: ARG001
    return [Row("1", "Kossa", 50.0, 10.0, "P", "PPL", "DE", "", 5000, "DE.02")]


def write(folder, *rows, header=HEADER):
    path = folder / "gazetteer.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def opened(path, cache, steps=None):
    return Gazetteer(
        open_index(
            path, cache, lambda *step: (steps if steps is not None else []).append(step), towns
        )
    )


def indices(cache):
    return sorted(cache.glob("gazetteer-*.sqlite"))


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def test_the_edited_layer_outranks_the_others(tmp_path, cache):
    first, second = opened(write(tmp_path, ROW), cache).candidates("Kossa")
    assert (first.layer, first.place.country, first.place.admin1) == (0, "ML", "Kayes")
    assert (second.layer, second.place.country) == (2, "DE")


def test_other_names_are_parted_by_bars(tmp_path, cache):
    found = opened(write(tmp_path, ROW), cache).candidates("kosa ville")
    assert [(each.place.id, each.name, each.primary) for each in found] == [
        ("kossa", "Kosa Ville", False)
    ]


def test_a_row_with_the_id_of_a_lower_layer_replaces_it(tmp_path, cache):
    moved = "1,Kossa,,51.0,11.0,P,PPL,DE,,9000,"
    (only,) = opened(write(tmp_path, moved), cache).candidates("Kossa")
    assert (only.place.lat, only.layer) == (51.0, 0)


def test_a_division_may_be_named_or_coded(tmp_path, cache):
    coded = "a,Ayaya,,12,-3,P,PPL,ML,ML.03,0,"
    named = "b,Bebebe,,12,-3,P,PPL,ML,Kayes,0,"
    unknown = "c,Cicici,,12,-3,P,PPL,ML,Old Province,0,"
    gazetteer = opened(write(tmp_path, coded, named, unknown), cache)
    assert [gazetteer.place(id_).within for id_ in "abc"] == ["ML.03", "ML.03", "ML"]
    assert [gazetteer.place(id_).admin1 for id_ in "abc"] == ["Kayes", "Kayes", "Old Province"]


def test_a_second_opening_builds_nothing(tmp_path, cache):
    path, steps = write(tmp_path, ROW), []
    opened(path, cache)
    again = opened(path, cache, steps)
    assert steps == []
    assert again.candidates("Kossa")
    assert len(indices(cache)) == 1


def test_progress_goes_from_nothing_to_all(tmp_path, cache):
    steps = []
    opened(write(tmp_path, ROW), cache, steps)
    fractions = [fraction for fraction, _ in steps]
    assert fractions[0] == 0.0
    assert fractions[-1] == 1.0
    assert all(before <= after for before, after in pairwise(fractions))
    assert all(words for _, words in steps)


def test_a_change_of_the_file_is_seen(tmp_path, cache):
    opened(write(tmp_path, ROW), cache)
    changed = opened(write(tmp_path, ROW.replace("12.5", "13.5")), cache)
    assert changed.place("kossa").lat == 13.5


def test_of_the_indices_those_used_least_lately_are_cleared_away(tmp_path, cache):
    rows = [ROW.replace("12.5", str(lat)) for lat in range(8)]
    opened(write(tmp_path, rows[0]), cache)
    (first,) = indices(cache)
    for row in rows[1:]:
        opened(write(tmp_path, row), cache)
        opened(write(tmp_path, rows[0]), cache)
    assert len(indices(cache)) == 6
    assert first in indices(cache)


def test_copies_with_the_same_content_share_an_index_and_name_their_own_files(tmp_path, cache):
    bad = "bad,Bad,,999,0,P,PPL,ML,,0,"
    paths = []
    for name in ("clone", "other clone"):
        (tmp_path / name).mkdir()
        paths.append(write(tmp_path / name, ROW, bad))
    steps = []
    first, again = opened(paths[0], cache), opened(paths[1], cache, steps)
    assert steps == [] and len(indices(cache)) == 1
    said = [[(p.path, p.line) for p in each.problems] for each in (first, again)]
    assert said == [[(str(path), 3)] for path in paths]


def test_a_missing_file_is_not_an_empty_one(tmp_path, cache):
    (missing,) = opened(tmp_path / "none" / "gazetteer.csv", cache).problems
    (tmp_path / "gazetteer.csv").write_text("")
    (empty,) = opened(tmp_path / "gazetteer.csv", cache).problems
    assert "cannot be read" in str(missing) and "lacks the column" in str(empty)


def cut(path):
    path.write_bytes(path.read_bytes()[:-5000])


def scribble(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def empty(path):
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, scribble, empty])
def test_a_damaged_index_is_built_anew(tmp_path, cache, damage):
    path, steps = write(tmp_path, ROW), []
    opened(path, cache).index.file.close()
    damage(indices(cache)[0])
    assert opened(path, cache, steps).candidates("Kossa")
    assert steps


def test_an_interrupted_build_leaves_the_old_index_and_no_rubbish(tmp_path, cache):
    opened(write(tmp_path, ROW), cache)
    before = indices(cache)

    def interrupt(fraction, _words):
        if fraction > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index(write(tmp_path, ROW, ROW.replace("kossa", "b")), cache, interrupt, towns)
    assert indices(cache) == before
    opened(tmp_path / "gazetteer.csv", cache)
    assert not list(cache.glob("*.part"))


def test_a_folder_that_cannot_be_written_to_is_told_and_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "cache"
    gazetteer = opened(write(tmp_path, ROW), folder)
    (problem,) = gazetteer.problems
    assert isinstance(problem, GazetteerError)
    assert str(folder) in str(problem)
    assert "writable" in str(problem)
    assert gazetteer.candidates("Kossa")


def test_processes_that_start_together_do_not_break_each_other(tmp_path, cache):
    path = write(tmp_path, ROW)
    script = (
        "import sys; from pathlib import Path\n"
        "from tests.places.gazetteer.test_index import opened\n"
        "steps = []; g = opened(Path(sys.argv[1]), Path(sys.argv[2]), steps)\n"
        "print(len(g.candidates('Kossa')), bool(steps))"
    )
    command = [sys.executable, "-c", script, str(path), str(cache)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    answers = sorted(process.communicate(timeout=300)[0].split() for process in processes)
    assert answers == [["2", "False"], ["2", "False"], ["2", "True"]]
    assert len(indices(cache)) == 1


BAD_ROWS = [
    ("x,Xa,,12.5", "has 4 columns"),
    ("x,Xa,,91,0,P,PPL,ML,,0,", "latitude must be degrees from -90 to 90"),
    ("x,Xa,,0,-180.5,P,PPL,ML,,0,", "longitude must be"),
    ("x,Xa,,151.2,-33.8,P,PPL,AU,,0,", "are latitude and longitude swapped?"),
    ("x,Xa,,12°75' N,0,P,PPL,ML,,0,", "latitude must be"),
    ("x,Xa,,12 E,0,P,PPL,ML,,0,", "latitude must be"),
    ("x,Xa,,-12 S,0,P,PPL,ML,,0,", "latitude must be"),
    ("x,Xa,,12 30 00 N,0,P,PPL,ML,,0,", "latitude must be"),
    ("x,Xa,,north,0,P,PPL,ML,,0,", "latitude must be"),
    ("x,Xa,,nan,0,P,PPL,ML,,0,", "latitude must be"),
    ("x,Xa,,,0,P,PPL,ML,,0,", "latitude must be"),
    ("kossa,Xa,,0,0,P,PPL,ML,,0,", "id “kossa” is used twice"),
    (",Xa,,0,0,P,PPL,ML,,0,", "has no id"),
    ("x,,,0,0,P,PPL,ML,,0,", "has no name"),
    ("x,—,,0,0,P,PPL,ML,,0,", "no letter"),
    ("x,Xa,,0,0,town,PPL,ML,,0,", "feature_class must be one of"),
    ("x,Xa,,0,0,P,PPL,Mali,,0,", "country must be a code"),
    ("x,Xa,,0,0,P,PPL,ML,,many,", "population must be a whole number"),
    ("x,Xa,,0,0,P,PPL,ML,,-4,", "population must be"),
    ('x,"Xa,,0,0,P,PPL,ML,,0,', "this row is left out"),
]


@pytest.mark.parametrize(("row", "words"), BAD_ROWS, ids=[words for _, words in BAD_ROWS])
def test_a_bad_row_is_told_with_its_line_and_the_rest_is_used(tmp_path, row, words):
    path = write(tmp_path, ROW, row, "later,Laterville,,1,2,P,PPL,ML,,0,")
    rows, (problem,) = read_csv(path)
    assert isinstance(problem, InputError)
    assert (problem.path, problem.line) == (str(path), 3)
    assert words in str(problem)
    assert [row.id for row in rows] == ["kossa", "later"]


POINT = ("Xa", 12.5, -1.25)


@pytest.mark.parametrize(
    "table",
    [
        "name,latitude,longitude\nXa,12.5,-1.25",
        "Name;Lat;Lon\nXa;12,5;-1,25",
        "sep=;\nname;lat;lng\nXa;12,5;-1,25",
        "\nname\tlat\tlong\nXa\t12.5\t−1.25",
        "name,latitude,longitude\nXa,12°30′N,1°15′00″W",
        "name,latitude,longitude\nXa,N 12° 30' 0,W1.25°",
        'name,latitude,longitude\nXa,"12°30\'00""N","1°15\'00""W"',
        "item,itemLabel,coord\nhttp://d.ex/Q1,Xa,Point(-1.25 12.5)",
        'name,coordinates\nXa,"12.5, -1.25"',
        "name,latitude,longitude,feature_class,population\nXa,12.5,-1.25,p,1200.0",
        'name,latitude,longitude,population\nXa,12.5,-1.25,"1,200"',
        'name,latitude,longitude,note\nXa,12.5,-1.25,"two\nlines"',
    ],
)
def test_places_are_read_as_spreadsheets_and_services_write_them(tmp_path, table):
    path = tmp_path / "sites.csv"
    path.write_text(table + "\n")
    (row,), problems = read_csv(path)
    assert problems == ()
    assert ((row.name, row.lat, row.lon), row.feature_class) == (POINT, "P")
    assert row.population in (0, 1200) and row.id


def test_a_quote_that_does_not_end_costs_its_own_row(tmp_path):
    path = write(tmp_path, ROW, 'x,"Xa,,0,0,P,PPL,ML,,0,', "y,Ya,,1,2,P,PPL,ML,,0,a note")
    rows, (problem,) = read_csv(path)
    assert [row.name for row in rows] == ["Kossa", "Ya"] and problem.line == 3


def test_what_was_wrong_is_told_at_every_opening(tmp_path, cache):
    path = write(tmp_path, ROW, *(row for row, _ in BAD_ROWS))
    first, again = opened(path, cache), opened(path, cache)
    assert len(first.problems) == len(BAD_ROWS)
    assert list(map(str, first.problems)) == list(map(str, again.problems))
    assert again.place("kossa")


def test_quotes_and_commas_in_names_are_read(tmp_path, cache):
    gazetteer = opened(write(tmp_path, '9,"Saint ""Joe"", Upper",,1,2,P,PPL,ML,,0,'), cache)
    assert gazetteer.problems == ()
    assert gazetteer.place("9").name == 'Saint "Joe", Upper'
    assert gazetteer.candidates("St. Joe, Upper")


def test_markup_in_a_note_is_just_text(tmp_path):
    rows, problems = read_csv(write(tmp_path, ROW + " <script>alert(1)</script>"))
    assert (len(rows), problems) == (1, ())


def test_letters_that_are_not_utf_8_are_told(tmp_path):
    path = tmp_path / "gazetteer.csv"
    path.write_bytes(f"{HEADER}\n{ROW}\nx,Orl".encode() + b"\xe9ans,,1,2,P,PPL,FR,,0,\n")
    rows, problems = read_csv(path)
    assert "UTF-8" in str(problems[0])
    assert [row.id for row in rows] == ["kossa"]


def test_a_byte_order_mark_and_empty_lines_do_no_harm(tmp_path):
    path = tmp_path / "gazetteer.csv"
    path.write_text(f"\ufeff{HEADER}\r\n\r\n{ROW}\r\n,,,,,,,,,,\r\n", encoding="utf-8")
    rows, problems = read_csv(path)
    assert (len(rows), problems) == (1, ())


@pytest.mark.parametrize("text", ["", "id,name\nx,Xa\n", "\x00\x01"])
def test_a_file_without_the_header_is_told_once(tmp_path, text):
    path = tmp_path / "gazetteer.csv"
    path.write_text(text, encoding="utf-8")
    rows, (problem,) = read_csv(path)
    assert rows == ()
    assert problem.line == 1
    assert HEADER in str(problem)


def test_a_missing_file_is_told_and_the_other_layers_are_used(tmp_path, cache):
    gazetteer = opened(tmp_path / "none.csv", cache)
    assert "none.csv" in str(gazetteer.problems[0])
    assert gazetteer.candidates("Russia")
