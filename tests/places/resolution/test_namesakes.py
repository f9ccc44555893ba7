"""Which of several places of a name a text means: abroad or at home, the city or its province, told
by what stands beside it or by its own sentence."""

from __future__ import annotations

import pytest

from dashboard.places.place import Place, Resolution
from tests.places.parsing import parse

WORLD = {
    "Geneva": "CH", "Rome": "IT", "Vienna": "AT", "Cairo": "EG", "Dublin": "IE", "Berlin": "DE",
    "Moscow": "RU", "Lisbon": "PT", "Manchester": "GB", "Warsaw": "PL", "Milan": "IT",
    "Melbourne": "AU", "Brussels": "BE", "Prague": "CZ", "Santiago": "CL", "Glasgow": "GB",
    "Ottawa": "CA", "Tripoli": "LY", "Damascus": "SY", "Montreal": "CA",
}  # fmt: skip
FORMS = [
    "Secretary of State John Reed flew from Washington to {} on Tuesday.",
    "WASHINGTON, May 7 (AP) - U.S. envoy Ann Ross left Washington on Tuesday for {} and Oslo.",
    "NEW YORK, May 7 (Reuters) - U.N. chief Karim Aziz left New York for {} on Tuesday.",
    "A Boston orchestra will play in {}, Stockholm and Budapest.",
    "Texas Gov. Ann Harper will travel to {} next week on a trade mission.",
    "The Dallas-based airline will fly daily from Miami to {} from next spring.",
    "The Detroit carmaker will close its plant in {} and cut 900 jobs.",
    "Flights between Atlanta and {} were cancelled because of the storm.",
]


def named(text: str, name: str) -> list[Resolution]:
    """The resolutions of the mentions of a name."""
    return [answer for answer in parse(text) if answer.mention.text == name]


def where(text: str, name: str) -> list[str]:
    """The id of what holds each mention of a name, its country where that is all, "" for none."""
    return [_holder(answer.place) for answer in named(text, name)]


def _holder(place: Place | None) -> str:
    if place is None:
        return ""
    return ".".join((place.within or place.country).split(".")[: 2 if place.country == "US" else 1])


def test_american_names_do_not_move_the_worlds_towns_to_america():
    cases = [(form.format(name), name) for form in FORMS for name in WORLD]
    wrong = [
        text
        for text, name in cases
        if not (found := named(text, name))
        or any(each.place is None or each.place.country != WORLD[name] for each in found)
    ]
    assert len(wrong) <= 0.05 * len(cases), wrong


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        (
            "The Lamar County sheriff said two men were held in Paris, Texas, on Monday. "
            "Schools in Paris will open on Tuesday.",
            "Paris",
            "US.TX",
        ),
        ("CAIRO, Ill. — The levee at Cairo held as the Ohio River rose.", "Cairo", "US.IL"),
        (
            "Police in Moscow, Idaho, said a student was missing. Moscow officers searched.",
            "Moscow",
            "US.ID",
        ),
        (
            "Fairfax County police closed a road in Vienna. Traffic went by Tysons and McLean.",
            "Vienna",
            "US.VA",
        ),
        ("A crash closed Route 49 between Rome and Utica in Oneida County.", "Rome", "US.NY"),
        (
            "The Georgia Bulldogs beat Florida in Athens; fans came from Macon and Savannah.",
            "Athens",
            "US.GA",
        ),
        (
            "Manchester and Nashua, the two largest cities in New Hampshire, will share a bus.",
            "Manchester",
            "US.NH",
        ),
        ("LONDON, Ky. (AP) — Laurel County schools in London are closed.", "London", "US.KY"),
    ],
)
def test_local_stories_stay_local(text: str, name: str, state: str):
    found = where(text, name)
    assert found
    assert set(found) == {state}


@pytest.mark.parametrize(
    ("text", "name", "holders"),
    [
        (
            "The Kremlin in Moscow denied it. A student in Moscow, Idaho, was held.",
            "Moscow",
            "RU US.ID",
        ),
        (
            "French President Marcel Dupont spoke in Paris. A barn burned in Paris, Texas.",
            "Paris",
            "FR US.TX",
        ),
        (
            "A barn burned in Paris, Texas. The French parliament met in Paris on Monday.",
            "Paris",
            "US.TX FR",
        ),
        (
            "Ireland's government met in Dublin. A lab in Dublin, Ohio, did the tests.",
            "Dublin",
            "IE US.OH",
        ),
        ("The pope prayed in Rome. A mill closed in Rome, Georgia.", "Rome", "IT US.GA"),
        ("He left Mexico for Mexico, Missouri.", "Mexico", "MX US.MO"),
        (
            "The president of Peru spoke in Lima. His brother lives in Peru, Indiana.",
            "Peru",
            "PE US.IN",
        ),
        ("She flew from London to Toronto and took a bus to London, Ontario.", "London", "GB CA"),
        # a capital whose country the sentence names, in all of the article
        ("The president of the Seychelles spoke in Victoria.", "Victoria", "SC"),
        ("Costa Rica's congress met in San Jose. San Jose is calm.", "San Jose", "CR CR"),
        ("A Jamaican court in Kingston freed him.", "Kingston", "JM"),
        ("Google staff in San Jose walked out.", "San Jose", "US.CA"),
        # what is said behind a name to be its capital or city, and before it its town
        ("He left for Hamilton, the capital of Bermuda.", "Hamilton", "BM"),
        ("Storms hit Toledo, a city in Ohio, on Friday.", "Toledo", "US.OH"),
        ("The Indiana towns of Peru and Wabash were flooded.", "Peru", "US.IN"),
        ("The Ontario city of London is growing.", "London", "CA"),
        # whoever comes from a town with a namesake there has not left the place that the text tells
        (
            "She arrived in Athens, Greece. The Hollywood actress stayed in Athens for a week.",
            "Athens",
            "GR GR",
        ),
        (
            "She arrived in Athens, Greece. The Ohio senator stayed in Athens for a week.",
            "Athens",
            "GR GR",
        ),
        (
            "He landed in London, England. A Toronto doctor met him in London on Friday.",
            "London",
            "GB GB",
        ),
        (
            "They met in Hyderabad, India. Traders of Karachi came to Hyderabad by train.",
            "Hyderabad",
            "IN IN",
        ),
        # but of a little known place, the one that all know is meant beside its neighbours
        (
            "A barn burned in Paris, Texas. From Marseille he went on to Paris by train.",
            "Paris",
            "US.TX FR",
        ),
        (
            "A barn burned in Paris, Texas. The French actor came to Paris on Monday.",
            "Paris",
            "US.TX FR",
        ),
        # and a division that is named, and not as where somebody is from, tells where one is
        (
            "He spoke in Birmingham, England. In Alabama, fans in Birmingham wept.",
            "Birmingham",
            "GB US.AL",
        ),
    ],
)
def test_each_by_its_own_words(text: str, name: str, holders: str):
    assert where(text, name) == holders.split()


@pytest.mark.parametrize(
    ("text", "name", "holders"),
    [
        (
            "The flight from San Jose, California, to San Jose, Costa Rica, was late.",
            "San Jose",
            "US.CA CR",
        ),
        (
            "The ferry from Hamilton, Bermuda, met the bus from Hamilton, Ontario.",
            "Hamilton",
            "BM CA",
        ),
        ("She moved from Santiago, Chile, to Santiago, Philippines.", "Santiago", "CL PH"),
        ("They came from Merida, Venezuela, and Merida, Mexico.", "Merida", "VE MX"),
        ("Athens, Greece, and Athens, Georgia, are twin towns.", "Athens", "GR US.GA"),
        ("A shop in Kingston, Jamaica, sells to Kingston, New York.", "Kingston", "JM US.NY"),
        ("Rescuers crossed into France near Lille on Monday.", "Lille", "FR"),
    ],
)
def test_what_a_text_says_a_place_is_in_binds(text: str, name: str, holders: str):
    assert where(text, name) == holders.split()


@pytest.mark.parametrize(
    ("text", "name", "container"),
    [
        ("He was born in Lakewood, Wyoming, in 1961. Lakewood was dull.", "Lakewood", "Wyoming"),
        ("The company is based in Springfield, Wyoming.", "Springfield", "Wyoming"),
        ("Police in Riverside, Delaware, found the car.", "Riverside", "Delaware"),
    ],
)
def test_a_name_that_no_layer_has_where_the_text_says_it_is_stays_unplaced(
    text: str, name: str, container: str
):
    found = named(text, name)
    assert found
    for each in found:
        assert each.place is None
        assert each.reasons[0].text == (
            f"the text says it is in {container}, where no layer knows this name"
        )


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("In Beirut, Israel was accused of breaking the truce.", "Beirut", "LB"),
        ("After talks in Moscow, Ukraine said it would not sign.", "Moscow", "RU"),
        ("At talks in Vienna, Georgia asked for time.", "Vienna", "AT"),
        ("He has worked in London, Germany and Spain.", "London", "GB"),
        ("He came from Belfast, Ireland, as a boy.", "Belfast", "GB"),
    ],
)
def test_lists_clauses_and_old_borders_bind_nothing(text: str, name: str, country: str):
    assert where(text, name) == [country]


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("On Monday the president flew to New York.", "New York", "5128581"),
        ("Argentina's president flew from Buenos Aires to Mendoza.", "Mendoza", "3844421"),
        ("Argentina's president flew from Buenos Aires to Cordoba.", "Cordoba", "3860259"),
        ("A ship caught fire in the port of Chittagong, Bangladesh.", "Chittagong", "1205733"),
        ("Mexican troops were sent to Durango and Culiacan.", "Durango", "4011743"),
        ("Israeli troops raided Jenin in the occupied West Bank.", "Jenin", "283506"),
        ("The state of New York will pay for the bridge.", "New York", "US.NY"),
        ("New York Gov. Ann Harper signed the bill in Albany.", "New York", "US.NY"),
        ("Buffalo, New York, was buried in snow.", "New York", "US.NY"),
        ("The province of Mendoza grows most of Argentina's wine.", "Mendoza", "AR.13"),
        ("Salta province declared an emergency.", "Salta", "AR.17"),
        ("She was born in Quebec and moved to Alberta.", "Quebec", "CA.10"),
        ("Georgia Gov. Brian Kemper signed the bill.", "Georgia", "US.GA"),
        ("Georgia Tech beat Clemson on Saturday.", "Georgia", "US.GA"),
        ("Georgia's secretary of state certified the vote.", "Georgia", "US.GA"),
        ("Georgia voters chose a senator on Tuesday.", "Georgia", "US.GA"),
        ("Georgia's president met NATO officials in Brussels.", "Georgia", "GE"),
        ("Russian troops left Georgia in 2008.", "Georgia", "GE"),
    ],
)
def test_the_city_before_its_province_and_the_state_where_the_words_say_so(
    text: str, name: str, id_: str
):
    assert [each.place and each.place.id for each in named(text, name)] == [id_]


def test_the_state_behind_its_town_is_not_the_country():
    text = (
        "The minister flew to Georgia and met the prime minister in Tbilisi. "
        "Voters in Atlanta, Georgia, went to the polls."
    )
    assert [each.place and each.place.id for each in named(text, "Georgia")] == ["GE", "US.GA"]


def test_reasons_say_what_the_choice_rests_on():
    (paris,) = named("A barn burned in Paris, Texas.", "Paris")
    assert paris.reasons[0].text == "the text says it is in Texas"
    peru = named("The president of Peru spoke in Lima. He lives in Peru, Indiana.", "Peru")[0]
    assert "its sentence speaks of Lima, and so of its country" in [
        each.text for each in peru.reasons
    ]


def test_the_population_of_a_division_is_told_to_nobody():
    (state,) = named("The state of New York will pay.", "New York")
    assert not any("people live there" in each.text for each in state.reasons)
    (county, *_) = named("Fulton County and DeKalb County, in Georgia, counted.", "Fulton County")
    assert not any("people live there" in each.text for each in county.reasons)


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        # towns of one country, though each is a province's name somewhere
        ("Flights to Trujillo, Cordoba and Santiago were late.", "Santiago", "CL"),
        ("Flights to Arequipa, Cusco and Trujillo were late.", "Trujillo", "PE"),
        # counties in a row
        ("Snow fell in Dutchess, Ulster and Orange counties in New York.", "Orange", "US.NY"),
        ("Crews from Camden and Charlton counties in Georgia came.", "Camden", "US.GA"),
        ("Fires in Kansas. Jobs grew in Douglas and Wyandotte counties.", "Wyandotte", "US.KS"),
        # what a district is told to be in
        ("They met in Nawa district, Helmand.", "Nawa", ""),
        ("They met in Paris district in Texas.", "Paris", "US.TX"),
        # what a subject is in, without the second comma
        ("The mayor of Rome, Georgia was there.", "Rome", "US.GA"),
        ("A firm from Paris, Ontario has closed.", "Paris", "CA"),
        ("In talks in Vienna, Georgia has asked for help.", "Vienna", "AT"),
        # a bare name that the text puts right
        ("He moved to Paris. Paris, Texas, that is.", "Paris", "US.TX"),
        ("London (London, Ontario, that is) voted.", "London", "CA"),
        ("Moscow won. Moscow, Idaho, not Russia, had a good day.", "Moscow", "US.ID"),
        # a town at home, not a province abroad
        (
            "A boat from Manta was lost off the Galapagos. It was towed to La Libertad, "
            "the navy said in Guayaquil.",
            "La Libertad",
            "EC",
        ),
        (
            "LA PAZ, Bolivia - Miners from Potosi went to Oruro, Sucre and Santa Cruz.",
            "Santa Cruz",
            "BO",
        ),
        # a town at home, not a country abroad; but the country, where it says so or little else is
        ("Buses to Trinidad left Santa Clara, Holguin and Matanzas in Cuba.", "Trinidad", "CU"),
        ("BOGOTA - Buses to Armenia left Cali, Soacha and Pereira.", "Armenia", "CO"),
        ("BOGOTA - The minister left for Armenia on Friday.", "Armenia", "AM"),
        ("The minister left Cali and Bogota for Yerevan in Armenia.", "Armenia", "AM"),
        # a town's man, not a province's
        ("A Columbia woman was held in South Carolina on Monday.", "Columbia", "US.SC"),
    ],
)
def test_not_a_province_or_county_of_another_country(text: str, name: str, holder: str):
    assert set(where(text, name)) == {holder}


def test_the_names_of_a_row_of_states_are_states():
    found = [each.place for each in parse("Fires burn in Utah, Washington, Idaho and Oregon.")]
    assert [place and place.id for place in found] == ["US.UT", "US.WA", "US.ID", "US.OR"]


def test_the_names_of_a_row_of_counties_are_counties():
    text = "A warning was issued for Lawrence, Orange and Washington counties in Indiana."
    found = [each.place for each in parse(text)][:3]
    assert [place and place.id for place in found] == ["US.IN.093", "US.IN.117", "US.IN.175"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # addresses, and where people live who are told with an age, or survive one
        ("The service is at Zion Church, 12 Mill St., Lebanon.", "Lebanon"),
        ("Ann Lee Holt, 34, Lebanon, sold the house in Harrisburg.", "Lebanon"),
        ("She is survived by a son, Jan Holt of Lebanon; and a sister in Lancaster.", "Lebanon"),
        # schools
        ("The Jordan Elementary principal spoke. Jordan boys beat Belle Plaine.", "Jordan"),
    ],
)
def test_who_lives_in_it_and_learns_in_it_has_no_country_so(text: str, name: str):
    found = [each.place for each in parse(text) if each.mention.text == name]
    assert found
    assert all(place and place.feature_class == "P" for place in found)


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("King Abdullah of Jordan, who was in Paris, met him.", "Jordan", "JO"),
        ("Ana Diaz, 30, of Georgia, was arrested in Florida.", "Georgia", "US.GA"),
        ("A ship left Lebanon, 60 people were on it.", "Lebanon", "LB"),
    ],
)
def test_countries_and_states_stay(text: str, name: str, id_: str):
    found = [each.place and each.place.id for each in parse(text) if each.mention.text == name]
    assert found == [id_]


def test_an_american_who_served_in_capitals_of_the_world_was_not_in_their_namesakes():
    text = (
        "A diplomat who served in Saigon, Vientiane and Lima died at his home in Chevy Chase, Md., "
        "on Sunday. He leaves a son in Berkeley and another in Rome."
    )
    found = {each.mention.text: each.place for each in parse(text)}
    assert [
        place and place.country for name, place in found.items() if name in ("Lima", "Rome")
    ] == [
        "PE",
        "IT",
    ]


def test_the_towns_of_ohio_stay_beside_one_name_from_abroad():
    text = "A man from Lima, who was born in Vientiane, ran from Toledo to Dayton, Ohio."
    assert [e.place and e.place.admin1 for e in parse(text) if e.mention.text == "Lima"] == ["Ohio"]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("It works in the states of Texas and Georgia.", "Georgia", "ADM1"),
        ("He praised the Baltic states of Latvia and Georgia.", "Georgia", "PCLI"),
        # seas, and small American towns called after them
        ("Farmers in Iowa, Missouri and Ohio sell on the Pacific side.", "Pacific", "OCN"),
        ("A fire in Pacific, Missouri, closed a road to St. Louis.", "Pacific", "PPL"),
        ("Senators from Iowa, Ohio and Texas flew to the Middle East.", "Middle East", "RGN"),
    ],
)
def test_states_and_seas_and_their_namesakes(text: str, name: str, code: str):
    (answer,) = named(text, name)
    assert answer.place
    assert answer.place.feature_code == code
