"""An archive that is made once for the tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from dashboard.archive.compacting import compacted
from dashboard.archive.manifest import opened
from dashboard.archive.pieces import End, pieces
from dashboard.archive.queries import Archive, open_archive
from dashboard.archive.stamp import stamp
from dashboard.archive.working import work
from tests.archive.made import lines, records


def made(folder: Path, inputs: Iterable[Path]) -> Path:
    """An archive of files, made without a cluster."""
    manifest = opened(folder)
    keys: dict[str, list[str]] = {}
    for piece in pieces(map(str, inputs)):
        if isinstance(piece, End):
            manifest.end(piece.source, tuple(keys.get(piece.source, ())))
        else:
            manifest.add(work(piece, str(folder), stamp()))
            keys.setdefault(piece.source, []).append(piece.key)
    compacted(folder, manifest)
    return folder


@pytest.fixture(scope="session")
def archive_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two examples, and thirty articles of one sentence each."""
    folder = tmp_path_factory.mktemp("archive")
    source = folder / "news.jsonl"
    source.write_text(lines(records(range(30), source="The Daily", title="Talks")))
    return made(folder / "archive", [source, Path(__file__).parents[2] / "seeds"])


@pytest.fixture(scope="session")
def archive(archive_folder: Path) -> Archive:
    return open_archive(archive_folder)
