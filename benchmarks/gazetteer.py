"""Time and weigh the gazetteer: building its index, opening it, looking names up.

    python -m benchmarks.gazetteer [ARTICLES.jsonl]

Look-ups are those that finding places makes: every run of up to four words of the articles (by
default those of `seeds/`) that starts with a capital. Each figure is the best of several runs.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.articles.readers import read
from dashboard.places.gazetteer.lookup import Gazetteer, open_gazetteer
from dashboard.places.gazetteer.names import fold

ROOT = Path(__file__).resolve().parents[1]
MAX_WORDS = 4
RUNS = 5
OPEN = """
import resource, sys, time
from pathlib import Path
start = time.perf_counter()
from dashboard.places.gazetteer.lookup import open_gazetteer
loaded, used = time.perf_counter(), time.process_time()
open_gazetteer(cache_dir=Path(sys.argv[1])).candidates("London")
print(loaded - start, time.perf_counter() - loaded, time.process_time() - used,
      resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main(paths: list[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        _, wall, used, peak = opened(cache)
        show("build the index", wall, "s")
        show("  of which computing", used, "s")
        show("  most memory meanwhile", peak, "MB")
        show("size of the index", sum(f.stat().st_size for f in cache.iterdir()) / 1e6, "MB")
        runs = [opened(cache) for _ in range(RUNS)]
        show("import the gazetteer's modules", min(run[0] for run in runs) * 1e3, "ms")
        show("open the index, first look-up", min(run[1] for run in runs) * 1e3, "ms")
        show("memory of a process that has it open", min(run[3] for run in runs), "MB")
        gazetteer = open_gazetteer(cache_dir=cache)
    names = ngrams(paths or [str(ROOT / "seeds")])
    known = [name for name in names if gazetteer.candidates(name)]
    unknown = sorted(set(names) - set(known))
    print(f"{len(names)} n-grams, {len(known)} of them known")
    show("fold a name", per_item(fold, names), "µs")
    show("look up, as articles come", per_item(gazetteer.candidates, names), "µs")
    show("look up a name that nothing has", per_item(gazetteer.candidates, unknown), "µs")
    show("look up a known name, again", per_item(gazetteer.candidates, known), "µs")
    show("look up a known name, first time", first_time(gazetteer, known), "µs")


def opened(cache: Path) -> list[float]:
    """Open the index, or build it, in a process of its own: seconds to import it, seconds and
    seconds of computing to open it, and the most memory in MB."""
    command = [sys.executable, "-c", OPEN, str(cache)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(figure) for figure in done.stdout.split()]


def ngrams(paths: list[str]) -> list[str]:
    """What finding places looks up in articles."""
    found = []
    for article in read([Path(path) for path in paths]).articles:
        words = list(re.finditer(r"[^\W_]+(?:[-’'.][^\W_]+)*", article.text))
        for index, word in enumerate(words):
            if word.group()[0].isupper():
                for last in words[index : index + MAX_WORDS]:
                    found.append(article.text[word.start() : last.end()])
    return found


def per_item(do: Callable[..., object], items: list) -> float:
    """Microseconds an item, the best of five runs."""
    return min(timed(do, items) for _ in range(RUNS))


def timed(do: Callable[..., object], items: list) -> float:
    """Microseconds an item, of one run."""
    start = time.perf_counter()
    for item in items:
        do(item)
    return (time.perf_counter() - start) / max(1, len(items)) * 1e6


def first_time(gazetteer: Gazetteer, known: list[str]) -> float:
    """Microseconds a look-up where nothing is remembered."""
    names = sorted(set(known))
    return min(timed(Gazetteer(gazetteer.index).candidates, names) for _ in range(RUNS))


def show(what: str, figure: float, unit: str) -> None:
    """Print one figure."""
    print(f"{what:36s} {figure:8.1f} {unit}")


if __name__ == "__main__":
    main(sys.argv[1:])
