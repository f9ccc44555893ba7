"""The command line, `dateline` or `python -m dashboard`: places, journeys, map, archive, page,
corrections, gazetteer.

Results go to standard output, progress and errors to standard error. The exit status is 0 when
every article was read, 1 when some could not be, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from dashboard.articles.article import Article
from dashboard.articles.formats.registry import ENDINGS
from dashboard.articles.guard import together
from dashboard.articles.readers import stream
from dashboard.atlas import Atlas, Builder, Found
from dashboard.cli import archive, corrections, gazetteer, jobs, page, tasks
from dashboard.cli.archive import ArchiveCommand
from dashboard.cli.corrections import CorrectionsCommand
from dashboard.cli.gazetteer import GazetteerCommand
from dashboard.cli.page import PageCommand
from dashboard.cli.tasks import Task, Work
from dashboard.cli.terminal import Terminal, existing_file, legible_on_screen
from dashboard.errors import DatelineError, InputError
from dashboard.exports import columns
from dashboard.exports.formats import FORMATS, Written
from dashboard.journeys.model import DRAWN
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Kind
from dashboard.project.apply import Corrections
from dashboard.project.project import Project
from dashboard.project.state import state
from dashboard.version import __version__

Of = TypeVar("Of")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is _ArticlesCommand and not (options.inputs or options.project):
        parser.error("give an INPUT to read, or a project with --project")
    if (form := FORMATS.get(getattr(options, "format", ""))) and not form.is_text:
        if problem := columns.missing(form.needs):
            parser.error(str(problem))
        if sys.stdout.isatty():
            parser.error(f"{options.format} is no text: write it to a file, with > FILE")
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, io.TextIOWrapper):
            output.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    terminal = Terminal()
    try:
        command: _Command = options.command(options, terminal)
        with _seldom_collected():
            for piece in command.output():
                _put(piece)
        _put("", flush=True)
    except DatelineError as error:
        terminal.say(str(error))
        return 1
    except BrokenPipeError:
        _to_nowhere()  # Who reads the output has enough of it (`| head`).
        return 0
    except KeyboardInterrupt:
        return 130
    finally:
        terminal.done()
    return 1 if command.lost else 0


def _put(piece: Written, *, flush: bool = False) -> None:
    """Write a piece of the output. Raise DatelineError where there is no room for it."""
    try:
        if isinstance(piece, bytes):
            sys.stdout.buffer.write(piece)
        else:
            sys.stdout.write(legible_on_screen(piece) if sys.stdout.isatty() else piece)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _to_nowhere()
        message = f"the output cannot be written ({error.strerror}), and ends before its end"
        raise DatelineError(f"{message}; write it to another place") from None


def _to_nowhere() -> None:
    """Leave what was not written of the output, about which Python would complain when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cyclic garbage seldom: what is found in articles is many small objects without a
    circle, and walking them again and again takes an eighth of the time of 800 articles."""
    usual = gc.get_threshold()
    gc.set_threshold(*jobs.OBJECTS_BETWEEN_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline", description="Who went where, from news articles."
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.set_defaults(command=_ArticlesCommand)
    shared.add_argument(
        "inputs",
        nargs="*",
        metavar="INPUT",
        help=f"a file ({', '.join(ENDINGS)}), a folder of them, or the address of a web page",
    )
    shared.add_argument(
        "--project",
        type=existing_file,
        metavar="FILE",
        help="the articles and corrections of a project; of the INPUTs, what it has not",
    )
    shared.add_argument(
        "--gazetteer",
        type=existing_file,
        metavar="FILE",
        help="places of your own, which outrank all others, instead of gazetteer.csv",
    )
    shared.add_argument(
        "--online",
        action="store_true",
        help="ask OpenStreetMap's Nominatim for names that no layer of the gazetteer has",
    )
    shared.add_argument(
        "--jobs",
        type=_number,
        metavar="N",
        help="how many processes read the articles, each up to 400 MB; without it as many as there "
        f"are cores, from {jobs.WORTH_IT} articles on. With --online, one",
    )
    shared.add_argument(
        "--own-network",
        action="store_true",
        help="also fetch addresses of this computer and its network, not only of the public web",
    )
    bounded = argparse.ArgumentParser(add_help=False)
    bounded.add_argument(
        "--least",
        type=_chance,
        default=DRAWN,
        metavar="CHANCE",
        help=f"the chance, from 0 to 1, from which a visit is a stop; without it {DRAWN}",
    )
    places = commands.add_parser(
        "places", parents=[shared], help="the places that each article names"
    )
    places.add_argument("--format", choices=FORMATS, default="jsonl")
    kinds = ",".join(Kind)
    places.set_defaults(run=_places)
    places.add_argument(
        "--kinds", type=_kinds, default=frozenset(Kind), help=f"only these kinds, of {kinds}"
    )
    journeys = commands.add_parser(
        "journeys", parents=[shared, bounded], help="who was where, in each article"
    )
    journeys.add_argument("--format", choices=FORMATS, default="jsonl")
    journeys.set_defaults(run=_journeys)
    journeys.add_argument(
        "--merged", action="store_true", help="the journeys across all articles instead"
    )
    map_ = commands.add_parser(
        "map", parents=[shared, bounded], help="one HTML file that works offline"
    )
    map_.set_defaults(run=_map)
    map_.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.html")
    archive.add_parser(commands)
    page.add_parser(commands)
    corrections.add_parser(commands)
    gazetteer.add_parser(commands)
    return parser


def _kinds(given: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(kind.strip()) for kind in given.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; the kinds are {', '.join(Kind)}") from None


def _number(given: str) -> int:
    if not (given.isdecimal() and int(given)):
        raise argparse.ArgumentTypeError(f"“{given}” is no number of processes, such as 2")
    return int(given)


def _chance(given: str) -> float:
    try:
        chance = float(given)
    except ValueError:
        chance = -1.0
    if not 0 <= chance <= 1:
        raise argparse.ArgumentTypeError(f"“{given}” is no chance from 0 to 1, such as {DRAWN}")
    return chance


class _Inputs:
    """The articles of a command's inputs, read as they are asked for. What is wrong is said when it
    is met; `lost` says, at the end, that an article could not be read or was left out."""

    def __init__(
        self,
        paths: Sequence[str],
        terminal: Terminal,
        project: Path | None = None,
        *,
        own_network: bool = False,
    ):
        self._paths = paths
        self._own_network = own_network
        self._terminal = terminal
        self._project = None if project is None else state(Project(project))
        self._said: set[str] = set()
        self.lost = False

    @property
    def corrections(self) -> Corrections | None:
        """What was corrected in the project that is read, if one is."""
        return None if self._project is None else self._project.corrections

    def leave_out(self, problem: DatelineError) -> None:
        """Say why an article is left out."""
        self.lost = True
        self._say(str(problem))

    def _say(self, sentence: str) -> None:
        """Say what has not been said: what fails may be tried again without an article."""
        if sentence not in self._said:
            self._terminal.say(sentence)
        self._said.add(sentence)

    def made(self, task: Task, geoparser: Geoparser, jobs_: int | None) -> Iterator[Any]:
        """What a task makes of each article; what is left out is said, and what the articles
        themselves leave unclear."""
        for one in jobs.made(task, self, geoparser, jobs_):
            for problem in one.problems:
                self.leave_out(DatelineError(problem))
            for warning in one.warnings:
                self._say(warning)
            if one.piece is not None:
                yield one.piece

    def merged(
        self, task: Task, geoparser: Geoparser, jobs_: int | None, make: Callable[[Atlas], Of]
    ) -> Of:
        """What `make` gives for the journeys across all articles, of what the task `find` finds in
        each, without the articles on which it fails."""
        builder = Builder(geoparser, task.least)

        def of(some: Sequence[Found]) -> Of:
            atlas = builder.together(some, self.corrections)
            for problem in atlas.problems:
                self.leave_out(problem)
            for warning in tasks.warnings(atlas):
                self._say(warning)
            return make(atlas)

        return together(tuple(self.made(task, geoparser, jobs_)), of, self.leave_out)

    def __iter__(self) -> Iterator[Article]:
        return self._terminal.counted(self._articles(), "articles")

    def _articles(self) -> Iterator[Article]:
        kept = self._project.articles if self._project else ()
        yield from kept
        known = {article.id for article in self._project.kept} if self._project else set()
        for found in stream(self._paths, own_network=self._own_network):
            if isinstance(found, Article):
                if found.id not in known:
                    yield found
            elif found.kept:
                self._terminal.say(str(found))
            else:
                self.leave_out(found)


class _ArticlesCommand:
    """One run of a command that reads articles. `output` yields what goes to standard output;
    `lost` is True, when it is done, where an article could not be read."""

    def __init__(self, options: argparse.Namespace, terminal: Terminal):
        self._options = options
        self._terminal = terminal
        own = options.own_network
        self._inputs = _Inputs(options.inputs, terminal, options.project, own_network=own)

    @property
    def lost(self) -> bool:
        return self._inputs.lost

    def output(self) -> Iterator[Written]:
        geoparser = _geoparser(self._options, self._terminal)
        output: Iterator[Written] = self._options.run(self._options, self._inputs, geoparser)
        return output


_Command = _ArticlesCommand | ArchiveCommand | CorrectionsCommand | GazetteerCommand | PageCommand


def _geoparser(options: argparse.Namespace, terminal: Terminal) -> Geoparser:
    gazetteer = open_gazetteer(csv_path=options.gazetteer, progress=terminal.building)
    for problem in gazetteer.problems:
        terminal.say(str(problem))
    if not options.online:
        return Geoparser(gazetteer)
    from dashboard.places.gazetteer.geocoder import Geocoder  # with what only it needs

    return Geoparser(gazetteer, fallback=Geocoder())


def _places(
    options: argparse.Namespace, inputs: _Inputs, geoparser: Geoparser
) -> Iterator[Written]:
    """The output of `places`, article by article."""
    task = Task(
        tasks.places,
        options.format,
        kinds=options.kinds,
        corrections=inputs.corrections,
        gazetteer=options.gazetteer,
    )
    pieces = inputs.made(task, geoparser, _jobs(options))
    yield from FORMATS[options.format].file_of_places(pieces)


def _journeys(
    options: argparse.Namespace, inputs: _Inputs, geoparser: Geoparser
) -> Iterator[Written]:
    """The output of `journeys`, article by article or across all of them."""
    form, pieces = FORMATS[options.format], iter(())
    if options.merged:
        task = _of_journeys(tasks.find, options, inputs)
        pieces = iter([inputs.merged(task, geoparser, _jobs(options), form.merged)])
    else:
        task = _of_journeys(tasks.journeys, options, inputs)
        pieces = inputs.made(task, geoparser, _jobs(options))
    yield from form.file_of_journeys(pieces)


def _map(options: argparse.Namespace, inputs: _Inputs, geoparser: Geoparser) -> Iterator[str]:
    """Write the file of `map`; nothing goes to standard output."""
    from dashboard.exports import html  # with what only maps need
    from dashboard.view.build import build as view

    page = inputs.merged(
        _of_journeys(tasks.find, options, inputs),
        geoparser,
        _jobs(options),
        lambda atlas: html.page(view(atlas)) if atlas.articles else "",
    )
    if not page:
        raise InputError("no article could be read, so no map was written", options.output)
    try:
        options.output.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        message = f"this file cannot be written ({error.strerror}); give another name after -o"
        raise InputError(message, options.output) from None
    yield from ()


def _of_journeys(
    run: Callable[[Task, Geoparser], Work], options: argparse.Namespace, inputs: _Inputs
) -> Task:
    """A task of a command that reads journeys."""
    return Task(
        run,
        getattr(options, "format", ""),
        least=options.least,
        corrections=inputs.corrections,
        gazetteer=options.gazetteer,
    )


def _jobs(options: argparse.Namespace) -> int | None:
    """How many processes; one that asks Nominatim, which wants to be asked once a second."""
    jobs_: int | None = 1 if options.online else options.jobs
    return jobs_
