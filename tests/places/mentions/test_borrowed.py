"""Names that others have borrowed from places: they are none where they stand, and places are."""

from __future__ import annotations

import pytest

from tests.places.parsing import parse


def found(text: str) -> set[str]:
    """The names that are found as places."""
    return {each.mention.text for each in parse(text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # titles of peers, but a bishop sits where his see is
        ("The Duke of Norfolk and the Countess of Wessex came to Leeds.", "Leeds"),
        ("The bishop of Norwich came to Leeds.", "Norwich Leeds"),
        ("The Prince of Wales and Baroness Holt of Derby came to Leeds.", "Leeds"),
        # relatives
        ("He leaves a wife, Charlotte, and three daughters, Paris, Sydney and Savannah.", ""),
        ("My friend Sydney and her neighbor, Dakota, went to Leeds.", "Leeds"),
        (
            "She leaves sons Troy of Lititz and Clinton of Goshen; a sister, Paris of Lima.",
            "Lititz Goshen Lima",
        ),
        ("She leaves sons in Austin and Dallas.", "Austin Dallas"),
        # landforms and waters that nobody knows
        ("They climbed Lincoln Peak and camped at Boston Knob, far from Leeds.", "Leeds"),
        # wares, and how many of them
        ("They ate Brussels sprouts, Dijon mustard and Parma ham.", ""),
        ("In Boston she ordered a Manhattan.", "Boston"),
        ("The fine was 500,000 Guinea francs.", ""),
        ("A second Munich would be a shame. He is no Berlin. They built a new Venice.", "Berlin"),
        # companies
        ("Shares of Bristol Myers and of Texas Instruments rose.", ""),
        # inns and what one eats there
        (
            "She slept at the Hotel Milan in Leeds and ate at Café Vienna and a Boston Pizza.",
            "Leeds",
        ),
        ("They met in a London pub and at the York Pub.", "London"),
        # what somebody or something is called
        ("They walked with a terrier called Berlin and a cat named Paris.", ""),
        # cars, titles of works, what is drunk and worn
        ("The Durango hit a wall. Her Malibu was found in Reno.", "Reno"),
        ("“Chicago” opened, and “Paris, Texas” was shown in Leeds.", "Leeds"),
        ("In “Boston Adventure,” her best, they dance in Leeds. “Delhi Nights” won.", "Leeds"),
        ("“Leeds is burning,” he said in York.", "Leeds York"),
        ("The widow, Florence, and the heroine, Madison, meet in Leeds.", "Leeds"),
        ("A glass of Burgundy and Yorkshire puddings. She wore Oxford shoes.", ""),
        # people who happen to be near a town
        ("Police shot Kowalski near Leeds. A pony, Dolly, fell to one near Oslo.", "Leeds Oslo"),
        # churches
        ("St. Mary's in Hays and Sacred Heart in Colby sent choirs.", "Hays Colby"),
        # races
        ("The Tour de France ends on Sunday.", ""),
        # the last words of longer names
        ("The bus to Cerro de Tucha was late in Lima.", "Lima"),
        ("Troops left Fort Vienna for Tampa.", "Tampa"),
        ("They fished in Lake Verona near Madison.", "Madison"),
        # storms and cars
        ("Hurricane Florence neared Miami.", "Miami"),
        ("A Chevrolet Colorado and a Kia Rio collided in Tampa.", "Tampa"),
        # streets and stations of other languages
        ("PARIS - Trains left the Gare de Lyon and the Porte de Versailles.", "PARIS"),
        ("They marched down Avenida Cordoba in Mendoza.", "Mendoza"),
        # buildings called after people
        ("He died at Hassan Sucre hospital in Quito.", "Quito"),
        ("A crowd filled the Ramon Trujillo stadium in Lima.", "Lima"),
        # people whose family names no table knows
        ("The spokeswoman, Aiden Memphis, spoke in Denver.", "Denver"),
        ("Fans of striker Bongani Durban met in Denver.", "Denver"),
    ],
)
def test_what_is_borrowed(text: str, names: str):
    assert found(text) == set(names.split())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He flew from Geneva airport and from London Heathrow airport.", {"Geneva"}),
        ("A bomb fell by a Lagos hospital. Kano airport was closed.", {"Lagos", "Kano"}),
        ("The mayor of Rio de Janeiro went to Port Moresby.", {"Rio de Janeiro", "Port Moresby"}),
        ("A Boston man went to Denver.", {"Boston", "Denver"}),
        ("The Crown Prince of Bahrain met the Mayor of Leeds.", {"Bahrain", "Leeds"}),
        ("They live in a town called Berlin, and in what is now called Mumbai.", {"Berlin"}),
        ("A Tucson man died. He lives in “Chicago” now. The Colorado rose.", {"Tucson", "Chicago"}),
        ("Frankfurt-based bankers left. The Kansas City Symphony came.", {"Frankfurt"}),
        ("Fighting hit Khan Touman, a village near Aleppo.", {"Khan Touman", "Aleppo"}),
        ("He flew to St. John's in Newfoundland.", {"St. John's", "Newfoundland"}),
        ("The city was once named Leningrad.", {"Leningrad"}),
        ("A Munich court ruled. A new Oslo law is needed.", {"Munich", "Oslo"}),
        ("Texas lawmakers met. Bristol men met.", {"Texas", "Bristol"}),
    ],
)
def test_what_is_a_place_all_the_same(text: str, names: set[str]):
    assert names <= found(text)


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("Kotoka airport was closed on Monday.", "Kotoka airport", "kotoka-international-airport"),
        (
            "He landed at Mariscal Sucre airport.",
            "Mariscal Sucre airport",
            "mariscal-sucre-international-airport",
        ),
        (
            "Jorge Chávez International Airport was dark.",
            "Jorge Chávez International Airport",
            "jorge-chavez-international-airport",
        ),
        ("Troops left Fort Wainwright.", "Fort Wainwright", "fort-wainwright"),
    ],
)
def test_an_airport_or_a_base_is_its_own_place(text: str, name: str, id_: str):
    assert [e.place and e.place.id for e in parse(text)] == [id_]
    assert [e.mention.text for e in parse(text)] == [name]
