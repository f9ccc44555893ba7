"""Which tables an archive has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.archive.queries import open_archive
from dashboard.archive.tables import FACTS
from dashboard.errors import ArchiveError


def test_tables_of_another_version_are_refused_with_what_to_do(archive_folder: Path) -> None:
    facts = open_archive(archive_folder).tables / FACTS
    before = facts.read_text()
    facts.write_text(json.dumps({**json.loads(before), "format": 1}))
    try:
        with pytest.raises(ArchiveError, match=r"another version .* archive INPUT… -o"):
            open_archive(archive_folder)
    finally:
        facts.write_text(before)
