"""The speed and memory of this checkout beside those of another, in one run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

HERE = Path(__file__).parents[1]
TIMES = 5
# What a measured script ends with: the most memory that its process has used, in MB.
PEAK = "__import__('resource').getrusage(0).ru_maxrss / 1024"


def against(other: Path, script: str, arguments: Sequence[Path], things: str) -> None:
    """Print how many `things` a second another checkout and this one do, and with how much memory.

    `script` is run in both by turns, `TIMES` times each in a fresh process at the checkout's root,
    with `arguments` as its `sys.argv[1:]`. It prints the processor's seconds that the work took,
    the peak of memory in MB (`PEAK`) and how many things it did. The figures are medians.
    """
    checkouts = {str(other): other, "this one": HERE}
    took: dict[str, list[tuple[float, float, float]]] = {name: [] for name in checkouts}
    command = [sys.executable, "-c", script, *(str(path.resolve()) for path in arguments)]
    with tempfile.TemporaryDirectory() as cache:
        for _ in range(TIMES):
            for number, (name, folder) in enumerate(checkouts.items()):
                own = {"XDG_CACHE_HOME": f"{cache}/{number}", "PYTHONHASHSEED": "0"}
                run = subprocess.run(
                    command,
                    cwd=folder,
                    env={**os.environ, "PYTHONPATH": str(folder.resolve()), **own},
                    stdout=subprocess.PIPE,
                    encoding="utf-8",
                    check=True,
                )
                seconds, memory, count = map(float, run.stdout.split())
                took[name].append((seconds, memory, count))
    speeds = []
    for name, runs in took.items():
        speeds.append(median(count / seconds for seconds, _, count in runs))
        memory = median(used for _, used, _ in runs)
        print(f"{name:30} {speeds[-1]:6.0f} {things} a second, {memory:.0f} MB at most")
    print(f"{'ratio':30} {speeds[1] / speeds[0]:6.2f}")
