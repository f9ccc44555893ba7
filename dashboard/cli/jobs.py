"""Several processes that share the articles: the same output in the same order, and the input is
read as it is needed."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.context import BaseContext

from dashboard.articles.article import Article
from dashboard.cli.tasks import Made, Task, Work
from dashboard.errors import DatelineError
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser

# From so many articles on, what other processes save is more than the second that they take to
# start.
WORTH_IT = 150
# Articles that go to a process at a time: one by one, sending them takes as long as reading them.
_AT_A_TIME = 16
# So many times as many are read ahead as there are processes, so that none waits for the next.
_AHEAD = 3

# New objects before the young are looked through, and how often that is before older ones are.
OBJECTS_BETWEEN_COLLECTIONS = 50_000, 20, 50


def made(
    task: Task, articles: Iterable[Article], geoparser: Geoparser, jobs: int | None = None
) -> Iterator[Made]:
    """Give what is made of each article, in their order, by so many processes; by this one alone
    for one. Without `jobs` there are as many as cores, where there are enough articles.

    Raises `DatelineError` where one of the processes ends by itself.
    """
    articles = iter(articles)
    if jobs is None and (cores := _cores()) > 1:
        first = list(islice(articles, WORTH_IT))
        jobs = cores if len(first) == WORTH_IT else 1
        articles = chain(first, articles)
    if jobs is None or jobs == 1:
        return map(task.on(geoparser), articles)
    return _by_others(task, articles, jobs)


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _by_others(task: Task, articles: Iterator[Article], jobs: int) -> Iterator[Made]:
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin, initargs=(task,))
    waiting = deque[Future[list[Made]]]()
    try:
        while batch := list(islice(articles, _AT_A_TIME)):
            waiting.append(pool.submit(_work_through, batch))
            while waiting and (len(waiting) >= _AHEAD * jobs or waiting[0].done()):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise DatelineError(
            f"one of the {jobs} processes that read the articles ended by itself, perhaps for want "
            "of memory, and the output is not complete; run the command again with --jobs 1"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """How processes are started: by a server that has loaded the code once, where there is one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dashboard.cli.main"])
    return context


_work: list[Work] = []
"""What this process does with each article, if it is one of several."""


def _begin(task: Task) -> None:
    """Make this process ready: what interrupts the command is left to the process that started it,
    and with that process it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*OBJECTS_BETWEEN_COLLECTIONS)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    _work.append(task.on(Geoparser(open_gazetteer(csv_path=task.gazetteer))))


def _end_with_the_first() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work_through(articles: Sequence[Article]) -> list[Made]:
    return [_work[0](article) for article in articles]
