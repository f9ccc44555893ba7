"""An atlas with one of everything that exports have to carry, written by hand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from dashboard.articles.article import Article, Edit, Sentence, SentenceRef
from dashboard.atlas import Atlas
from dashboard.journeys.model import (
    Borrowed,
    Days,
    Disagreement,
    Itinerary,
    Precision,
    Station,
    StationKind,
    Status,
    Stop,
    Visit,
)
from dashboard.journeys.off_route.finder import OffRoute
from dashboard.journeys.routes.trips import leg
from dashboard.places.place import Kind, Mention, Place, Resolution

HOSTILE = "=1+1 <b>“Ann” & ]]> 'x'</b> {{7*7}} | a,b"
URL = "https://example.org/a?x=1&y=2"

TOKYO = Place("1850147", "Tokyo", 35.6895, 139.69171, "P", "PPLC", "JP", "Tokyo", 1, "GeoNames")
HONOLULU = Place("5856195", "Honolulu", 21.30694, -157.85833, "P", "PPLA", "US", "", 1, "GeoNames")
TAVEUNI = Place("x180", "Taveuni", -16.85, 180.0, "T", "ISL", "FJ", "", 0, "UA")
SUVA = Place("2198148", "Suva", -18.14161, 178.44149, "P", "PPLC", "FJ", "", 1, "GeoNames")
WINDHOEK = Place("3352136", "Windhoek", -22.55941, 17.08323, "P", "PPLC", "NA", "", 1, "GeoNames")
ODD = Place("o'd/d", HOSTILE, -5.5, -170.5, "P", "PPL", "", "", 0, "gazetteer.csv", 12.5)
EDIT = Edit("status", "2024-05-06T07:08:09Z")

FIRST = "Ann flew from Tokyo to Honolulu. Later she went to Suva and Taveuni."
SECOND = f"{HOSTILE} came to Windhoek. Bo was born in Tokyo in 1950."


def _visit(
    who: str,
    place: Place,
    status: Status = Status.VISITED,
    days: tuple[date, date] | None = None,
    at: tuple[str, int] = ("a", 0),
    chance: float = 0.9,
) -> Visit:
    return Visit(
        who,
        place,
        status,
        days and Days(*days),
        "then" if days else None,
        Precision.SPAN if days else Precision.NONE,
        (SentenceRef(*at),),
        f"“{who} went”: a verb",
        chance=chance,
    )


def _itinerary(trip: int, *visits: Visit, group: bool = False) -> Itinerary:
    stops = [Stop(visit, order) for order, visit in enumerate(visits, start=1)]
    legs = [leg(one, other) for one, other in pairwise(stops)]
    return Itinerary(visits[0].traveller, trip, tuple(stops), tuple(legs), group=group)


def whole() -> Atlas:
    """Two articles; stops of every status, also of a group; legs across 180° and up to it; what
    perhaps was; stations; a correction; hostile words; a place that is not sure."""
    april = date(2024, 4, 1), date(2024, 4, 30)
    day = date(2024, 5, 6), date(2024, 5, 6)
    tokyo = _visit("Ann", TOKYO, days=day)
    ann = _itinerary(
        1,
        tokyo,
        _visit("Ann", HONOLULU, days=(date(2024, 5, 7), date(2024, 5, 7)), chance=0.75),
        _visit("Ann", SUVA, Status.PLANNED, april, ("a", 1)),
        _visit("Ann", TAVEUNI, Status.PLANNED, at=("a", 1)),
    )
    said = Disagreement("status", _visit("Ann", WINDHOEK, Status.CANCELLED, at=("b", 0)))
    windhoek = Visit(
        "Ann",
        WINDHOEK,
        Status.PAST,
        Days(*april),
        "in April",
        Precision.MONTH,
        (SentenceRef("a", 0), SentenceRef("b", 0)),
        "a rule",
        borrowed=(Borrowed("date", (SentenceRef("b", 0),)),),
        disagreements=(said,),
        edits=(EDIT,),
    )
    odd = _visit(HOSTILE, ODD, Status.CANCELLED, at=("b", 0))
    ships = _itinerary(1, _visit("41 survivors", SUVA), _visit("41 survivors", SUVA), group=True)
    articles = (
        Article("a", FIRST, f"Title {HOSTILE}", "The Paper", date(2024, 5, 8), URL),
        Article("b", SECOND, None, None, None, "javascript:alert(1)"),
    )
    sentences = {
        "a": (Sentence("a", 0, 0, 32), Sentence("a", 1, 33, len(FIRST))),
        "b": (
            Sentence("b", 0, 0, SECOND.index(" Bo")),
            Sentence("b", 1, SECOND.index("Bo"), len(SECOND)),
        ),
    }

    def named(place: Place, article: str, words: str, score: float = 0.9) -> Resolution:
        start = (FIRST if article == "a" else SECOND).index(words)
        mention = Mention(article, start, start + len(words), words, Kind.LITERAL)
        return Resolution(mention, place, score)

    resolutions = {
        "a": (
            named(TOKYO, "a", "Tokyo"),
            named(HONOLULU, "a", "Honolulu"),
            named(SUVA, "a", "Suva"),
            named(TAVEUNI, "a", "Taveuni"),
        ),
        "b": (named(ODD, "b", HOSTILE, 0.3), named(WINDHOEK, "b", "Windhoek")),
    }
    return Atlas(
        articles,
        sentences,
        resolutions,
        (ann, _itinerary(2, windhoek), _itinerary(1, odd), ships),
        {},
        (OffRoute(WINDHOEK, "Nobody went there.", (resolutions["b"][1],)),),
        (),
        (),
        (),
        stations=(
            Station(
                *("Bo", TOKYO, StationKind.BORN, "in 1950", 1950, 1950),
                *((SentenceRef("b", 1),), "born in", 0.9),
            ),
        ),
        doubts=(_visit("Rao", HONOLULU, days=day, at=("a", 1), chance=0.5),),
    )
