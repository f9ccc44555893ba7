"""The command `archive`: reads many articles, on several cores or machines, into tables."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.articles.address import is_address, is_other_address
from dashboard.articles.readers import absent
from dashboard.cli.terminal import Terminal, existing_file, number_of
from dashboard.errors import ArchiveError, InputError

if TYPE_CHECKING:
    from dashboard.archive.batch import Progress
    from dashboard.archive.tables import Contents

_TOLD = 20  # sentences about articles that could not be read; the others are in the table


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `archive` to the commands."""
    parser = commands.add_parser(
        "archive", help="read many articles, in parallel, into tables to look at"
    )
    parser.set_defaults(command=ArchiveCommand)
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a file or folder; what was read of it before is not read again",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="the archive, which is made where there is none and added to where there is",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="the Dask scheduler whose workers read, which must see the same files under the same "
        "names; without it, processes on this machine do",
    )
    parser.add_argument(
        "--corrections",
        type=existing_file,
        metavar="FILE",
        help="a file that `corrections export` has written, whose corrections outrank what is "
        "read; it holds until another is given",
    )
    parser.add_argument(
        "--jobs",
        type=_jobs,
        metavar="N",
        help="how many processes on this machine; without it, as many as it has cores",
    )


def _jobs(given: str) -> int:
    if not (given.isascii() and given.isdecimal() and 0 < int(given) <= 1000):
        raise argparse.ArgumentTypeError(f"“{given}” is no number of processes, such as 2")
    return int(given)


class ArchiveCommand:
    """One run of the command. `output` yields what goes to standard output; `lost` is True, when it
    is done, where an article could not be read."""

    def __init__(self, options: argparse.Namespace, terminal: Terminal):
        self._options = options
        self._terminal = terminal
        self.lost = False

    def output(self) -> Iterator[str]:
        """Reads what is new, and makes the tables of all."""
        try:
            from dashboard.archive.batch import read_into  # with what only it needs
            from dashboard.archive.compacting import compacted, swept
            from dashboard.archive.tables import contents
            from dashboard.archive.working import losses
        except ImportError as error:
            raise ArchiveError(
                f"archives need more packages ({error.name}); run, in Dateline's folder: "
                "pip install '.[archive]'"
            ) from None
        options, folder = self._options, self._options.output
        inputs = list(filter(self._is_there, options.inputs))
        if not inputs:
            return
        try:
            run, manifest = read_into(
                folder,
                inputs,
                self,
                options.scheduler,
                options.jobs,
                corrections=options.corrections,
            )
            if not run.failed:
                swept(folder, manifest)
            for sentence in losses(folder, (done.key for done in run.new if done.lost), _TOLD):
                self._terminal.say(sentence)
            self._terminal.progress("making the tables")
            made = contents(compacted(folder, manifest))
        except KeyboardInterrupt:
            self._terminal.say("interrupted; what was read is kept: run the same again to go on")
            raise
        except OSError as error:
            message = f"{folder}: this cannot be written to ({error.strerror or error})"
            raise ArchiveError(f"{message}; make room or give another folder after -o") from None
        lost = sum(done.lost for done in manifest.current)
        self.lost = self.lost or lost > 0 or run.failed > 0 or made.lost_corrections > 0
        new = [done for done in run.new if done.key not in manifest.corrected]
        yield _told(folder, made, sum(done.counts["articles"] for done in new), lost)

    def _is_there(self, given: str) -> bool:
        """Whether there is an input; that there is none is said. What an archive has of a file that
        cannot be found now stays in it."""
        problem = absent(Path(given))
        if is_address(given) or is_other_address(given):
            message = "an archive is made of files and folders; save the page as a file"
            problem = InputError(message, given)
        if problem:
            self._terminal.say(str(problem))
            self.lost = True
        return problem is None

    def progress(self, progress: Progress) -> None:
        """Shows how far the run is."""
        left = "" if progress.left is None else f", {_time(progress.left)} left"
        self._terminal.progress(
            f"{number_of(progress.articles, 'article')}, {progress.rate:,.0f} a second{left}"
        )

    def say(self, sentence: str) -> None:
        """Says what went wrong."""
        self._terminal.say(sentence)


def _time(seconds: float) -> str:
    """A time in words: "40 s", "12 min", "3 h 20 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _told(folder: Path, made: Contents, new: int, lost: int) -> str:
    """What the archive has now, in a sentence or some more."""
    articles, stops = number_of(made.articles, "article"), number_of(made.stops, "stop")
    told = f"{folder}: {articles}, {new:,} of them new, and {stops}."
    if made.corrected:
        told += f" Corrected by hand: {made.corrected:,} of the articles."
    if made.lost_corrections:
        lost_ones = f"{made.lost_corrections:,} of the corrections"
        told += f" Not applied: {lost_ones}; the table errors says why."
    if lost:
        told += f" {lost:,} could not be read; the table errors says why."
    return f"{told}\n"
