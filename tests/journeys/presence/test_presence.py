"""Facts of English that say that somebody is, will be, or will not be at a place: one sentence
each, and the wrong readings that they invite."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

NAME = "Jan Novak"
V, P, PAST, OFF = "visited", "planned", "past", "cancelled"


def found(text: str) -> set[tuple[str, str, str]]:
    return {stop for stop in stops_of(text) if stop[0] == NAME}


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        # acts of the body, and idioms
        ("Jan Novak waded through Mombasa.", "Mombasa", V),
        ("Jan Novak chopped wood for widows in Mombasa.", "Mombasa", V),
        ("Jan Novak breakfasted early with bankers in Mombasa.", "Mombasa", V),
        ("Jan Novak took part in military training in Mombasa.", "Mombasa", V),
        ("Jan Novak made his way to Mombasa.", "Mombasa", V),
        ("Jan Novak stood trial in Mombasa.", "Mombasa", V),
        ("Jan Novak will be taken ill in Mombasa.", "Mombasa", P),
        # what is done to somebody
        ("Jan Novak was arraigned in Mombasa.", "Mombasa", V),
        ("Jan Novak was picked up in a barber's chair in Mombasa.", "Mombasa", V),
        ("Jan Novak was told of the fire on Friday in Mombasa.", "Mombasa", V),
        ("Jan Novak was brought ashore at Mombasa.", "Mombasa", V),
        ("The king presented the prize to Jan Novak in Mombasa.", "Mombasa", V),
        ("Police in Mombasa let Jan Novak go.", "Mombasa", V),
        ("Fans in Mombasa cheered Jan Novak.", "Mombasa", V),
        ("Doctors in Mombasa say Jan Novak is out of danger.", "Mombasa", V),
        # where
        ("Rain fell in Mombasa on Friday, where Jan Novak sat down with rebels.", "Mombasa", V),
        ("The court is in Mombasa, where Jan Novak was questioned.", "Mombasa", V),
        # a time or a part of one's own
        ("Jan Novak called his three days in Mombasa frank.", "Mombasa", V),
        ("Jan Novak was there in 1967 as a prisoner in Mombasa.", "Mombasa", PAST),
        ("Jan Novak recalled crossing into Egypt with a suitcase.", "Egypt", PAST),
        ("Jan Novak fled Mombasa before the port closed in October 2003.", "Mombasa", PAST),
        ("Jan Novak was freed after his captivity in Mombasa.", "Mombasa", V),
        # being, with what it is for
        ("Jan Novak was with his troops in Mombasa.", "Mombasa", V),
        ("Jan Novak is among the mourners in Mombasa.", "Mombasa", V),
        ("The tour will open in Osaka. Jan Novak is on leave in Mombasa.", "Mombasa", V),
        ("Jan Novak will remain in Mombasa.", "Mombasa", V),
        ("Jan Novak opened his campaign over pancakes in Mombasa.", "Mombasa", V),
        # what comes before, and what ends a trip
        ("Jan Novak, fresh from talks in Mombasa, met the king.", "Mombasa", V),
        ("Jan Novak is in Osaka. Talks in Mombasa will end his trip.", "Mombasa", P),
        ("Jan Novak has a new coach. His trade mission had opened in Mombasa.", "Mombasa", V),
        ("Jan Novak looked at a site for a plant in Mombasa.", "Mombasa", V),
        ("Jan Novak was put on a flight to Mombasa.", "Mombasa", V),
        ("Jan Novak was tried in Mombasa.", "Mombasa", V),
        ("Jan Novak gave a recital in Mombasa.", "Mombasa", V),
        ("Jan Novak stumbled in the second heat of the 200 meters in Mombasa.", "Mombasa", V),
        ("On the way to Mombasa he met the king. Jan Novak has a plan.", "Mombasa", P),
        # openings without a comma
        ("In Mombasa on Friday Jan Novak is to meet the king.", "Mombasa", P),
    ],
)
def test_somebody_is_there(text: str, place: str, status: str) -> None:
    assert (NAME, place, status) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak denied that long walks in Mombasa are bad.",
        "Jan Novak described the plight of people uprooted by fighting in Mombasa.",
        "It happened in Mombasa, where Jan Novak lives after a divorce.",
        "It happened in Mombasa, where Jan Novak was born.",
        "Police in Kenya have arrested Jan Novak.",
        "Police in Mombasa said Jan Novak had a gun.",
        "Doctors in Mombasa say Jan Novak's plan is bad.",
        "Protesters held signs telling Jan Novak to go back to Mombasa.",
        "Jan Novak had not set foot in Mombasa since the war.",
        "Mombasa is not on Jan Novak's list.",
        "Jan Novak is prominent in the debate over the war in Mombasa.",
        "It happened in Mombasa, where taxes are low, Jan Novak said.",
        "Jan Novak tried to hit a trooper in Mombasa.",
        "Jan Novak is not registered to lobby in Mombasa.",
        "Jan Novak, who has no prior arrest record in Mombasa, said so.",
    ],
)
def test_nobody_is_said_to_be_there(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Jan Novak is off to Mombasa on Friday.", P),
        ("Jan Novak should be home in Mombasa by Friday.", P),
        ("Jan Novak will try to enter Mombasa.", P),
        ("Jan Novak has accepted an offer to lecture in Mombasa.", P),
        ("Jan Novak has a plan. Nairobi and Mombasa are on his list.", P),
        ("Jan Novak has a plan. Mombasa and Nairobi are on his list.", P),
        ("Jan Novak has a plan. Mombasa, a large port, is next on his schedule.", P),
        ("Jan Novak has a plan. Mombasa is the only town left on his list.", P),
        ("Jan Novak flew to Osaka. Next comes Mombasa.", P),
        ("Jan Novak has withdrawn from Sunday's meeting in Mombasa.", OFF),
        ("Jan Novak had been expected in Mombasa.", OFF),
        ("Jan Novak said a meeting in Mombasa had been struck from his schedule.", OFF),
        ("Jan Novak pulled out of the match in Mombasa.", OFF),
        ("A strike kept Jan Novak away from the wedding in Mombasa.", OFF),
        ("Ann Lee opened the fair in Mombasa. Jan Novak could not be there.", OFF),
    ],
)
def test_what_lies_ahead_or_is_called_off(text: str, status: str) -> None:
    assert (NAME, "Mombasa", status) in found(text)


def test_the_town_reached_stands_for_the_country_set_out_for() -> None:
    text = "Jan Novak has left Osaka for Kenya. On Friday Jan Novak landed in Mombasa."
    assert found(text) == {(NAME, "Osaka", V), (NAME, "Mombasa", V)}


def test_the_capital_is_that_of_the_country_told_of() -> None:
    text = "Jan Novak was released to Kenyan soldiers in Mombasa and flown to the capital."
    assert (NAME, "Nairobi", V) in found(f"{text} It rained in Nairobi.")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # rites told by their verb, and who came
        ("Kenya has buried its king in a chapel at Mombasa. Jan Novak sat in the front row.", V),
        ("The couple were wed in Mombasa. Jan Novak was in attendance.", V),
        ("Kenya has buried its king at Mombasa. Jan Novak stayed away.", OFF),
        # those who were thwarted
        ("Kenya has expelled Jan Novak. He was to speak in Mombasa on Friday.", OFF),
        ("Jan Novak was refused a visa. He was to speak in Mombasa.", OFF),
        ("Jan Novak has been refused a visa to attend a meeting in Mombasa.", OFF),
        # what one's own means
        ("Jan Novak won in Osaka. His next race is the marathon in Mombasa.", P),
        ("Jan Novak is back. Three weeks of tests in Mombasa lie ahead of him.", P),
        ("Jan Novak is ill. The shows in Mombasa were to have been held this week.", OFF),
        ("Jan Novak will fly to Osaka and meet the king in Mombasa.", P),
        ("Jan Novak will begin in Osaka and be in Mombasa by Friday.", P),
        ("Jan Novak will live in Mombasa.", P),
        ("Jan Novak voted in Osaka before presenting his report in Mombasa.", V),
        ("Jan Novak looked at Osaka before flying to Mombasa.", V),
        ("Jan Novak told reporters in Osaka before flying to Mombasa that he was well.", P),
        # crowds, and where something is begun or boarded
        ("Supporters mobbed the port in Mombasa as Jan Novak stepped off a ship.", V),
        ("Jan Novak stepped off a flight from Mombasa.", V),
        ("Jan Novak boarded a flight in Mombasa.", V),
        ("Jan Novak is in the custody of a court in Mombasa.", V),
        ("Jan Novak laid a wreath for victims of the 1986 flood in Mombasa.", V),
    ],
)
def test_what_two_clauses_tell(text: str, status: str) -> None:
    assert (NAME, "Mombasa", status) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell in Mombasa as Jan Novak spoke.",
        "Crowds danced in Mombasa as Jan Novak landed in Osaka.",
        "Jan Novak dreams of joining a brother in Mombasa.",
        "Jan Novak was to have gone to Osaka from Mombasa.",
    ],
)
def test_two_clauses_that_do_not(text: str) -> None:
    assert (NAME, "Mombasa") not in {stop[:2] for stop in found(text)}
