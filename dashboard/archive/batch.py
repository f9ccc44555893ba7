"""Reading an archive by Dask: on this machine's cores, or on a cluster; both the same way."""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from distributed import Client, LocalCluster, as_completed

from dashboard.archive.correcting import corrected, keep
from dashboard.archive.manifest import Manifest, open_manifest
from dashboard.archive.pieces import SIZE, End, Piece, pieces, size_of
from dashboard.archive.stamp import stamp
from dashboard.archive.working import DonePiece, work
from dashboard.errors import ArchiveError, DatelineError
from dashboard.places.gazetteer.files import locked
from dashboard.places.gazetteer.lookup import open_gazetteer

_IN_FLIGHT = 3  # pieces a worker has or waits for
_RATE_OVER = 30.0  # seconds: the start of a cluster is soon forgotten
_CONNECT_SECONDS = 20
_LOCK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: articles read in it, how many a second of late, and the seconds that are
    left at that rate; None as long as nothing is known of them."""

    articles: int
    rate: float
    left: float | None


class Listener(Protocol):
    """Who is told of a run."""

    def progress(self, progress: Progress) -> None:
        """How far it is."""
        ...

    def say(self, sentence: str) -> None:
        """What went wrong and is to be known."""
        ...


@dataclass(slots=True)
class Run:
    """What a run did: pieces that were `new`, those that were there (`kept`), and those that no
    worker could read (`failed`)."""

    new: list[DonePiece] = field(default_factory=list)
    kept: int = 0
    failed: int = 0


def read_into(
    folder: Path,
    inputs: Sequence[str],
    listener: Listener,
    scheduler: str | None = None,
    workers: int | None = None,
    size: int = SIZE,
    corrections: Path | None = None,
) -> tuple[Run, Manifest]:
    """Read what is new in files and folders into the archive in `folder`, in pieces of some `size`
    articles, by as many `workers` as this machine has cores, or those of the cluster of a
    `scheduler`; return what was done, and all that the archive has. Of the articles that a reader's
    `corrections` reach, those are read anew that others have reached before; without such a file,
    the corrections are those of the last run that had one. An interrupted run is gone on with.
    Raise ArchiveError where the folder cannot be written to, another run does, or there is no
    cluster, InputError where the corrections cannot be read."""
    manifest = open_manifest(folder)
    with _alone(folder), ExitStack() as stack:

        def start() -> Client:
            return stack.enter_context(_client(scheduler, workers))

        if corrections is not None:
            for problem in keep(folder, corrections):
                listener.say(str(problem))
        reading = _Reading(start, folder, manifest, listener, size_of(inputs))
        reading.run(pieces(inputs, size))
        run = reading.run(corrected(folder, manifest, size))
    return run, manifest


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        with locked(folder, _LOCK_SECONDS):
            yield
    except OSError as error:
        if "no lock" not in str(error):
            raise
        message = f"{folder}: another run is writing into this archive; wait until it has ended"
        raise ArchiveError(message) from None


@contextmanager
def _client(scheduler: str | None, workers: int | None) -> Iterator[Client]:
    """A client of the cluster at an address, or of one of this machine's own, which ends with
    it. Its index of places is built first, for all of them need it."""
    open_gazetteer()
    quiet = logging.CRITICAL
    for name in ("distributed", "tornado.application"):
        logging.getLogger(name).setLevel(quiet)
    if scheduler is None:
        with (
            LocalCluster(
                n_workers=workers or os.cpu_count() or 1,
                threads_per_worker=1,
                processes=True,
                dashboard_address="127.0.0.1:0",  # None would open port 8787 all the same
                silence_logs=quiet,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=_CONNECT_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        message = f"no Dask scheduler answers at {scheduler} ({type(error).__name__}); check it"
        raise ArchiveError(message) from None
    with client:
        yield client


class _Reading:
    """One run. The client, which `start` gives when there is something to read, cuts pieces no
    faster than the workers read them, so that neither input nor results are ever in memory as a
    whole."""

    def __init__(
        self,
        start: Callable[[], Client],
        folder: Path,
        manifest: Manifest,
        listener: Listener,
        total: int,
    ) -> None:
        self._start = start
        self._client: Client | None = None
        self._waiting: Any = None
        self._folder, self._manifest = folder.absolute(), manifest
        self._listener = listener
        self._result = Run()
        self._in_flight: dict[str, Piece] = {}
        self._failed: set[str] = set()
        self._clock = _Clock(total)

    def run(self, cuts: Iterable[Piece | End]) -> Run:
        """Read the pieces of some sources; return what was done so far."""
        keys: dict[str, list[str]] = {}
        ended: list[str] = []
        for cut in cuts:
            if isinstance(cut, End):
                ended.append(cut.source)
                continue
            keys.setdefault(cut.source, []).append(cut.key)
            if cut.key in self._manifest.done or cut.key in self._in_flight:
                self._result.kept += 1
                self._clock.total -= cut.bytes
                continue
            self._submit(cut)
            while len(self._in_flight) >= _IN_FLIGHT * self._workers():
                self._take(*next(self._waiting))
        while self._in_flight:
            self._take(*next(self._waiting))
        for source in ended:
            self._manifest.end(source, tuple(keys.get(source, ())))
        return self._result

    def _workers(self) -> int:
        assert self._client is not None
        return max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    def _submit(self, piece: Piece) -> None:
        if self._client is None:
            self._client = self._start()
            self._waiting = as_completed(with_results=True, raise_errors=False)
        self._in_flight[piece.key] = piece
        self._waiting.add(
            self._client.submit(
                work,
                piece,
                str(self._folder),
                stamp(),
                key=f"piece-{piece.key}",
                pure=False,
                retries=2,
            )
        )

    def _take(self, future: Any, result: Any) -> None:
        """Take what came of a piece. One that no worker could read is said, and tried again in the
        next run."""
        piece = self._in_flight.pop(future.key.removeprefix("piece-"))
        if isinstance(result, DonePiece):
            self._manifest.add(result)
            self._result.new.append(result)
            self._clock.done(result.counts["articles"], piece.bytes)
            self._listener.progress(self._clock.progress())
        else:
            error = result[1] if isinstance(result, tuple) else result
            if isinstance(error, ArchiveError):
                raise error
            self._result.failed += 1
            why = str(error) if isinstance(error, DatelineError) else type(error).__name__
            self._listener.say(
                f"{piece.source}: some articles could not be read ({why}); run this again to try "
                "them once more"
            )
        future.release()


class _Clock:
    """Measures a run by the bytes of its input; `total` are those to be read."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._read = 0
        self._articles = 0
        self._late: deque[tuple[float, int, int]] = deque([(time.monotonic(), 0, 0)])

    def done(self, articles: int, size: int) -> None:
        """Take that so much was read."""
        self._articles += articles
        self._read += size
        now = time.monotonic()
        self._late.append((now, self._articles, self._read))
        while len(self._late) > 2 and now - self._late[0][0] > _RATE_OVER:
            self._late.popleft()

    def progress(self) -> Progress:
        """How far it is."""
        (began, articles, size), (now, *_) = self._late[0], self._late[-1]
        seconds = max(now - began, 1e-6)
        speed = (self._read - size) / seconds
        left = (self.total - self._read) / speed if speed > 0 else None
        return Progress(self._articles, (self._articles - articles) / seconds, left)
