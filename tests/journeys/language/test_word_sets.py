"""The small sets of words."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.journeys.language import tables


def test_no_two_sets_have_one_name() -> None:
    path = Path(tables.__file__).parent / "data" / "word_sets.txt"
    names = re.findall(r"^(\w+): ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(names) > 100
    assert sorted(names) == sorted(set(names))
