"""Whether two checkouts give the same answers, byte for byte: for commits that only move code.

    python -m benchmarks.same_answers BEFORE AFTER INPUT… [--kept FOLDER] [--jobs N]

Runs `python -m dashboard` of both checkouts on each input (an articles file, or a folder of
articles): `places`, `journeys` and `journeys --merged`. Prints the lines that differ, and exits
with 1 where any does, or where a run failed. Each checkout has a cache folder of its own. With
`--kept`, the answers of BEFORE are kept in FOLDER, and not asked for again while they are there.
"""

from __future__ import annotations

import argparse
import difflib
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

COMMANDS = (("places",), ("journeys",), ("journeys", "--merged"))
SHOWN = 300  # characters of a line that differs


class Checkout:
    """A checkout whose command line is run, with a cache folder of its own."""

    def __init__(self, folder: Path, cache: Path, kept: Path | None = None):
        self._folder = folder
        self._cache = cache
        self._kept = kept

    def answer(self, command: Sequence[str], source: Path) -> str:
        """What a command says of an input, on standard output; its exit status is the last line."""
        name = "-".join((*source.parts[1:], *command)) + ".txt"
        kept = self._kept / name if self._kept else None
        if kept and kept.is_file():
            return kept.read_text(encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-m", "dashboard", *command, str(source)],
            cwd=self._folder,
            env={**os.environ, "XDG_CACHE_HOME": str(self._cache), "PYTHONHASHSEED": "0"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if run.returncode not in (0, 1):
            print(run.stderr, file=sys.stderr)
        answer = f"{run.stdout}exit status {run.returncode}\n"
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(answer, encoding="utf-8")
        return answer


def different(before: str, after: str) -> list[str]:
    """The lines that only one of two answers has, each shortened, with the side that has it."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line[:SHOWN] for line in lines if not line.startswith(("---", "+++", "@@"))]


def main() -> int:
    """Compare, print what differs, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("inputs", nargs="+", type=Path, metavar="INPUT")
    parser.add_argument("--kept", type=Path, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    options = parser.parse_args()
    asked = [(command, each.resolve()) for each in options.inputs for command in COMMANDS]
    with tempfile.TemporaryDirectory() as cache, ThreadPoolExecutor(options.jobs) as pool:
        before = Checkout(options.before, Path(cache, "before"), options.kept)
        after = Checkout(options.after, Path(cache, "after"))
        answers = [
            [pool.submit(checkout.answer, *each) for checkout in (before, after)] for each in asked
        ]
        wrong = 0
        for (command, source), (one, other) in zip(asked, answers, strict=True):
            found = different(one.result(), other.result())
            failed = not one.result().endswith(("status 0\n", "status 1\n"))
            wrong += bool(found) or failed
            said = f"{len(found)} lines differ" if found else "failed" if failed else "the same"
            print(f"{' '.join(command)} {source}: {said}", *found, sep="\n", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
