"""What is spelled as a place's name and is none, and what is one all the same."""

from __future__ import annotations

import pytest

from tests.places.parsing import parse


def found(text: str) -> set[str]:
    """The names that are found as places."""
    return {each.mention.text for each in parse(text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The temple in Athens was built in 447 B.C. and burned in 86 BC.", "Athens"),
        ("The city fell in the second century B.C. to Rome.", "Rome"),
        ("Dr. Jordan and Mrs. Lima met Sgt. Dallas and Judge Houston.", ""),
        ("A farmer, K.D. Galle, and J. R. Madison met in Leeds.", "Leeds"),
        ("Police held Barry M. George, 46. Guns were found at George's apartment.", ""),
        ("At 2 p.m., U.S. 41 was closed near Natchez.", "Natchez"),
        ("Marlboro sales fell. The maker of Perrier sold more in Leeds.", "Leeds"),
        ("Mr. Washington and Mr. Lincoln met in Denver.", "Denver"),
        ("Minister of Defence Olga Brandt in Lima said so.", "Lima"),
        ("Geoff Preston spoke first. Preston thinks the plan will fail.", ""),
        ("Emma Bristol won gold. Bristol, 24, trained in Leeds.", "Leeds"),
        ("The president of Jordan met Mr Jordan.", "Jordan"),
        ("Families met at Christmas in Oslo.", "Oslo"),
        ("They thanked Ms Redfern-Lincoln in Oslo.", "Oslo"),
        ("SRINAGAR, Nov 12: Two men died in a fire.", "SRINAGAR"),
        ("They met in August. In March it rained.", ""),
        ("Men of the Lexington, lost in May, sailed.", ""),
        ("Kroger said that profit rose. Shares of Hitachi and Meta fell.", ""),
        ("River Plate beat Boca, and Nacional drew.", ""),
        ("Prince Andrew stood in for Queen Elizabeth in Halifax.", "Halifax"),
        ("Arab states met in Riyadh on Sunday.", "Riyadh"),
        ("Snow fell across the northern Plains.", ""),
        ("The feast of St. Peter and St. Paul is on Monday.", ""),
        ("A truck overturned on U.S. 61 near Natchez.", "Natchez"),
        ("Crews closed W.Va. 61 and N.C. 54, and Illinois Route 159.", ""),
        ("Cars on U.S. Highway 82 waited near Natchez.", "Natchez"),
        ("Obama and Hamas lobbied Congress. “By next Christmas,” he said.", ""),
        ("Nokia's labs made the phone.", ""),
        ("Detroit's Zyan Houston sat out. Jalen Denver scored.", "Detroit"),
        ("Toyota closed its plant in Nagoya. Shares in Roche fell in Basel.", "Nagoya Basel"),
        ("The ARA San Juan left Ushuaia. The crew of the San Juan is lost.", "Ushuaia"),
        ("The musical “Chicago” opened in Leeds.", "Leeds"),
        ("Sailors on the Melbourne heard the blast.", ""),
        ("The frigate Portland sailed from Plymouth.", "Plymouth"),
        ("Amazon said it would cut 900 jobs in Seattle.", "Seattle"),
        ("The ship called at Ny-Bergen on Friday.", ""),
        ("Anna Smith-Jordan spoke first.", ""),
        ("The White House said no. A letter to the White House is lost.", ""),
        ("Georgia Brown and Tennessee Williams met in Rome.", "Rome"),
        ("Georgia Meloni and Virginia Raggi met in Rome.", "Rome"),
        ("The trial of Private Lynndie England begins in Texas.", "Texas"),
        ("Prime Minister Armindo Cossa has shuttled between Abidjan and Accra.", "Abidjan Accra"),
    ],
)
def test_what_is_no_place(text: str, names: str):
    assert found(text) == set(names.split())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He moved to Vancouver, B.C., in 1998.", "Vancouver B.C."),
        ("The Moscow-Beijing railway was closed.", "Moscow Beijing"),
        ("State Sen. Robert Ford, D-Charleston, said he was hopeful.", "Charleston"),
        ("Planes left for the Cambridge, Exeter and Dover airfields.", "Cambridge"),
        ("The battle of the River Plate was fought off Montevideo.", "Montevideo"),
        ("He was born in Hitachi and works near Paramount.", "Hitachi Paramount"),
        ("Honda builds cars in Toyota. They live in Ajax.", "Toyota Ajax"),
        ("They live near Nokia, a town by Tampere in Finland.", "Nokia Tampere Finland"),
        (
            "The tour: Norway July 13-17, Sweden July 19-22, Denmark Aug. 1.",
            "Norway Sweden Denmark",
        ),
        ("The pope will visit Portugal May 12-13 and Spain June 4.", "Portugal Spain"),
        ("The fire in Georgia Saturday spread. Farms in Virginia Monday burned.", "Georgia"),
        ("He moved to Obama, Japan, and she to Christmas, Florida.", "Obama Japan Christmas"),
        ("RICHMOND, Va. (AP) — Snow fell. In Norfolk, Va., 3 died.", "Va. Va."),
        ("He went to Georgia Tech and led the Virginia Slims tour.", "Georgia"),
    ],
)
def test_what_is_a_place_all_the_same(text: str, names: str):
    assert set(names.split()) <= found(text)


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("The envoy flew to the West Bank on Monday.", "West Bank", "PS.WE"),
        ("Soldiers stormed a house in the West Bank city of Nablus.", "West Bank", "PS.WE"),
        ("Loggers entered the Brazilian Amazon.", "Amazon", "amazonia"),
        ("Fires burned across the Amazon in August.", "Amazon", "amazonia"),
        ("ATHENS, GA. A mill burned.", "ATHENS", "4180386"),
        ("SPRINGFIELD, ILL. (AP) — Shares fell.", "ILL.", "US.IL"),
        ("COPPERHILL, TENN. -- A mine closed.", "TENN.", "US.TN"),
        ("FLORENCE, ALA. (AP) — A man died.", "ALA.", "US.AL"),
        ("Mr. Aziz met the president at the White House on Tuesday.", "White House", "white-house"),
        ("The king will visit the White House next week.", "White House", "white-house"),
        ("She went on to the Pentagon.", "Pentagon", "pentagon"),
        ("He spoke to reporters at the Pentagon.", "Pentagon", "pentagon"),
        ("President Moe Visits Quito\n\nPresident Ida Moe spoke of peace.", "Quito", "3652462"),
        ("On Friday the king visited Khiva.", "Khiva", "1513604"),
        ("He left New York on Tuesday for Venice to open a conference.", "Venice", "3164603"),
        ("The bishop preached in the cathedral of Graz.", "Graz", "2778067"),
        ("The Elbe rose to seven metres on Friday.", "Elbe", "elbe"),
        ("By September it stood near Pskov; Kiev fell on the 19th.", "Kiev", "703448"),
        ("N. Korea fired a missile.", "N. Korea", "KP"),
        ("The zoo of Prague was closed.", "Prague", "3067696"),
        ("The Kansas City Symphony will tour Austria.", "Kansas City", "4393217"),
        ("They fought in the Southwest Pacific, and in Burma.", "Pacific", "pacific-ocean"),
        ("Peter Ascot, 45, of Fleet, was struck off.", "Fleet", "2649322"),
        ("Residents of Bright were told to leave.", "Bright", "4254944"),
        ("Mark Hull scored twice. His side travel to Hull on Friday.", "Hull", "2645425"),
    ],
)
def test_what_was_often_missed(text: str, name: str, id_: str):
    assert [e.place and e.place.id for e in parse(text) if e.mention.text == name] == [id_]


def test_a_word_in_capitals_is_no_state():
    assert not found("IN ANY CASE, ILL OR WELL, THE MEN WILL GO.")
