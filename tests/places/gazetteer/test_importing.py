"""Layers of one's own through the command line: import, list, remove, find."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import zipfile
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.cli.main import main
from dashboard.errors import GazetteerError, InputError
from dashboard.places.gazetteer.imported import open_layers
from dashboard.places.gazetteer.importing import import_layer
from dashboard.places.gazetteer.layers import COLUMNS
from dashboard.places.gazetteer.lookup import open_gazetteer
from tests.places.parsing import parse, seed

HEADER = ",".join(COLUMNS)
SITE = "my-1,Zzyzx Depot,Depot Zed|Site 9,48.5,37.9,S,INSM,UA,Donetsk,0,ours"
DUMP_COLUMNS = 19


def dump(
    id_: object,
    name: str,
    *,
    others: str = "",
    lat: object = 51.0,
    lon: object = -0.5,
    kind: str = "P.PPL",
    within: str = "GB.ENG",
    people: object = 0,
) -> str:
    """A line of a GeoNames dump."""
    class_, _, code = kind.partition(".")
    country, first, second = [*within.split("."), "", ""][:3]
    cells = [id_, name, name, others, lat, lon, class_, code, country, "", first, second, "", ""]
    return "\t".join(map(str, [*cells, people, "", 5, "Europe/London", "2024-01-01"]))


def other(number: int, id_: object, language: str, name: str) -> str:
    """A line of GeoNames' alternate names."""
    return "\t".join([str(number), str(id_), language, name, "", "", "", "", "", ""])


@pytest.fixture
def layers(tmp_path, monkeypatch):
    folder = tmp_path / "layers"
    monkeypatch.setenv("DATELINE_LAYERS", str(folder))
    return folder


@pytest.fixture
def run(layers, capsys, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr("dashboard.cli.terminal._PATIENCE", 3600)

    def run(*arguments: object) -> tuple[int, str, str]:
        status = main(["gazetteer", *map(str, arguments)])
        return status, *capsys.readouterr()

    return run


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    return path


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return path


def meant(name: str) -> list[tuple[str, str, int]]:
    return [(c.place.id, c.place.source, c.layer) for c in open_gazetteer().candidates(name)]


def test_places_of_ones_own_outrank_all_but_the_edited_file(run, tmp_path):
    rows = (
        SITE,
        "524901,Moscow,,55.0,37.0,P,PPL,RU,,7,moved",
        "vostochny-2,Vostochny Cosmodrome,,1,2,S,X,RU,,,",
    )
    status, out, err = run("import", write(tmp_path / "sites.csv", HEADER, *rows))
    assert (status, err) == (0, "")
    assert "sites: 3 places" in out
    assert meant("depot zed") == [("my-1", "sites", 0)]
    moscow = [(id_, layer) for id_, layer, _ in meant("Moscow")]
    assert moscow[0] == ("524901", "sites")
    assert ("524901", "GeoNames") not in moscow
    assert open_gazetteer().place("524901").lat == 55.0
    assert [layer for _, layer, _ in meant("Vostochny Cosmodrome")][:2] == [
        "gazetteer.csv",
        "sites",
    ]
    depot = open_gazetteer().place("my-1")
    assert (depot.within, depot.admin1) == ("UA.05", "Donetsk Oblast")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_of_ones_own_may_end_its_lines_in_any_way(run, tmp_path, end):
    path = tmp_path / "sites.csv"
    path.write_bytes(f"{HEADER}{end}{SITE}{end}".encode())
    assert run("import", path)[0] == 0
    assert meant("depot zed") == [("my-1", "sites", 0)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_of_ones_own_may_be_as_spreadsheets_save_it(run, tmp_path, encoding):
    path = tmp_path / "sites.csv"
    path.write_bytes("Name;Lat;Lon\r\nZqálpha;48,5;37,9\r\n".encode(encoding))
    assert run("import", path)[0] == 0
    (found,) = meant("Zqálpha")
    assert found == ("Zqálpha@48.5000,37.9000", "sites", 0)


def test_rows_that_are_left_out_are_counted_in_the_last_line(run, tmp_path):
    path = tmp_path / "sites.csv"
    path.write_bytes(f"{HEADER}\n{SITE}\nq,Zqálpha,,1,2,P,PPL,TD,,0,\n".encode("windows-1252"))
    status, out, err = run("import", path)
    assert status == 1 and "line 3: has letters that are not UTF-8" in err
    assert "1 place is now a layer" in out and out.rstrip().endswith(
        "1 row was left out, as said above."
    )


def test_a_dump_ranks_below_and_does_not_double_what_is_known(run, tmp_path):
    lines = (
        dump(2643743, "London", people=8_961_989, within="GB.ENG.GLA"),
        dump(524901, "Moskva", others="Zzyzxograd,ZZX,жжж", people=10**7, within="RU.48"),
        dump(900001, "London", people=3),
        dump(4829764, "State of Alabama", kind="A.ADM1", within="US.AL", people=9),
        dump(900002, "Nether Zzyzx"),
    )
    run("import", write(tmp_path / "GB.txt", *lines))
    london = meant("London")
    assert [id_ for id_, *_ in london].count("2643743") == 1
    assert london[0][:2] == ("2643743", "GeoNames")
    assert london[-1] == ("900001", "GB", 3)
    assert meant("Zzyzxograd") == [("524901", "GeoNames", 2)]
    assert not meant("ZZX")
    assert meant("State of Alabama") == [("US.AL", "Dateline's areas", 1)]
    assert meant("Nether Zzyzx") == [("900002", "GB", 3)]
    assert open_gazetteer().place("900002").admin1 == "England"


def test_spots_roads_and_woods_are_taken_only_when_asked_for(run, tmp_path):
    kinds = ("P.PPL", "A.ADM4", "H.LK", "T.MT", "L.PRK", "S.SCH", "R.RD", "U.BNK", "V.FRST")
    lines = [dump(900000 + i, f"Zzyzx {kind[0]}x", kind=kind) for i, kind in enumerate(kinds)]
    path = write(tmp_path / "XX.txt", *lines)
    run("import", path)
    assert {kind[0] for kind in kinds if meant(f"Zzyzx {kind[0]}x")} == set("PAHTL")
    run("import", path, "--classes", "sp")
    assert {kind[0] for kind in kinds if meant(f"Zzyzx {kind[0]}x")} == set("SP")


def test_zipped_files_and_alternate_names(run, tmp_path):
    places = dump(900001, "Zzyzx") + "\n" + dump(900002, "Zywiec Zzyzx") + "\n"
    names = "\n".join(
        [
            other(1, 900001, "en", "Great Zzyzx"),
            other(2, 900001, "fr", "Zzyzx-le-Grand"),
            other(3, 900001, "", "Zzyzxburg"),
            other(4, 900001, "", "ZZX"),
            other(5, 900001, "link", "https://zzyzx.example"),
            other(6, 77, "en", "Elsewhere Zzyzx"),
            "7\t900001\ten",
        ]
    )
    main_file = zipped(tmp_path / "XX.zip", readme_txt="read me", XX_txt=places)
    name_file = zipped(
        tmp_path / "alt.zip", alternateNamesV2_txt=names, **{"iso-languagecodes_txt": "x"}
    )
    status, out, err = run("import", main_file, "--names", name_file)
    assert (status, "XX: 2 places" in out) == (1, True)
    assert err.startswith(f"{name_file}, line 7: has 3 columns")
    assert meant("Great Zzyzx") == meant("Zzyzxburg") == meant("Zzyzx") == [("900001", "XX", 3)]
    assert not any(map(meant, ["Zzyzx-le-Grand", "ZZX", "Elsewhere Zzyzx", "https zzyzx.example"]))


BAD_LINES = [
    ("1\tno more", "has 2 columns"),
    (dump("x1", "Zzyzx"), "has no number as its id"),
    (dump(-5, "Zzyzx"), "has no number as its id"),
    (dump("٣", "Zzyzx"), "has no number as its id"),
    (dump("9" * 40, "Zzyzx"), "has no number as its id"),
    (dump(5, ""), "has no name"),
    (dump(5, "—"), "no letter"),
    (dump(5, "Zz\x00yzx"), "control character"),
    (dump(5, "Zz\x1b[31myzx"), "control character"),
    (dump(5, "Z" * 201), "more than 200 characters"),
    (dump(5, "Zz\ufffdyzx"), "not UTF-8"),
    (dump(5, "Zzyzx", lat=90.1), "latitude must be"),
    (dump(5, "Zzyzx", lon="nan"), "longitude must be"),
    (dump(5, "Zzyzx", lon="inf"), "longitude must be"),
    (dump(5, "Zzyzx", lat=""), "latitude must be"),
    (dump(5, "Zzyzx", kind="town"), "feature class must be"),
    (dump(5, "Zzyzx", within="GBR"), "country must be"),
    (dump(5, "Zzyzx", people="many"), "population must be"),
    (dump(5, "Zzyzx", people="9" * 13), "population must be"),
    (dump(900001, "Zzyzx again"), "the id “900001” is used twice"),
]


def test_bad_lines_are_told_with_their_numbers_and_the_rest_is_used(layers, tmp_path):
    bad = [line for line, _ in BAD_LINES]
    lines = [dump(900001, "Zzyzx One"), *bad, dump(900003, "Zzyzx Three")]
    path = write(tmp_path / "XX.txt", *lines)
    problems: list[InputError] = []
    facts = import_layer(path, "XX", layers, lambda *_: None, problems.append)
    told = {problem.line: str(problem) for problem in problems}
    assert len(told) == len(problems) == len(BAD_LINES)
    for number, (_, words) in enumerate(BAD_LINES, start=2):
        assert told[number].startswith(f"{path}, line {number}: ")
        assert words in told[number]
        assert "this row is left out" in told[number]
    assert facts.places == 2
    assert [id_ for id_, *_ in meant("Zzyzx One") + meant("Zzyzx Three")] == ["900001", "900003"]


def test_many_bad_rows_are_counted_and_not_all_told(run, tmp_path):
    lines = [dump(900001, "Zzyzx"), *(f"bad {number}" for number in range(70))]
    status, _, err = run("import", write(tmp_path / "XX.txt", *lines))
    told = err.splitlines()
    assert (status, len(told)) == (1, 21)
    assert told[-1].startswith("50 rows were left out besides")


def test_quotes_commas_bars_and_long_lines_are_only_text(run, tmp_path):
    rows = (
        'a,"Zzyzx, Old,Zed,-1,2,P,PPL,ML,,0,',
        'b,"Zzyzx, ""Old""",Zed|<b>y</b>,1,2,P,PPL,ML,,0,"<script>"',
        "c," + "long " * 40_000 + ",,1,2,P,PPL,ML,,0,",
        "d,Zzyzx Dee,,1,2,P,PPL,ML,,0,",
    )
    path = write(tmp_path / "own.csv", HEADER, *rows)
    status, out, err = run("import", path)
    assert (status, "own: 2 places" in out) == (1, True)
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        f"{path}, line 2",
        f"{path}, line 4",
    ]
    (place,) = (c.place for c in open_gazetteer().candidates('Zzyzx "Old"'))
    assert place.name == 'Zzyzx, "Old"'


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "is neither a dump"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is neither a dump"),
        ("a.csv", b"id,name\nx,Xa\n", "is neither a dump"),
        ("a.csv", (HEADER + "\n").encode(), "has no place that can be used"),
        ("a.txt", other(1, 5, "en", "Zed").encode(), "has alternate names only"),
        ("a.zip", b"PK\x03\x04 no archive", "is neither a dump"),
    ],
)
def test_a_file_of_another_kind_is_told_and_makes_no_layer(
    run, layers, tmp_path, name, content, words
):
    path = tmp_path / name
    path.write_bytes(content)
    status, out, err = run("import", path)
    assert (status, out) == (1, "")
    assert err.startswith(f"{path}: ")
    assert words in err
    assert err.count("\n") == 1
    assert not list(layers.glob("a*"))


def test_an_archive_with_several_files_or_a_damaged_one_is_told(run, tmp_path):
    two = zipped(tmp_path / "two.zip", A_txt=dump(1, "Zed"), B_txt=dump(2, "Zed"))
    assert "must hold one text file, and has: A.txt, B.txt" in run("import", two)[2]
    whole = zipped(tmp_path / "XX.zip", XX_txt="\n".join(dump(i, f"Zed {i}") for i in range(9999)))
    data = bytearray(whole.read_bytes())
    data[len(data) // 2] ^= 0xFF
    whole.write_bytes(data)
    status, out, err = run("import", whole)
    assert (status, out) == (1, "")
    assert "cannot be read" in err


def test_list_tells_rank_number_source_and_day(run, tmp_path):
    own = write(tmp_path / "sites.csv", HEADER, SITE)
    deep = write(tmp_path / "XX.txt", dump(900001, "Zzyzx"))
    run("import", deep)
    run("import", own)
    run("import", own, "--name", "later")
    status, out, _ = run("list")
    rows = [line.split() for line in out.splitlines()]
    assert status == 0
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4", "5", "6", "7"]
    names = ["gazetteer.csv", "later", "sites", "Dateline's", "GeoNames", "GeoNames'", "XX"]
    assert [row[1] for row in rows[1:]] == names
    assert rows[2][2] == "1"
    assert rows[2][3] == time.strftime("%Y-%m-%d")
    assert rows[-1][-1] == str(deep)


def test_importing_again_replaces_and_removing_removes(run, tmp_path):
    path = write(tmp_path / "sites.csv", HEADER, SITE)
    run("import", path)
    run("import", write(path, HEADER, SITE.replace("Zzyzx Depot", "Zzyzx Camp")), "--name", "SITES")
    assert not meant("Zzyzx Depot")
    assert meant("Zzyzx Camp")
    assert run("remove", "Sites")[0] == 0
    assert not meant("Zzyzx Camp")
    status, out, err = run("remove", "sites")
    assert (status, out) == (1, "")
    assert "no imported layer is called “sites”; there are: none" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["import", "no such file.txt"],
        ["import", __file__, "--name", "GeoNames"],
        ["import", __file__, "--name", "../up"],
        ["import", __file__, "--name", ""],
        ["import", __file__, "--classes", "PX"],
        ["remove"],
        ["find"],
        [],
    ],
)
def test_wrong_usage_is_2(run, arguments):
    with pytest.raises(SystemExit) as stop:
        run(*arguments)
    assert stop.value.code == 2


def test_find_tells_the_layers_and_why_one_wins(run, tmp_path):
    run("import", write(tmp_path / "XX.txt", dump(900001, "Kyiv", within="RU", lat=60, lon=60)))
    status, out, _ = run("find", "kyiv")
    assert status == 0
    chosen = out.splitlines()[2]
    assert chosen.startswith("  Kyiv, ")
    assert "Ukraine: a town or village" in chosen
    assert "(GeoNames, id 703448)" in chosen
    assert "    because " in out
    assert "  Kyiv, Russia: a town or village at 60.000, 60.000 (XX, id 900001)" in out
    assert run("find", "Nowhere", "Zzyzx") == (1, "No layer knows “Nowhere Zzyzx”.\n", "")


def test_a_layer_decides_where_the_text_says_so(run, tmp_path):
    rows = ("s1,Zzyzx,,48.4,37.9,P,PPL,UA,Donetsk,50,", "s2,Zzyzx,,10,10,P,PPL,NG,,90000,")
    run("import", write(tmp_path / "own.csv", HEADER, *rows))
    article = write(
        tmp_path / "a.txt", "Fighting went on near Zzyzx, a village in Ukraine's Donetsk region."
    )
    with redirect_stdout(io.StringIO()) as out:
        assert main(["places", str(article)]) == 0
    places = {m["text"]: m["place"] for m in json.loads(out.getvalue())["mentions"]}
    assert places["Zzyzx"]["id"] == "s1"


def test_of_namesakes_in_a_dump_only_towns_count_where_the_name_is_known(run, tmp_path):
    kinds = ("P.PPL", "H.STM", "T.HLL", "A.ADM4", "L.LCTY")
    lines = [dump(900000 + i, "Bakhmut", kind=kind) for i, kind in enumerate(kinds)]
    lines += [dump(900010 + i, "Zzyzx", kind=kind) for i, kind in enumerate(kinds)]
    run("import", write(tmp_path / "XX.txt", *lines))
    assert [id_ for id_, layer, _ in meant("Bakhmut") if layer == "XX"] == ["900000"]
    assert len(meant("Zzyzx")) == len(kinds)


def test_a_dump_full_of_namesakes_hardly_changes_what_is_found_and_where(run, tmp_path):
    before = {(each.mention.start, each.mention.text): each.place for each in parse(seed("000"))}
    names = sorted({name for _, name in before})
    lines = [
        dump(900000 + 20 * i + j, name, lat=7 * j - 60, lon=(37 * (i + j)) % 180)
        for i, name in enumerate(names)
        for j in range(20)
    ]
    run("import", write(tmp_path / "XX.txt", *lines))
    found = parse(seed("000"), open_gazetteer())
    after = {(each.mention.start, each.mention.text): each.place for each in found}
    changed = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    assert len(before) > 50
    assert len(changed) <= len(before) // 20


def test_an_interrupted_import_leaves_the_older_layer(layers, tmp_path):
    path = write(tmp_path / "XX.txt", dump(900001, "Zzyzx Old"))
    import_layer(path, "XX", layers, lambda *_: None, print)
    write(path, *(dump(910000 + i, f"Zzyzx {i}") for i in range(9000)))

    def interrupt(fraction: float, _words: str) -> None:
        if fraction > 0.4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_layer(path, "XX", layers, interrupt, print)
    assert meant("Zzyzx Old") == [("900001", "XX", 3)]
    assert not meant("Zzyzx 5")
    assert [each.name for each in layers.iterdir() if ".part" in each.name] == []


def test_a_killed_import_leaves_the_older_layer_and_the_next_one_works(layers, tmp_path):
    path = write(tmp_path / "XX.txt", dump(900001, "Zzyzx Old"))
    import_layer(path, "XX", layers, lambda *_: None, print)
    script = (
        "import os, sys; from pathlib import Path\n"
        "from dashboard.places.gazetteer.importing import import_layer\n"
        "def die(fraction, words):\n"
        "    if fraction > 0.4: os._exit(9)\n"
        "import_layer(Path(sys.argv[1]), 'XX', Path(sys.argv[2]), die, print)"
    )
    write(path, *(dump(910000 + i, f"Zzyzx {i}") for i in range(9000)))
    done = subprocess.run([sys.executable, "-c", script, str(path), str(layers)], check=False)
    assert done.returncode == 9
    assert list(layers.glob("*.part"))
    assert meant("Zzyzx Old")
    assert import_layer(path, "XX", layers, lambda *_: None, print).places == 9000
    assert meant("Zzyzx 5")
    assert not list(layers.glob("*.part*"))


def test_two_imports_at_once_do_not_mix(layers, tmp_path):
    path = write(tmp_path / "XX.txt", dump(900001, "Zzyzx"))
    told = []

    def another(_fraction: float, _words: str) -> None:
        if not told:
            told.append("")
            with pytest.raises(GazetteerError, match="another import is under way") as refused:
                import_layer(path, "YY", layers, lambda *_: None, print)
            told[0] = str(refused.value)

    import_layer(path, "XX", layers, another, print)
    assert str(layers) in told[0]
    assert [layer.facts.name for layer in open_layers(layers)[0]] == ["XX"]


@pytest.mark.parametrize("keep", [0, 5000, -1000])
def test_a_damaged_layer_is_told_and_the_others_are_used(layers, tmp_path, keep):
    import_layer(write(tmp_path / "a.csv", HEADER, SITE), "a", layers, lambda *_: None, print)
    lines = [dump(900000 + i, f"Zzyzx {i}") for i in range(500)]
    path = write(tmp_path / "XX.txt", *lines)
    import_layer(path, "XX", layers, lambda *_: None, print)
    broken = layers / "XX.sqlite"
    broken.write_bytes(broken.read_bytes()[:keep])
    assert meant("Zzyzx Depot") == [("my-1", "a", 0)]
    try:
        gazetteer = open_gazetteer()
        for number in range(500):
            gazetteer.candidates(f"Zzyzx {number}")
        problems = list(map(str, gazetteer.problems))
    except GazetteerError as error:
        problems = [str(error)]
    assert len(problems) == 1
    assert f"{broken}: this layer is damaged; import it again" in problems[0]


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    path = write(tmp_path / "XX.txt", dump(1, "Zzyzx"))
    with pytest.raises(GazetteerError, match="cannot be written"):
        import_layer(path, "XX", tmp_path / "file" / "layers", lambda *_: None, print)


CELLS = st.text(max_size=12) | st.sampled_from(
    ["P", "GB", "1", "51.5", "-1e400", "\t", '"', "\x00", "9" * 20]
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.lists(CELLS, min_size=17, max_size=20).map("\t".join), max_size=20), st.booleans()
)
def test_no_line_of_a_dump_breaks_an_import(layers, tmp_path, lines, windows):
    """Every line is a place, is told of, or is of no class that is wanted; none is lost."""
    good = [dump(900001, "Zzyzx First"), dump(900002, "Zzyzx Last")]
    text = ("\r\n" if windows else "\n").join([good[0], *lines, good[1]])
    path = tmp_path / "XX.txt"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    problems: list[InputError] = []
    facts = import_layer(path, "XX", layers, lambda *_: None, problems.append)
    assert meant("Zzyzx First") == [("900001", "XX", 3)]
    assert meant("Zzyzx Last") == [("900002", "XX", 3)]
    read = [line for line in text.split("\n") if line.rstrip("\r")]
    told = {problem.line for problem in problems}
    assert len(told) == len(problems)
    assert facts.places + len(problems) <= len(read)
    unwanted = [
        line for line in read if line.split("\t")[6:7] in (["S"], [""], ["R"], ["U"], ["V"])
    ]
    assert facts.places + len(problems) >= len(read) - len(unwanted)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_no_line_of_a_csv_breaks_an_import(layers, tmp_path, lines):
    path = tmp_path / "own.csv"
    text = "\n".join([HEADER, *(line.replace("\n", " ") for line in lines), SITE])
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    import_layer(path, "own", layers, lambda *_: None, lambda _: None)
    assert ("my-1", "own", 0) in meant("Zzyzx Depot")
