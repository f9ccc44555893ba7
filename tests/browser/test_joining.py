"""Our modules as one script: what an exported file is made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.browser import assets, joining

MODULES = sorted(assets.BROWSER.rglob("*.js"))
ENTRIES = (assets.FRAME, assets.READER, assets.TABLES, assets.DESK, assets.EXPORT, assets.ARCHIVE)
JOINED = frozenset(joining.in_order(assets.EXPORT))
# The only forms in which a line may import or export: those that joining.py knows.
IMPORT = r'import \{ \w+(?:, \w+)* \} from "\.{1,2}/[\w/]+\.js";'
# What waits for Leaflet, in a page that loads it first; what is joined has it from the beginning.
AWAITED = r'\s+const \{ \w+ \} = await import\("(\./\w+\.js)"\);'
EXPORT = r"export (?:const|(?:async )?function\*?|class) \w+.*"


def write(folder: Path, **modules: str) -> Path:
    """Writes modules into a folder; the path of the last."""
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / f"{name}.js"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_modules_import_and_export_in_the_forms_that_are_joined(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = re.findall(r"^(?:import|export)\b.*$|^.*\bimport\(\".*$", text, re.MULTILINE)
    code = [line for line in lines if not line.lstrip().startswith(("/*", "@"))]
    known = f"{IMPORT}|{EXPORT}" if path in JOINED else f"{IMPORT}|{EXPORT}|{AWAITED}"
    assert [line for line in code if not re.fullmatch(known, line)] == []


def test_every_module_is_loaded_by_one_of_the_entries() -> None:
    awaited = [
        path.parent / name
        for path in MODULES
        for name in re.findall(AWAITED, path.read_text(encoding="utf-8"))
    ]
    loaded = {path for entry in (*ENTRIES, *awaited) for path in joining.in_order(entry)}
    assert set(MODULES) == loaded


def test_a_module_comes_after_those_that_it_imports() -> None:
    order = joining.in_order(assets.EXPORT)
    names = [path.relative_to(assets.BROWSER).as_posix() for path in order]
    assert names[-1] == "export/export.js"
    assert (
        names.index("shared/element.js") < names.index("map/marks.js") < names.index("map/map.js")
    )
    assert len(names) == len(set(names))


def test_each_module_keeps_its_own_names_and_gives_what_it_exports(tmp_path: Path) -> None:
    (folder := tmp_path / "map").mkdir()
    entry = write(
        folder,
        one="const GAP = 5;\nexport const wide = () => GAP;\n",
        two='import { wide } from "./one.js";\n\nexport function start() {}\n',
    )
    assert joining.joined(entry, "start").splitlines() == [
        '"use strict";',
        "const map_one = (() => {",
        "const GAP = 5;",
        "const wide = () => GAP;",
        "",
        "return { wide };",
        "})();",
        "const map_two = (() => {",
        "const { wide } = map_one;",
        "",
        "function start() {}",
        "",
        "return { start };",
        "})();",
        "map_two.start();",
    ]


def test_several_modules_become_one_that_exports_what_they_do(tmp_path: Path) -> None:
    (folder := tmp_path / "bar").mkdir()
    shared = "const GAP = 5;\nexport const wide = () => GAP;\n"
    two = write(
        folder, one=shared, two='import { wide } from "./one.js";\nexport const two = wide();\n'
    )
    three = write(folder, three='import { wide } from "./one.js";\nexport class Three {}\n')
    made = joining.one_module([two, three])
    assert made.count("const GAP = 5;") == 1
    assert made.splitlines()[-2:] == [
        "export const { two } = bar_two;",
        "export const { Three } = bar_three;",
    ]


def test_modules_that_import_each_other_are_refused(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        one='import { b } from "./two.js";\nexport const a = 1;\n',
        two='import { a } from "./one.js";\nexport const b = 2;\n',
    )
    with pytest.raises(ValueError, match=r"two\.js imports itself by way of others"):
        joining.in_order(entry)
