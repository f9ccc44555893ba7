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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element

from dashboard.articles.article import Article, Sentence
from dashboard.articles.formats.registry import ENDINGS
from dashboard.articles.guard import each
from dashboard.articles.readers import stream
from dashboard.articles.sentences import split
from dashboard.atlas import Atlas, build
from dashboard.cli import archive, corrections, gazetteer, page
from dashboard.cli.archive import ArchiveCommand
from dashboard.cli.corrections import CorrectionsCommand
from dashboard.cli.gazetteer import GazetteerCommand
from dashboard.cli.page import PageCommand
from dashboard.cli.terminal import Terminal, existing_file
from dashboard.errors import DatelineError, InputError
from dashboard.exports import geojson, gpx, html, kml, lines, table
from dashboard.exports.evidence import Quotes
from dashboard.journeys.model import DRAWN
from dashboard.places.gazetteer.geocoder import Geocoder
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Kind, Resolution
from dashboard.project.apply import Corrections
from dashboard.project.project import Project
from dashboard.project.state import state
from dashboard.version import __version__
from dashboard.view import build as viewing


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is _ArticlesCommand and not (options.inputs or options.project):
        parser.error("give an INPUT to read, or a project with --project")
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, io.TextIOWrapper):
            output.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    terminal = Terminal()
    try:
        command: _Command = options.command(options, terminal)
        with _seldom_collected():
            for piece in command.output():
                sys.stdout.write(piece)
        sys.stdout.flush()
    except DatelineError as error:
        terminal.say(str(error))
        return 1
    except BrokenPipeError:
        # Who reads the output has enough of it (`| head`). Python would complain when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    finally:
        terminal.done()
    return 1 if command.lost else 0


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cyclic garbage seldom: what is found in articles is many small objects without a
    circle, and walking them again and again takes an eighth of the time of 800 articles."""
    usual = gc.get_threshold()
    gc.set_threshold(*_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


# New objects before the young are looked through, and how often that is before older ones are.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000, 20, 50


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
    formats = ("jsonl", "geojson", "csv", "kml")
    places.add_argument("--format", choices=formats, default="jsonl")
    kinds = ",".join(Kind)
    places.set_defaults(run=_places)
    places.add_argument(
        "--kinds", type=_kinds, default=frozenset(Kind), help=f"only these kinds, of {kinds}"
    )
    journeys = commands.add_parser(
        "journeys", parents=[shared, bounded], help="who was where, in each article"
    )
    journeys.add_argument("--format", choices=(*formats, "gpx"), default="jsonl")
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

    def __init__(self, paths: Sequence[str], terminal: Terminal, project: Path | None = None):
        self._paths = paths
        self._terminal = terminal
        self._project = None if project is None else state(Project(project))
        self.lost = False

    @property
    def corrections(self) -> Corrections | None:
        """What was corrected in the project that is read, if one is."""
        return None if self._project is None else self._project.corrections

    def leave_out(self, problem: DatelineError) -> None:
        """Say why an article is left out."""
        self.lost = True
        self._terminal.say(str(problem))

    def build(self, articles: Iterable[Article], geoparser: Geoparser, least: float) -> Atlas:
        """The atlas of some of the articles, its stops being the visits that are as likely as
        `least` or more; what is left out of it is said, and what the articles themselves leave
        unclear."""
        atlas = build(articles, geoparser, self.corrections, least=least)
        for problem in atlas.problems:
            self.leave_out(problem)
        for note in atlas.notes:
            if note.is_warning:
                self._terminal.say(f"the article “{note.article_id}”: {note.text}")
        return atlas

    def __iter__(self) -> Iterator[Article]:
        return self._terminal.counted(self._articles(), "articles")

    def _articles(self) -> Iterator[Article]:
        kept = self._project.articles if self._project else ()
        yield from kept
        known = {article.id for article in self._project.kept} if self._project else set()
        for found in stream(self._paths):
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
        self._inputs = _Inputs(options.inputs, terminal, options.project)

    @property
    def lost(self) -> bool:
        return self._inputs.lost

    def output(self) -> Iterator[str]:
        geoparser = _geoparser(self._options, self._terminal)
        output: Iterator[str] = self._options.run(self._options, self._inputs, geoparser)
        return output


_Command = _ArticlesCommand | ArchiveCommand | CorrectionsCommand | GazetteerCommand | PageCommand


def _geoparser(options: argparse.Namespace, terminal: Terminal) -> Geoparser:
    gazetteer = open_gazetteer(csv_path=options.gazetteer, progress=terminal.building)
    for problem in gazetteer.problems:
        terminal.say(str(problem))
    return Geoparser(gazetteer, fallback=Geocoder() if options.online else None)


def _places(options: argparse.Namespace, inputs: _Inputs, geoparser: Geoparser) -> Iterator[str]:
    """The output of `places`, article by article."""

    def found(article: Article) -> tuple[Article, Sequence[Sentence], list[Resolution]]:
        sentences = split(article)
        resolutions = geoparser.resolutions(article, sentences)
        if inputs.corrections is not None:
            resolutions = inputs.corrections.resolutions(article, resolutions)
        return article, sentences, [r for r in resolutions if r.mention.kind in options.kinds]

    def line(article: Article) -> str:
        article, _, resolutions = found(article)
        return lines.mentions(article, resolutions)

    def rows(article: Article) -> str:
        return table.mention_rows(*found(article))

    def features(article: Article) -> list[geojson.Feature]:
        article, sentences, resolutions = found(article)
        return [*geojson.places(resolutions, Quotes({article: sentences}))]

    def folder(article: Article) -> list[Element]:
        article, sentences, resolutions = found(article)
        return [kml.places(article, resolutions, Quotes({article: sentences}))]

    if options.format == "geojson":
        yield from geojson.collection(each(inputs, features, inputs.leave_out))
    elif options.format == "kml":
        yield kml.document(each(inputs, folder, inputs.leave_out))
    elif options.format == "csv":
        yield table.MENTION_HEADER
        yield from each(inputs, rows, inputs.leave_out)
    else:
        yield from each(inputs, line, inputs.leave_out)


def _journeys(options: argparse.Namespace, inputs: _Inputs, geoparser: Geoparser) -> Iterator[str]:
    """The output of `journeys`, article by article or across all of them."""
    if options.merged:
        atlases = iter([inputs.build(inputs, geoparser, options.least)])
    else:
        alone = (inputs.build((article,), geoparser, options.least) for article in inputs)
        atlases = (atlas for atlas in alone if atlas.articles)
    if options.format == "geojson":
        yield from geojson.collection(
            [*geojson.journeys(atlas), *geojson.stations(atlas)] for atlas in atlases
        )
    elif options.format == "kml":
        yield kml.document(kml.journeys(atlas) for atlas in atlases)
    elif options.format == "gpx":
        yield gpx.document(map(gpx.journeys, atlases))
    elif options.format == "csv":
        yield table.STOP_HEADER
        yield from map(table.stop_rows, atlases)
    elif options.merged:
        yield from map(lines.merged_stops, atlases)
    else:
        yield from (
            lines.stops(atlas.articles[0].id, atlas.itineraries, atlas.stations)
            for atlas in atlases
        )


def _map(options: argparse.Namespace, inputs: _Inputs, geoparser: Geoparser) -> Iterator[str]:
    """Write the file of `map`; nothing goes to standard output."""
    atlas = inputs.build(inputs, geoparser, options.least)
    if not atlas.articles:
        raise InputError("no article could be read, so no map was written", options.output)
    page = html.page(viewing.build(atlas))
    try:
        options.output.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        message = f"this file cannot be written ({error.strerror}); give another name after -o"
        raise InputError(message, options.output) from None
    yield from ()
