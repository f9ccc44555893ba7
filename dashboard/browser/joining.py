"""Several modules of JavaScript as one: as a script, for a file that has nowhere to import from, or
as a module, for a browser that is to ask for one file instead of dozens.

Our modules keep to two forms, which `tests/browser/test_joining.py` holds them to: whole lines
`import { a, b } from "./file.js";` at their top, and `export` before a `const`, `function` or
`class` at the beginning of a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "(\.{1,2}/[\w./]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:const|function\*?|class) (\w+))", re.MULTILINE)


def in_order(entry: Path) -> list[Path]:
    """A module and all that it imports, each after those that it imports itself. Raises ValueError
    where modules import each other in a circle."""
    order: list[Path] = []
    _visit(entry.resolve(), order, ())
    return order


def joined(entry: Path, call: str) -> str:
    """One script that does what the module `entry` does when it is loaded and its exported function
    `call` is called without arguments."""
    modules = map(_as_function, in_order(entry))
    return "\n".join(['"use strict";', *modules, f"{_name(entry)}.{call}();"])


def one_module(entries: Sequence[Path]) -> str:
    """One module that exports all that the modules `entries` export; what several of them import is
    there once."""
    order = dict.fromkeys(path for entry in entries for path in in_order(entry))
    exports = (f"export const {{ {_exported(entry)} }} = {_name(entry)};" for entry in entries)
    return "\n".join([*map(_as_function, order), *exports])


def _visit(path: Path, order: list[Path], above: tuple[Path, ...]) -> None:
    if path in above:
        raise ValueError(f"{path.name} imports itself by way of others")
    if path in order:
        return
    for _, address in _IMPORT.findall(path.read_text(encoding="utf-8")):
        _visit((path.parent / address).resolve(), order, (*above, path))
    order.append(path)


def _as_function(path: Path) -> str:
    """A module as a function that is called at once and returns what the module exports."""

    def taken(match: re.Match[str]) -> str:
        return f"const {{ {match[1]} }} = {_name((path.parent / match[2]).resolve())};"

    text = path.read_text(encoding="utf-8")
    text = _EXPORT.sub(r"\1", _IMPORT.sub(taken, text))
    return f"const {_name(path)} = (() => {{\n{text}\nreturn {{ {_exported(path)} }};\n}})();"


def _exported(path: Path) -> str:
    """The names that a module exports, with commas between them."""
    return ", ".join(name for _, name in _EXPORT.findall(path.read_text(encoding="utf-8")))


def _name(path: Path) -> str:
    return f"{path.parent.name}_{path.stem}"
