"""What `--jobs` brings: the processor's time and the memory of each process.

    python -m benchmarks.jobs ARTICLES.jsonl [--jobs N] [--command "journeys"]

Runs a command on an articles file by one process and by N, and prints for each run the seconds by
the clock, and of each process the seconds of the processor and the most memory that it had; then
whether the output is the same, and how much faster N processes can be on as many idle cores: the
processor's time of the one process to an N-th of that of all, or to that of the busiest where this
is more. (Where other programs use the cores, the clock says nothing.) Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

PAUSE = 0.05
TICKS = os.sysconf("SC_CLK_TCK")
WORKING = 0.2  # a process that uses the processor for so short, in seconds, does none of the work


@dataclass(slots=True)
class Run:
    """One run: its output's digest, its seconds by the clock, and of each process, by its id, the
    seconds of the processor and the megabytes."""

    digest: str = ""
    seconds: float = 0.0
    processor: dict[int, float] = field(default_factory=dict)
    memory: dict[int, float] = field(default_factory=dict)

    def look(self, session: int) -> None:
        """Note what the processes of a session have used until now."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) != session:
                    continue
                status = (folder / "status").read_text()
            except (OSError, ValueError):
                continue  # it has ended
            number = int(folder.name)
            self.processor[number] = (int(fields[11]) + int(fields[12])) / TICKS
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    self.memory[number] = int(line.split()[1]) / 1024


def run(command: list[str]) -> Run:
    """Run a command and look at its processes until it ends."""
    found = Run()
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)
        digest = hashlib.sha256()
        while process.poll() is None:
            found.look(process.pid)
            while piece := process.stdout.read():
                digest.update(piece)
            time.sleep(PAUSE)
        while piece := process.stdout.read():
            digest.update(piece)
    found.seconds = time.monotonic() - start
    found.digest = digest.hexdigest()
    return found


def main() -> int:
    """Print the figures; the exit status is 1 where the outputs differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, metavar="ARTICLES.jsonl")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    parser.add_argument("--command", default="journeys")
    options = parser.parse_args()
    runs = []
    for number in (1, options.jobs):
        command = [sys.executable, "-m", "dashboard", *options.command.split()]
        one = run([*command, str(options.articles), "--jobs", str(number)])
        runs.append(one)
        print(f"{number} process{'es' if number > 1 else ''}: {one.seconds:.1f} s by the clock")
        for id_, processor in sorted(one.processor.items()):
            if processor >= WORKING:
                print(f"  {processor:7.2f} s of the processor, {one.memory[id_]:4.0f} MB at most")
    alone, shared = runs
    used = shared.processor.values()
    faster = sum(alone.processor.values()) / max(*used, sum(used) / options.jobs)
    same = alone.digest == shared.digest
    print(f"{faster:.2f} times as fast on {options.jobs} idle cores; "
          f"{'the same output' if same else 'ANOTHER OUTPUT'}")  # fmt: skip
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
