"""Deciding which place a name means."""

from __future__ import annotations

import gc
from math import isclose

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.places.contracts import Candidate
from dashboard.places.place import Kind, Mention, Place, Resolution
from dashboard.places.resolution.resolver import PlaceResolver
from dashboard.places.resolution.terms import CandidateOption
from tests.places.parsing import Known, Without, km_between, parse, seed, town

OHIO = Place("US.OH", "Ohio", 40.2, -83.0, "A", "ADM1", "US", "", 11_000_000, within="US")
KENYA = Place("KE", "Kenya", 1.0, 38.0, "A", "PCLI", "KE", "", 51_000_000)
SPRINGFIELD_OHIO = town("Springfield", 39.92, -83.81, "US", 60_000, "US.OH.023")
SPRINGFIELD_MISSOURI = town("Springfield", 37.2, -93.3, "US", 170_000, "US.MO.077")
ELDORET_KENYA = town("Eldoret", 0.52, 35.27, "KE", 20_000, "KE.44")
ELDORET_ELSEWHERE = town("Eldoret", -30.0, 25.0, "ZA", 30_000, "ZA.02")
NAIROBI = town("Nairobi", -1.28, 36.8, "KE", 2_700_000, "KE.05")


def resolve(text: str, names: list[str], *places: Place) -> tuple[Resolution, ...]:
    """The resolutions of names that are given, where they stand first in the text."""
    article = Article("a", text)
    starts = [(text.index(name), name) for name in names]
    mentions = [
        Mention("a", start, start + len(name), name, Kind.LITERAL) for start, name in sorted(starts)
    ]
    return PlaceResolver(Known(*places)).resolve(article, split(article), mentions)


@pytest.mark.parametrize(
    ("article", "name", "lat", "lon", "km"),
    [
        ("000", "Komsomolsk-on-Amur", 50.55, 137.01, 5),
        ("000", "Vladivostok", 43.12, 131.89, 5),
        ("000", "Bakhmut", 48.59, 38.00, 5),
        ("000", "Andriivka", 48.50, 37.97, 5),
        ("004", "Vostochny Cosmodrome", 51.88, 128.33, 5),
        ("004", "Sochi", 43.59, 39.73, 15),
        ("004", "SEOUL", 37.57, 126.98, 15),
        ("000", "Washington", 38.9, -77.04, 15),
    ],
)
def test_places_of_the_seed_articles(article: str, name: str, lat: float, lon: float, km: float):
    found = [r for r in parse(seed(article)) if r.mention.text == name]
    assert found
    for resolution in found:
        assert km_between(resolution.place, lat, lon) <= km


def test_the_container_named_next_to_a_name_outranks_more_people():
    ohio = resolve(
        "A fire in Springfield, Ohio.",
        ["Springfield", "Ohio"],
        SPRINGFIELD_OHIO,
        SPRINGFIELD_MISSOURI,
        OHIO,
    )[0]
    bare = resolve(
        "A fire in Springfield.", ["Springfield"], SPRINGFIELD_OHIO, SPRINGFIELD_MISSOURI
    )[0]
    assert ohio.place == SPRINGFIELD_OHIO
    assert ohio.reasons[0].text == "the text says it is in Ohio"
    assert bare.place == SPRINGFIELD_MISSOURI
    assert "170,000 people" in bare.reasons[0].text


def test_taking_away_the_country_changes_the_choice_and_the_reason():
    places = (ELDORET_KENYA, ELDORET_ELSEWHERE, KENYA, NAIROBI)
    with_country = resolve("Runners from Kenya train at Eldoret.", ["Kenya", "Eldoret"], *places)[1]
    alone = resolve("Runners train at Eldoret.", ["Eldoret"], *places)[0]
    assert with_country.place == ELDORET_KENYA
    assert any("names the country" in reason.text for reason in with_country.reasons)
    assert alone.place == ELDORET_ELSEWHERE
    assert not any("country" in reason.text for reason in alone.reasons)


def test_shares_of_reasons_add_up_and_alternatives_are_ranked():
    (answer,) = resolve(
        "A fire in Springfield.", ["Springfield"], SPRINGFIELD_OHIO, SPRINGFIELD_MISSOURI
    )
    assert 0.9 < sum(reason.share for reason in answer.reasons) <= 1.001
    assert [each.place for each in answer.alternatives] == [SPRINGFIELD_OHIO]
    assert answer.score > answer.alternatives[0].score > 0


def test_a_tie_is_uncertain_and_says_so():
    twins = [town("Ustown", lat, 10.0, "DE", 9000, f"DE.0{i}") for i, lat in enumerate((50, 53))]
    (answer,) = resolve("A fire in Ustown.", ["Ustown"], *twins)
    assert answer.score < 0.55
    assert isclose(answer.score, answer.alternatives[0].score, abs_tol=0.01)
    assert "nothing tells it from" in answer.reasons[0].text


def test_one_sense_an_article_unless_its_own_words_say_otherwise():
    article = Article("a", "Springfield, Ohio. Then Springfield again.")
    names = [("Springfield", 0), ("Ohio", 13), ("Springfield", 24)]
    mentions = [Mention("a", s, s + len(n), n, Kind.LITERAL) for n, s in names]
    source = Known(SPRINGFIELD_OHIO, SPRINGFIELD_MISSOURI, OHIO)
    answers = PlaceResolver(source).resolve(article, split(article), mentions)
    assert [answer.place for answer in answers] == [SPRINGFIELD_OHIO, OHIO, SPRINGFIELD_OHIO]


def test_a_name_without_candidates_stays_unplaced():
    (answer,) = resolve("A fire in Qwzrtpel.", ["Qwzrtpel"])
    assert (answer.place, answer.score, answer.alternatives) == (None, 0.0, ())


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("WASHINGTON -- The senators went home on Friday.", "WASHINGTON", 38.9, -77.04),
        ("The talks in Washington lasted for two days.", "Washington", 38.9, -77.04),
        ("It was seen in Oregon, Idaho, Washington and Montana.", "Washington", 47.4, -120.5),
        ("Farms in Virginia, Washington, West Virginia and Wyoming.", "Washington", 47.4, -120.5),
        ("She lives in Macon, Georgia, and called Washington, D.C.", "Washington", 38.9, -77.04),
        ("Envoys of China, Japan and Ukraine met.", "Japan", 35.7, 139.1),
        ("She was born in Washington, Pennsylvania.", "Washington", 40.17, -80.25),
    ],
)
def test_a_list_is_of_one_rank_and_a_bare_capital_is_no_far_division(
    text: str, name: str, lat: float, lon: float
):
    place = next(r.place for r in parse(text) if r.mention.text == name)
    assert km_between(place, lat, lon) < 161


class Everywhere:
    """A source that knows a town of every name."""

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        return (Candidate(town(name, 1.0, 2.0, "US", 1_000, "US.OH"), name, True, 1),)


def test_what_names_may_mean_is_not_remembered_without_end():
    def remembered() -> int:
        gc.collect()
        return sum(isinstance(one, CandidateOption) for one in gc.get_objects())

    resolver, number, before = PlaceResolver(Everywhere()), 12_000, remembered()
    for at in range(number):
        article = Article("a", f"Town{at} is quiet.")
        name = f"Town{at}"
        mention = Mention("a", 0, len(name), name, Kind.LITERAL)
        (found,) = resolver.resolve(article, split(article), [mention])
        assert found.place and found.place.name == name
    assert remembered() - before < number / 2


@pytest.mark.parametrize(
    ("name", "country"),
    # New Jersey's Bogota is near; who leaves the accents out may mean it. Only a hamlet in Mexico
    # is called Malé as the capital of the Maldives is by many.
    [
        ("Bogotá", {"CO"}),
        ("Bogota", {"CO", "US"}),
        ("Medellín", {"CO", "ES", "MX"}),
        ("Malé", {"MV", "MX", "IT", "FR"}),
    ],
)
def test_a_name_with_its_accents_is_no_town_without_them(name: str, country: set[str]) -> None:
    text = f"She met Ann Lee in Manhattan, New York City, on Monday. She went to {name}."
    start = text.index(name)
    mentions = [Mention("a", start, start + len(name), name, Kind.LITERAL)]
    article = Article("a", text)
    (found,) = PlaceResolver(Without()).resolve(article, split(article), mentions)
    assert found.place is not None
    others = {other.place.country for other in found.alternatives}
    assert {found.place.country, *others} == country
