"""The gazetteer as it ships: what a name may mean, where places are, and what holds what."""

import csv
import threading

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from dashboard.places.contracts import DEEP
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.gazetteer.names import fold
from dashboard.places.gazetteer.spelling import AsSpelled
from dashboard.places.gazetteer.tables import DATA


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


def first(gazetteer, name):
    return gazetteer.candidates(name)[0].place


@pytest.mark.parametrize(
    ("name", "lat", "lon", "km"),
    [
        ("Komsomolsk-on-Amur", 50.55, 137.01, 5),
        ("Vladivostok", 43.12, 131.89, 5),
        ("Vostochny Cosmodrome", 51.88, 128.33, 5),
        ("Andriivka", 48.50, 37.97, 5),
        ("Bakhmut", 48.59, 38.00, 5),
        ("Sochi", 43.59, 39.73, 15),
        ("Sea of Azov", 46.0, 36.6, 100),
        ("Strait of Hormuz", 26.6, 56.3, 50),
        ("Sahara", 23, 12, 500),
        ("Donbas", 48.3, 38.0, 100),
        ("Mount Everest", 27.99, 86.93, 5),
        ("Baikonur Cosmodrome", 45.96, 63.31, 10),
        ("Ontario", 50, -85, 200),
        ("Los Angeles County", 34.3, -118.2, 30),
        ("Kashmir", 34.3, 75.5, 200),
        ("Fiji", -17.8, 178, 100),
    ],
)
def test_places_are_where_they_are(gazetteer, name, lat, lon, km):
    place = first(gazetteer, name)
    assert geodesic((place.lat, place.lon), (lat, lon)).km < km


@pytest.mark.parametrize(
    ("other", "name"),
    [
        ("Komsomolsk", "Komsomolsk-on-Amur"),
        ("Komsomolsk-na-Amure", "Komsomolsk-on-Amur"),
        ("Komsomolsk–on–Amur", "Komsomolsk-on-Amur"),
        ("Kiev", "Kyiv"),
        ("Burma", "Myanmar"),
        ("Peking", "Beijing"),
        ("Saigon", "Ho Chi Minh City"),
        ("Bombay", "Mumbai"),
        ("The Hague", "The Hague"),
        ("Washington, D.C.", "Washington"),
        ("ST. PETERSBURG", "Saint Petersburg"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("côte d’ivoire", "Ivory Coast"),
        ("N. Korea", "North Korea"),
        ("Donbass", "Donbas"),
        ("the Crimean Peninsula", "Crimea"),
        ("Bay Area", "San Francisco Bay Area"),
        ("U.S.", "United States"),
        ("US", "United States"),
        ("U.A.E.", "United Arab Emirates"),
        ("Ala.", "Alabama"),
        ("W.Va.", "West Virginia"),
        ("Donetsk region", "Donetsk Oblast"),
        ("Horlivka district", "Horlivka Raion"),
    ],
)
def test_other_names_lead_to_the_place(gazetteer, other, name):
    assert name in {each.place.name for each in gazetteer.candidates(other)[:2]}


@pytest.mark.parametrize(
    ("demonym", "ids"),
    [
        ("Russian", {"RU"}),
        ("North Koreans", {"KP"}),
        ("Belarusian", {"BY"}),
        ("Texan", {"US.TX"}),
        ("Siberian", {"siberia"}),
        ("European", {"europe"}),
        ("Congolese", {"CD", "CG"}),
        ("Georgian", {"GE", "US.GA"}),
    ],
)
def test_demonyms_lead_to_places_and_say_so(gazetteer, demonym, ids):
    found = [each for each in gazetteer.candidates(demonym) if each.demonym]
    assert {each.place.id for each in found} == ids


def test_a_demonym_of_a_town_is_found(gazetteer):
    names = {d.place.name for d in gazetteer.candidates("Parisians") if d.demonym}
    assert names == {"Paris"}


@pytest.mark.parametrize("word", ["Xqzzt", "Kyiv troops", "", "—", "...", "a" * 5000, "\x00", "🙂"])
def test_what_is_no_place_has_no_candidates(gazetteer, word):
    assert gazetteer.candidates(word) == ()


def test_codes_of_states_count_after_a_town_only(gazetteer):
    assert gazetteer.after_town("OH").name == "Ohio"
    assert gazetteer.after_town("XX") is None
    assert not any(each.place.id == "US.OR" for each in gazetteer.candidates("OR"))


def test_best_layer_first_then_most_people(gazetteer):
    found = [each for each in gazetteer.candidates("Andriivka") if not each.demonym]
    order = [(each.layer, -each.place.population) for each in found]
    assert order == sorted(order)
    assert found[0].layer == 0
    assert found[0].place.source == "gazetteer.csv"


def test_primary_tells_the_main_name_from_others(gazetteer):
    main = {each.place.name: each.primary for each in gazetteer.candidates("Kyiv")}
    other = {each.place.name: each.primary for each in gazetteer.candidates("Kiev")}
    assert main["Kyiv"]
    assert not other["Kyiv"]


def test_a_place_by_its_id(gazetteer):
    assert gazetteer.place("2013348").name == "Vladivostok"
    assert gazetteer.place("RU.30").feature_code == "ADM1"
    assert gazetteer.place("no such id") is None


@pytest.mark.parametrize(
    ("area", "place", "held"),
    [
        ("RU", "2013348", True),
        ("RU.59", "2013348", True),
        ("RU.30", "2013348", False),
        ("KP", "2013348", False),
        ("RU", "RU", False),
        ("US", "US.AL", True),
        ("US.AL", "US.AL.001", True),
        ("US.AL", "US", False),
        ("europe", "FR", True),
        ("europe", "2988507", True),
        ("asia", "FR", False),
        ("donbas", "713174", True),
        ("donbas", "703448", False),
        ("americas", "US.AL", True),
        ("new-england", "US.VT", True),
    ],
)
def test_what_holds_what(gazetteer, area, place, held):
    assert gazetteer.contains(gazetteer.place(area), gazetteer.place(place)) is held


def test_a_town_knows_its_divisions(gazetteer):
    bakhmut = first(gazetteer, "Bakhmut")
    assert (bakhmut.country, bakhmut.admin1) == ("UA", "Donetsk Oblast")
    assert gazetteer.place(bakhmut.within).name == "Bakhmut Raion"
    assert gazetteer.country(bakhmut).name == "Ukraine"


def test_capitals_and_neighbours(gazetteer):
    russia = gazetteer.place("RU")
    moscow = gazetteer.capital(russia)
    assert (moscow.name, moscow.feature_code) == ("Moscow", "PPLC")
    assert {"Ukraine", "North Korea", "Finland"} <= {c.name for c in gazetteer.neighbours(russia)}
    assert gazetteer.capital(gazetteer.place("US.CA")).name == "Sacramento"
    assert gazetteer.capital(moscow) is None
    assert gazetteer.neighbours(gazetteer.place("IS")) == ()


def test_each_country_has_one_capital_and_a_point(gazetteer):
    for code in ("US", "CN", "GB", "ZA", "SC", "WS", "NZ", "IS"):
        country = gazetteer.place(code)
        assert country.feature_code.startswith("PCL")
        assert gazetteer.capital(country).country == code


@pytest.fixture(scope="module")
def gazetteer_once(gazetteer):
    return gazetteer


@given(st.text(max_size=40))
def test_any_text_may_be_looked_up(gazetteer_once, text):
    for each in gazetteer_once.candidates(text):
        assert each.name
        assert fold(each.name) == fold(text) or each.name == text


def test_threads_may_share_it(gazetteer):
    names = [
        line.split(",")[1] for line in (DATA / "countries.csv").read_text("utf-8").splitlines()
    ]
    alone = open_gazetteer()
    expected = [alone.candidates(name) for name in names]
    answers = {}

    def look(number):
        answers[number] = [gazetteer.candidates(name) for name in names]

    threads = [threading.Thread(target=look, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(answers[number] == expected for number in range(4))


def test_what_geonames_lists_among_its_towns_and_is_none_is_left_out(gazetteer):
    for line in (DATA / "no_towns.csv").read_text("utf-8").splitlines()[1:]:
        id_, name, _ = line.split(",")
        assert gazetteer.place(id_) is None
        assert id_ not in {each.place.id for each in gazetteer.candidates(name)}


def test_towns_have_no_blank_around_their_names_and_their_names_of_today(gazetteer):
    (town, *_) = gazetteer.candidates("Willemstad")
    assert (town.place.name, town.place.country) == ("Willemstad", "CW")
    assert [each.place.name for each in gazetteer.candidates("Nur-Sultan")] == ["Astana"]


def test_the_population_of_a_division_is_no_count_of_people(gazetteer):
    assert not gazetteer.place("US.NY").counts_people
    assert not gazetteer.place("US.NY.061").counts_people
    assert gazetteer.place("US").counts_people
    assert gazetteer.place("5128581").counts_people


def test_small_american_towns_with_a_post_office_are_known_below_all_others(gazetteer):
    (town,) = gazetteer.candidates("Harwinton")
    assert (town.place.within[:5], town.layer) == ("US.CT", DEEP)
    elsewhere, *others = gazetteer.candidates("Kensington")
    assert elsewhere.layer < DEEP
    assert "US.MN.041" in {each.place.within for each in others if each.layer == DEEP}


def test_post_offices_that_are_called_like_a_word_or_somebody_are_left_out():
    names = [name for _, name, *_ in csv.reader((DATA / "us_towns.csv").open(encoding="utf-8"))]
    assert not {"Panther", "Tarzan", "Avenue", "Kit Carson", "Guys"}.intersection(names)
    assert {"Pleasant City", "Thackerville"}.issubset(names)


def test_small_towns_with_namesakes_are_known_below_those(gazetteer):
    first, *others = gazetteer.candidates("Clovelly")
    assert (first.place.country, first.layer < DEEP) == ("AU", True)
    assert [each.place.country for each in others if each.layer == DEEP] == ["GB"]


def test_a_township_is_its_town_where_there_is_but_one(gazetteer):
    spelled = AsSpelled(gazetteer)
    (found,) = spelled.candidates("Readington Township")
    assert (found.name, found.place.within[:5]) == ("Readington Township", "US.NJ")
    assert not spelled.candidates("Jackson Township")
