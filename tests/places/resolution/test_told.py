"""What is told of a name without its container: an agency's dateline, a legislator's letter, the
other end of a way, and what a sentence opens with."""

from __future__ import annotations

import pytest

from tests.places.parsing import parse


def holders(text: str, name: str) -> set[str]:
    """The country, or in the United States the state, of each place that a name is found to
    mean."""
    found = {each.place for each in parse(text) if each.mention.text == name and each.place}
    return {p.within[:5] if p.country == "US" and p.within != "US" else p.country for p in found}


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        ("PARIS (AP) — Gov. Ann Holt of Texas met men from Dallas and Tyler.", "PARIS", "FR"),
        ("Jeep builds in Detroit and Toledo. Shares rose 4% in Milan.", "Milan", "IT"),
        ("PARIS (AP) — Men from Dallas and Tyler danced. Paris was cold.", "Paris", "FR"),
        ("LONDON, May 3 (Reuters) - Bankers from Toronto and Hamilton met.", "LONDON", "GB"),
        ("CAIRO (Xinhua) -- A man from Carbondale, near Marion, met the generals.", "CAIRO", "EG"),
        ("ATHENS — A lawyer from Atlanta died in a ferry off Greece.", "ATHENS", "GR"),
        ("SAN JOSE (EFE) - A Los Angeles banker met Costa Rica's president.", "SAN JOSE", "CR"),
    ],
)
def test_datelines_of_what_all_the_world_knows(text: str, name: str, holder: str):
    assert holders(text, name) == {holder}


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        (
            "ATHENS (AP) — A high school in Athens burned, the sheriff's office said. Pupils went "
            "to Macon and Atlanta.",
            "ATHENS",
            "US.GA",
        ),
        (
            "Jeep builds in Detroit and Toledo. Its share of the plant in Milan grew.",
            "Milan",
            "US.MI",
        ),
        ("LIMA — Trucks from Findlay and Toledo stood in Allen County.", "LIMA", "US.OH"),
        ("LONDON, Ont. (CP) - A man from Windsor won.", "LONDON", "CA"),
        ("MANCHESTER — Concord and Nashua in New Hampshire vote.", "MANCHESTER", "US.NH"),
    ],
)
def test_datelines_at_home(text: str, name: str, holder: str):
    assert holders(text, name) == {holder}


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        (
            "West Virginia lawmakers met in Charleston. Ann Lee, D-Raleigh, and Tom Holt, "
            "R-McDowell, spoke.",
            "Raleigh",
            "US.WV",
        ),
        ("A Charleston, W.Va., man pleaded guilty in Kanawha Circuit Court.", "Kanawha", "US.WV"),
        ("Sen. Ann Lee (D-Washington) and Rep. Tom Dale, R-Nevada, came.", "Nevada", "US"),
        ("Rep. Cal Dunn, R-Florence, and two others met in Columbia, S.C.", "Florence", "US.SC"),
    ],
)
def test_what_a_legislator_or_a_court_is_for(text: str, name: str, holder: str):
    assert holders(text, name) == {holder}


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        ("The president flew from Havana to Santiago.", "Santiago", "CU"),
        ("He went from Santo Domingo to Santiago by bus.", "Santiago", "DO"),
        ("He flew from Lima to Santiago.", "Santiago", "CL"),
        ("She flew from New York to Athens.", "Athens", "GR"),
        ("Trains between Madrid and Barcelona stood still.", "Barcelona", "ES"),
    ],
)
def test_the_ends_of_a_way(text: str, name: str, holder: str):
    assert holders(text, name) == {holder}


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        ("In Oregon, a fire burned near Huntington.", "Huntington", "US.OR"),
        ("In western Kentucky, a truck overturned near London.", "London", "US.KY"),
        ("In Ohio, two men died at Lebanon.", "Lebanon", "US.OH"),
        ("In France, police near London were thanked.", "London", "GB"),
        ("In Ohio, Ann Lee told how she had met him in Paris.", "Paris", "FR"),
        ("They met in Oregon, and a fire burned near London.", "London", "GB"),
    ],
)
def test_what_a_sentence_opens_with(text: str, name: str, holder: str):
    assert holders(text, name) == {holder}


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("Sandbags lined the Red River in Fargo on Monday.", "Red River", "red-river-of-the-north"),
        ("In Hanoi, the Red River rose.", "Red River", "red-river-vietnam"),
        ("A lion was seen near Kafue, in Zambia.", "Kafue", "915883"),
        ("In Zambia, the Kafue rose to two metres.", "Kafue", "kafue-river"),
        ("A road was cut near Osh and at Naryn, in Kyrgyzstan.", "Naryn", "1527592"),
        ("The University of Georgia shut its labs.", "Georgia", "US.GA"),
        ("The EU sent men to Georgia and Armenia.", "Georgia", "GE"),
    ],
)
def test_rivers_and_states(text: str, name: str, id_: str):
    assert {each.place.id for each in parse(text) if each.mention.text == name and each.place} == {
        id_
    }


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        (
            "The Athens Police Department held a man. He is in the Henderson County jail.",
            "Athens",
            "US.TX",
        ),
        (
            "A Lebanon man was caught in Zionsville. He is in the Boone County jail.",
            "Lebanon",
            "US.IN",
        ),
        ("He was held in Lamar County. A Paris police officer found him.", "Paris", "US.TX"),
        ("She left Henderson County for Athens and met the Greek premier.", "Athens", "GR"),
        ("The mayor of Lebanon said that PennDOT would shut Route 72.", "Lebanon", "US.PA"),
        ("Georgetown residents wrote to the fiscal court.", "Georgetown", "US.KY"),
    ],
)
def test_a_county_and_its_town_and_the_words_of_a_state(text: str, name: str, holder: str):
    assert holders(text, name) == {holder}


def test_why_a_dateline_is_what_all_the_world_knows():
    (answer, *_) = parse("PARIS (AP) — Men from Dallas and Tyler danced.")
    assert "no state or country is named" in answer.reasons[0].text
    (answer,) = parse("GULMARG (PTI) - Snow fell.")
    assert "no state or country is named" not in answer.reasons[0].text
