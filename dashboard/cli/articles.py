"""The command line: `python -m dashboard places|journeys|map INPUT…`, and `gazetteer ACTION`.

Results go to standard output, progress and errors to standard error. The exit status is 0 when
every article was read, 1 when some could not be, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dashboard.articles.article import Article, Sentence
from dashboard.articles.readers import ENDINGS, stream
from dashboard.articles.sentences import split
from dashboard.atlas import build
from dashboard.cli import gazetteer, page
from dashboard.cli.gazetteer import GazetteerCommand
from dashboard.cli.page import PageCommand
from dashboard.cli.terminal import Terminal, existing_file
from dashboard.errors import DatelineError, InputError
from dashboard.exports import geojson, html, lines, table
from dashboard.exports.evidence import Quotes
from dashboard.places.gazetteer.geocoder import Geocoder
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Kind, Resolution
from dashboard.version import __version__
from dashboard.view import build as viewing


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, io.TextIOWrapper):
            output.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    terminal = Terminal()
    command: _ArticlesCommand | GazetteerCommand | PageCommand = options.command(options, terminal)
    try:
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
        nargs="+",
        metavar="INPUT",
        help=f"a file ({', '.join(ENDINGS)}), a folder of them, or the address of a web page",
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
    formats = argparse.ArgumentParser(add_help=False)
    formats.add_argument("--format", choices=("jsonl", "geojson", "csv"), default="jsonl")

    places = commands.add_parser(
        "places", parents=[shared, formats], help="the places that each article names"
    )
    kinds = ",".join(Kind)
    places.set_defaults(run=_places)
    places.add_argument(
        "--kinds", type=_kinds, default=frozenset(Kind), help=f"only these kinds, of {kinds}"
    )
    journeys = commands.add_parser(
        "journeys", parents=[shared, formats], help="who was where, in each article"
    )
    journeys.set_defaults(run=_journeys)
    journeys.add_argument(
        "--merged", action="store_true", help="the journeys across all articles instead"
    )
    map_ = commands.add_parser("map", parents=[shared], help="one HTML file that works offline")
    map_.set_defaults(run=_map)
    map_.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.html")
    page.add_parser(commands)
    gazetteer.add_parser(commands)
    return parser


def _kinds(given: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(kind.strip()) for kind in given.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; the kinds are {', '.join(Kind)}") from None


class _Inputs:
    """The articles of a command's inputs, read as they are asked for. What is wrong is said when it
    is met; `lost` says, at the end, that an article could not be read."""

    def __init__(self, paths: Sequence[str], terminal: Terminal):
        self._paths = paths
        self._terminal = terminal
        self.lost = False

    def __iter__(self) -> Iterator[Article]:
        return self._terminal.counted(self._articles(), "articles")

    def _articles(self) -> Iterator[Article]:
        for found in stream(self._paths):
            if isinstance(found, Article):
                yield found
            else:
                self.lost = self.lost or not found.kept
                self._terminal.say(str(found))


class _ArticlesCommand:
    """One run of a command that reads articles. `output` yields what goes to standard output;
    `lost` is True, when it is done, where an article could not be read."""

    def __init__(self, options: argparse.Namespace, terminal: Terminal):
        self._options = options
        self._terminal = terminal
        self._inputs = _Inputs(options.inputs, terminal)

    @property
    def lost(self) -> bool:
        return self._inputs.lost

    def output(self) -> Iterator[str]:
        geoparser = _geoparser(self._options, self._terminal)
        output: Iterator[str] = self._options.run(self._options, self._inputs, geoparser)
        return output


def _geoparser(options: argparse.Namespace, terminal: Terminal) -> Geoparser:
    gazetteer = open_gazetteer(csv_path=options.gazetteer, progress=terminal.building)
    for problem in gazetteer.problems:
        terminal.say(str(problem))
    return Geoparser(gazetteer, fallback=Geocoder() if options.online else None)


def _places(
    options: argparse.Namespace, inputs: Iterable[Article], geoparser: Geoparser
) -> Iterator[str]:
    """The output of `places`, article by article."""

    def resolutions(article: Article, sentences: Sequence[Sentence]) -> list[Resolution]:
        found = geoparser.resolutions(article, sentences)
        return [resolution for resolution in found if resolution.mention.kind in options.kinds]

    if options.format == "geojson":
        cut = ((article, split(article)) for article in inputs)
        yield from geojson.collection(
            geojson.places(resolutions(article, sentences), Quotes({article: sentences}))
            for article, sentences in cut
        )
        return
    if options.format == "csv":
        yield table.MENTION_HEADER
    for article in inputs:
        sentences = split(article)
        found = resolutions(article, sentences)
        if options.format == "csv":
            yield table.mention_rows(article, sentences, found)
        else:
            yield lines.mentions(article, found)


def _journeys(
    options: argparse.Namespace, inputs: Iterable[Article], geoparser: Geoparser
) -> Iterator[str]:
    """The output of `journeys`, article by article or across all of them."""
    if options.merged:
        atlases = iter([build(tuple(inputs), geoparser)])
    else:
        atlases = (build((article,), geoparser) for article in inputs)
    if options.format == "geojson":
        yield from geojson.collection(geojson.journeys(atlas) for atlas in atlases)
        return
    if options.format == "csv":
        yield table.STOP_HEADER
    for atlas in atlases:
        if options.format == "csv":
            yield table.stop_rows(atlas)
        elif options.merged:
            yield lines.merged_stops(atlas)
        else:
            yield lines.stops(atlas.articles[0].id, atlas.itineraries)


def _map(
    options: argparse.Namespace, inputs: Iterable[Article], geoparser: Geoparser
) -> Iterator[str]:
    """Write the file of `map`; nothing goes to standard output."""
    articles = tuple(inputs)
    if not articles:
        raise InputError("no article could be read, so no map was written", options.output)
    page = html.page(viewing.build(build(articles, geoparser)))
    try:
        options.output.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        message = f"this file cannot be written ({error.strerror}); give another name after -o"
        raise InputError(message, options.output) from None
    yield from ()
