"""Several modules of JavaScript as one script, for a file that has nowhere to import from.

Our modules keep to two forms, which `tests/browser/test_modules.py` holds them to: whole lines
`import { a, b } from "./file.js";` at their top, and `export` before a `const`, `function` or
`class` at the beginning of a line.
"""

from __future__ import annotations

import re
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
    order = in_order(entry)
    names = {path: f"{path.parent.name}_{path.stem}" for path in order}
    modules = [_as_function(path, names) for path in order]
    return "\n".join(['"use strict";', *modules, f"{names[order[-1]]}.{call}();"])


def _visit(path: Path, order: list[Path], above: tuple[Path, ...]) -> None:
    if path in above:
        raise ValueError(f"{path.name} imports itself by way of others")
    if path in order:
        return
    for _, address in _IMPORT.findall(path.read_text(encoding="utf-8")):
        _visit((path.parent / address).resolve(), order, (*above, path))
    order.append(path)


def _as_function(path: Path, names: dict[Path, str]) -> str:
    """A module as a function that is called at once and returns what the module exports."""

    def taken(match: re.Match[str]) -> str:
        return f"const {{ {match[1]} }} = {names[(path.parent / match[2]).resolve()]};"

    text = _IMPORT.sub(taken, path.read_text(encoding="utf-8"))
    exported = ", ".join(name for _, name in _EXPORT.findall(text))
    text = _EXPORT.sub(r"\1", text)
    return f"const {names[path]} = (() => {{\n{text}\nreturn {{ {exported} }};\n}})();"
