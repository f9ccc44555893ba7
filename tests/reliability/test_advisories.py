"""What is known of a version, from a folder of advisories in the OSV format."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from benchmarks.reliability.advisories import Known, read

ASKING = """
import json, os, sys, urllib.request
asked = json.dumps({"package": {"name": "Weak_Lib", "ecosystem": "PyPI"}, "version": sys.argv[1]})
with urllib.request.urlopen(os.environ["OSV_URL"], asked.encode()) as answer:
    found = json.load(answer).get("vulns", [])
print(*(one["id"] for one in found), sep="\\n")
sys.exit(3 if found else 0)
"""
ADVISORY = """
id: PYSEC-1
published: '2026-03-04T05:06:07Z'
affected:
- package: {name: weak.lib, ecosystem: PyPI}
  ranges:
  - type: ECOSYSTEM
    events: [{introduced: '0'}, {fixed: 2.10.1}]
"""


def about(*events: dict[str, str], **more: Any) -> dict[str, Any]:
    """An advisory about weak-lib, with these events in its range."""
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}]
    package = {"name": "weak-lib", "ecosystem": "PyPI"}
    return {"id": "X", "affected": [{"package": package, "ranges": ranges, **more}]}


@pytest.mark.parametrize(
    ("advisory", "weak", "sound"),
    [
        (about({"introduced": "0"}, {"fixed": "2.10"}), ["0.1", "2.9", "2.10rc1"], ["2.10", "10"]),
        (about({"fixed": "3"}, {"introduced": "2"}), ["2", "2.0.0", "2.99"], ["1.9", "3"]),
        (about({"introduced": "1"}, {"last_affected": "1.5"}), ["1", "1.5"], ["0.9", "1.5.1"]),
        (about({"introduced": "1"}), ["1", "99"], ["0.9"]),
        (
            about({"introduced": "1"}, {"fixed": "1.2"}, {"introduced": "2"}, {"fixed": "2.2"}),
            ["1.1", "2.1"],
            ["1.2", "1.9", "2.2"],
        ),
        (about(versions=["2.0rc1", "not a version", "4"]), ["2.0rc1", "4.0"], ["2.0", "3"]),
        (about({"introduced": "0"}, {"fixed": "20251230"}), ["20250506"], ["20251230"]),
    ],
)
def test_versions_within_a_range_or_listed_are_affected(
    advisory: dict[str, Any], weak: list[str], sound: list[str]
) -> None:
    known = Known([advisory])
    assert [version for version in weak if not known.of("weak-lib", version)] == []
    assert [version for version in sound if known.of("weak-lib", version)] == []
    assert known.of("other-lib", weak[0]) == []


def test_another_ecosystems_package_and_what_was_withdrawn_do_not_count() -> None:
    elsewhere = about({"introduced": "0"})
    elsewhere["affected"][0]["package"]["ecosystem"] = "npm"
    withdrawn = about({"introduced": "0"}) | {"withdrawn": "2025-01-01T00:00:00Z"}
    assert Known([elsewhere, withdrawn]).of("weak-lib", "1") == []


def test_a_command_asks_a_folder_of_advisories(tmp_path: Path) -> None:
    (tmp_path / "weak").mkdir()
    (tmp_path / "weak" / "PYSEC-1.yaml").write_text(ADVISORY, "utf-8")
    (tmp_path / "weak" / "X.json").write_text('{"no": "advisory"}', "utf-8")
    assert [one["id"] for one in read(tmp_path)] == ["PYSEC-1"]
    module = "benchmarks.reliability.advisories"
    for version, status, said in (("2.9", 3, ["PYSEC-1"]), ("2.10.1", 0, [])):
        done = run(
            [sys.executable, "-m", module, tmp_path, sys.executable, "-c", ASKING, version],
            capture_output=True,
            text=True,
        )
        assert done.returncode == status, done.stderr
        assert done.stdout.split("\n")[0] == "1 advisories, the newest of 2026-03-04"
        assert done.stdout.split()[6:] == said


def test_a_folder_without_advisories_is_no_answer(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.reliability.advisories", tmp_path, "true"]
    done = run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "there is no advisory in this folder" in done.stderr
