"""An archive that is made once for the tests that only look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.archive.queries import Archive, open_archive
from tests.archive.made import archived, lines, records


@pytest.fixture(scope="session")
def archive_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two examples, and thirty articles of one sentence each."""
    folder = tmp_path_factory.mktemp("archive")
    source = folder / "news.jsonl"
    source.write_text(lines(records(range(30), source="The Daily", title="Talks")))
    return archived(folder / "archive", [source, Path(__file__).parents[2] / "seeds"])


@pytest.fixture(scope="session")
def archive(archive_folder: Path) -> Archive:
    return open_archive(archive_folder)
