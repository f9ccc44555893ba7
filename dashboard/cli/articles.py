"""The commands that read articles: `places`, `journeys` and `map`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.articles.formats.registry import ENDINGS
from dashboard.cli import jobs, tasks
from dashboard.cli.inputs import Inputs
from dashboard.cli.tasks import Task, Work
from dashboard.cli.terminal import Terminal, existing_file, existing_project
from dashboard.errors import InputError
from dashboard.exports import columns
from dashboard.exports.formats import FORMATS, Written
from dashboard.journeys.model import DRAWN
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Kind


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `places`, `journeys` and `map` to the commands."""
    shared, bounded = _shared(), _bounded()
    places = commands.add_parser(
        "places", parents=[shared], help="the places that each article names"
    )
    places.set_defaults(run=_places, refuse=places.error)
    _add_format(places)
    places.add_argument(
        "--kinds",
        type=_kinds,
        default=frozenset(Kind),
        help=f"only mentions of these kinds, parted by commas: {', '.join(Kind)}",
    )
    journeys = commands.add_parser(
        "journeys", parents=[shared, bounded], help="who was where, in each article"
    )
    journeys.set_defaults(run=_journeys, refuse=journeys.error)
    _add_format(journeys)
    journeys.add_argument(
        "--merged", action="store_true", help="the journeys across all articles instead"
    )
    map_ = commands.add_parser(
        "map", parents=[shared, bounded], help="one HTML file that works offline"
    )
    map_.set_defaults(run=_map, refuse=map_.error)
    map_.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE.html",
        help="the file that is written; one that is there is written over",
    )


def check(options: argparse.Namespace) -> None:
    """End with the usage of a command that is given nothing to read, or asked for a format that
    cannot be written here."""
    if not (options.inputs or options.project):
        options.refuse("give an INPUT to read, or a project with --project")
    form = FORMATS.get(getattr(options, "format", ""))
    if form and not form.is_text:
        if problem := columns.missing(form.needs):
            options.refuse(str(problem))
        if sys.stdout.isatty():
            options.refuse(f"{options.format} is no text: write it to a file, with > FILE")


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="jsonl",
        help="what is written, jsonl if nothing is said; docs/formats.md has what is in each",
    )


def _shared() -> argparse.ArgumentParser:
    """The arguments that all of them have."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.set_defaults(command=ArticlesCommand)
    shared.add_argument(
        "inputs",
        nargs="*",
        metavar="INPUT",
        help=f"a file ({', '.join(ENDINGS)}), a folder of them, or the address of a web page",
    )
    shared.add_argument(
        "--project",
        type=existing_project,
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
    return shared


def _bounded() -> argparse.ArgumentParser:
    """The arguments of those that read journeys."""
    bounded = argparse.ArgumentParser(add_help=False)
    bounded.add_argument(
        "--least",
        type=_chance,
        default=DRAWN,
        metavar="CHANCE",
        help=f"the chance, from 0 to 1, from which a visit is a stop; without it {DRAWN}",
    )
    return bounded


def _kinds(given: str) -> frozenset[Kind]:
    kinds = [kind.strip() for kind in given.split(",")]
    for kind in kinds:
        if kind not in tuple(Kind):
            message = f"“{kind}” is no kind of mention; the kinds are {', '.join(Kind)}"
            raise argparse.ArgumentTypeError(message)
    return frozenset(map(Kind, kinds))


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


class ArticlesCommand:
    """One run of a command that reads articles. `output` yields what goes to standard output;
    `lost` is True, when it is done, where an article could not be read or was left out."""

    def __init__(self, options: argparse.Namespace, terminal: Terminal):
        self._options = options
        self._terminal = terminal
        own = options.own_network
        self._inputs = Inputs(options.inputs, terminal, options.project, own_network=own)

    @property
    def lost(self) -> bool:
        """Whether an article could not be read or was left out."""
        return self._inputs.lost

    def output(self) -> Iterator[Written]:
        """Does what the options say."""
        geoparser = _geoparser(self._options, self._terminal)
        output: Iterator[Written] = self._options.run(self._options, self._inputs, geoparser)
        return output


def _geoparser(options: argparse.Namespace, terminal: Terminal) -> Geoparser:
    gazetteer = open_gazetteer(csv_path=options.gazetteer, progress=terminal.building)
    for problem in gazetteer.problems:
        terminal.say(str(problem))
    if not options.online:
        return Geoparser(gazetteer)
    from dashboard.places.gazetteer.geocoder import Geocoder  # with what only it needs

    return Geoparser(gazetteer, fallback=Geocoder())


def _places(options: argparse.Namespace, inputs: Inputs, geoparser: Geoparser) -> Iterator[Written]:
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
    options: argparse.Namespace, inputs: Inputs, geoparser: Geoparser
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


def _map(options: argparse.Namespace, inputs: Inputs, geoparser: Geoparser) -> Iterator[str]:
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
    run: Callable[[Task, Geoparser], Work], options: argparse.Namespace, inputs: Inputs
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
