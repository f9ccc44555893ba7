"""The command `gazetteer`: import, list and remove layers of places, and find what they know."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.cli.terminal import Terminal, existing_file
from dashboard.errors import InputError
from dashboard.places.gazetteer.imported import checked_name, layers_folder, remove_layer
from dashboard.places.gazetteer.layers import FEATURE_CLASSES
from dashboard.places.gazetteer.lookup import Gazetteer, open_gazetteer
from dashboard.places.gazetteer.spelling import AsSpelled
from dashboard.places.place import Kind, Mention, Place, Resolution
from dashboard.places.resolution.resolver import PlaceResolver

_TOLD = 20
_LISTED = 25
_ENDINGS = {".zip", ".txt", ".csv", ".tsv", ".geojson", ".json", ".kml", ".gpx"}
_KINDS = {
    "A": "a country or division",
    "H": "a water",
    "L": "a region or park",
    "P": "a town or village",
    "R": "a road",
    "S": "a building or spot",
    "T": "a height, island or other landform",
    "U": "a place under the sea",
    "V": "a wood or heath",
}


class GazetteerCommand:
    """One run of the command. `output` yields what goes to standard output; `lost` is True, when
    it is done, where a row was left out or nothing was found."""

    def __init__(self, options: argparse.Namespace, terminal: Terminal):
        self._options = options
        self._terminal = terminal
        self.lost = False

    def output(self) -> Iterator[str]:
        """Do what the options say."""
        yield from self._options.action(self)

    def import_layer(self) -> Iterator[str]:
        """`gazetteer import`."""
        from dashboard.places.gazetteer.importing import (  # with what only it needs
            CLASSES,
            import_layer,
        )

        options = self._options
        reporter = _Reporter(self._terminal)
        layer = import_layer(
            options.file,
            options.name or _name_of(options.file),
            layers_folder(),
            self._terminal.building,
            reporter.tell,
            options.names,
            options.classes or CLASSES,
        )
        reporter.done()
        self.lost = reporter.count > 0
        where = "above Dateline's own layers" if layer.own else "below all other layers"
        places = _count(layer.places, "place is", "places are")
        lost = _count(reporter.count, "row was", "rows were")
        told = f" {lost} left out, as said above." if self.lost else ""
        yield f"{layer.name}: {places} now a layer, {where}.{told}\n"

    def list_layers(self) -> Iterator[str]:
        """`gazetteer list`: a line a layer, the highest first."""
        rows = [("rank", "layer", "places", "imported", "from")]
        for rank, layer in enumerate(self._open().layers(), start=1):
            when = ""
            if layer.imported:
                when = f"{datetime.fromisoformat(layer.imported):%Y-%m-%d %H:%M}"
            rows.append((str(rank), layer.name, f"{layer.places:,}", when, layer.source))
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for rank_, name, places, when, source in rows:
            yield (
                f"{rank_:>{widths[0]}}  {name:<{widths[1]}}  {places:>{widths[2]}}  "
                f"{when:<{widths[3]}}  {source}\n"
            )

    def remove(self) -> Iterator[str]:
        """`gazetteer remove`."""
        remove_layer(layers_folder(), self._options.name)
        yield f"{self._options.name} is no layer any more.\n"

    def find(self) -> Iterator[str]:
        """`gazetteer find`: what a name may mean, and why it means what it does."""
        words = " ".join(self._options.words)
        name = words.title() if words.islower() else words
        gazetteer = self._open()
        found = gazetteer.candidates(name)
        if not found:
            self.lost = True
            yield f"No layer knows “{name}”.\n"
            return
        chosen = _alone(name, gazetteer)
        yield _count(len(found), "place may", "places may") + f" be meant by “{name}”.\n"
        if chosen.place is None:
            yield "Spelled like this, an article means none of them.\n"
        else:
            yield "With nothing else in an article to go by, it is\n"
            yield f"  {_told(chosen.place, gazetteer)}\n"
            for reason in chosen.reasons:
                share = f" ({reason.share:.0%})" if 0 < reason.share < 1 else ""
                yield f"    {'because' if reason.share else 'though'} {reason.text}{share}\n"
        others = [each for each in found if each.place != chosen.place]
        if others:
            yield "It may also be, highest layer first,\n"
        for each in others[:_LISTED]:
            called = "" if each.primary else f", also called {each.name}"
            people = ", whose people are called so" if each.demonym else called
            yield f"  {_told(each.place, gazetteer)}{people}\n"
        if len(others) > _LISTED:
            yield f"  and {_count(len(others) - _LISTED, 'other', 'others')}\n"

    def _open(self) -> Gazetteer:
        gazetteer = open_gazetteer(progress=self._terminal.building)
        for problem in gazetteer.problems:
            self._terminal.say(str(problem))
        return gazetteer


class _Reporter:
    """Tells of the first bad rows one by one, and of the rest their number."""

    def __init__(self, terminal: Terminal):
        self.count = 0
        self._terminal = terminal

    def tell(self, problem: InputError) -> None:
        """Tell of a bad row."""
        self.count += 1
        if self.count <= _TOLD:
            self._terminal.say(str(problem))

    def done(self) -> None:
        """Tell how many there were besides."""
        if self.count > _TOLD:
            more = _count(self.count - _TOLD, "row was", "rows were")
            self._terminal.say(f"{more} left out besides, for such reasons")


def add_parser(commands: Any) -> None:
    """Add the command to the parsers of `python -m dashboard`."""
    gazetteer = commands.add_parser("gazetteer", help="layers of places, and what they know")
    gazetteer.set_defaults(command=GazetteerCommand)
    actions = gazetteer.add_subparsers(required=True, metavar="ACTION")
    add = actions.add_parser(
        "import", help="read a dump of GeoNames, a table of places, or a file of a map"
    )
    add.set_defaults(action=GazetteerCommand.import_layer)
    add.add_argument(
        "file",
        type=existing_file,
        metavar="FILE",
        help="a dump of GeoNames (allCountries.txt, FR.txt) or a table in the form of "
        "gazetteer.csv, which may be zipped; or points in GeoJSON, KML or GPX",
    )
    add.add_argument("--name", type=_name, help="what the layer is called; by default, as the file")
    add.add_argument(
        "--names",
        type=existing_file,
        metavar="FILE",
        help="alternateNamesV2.txt, which goes with a dump; may be zipped",
    )
    add.add_argument(
        "--classes",
        type=_classes,
        metavar="LETTERS",
        help="the feature classes of a dump that are kept, by default AHLPT: all but S (spots), "
        "R (roads), U (under the sea) and V (woods)",
    )
    listing = actions.add_parser("list", help="the layers, the highest first")
    listing.set_defaults(action=GazetteerCommand.list_layers)
    removal = actions.add_parser("remove", help="remove a layer that was imported")
    removal.set_defaults(action=GazetteerCommand.remove)
    removal.add_argument("name", metavar="NAME", help="the layer, as `gazetteer list` calls it")
    search = actions.add_parser("find", help="what the layers know by a name, and which one wins")
    search.set_defaults(action=GazetteerCommand.find)
    search.add_argument(
        "words", nargs="+", metavar="WORDS", help="the name, of one word or several"
    )


def _name(given: str) -> str:
    try:
        return checked_name(given)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _classes(given: str) -> frozenset[str]:
    letters = frozenset(given.upper())
    if not letters or letters - FEATURE_CLASSES:
        known = "".join(sorted(FEATURE_CLASSES))
        raise argparse.ArgumentTypeError(f"feature classes are letters of {known}, not “{given}”")
    return letters


def _name_of(path: Path) -> str:
    """The name of a layer after its file: what it is called without its endings."""
    while path.suffix.lower() in _ENDINGS:
        path = path.with_suffix("")
    try:
        return checked_name(path.name)
    except ValueError as error:
        raise InputError(f"{error}; or give one with --name", path) from None


def _alone(name: str, gazetteer: Gazetteer) -> Resolution:
    """Where a name is in an article that has nothing else."""
    article = Article("", name)
    mention = Mention(article.id, 0, len(name), name, Kind.LITERAL)
    resolver = PlaceResolver(AsSpelled(gazetteer))
    (resolution,) = resolver.resolve(article, split(article), [mention])
    return resolution


def _told(place: Place, gazetteer: Gazetteer) -> str:
    """A place in a line."""
    country = gazetteer.country(place)
    nation = country.name if country and country.id != place.id else ""
    parts = filter(None, (place.name, place.admin1 if place.admin1 != place.name else "", nation))
    kind = _KINDS.get(place.feature_class, "a place")
    counted = place.population and place.counts_people
    people = f" of {place.population:,} people" if counted else ""
    where = f"{place.lat:.3f}, {place.lon:.3f}"
    return f"{', '.join(parts)}: {kind}{people} at {where} ({place.source}, id {place.id})"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
