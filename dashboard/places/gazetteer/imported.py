"""Layers that a person imported: each is a file of its own in the user's data folder, which stays
when the index is built anew."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from dashboard.errors import GazetteerError
from dashboard.places.gazetteer.files import ReadOnlyFile, Values
from dashboard.places.gazetteer.tables import BY_ID, COLUMNS, LAYERS, NAMED, having

FORMAT = 1
"""Grows when folding or the tables change: older files must be imported again."""

ENDING = ".sqlite"
ABOUT = """
CREATE TABLE about (
  name TEXT NOT NULL, own INTEGER NOT NULL, source TEXT NOT NULL, imported TEXT NOT NULL,
  places INTEGER NOT NULL
);
"""
_MOST = 100
# Towns and divisions before streams and hills, of which thousands share a name.
_BY_NAME = f"""{NAMED} SELECT spelling, {COLUMNS} FROM named CROSS JOIN place USING (key)
    ORDER BY feature_class NOT IN ('P', 'A'), population DESC, key LIMIT {_MOST}"""
_NAME = re.compile(r"\w[\w .-]{0,59}")


@dataclass(frozen=True, slots=True)
class LayerFacts:
    """What `list` says of a layer: its name, how many places it has, the file that it comes from,
    and when it was imported (local time, ISO 8601; "" for those that come with Dateline). `own` is
    True for places of a person's own, which outrank Dateline's; False for a dump of GeoNames,
    which ranks below all else."""

    name: str
    places: int
    source: str
    imported: str = ""
    own: bool = False


class ImportedLayer:
    """An open layer; `bits` is the filter of its names. May be shared by threads."""

    def __init__(self, path: Path):
        self.path = path
        try:
            self._file = ReadOnlyFile(path)
            version, pages, page_size = map(
                self._pragma, ("user_version", "page_count", "page_size")
            )
            if not version or pages * page_size != path.stat().st_size:
                raise self._damaged()
            if version != FORMAT:
                raise GazetteerError(
                    f"{path}: this layer was made by another version of Dateline; import it again"
                )
            (about,) = self._file.rows("SELECT name, places, source, imported, own FROM about")
            self.facts = LayerFacts(*about)
            ((self.bits,),) = self._file.rows("SELECT bits FROM filter")
        except (sqlite3.Error, ValueError) as error:
            raise self._damaged() from error

    def named(self, folded: str) -> list[tuple[Any, ...]]:
        """The spelling of a folded name, None where it is the main one, and the row of each place
        that has it; of many the largest."""
        return self._rows(_BY_NAME, {"folded": folded})

    def row(self, id_: str) -> tuple[Any, ...] | None:
        """The row of the place with an id."""
        rows = self._rows(BY_ID, (id_,))
        return rows[0] if rows else None

    def having(self, ids: Sequence[str]) -> list[str]:
        """Those of some ids that the layer has."""
        try:
            return [id_ for id_, _ in having(self._file, ids)]
        except sqlite3.Error as error:
            raise self._damaged() from error

    def _rows(self, query: str, values: Values) -> list[tuple[Any, ...]]:
        try:
            return self._file.rows(query, values)
        except sqlite3.Error as error:
            raise self._damaged() from error

    def _pragma(self, name: str) -> int:
        return int(self._file.rows(f"PRAGMA {name}")[0][0])

    def _damaged(self) -> GazetteerError:
        return GazetteerError(
            f"{self.path}: this layer is damaged; import it again, or remove {self.path.stem}"
        )


def layers_folder() -> Path:
    """Where imported layers are: the folder that the environment variable DATELINE_LAYERS names,
    or one in the user's data folder."""
    named = os.environ.get("DATELINE_LAYERS")
    data = platformdirs.user_data_path("dateline", appauthor=False)
    return Path(named) if named else data / "layers"


def open_layers(folder: Path) -> tuple[list[ImportedLayer], list[GazetteerError]]:
    """The layers of a folder in order of rank, a person's own before dumps and the newest first,
    and what is wrong with those that cannot be used."""
    layers, problems = [], []
    for path in sorted(folder.glob(f"*{ENDING}")):
        try:
            layers.append(ImportedLayer(path))
        except GazetteerError as error:
            problems.append(error)
    layers.sort(key=lambda layer: layer.facts.imported, reverse=True)
    layers.sort(key=lambda layer: not layer.facts.own)
    return layers, problems


def layer_path(folder: Path, name: str) -> Path:
    """The file of the layer with a name, whether it exists or not; case does not count."""
    for path in folder.glob(f"*{ENDING}"):
        if path.stem.casefold() == name.casefold():
            return path
    return folder / f"{name}{ENDING}"


def checked_name(name: str) -> str:
    """A layer's name; raise ValueError with what is wrong with it."""
    if not _NAME.fullmatch(name) or name.endswith((" ", ".")):
        raise ValueError(
            f"“{name}” cannot name a layer: use up to 60 letters, digits, spaces, dots and hyphens"
        )
    if name.casefold() in map(str.casefold, LAYERS):
        raise ValueError(f"“{name}” is the name of a layer that comes with Dateline; take another")
    return name


def remove_layer(folder: Path, name: str) -> None:
    """Remove a layer; raise GazetteerError where there is none of that name."""
    path = layer_path(folder, name)
    try:
        path.unlink()
    except FileNotFoundError:
        there = ", ".join(sorted(each.stem for each in folder.glob(f"*{ENDING}"))) or "none"
        raise GazetteerError(f"no imported layer is called “{name}”; there are: {there}") from None
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be removed ({error.strerror})") from error
