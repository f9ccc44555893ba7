"""Inputs that a fuzzer makes, led by the code that they reach, through the doors of `inputs.py`.

    pip install atheris
    python -m benchmarks.reliability.fuzz [--inputs NUMBER] [--seed NUMBER] [--door NAME…]

Where `inputs.py` draws at random, atheris keeps what has reached new code of Dateline and changes
that again; hypothesis makes of its bytes the parts that a door expects. Each door has a process of
its own, 2,000 inputs unless told otherwise. Prints for each how many inputs there were, how many
of the fuzzer's bytes were kept for what they reached, and the longest time that one took; what is
wrong with an input is printed with its bytes, and the exit status is 1. atheris has wheels for some
versions of Python on Linux, and is no requirement of the tests.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

LONGEST = 4_096  # bytes of the fuzzer, of which hypothesis makes an input
BEGIN_WITH = 50  # inputs of random bytes: of few bytes hypothesis makes hardly any
# As `inputs.py` has them, which the fuzzer has to see being imported.
DOORS = (
    *("files", "dates", "gazetteer rows", "query", "corrections", "project file", "anchors"),
    "texts",
)


def fuzz(name: str, number: int, from_seed: int, folder: str) -> None:
    """Put a number of inputs through a door, end the process, and print a line; where one is wrong,
    raise that. What is kept for the code that it reached goes to a folder."""
    import atheris  # is not there for all who read the other measurements

    with atheris.instrument_imports(include=["dashboard"]):
        from benchmarks.reliability import inputs
    from hypothesis import HealthCheck, given, settings

    tally = inputs.Tally(next(door for door in inputs.DOORS if door.name == name))

    @settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(tally.door.inputs)
    def take(given_: Any) -> None:
        tally.take(given_)

    def one(data: bytes) -> None:
        take.hypothesis.fuzz_one_input(data)
        if tally.count >= number:
            kept = len([*Path(folder).iterdir()]) - BEGIN_WITH
            print(
                f"{name:16} {tally.count:7,} inputs, {kept:5,} kept, at most {tally.longest:.2f} s"
            )
            sys.stdout.flush()
            os._exit(0)  # the fuzzer would go on for ever

    options = [f"-seed={from_seed + 1}", f"-max_len={LONGEST}", "-len_control=0", folder]
    atheris.Setup([sys.argv[0], f"-artifact_prefix={folder}-", *options], one)
    atheris.Fuzz()


def main() -> None:
    """Print a line a door."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=2_000, metavar="NUMBER")
    parser.add_argument("--seed", type=int, default=0, metavar="NUMBER")
    parser.add_argument("--door", action="append", choices=DOORS)
    parser.add_argument("--into", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.into:
        fuzz(asked.door[0], asked.inputs, asked.seed, asked.into)
        return
    wrong = 0
    for name in asked.door or DOORS:
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder) / "kept"
            kept.mkdir()
            chance = Random(asked.seed)
            for number in range(BEGIN_WITH):
                (kept / str(number)).write_bytes(chance.randbytes(LONGEST))
            command = [sys.executable, "-m", "benchmarks.reliability.fuzz", "--door", name]
            command += ["--inputs", str(asked.inputs), "--seed", str(asked.seed)]
            run = subprocess.run([*command, "--into", str(kept)], stderr=subprocess.PIPE, text=True)
            if run.returncode:
                wrong += 1
                print(f"{name:16} failed\n{run.stderr[-5_000:]}", flush=True)
    print(f"{wrong} doors of {len(asked.door or DOORS)} with a fault")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
