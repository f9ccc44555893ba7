"""Two articles of one tour, and what tests say and ask of the atlas of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from dashboard.articles.article import Article
from dashboard.atlas import Atlas, build
from dashboard.journeys.model import Stop
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Place, Resolution
from dashboard.project import events
from dashboard.project.anchors import anchor
from dashboard.project.apply import Corrections
from dashboard.project.events import Spot, StopRef
from dashboard.project.history import Done

AT = "2024-05-06T07:08:09Z"


TOUR = Article(
    "tour",
    "NAIROBI, Kenya — Trade Minister Clara Voss arrived in Nairobi on Monday.\n\n"
    "She flew to Kampala on Tuesday. She flew to Kigali on Wednesday.\n\n"
    "Officials in Kampala said talks went well.",
    published=date(2024, 5, 8),
)


OTHER = Article(
    "other",
    "KAMPALA — Minister Klara Voss met reporters in Kampala on Tuesday, and Bo Ekman flew to "
    "Lusaka on Monday.",
    published=date(2024, 5, 8),
)


VOYAGE = Article(
    "voyage",
    "Clara Voss arrived in Port Vellano on Monday. Port Vellano is small. The Port Vellanos do not "
    "count. She flew to Kigali on Wednesday.",
    published=date(2024, 5, 8),
)
ENTEBBE = Place("233114", "Entebbe", 0.06, 32.46, "P", "PPL", "UG", "Central Region", 70000, "x")


@cache
def geoparser() -> Geoparser:
    return Geoparser(open_gazetteer())


def spot(article: Article, words: str, nth: int = 0) -> Spot:
    at = -1
    for _ in range(nth + 1):
        at = article.text.index(words, at + 1)
    return Spot(article.id, anchor(article.text, at, at + len(words)))


def built(*changes: events.Change, articles: Sequence[Article] = (TOUR,)) -> Atlas:
    done = [Done(n, AT, change) for n, change in enumerate(changes, start=1)]
    return build(articles, geoparser(), Corrections(done))


def stops(atlas: Atlas, traveller: str = "Clara Voss") -> list[Stop]:
    return [s for i in atlas.itineraries if i.traveller == traveller for s in i.stops]


def names(atlas: Atlas, traveller: str = "Clara Voss") -> list[str]:
    return [stop.visit.place.name for stop in stops(atlas, traveller)]


def mentions(atlas: Atlas, words: str, article: str = "tour") -> list[Resolution]:
    return [r for r in atlas.resolutions[article] if r.mention.text == words]


def ref(atlas: Atlas, place: str, traveller: str = "Clara Voss") -> StopRef:
    """The stop as a page names it: by the words of its place in its sentences."""
    stop = next(s for s in stops(atlas, traveller) if s.visit.place.name == place)
    articles = {article.id: article for article in atlas.articles}
    spots = []
    for said in stop.visit.evidence:
        sentence = atlas.sentences[said.article_id][said.index]
        text = articles[said.article_id].text
        start = max(text.find(place, sentence.start, sentence.end), sentence.start)
        end = start + len(place)
        spots.append(Spot(said.article_id, anchor(text, start, end)))
    return StopRef(traveller, stop.visit.place.id, place, tuple(spots))


def edits(stop: Stop) -> list[str]:
    return [edit.what for edit in stop.visit.edits if edit.at == AT]
