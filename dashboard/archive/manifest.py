"""What an archive has read so far: a file of lines, written line by line as pieces are done."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from dashboard.archive.corrected import NAME as CORRECTIONS
from dashboard.archive.working import DonePiece
from dashboard.errors import ArchiveError

_NAME = "manifest.jsonl"


@dataclass(slots=True)
class Manifest:
    """The pieces that are `done`, by their keys, and the keys of each source (a file or folder)
    that has been read to its end. A source that is read again has its new pieces instead."""

    path: Path
    done: dict[str, DonePiece] = field(default_factory=dict)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, done: DonePiece) -> None:
        """Write that a piece is done."""
        self.done[done.key] = done
        self._append(asdict(done))

    def end(self, source: str, keys: tuple[str, ...]) -> None:
        """Write which pieces a source has."""
        if self.sources.get(source) != keys:
            self.sources[source] = keys
            self._append({"source": source, "keys": keys})

    @property
    def current(self) -> tuple[DonePiece, ...]:
        """The pieces that the sources have now, each once."""
        return tuple(self.done[key] for key in self.current_keys)

    @property
    def current_keys(self) -> tuple[str, ...]:
        """Their keys."""
        keys = dict.fromkeys(key for keys in self.sources.values() for key in keys)
        return tuple(key for key in keys if key in self.done)

    @property
    def corrected(self) -> frozenset[str]:
        """The keys of the pieces that corrections make."""
        return frozenset(self.sources.get(CORRECTIONS, ()))

    def _append(self, record: object) -> None:
        line = json.dumps(record, separators=(",", ":")).encode() + b"\n"
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(file, line)
            os.fsync(file)
        finally:
            os.close(file)


def open_manifest(folder: Path) -> Manifest:
    """The manifest of the archive in a folder, which is made where there is none. A last line that
    a crash has cut is taken away. Raise ArchiveError where it cannot be read."""
    path = folder / _NAME
    found = Manifest(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes() if path.exists() else b""
        whole = data[: data.rfind(b"\n") + 1]
        if len(whole) < len(data):
            os.truncate(path, len(whole))
    except OSError as error:
        message = f"{folder}: this folder cannot be used ({error.strerror}); give another after -o"
        raise ArchiveError(message) from None
    try:
        for line in whole.splitlines():
            record = json.loads(line)
            if "source" in record:
                found.sources[record["source"]] = tuple(record["keys"])
            else:
                found.done[record["key"]] = DonePiece(**record)
    except (ValueError, TypeError, KeyError, AttributeError):
        message = f"{path}: this is no list of what was read; take it away to read all of it anew"
        raise ArchiveError(message) from None
    return found
