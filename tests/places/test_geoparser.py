"""The room's one door: what it does with names that the gazetteer lacks."""

from __future__ import annotations

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.errors import GeocoderError
from dashboard.places.contracts import Candidate
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Place, Resolution

TEXT = "The minister left Paris on Monday. Troops entered the village of Qorvashtim on Tuesday."
VILLAGE = Place("osm:node/7", "Qorvashtim", 12.5, 30.25, "P", "PPL", source="another source")


class Elsewhere:
    """A candidate source that knows one village, remembers what it was asked for, and may fail."""

    def __init__(self, failure: GeocoderError | None = None) -> None:
        self.failure = failure
        self.asked: list[str] = []

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        self.asked.append(name)
        if self.failure:
            raise self.failure
        return (Candidate(VILLAGE, name, True, 9),) if name == VILLAGE.name else ()


def read(text: str, fallback: Elsewhere | None) -> dict[str, Resolution]:
    article = Article("a", text)
    geoparser = Geoparser(open_gazetteer(), fallback=fallback)
    return {r.mention.text: r for r in geoparser.resolutions(article, split(article))}


def test_only_names_that_the_gazetteer_lacks_are_asked_for() -> None:
    elsewhere = Elsewhere()
    found = read(TEXT, elsewhere)
    assert elsewhere.asked == ["Qorvashtim"]
    assert found["Qorvashtim"].place == VILLAGE
    assert "another source" in found["Qorvashtim"].reasons[0].text
    assert found["Qorvashtim"].score < found["Paris"].score


def test_without_a_fallback_the_name_stays_and_has_no_place() -> None:
    assert read(TEXT, None)["Qorvashtim"].place is None


def test_a_failure_is_told_once_and_the_rest_goes_on() -> None:
    elsewhere = Elsewhere(GeocoderError("the online geocoder did not answer"))
    found = read(f"{TEXT} Later they reached the village of Zhurbenkovsk.", elsewhere)
    assert len(elsewhere.asked) == 1
    assert found["Qorvashtim"].reasons[0].text == "the online geocoder did not answer"
    assert found["Zhurbenkovsk"].place is None
    assert found["Paris"].place is not None
