"""Processes that are killed lose nothing that they have said is done: a few of the hundred that
`benchmarks/reliability/kills.py` kills."""

from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest

from benchmarks.reliability.kills import Importing, Saving

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills as Unix does")


def test_what_a_killed_process_saved_is_there(tmp_path: Path) -> None:
    saving = Saving(tmp_path, random.Random(1))
    for _ in range(2):
        saving.kill()


def test_a_killed_import_leaves_a_whole_layer(tmp_path: Path) -> None:
    importing = Importing(tmp_path, random.Random(1), rows=3_000)
    for _ in range(2):
        importing.kill()
