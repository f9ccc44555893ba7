"""Where persons are at home, and that they are no travellers there."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of


@pytest.mark.parametrize(
    "text",
    [
        "Leader Ann Lee met the envoy in Paris. The French leader was tired.",
        "Russia's state-run gas company, Zenit, is in debt. Zenit chief executive Ann Lee signed "
        "a contract in Moscow with the Kenyan minister.",
        "French Ann Lee spoke to reporters in Paris.",
        "Ann Lee of France spoke to reporters in Paris.",
        "The president met his French and Kenyan counterparts, Ann Lee and Bob Ray. "
        "Ms. Lee spoke to reporters in Paris.",
        "Ann Lee spoke to reporters at her lakeside home in Lyon.",
        "Ann Lee has lived in exile in Egypt since 2003.",
        "Gunmen shot Ann Lee near the clinic in Mombasa where she worked. She was a nun.",
        "Ann Lee spoke of a possible meeting with the rebels in Paris.",
        "In Washington, a White House spokeswoman, Ann Lee, expressed regret.",
        "The White House says President Lee will meet with leaders in Washington.",
        "Russia's envoy to the IAEA, Bob Ray, is out. U.N. spokeswoman Ann Lee spoke in New York.",
        "The top U.S. commander in Egypt, General Ann Lee, told reporters in Cairo to wait.",
        "The head of the Arab League, Ann Lee, told reporters in Cairo to wait.",
        "Kenyan police have arrested Ann Lee in Mombasa.",
        "Ann Lee was arrested in Alexandria. She had lived in Egypt for years.",
        "Ann Lee remains under house arrest in Alexandria.",
        "President Lee said in Santiago that it was over.",
        "In Cairo, Arab League policy chief Ann Lee said that it was over.",
        "Federal Reserve Chairman Ann Lee testified in Washington.",
        "Egyptian minister Ann Lee is waiting in Cairo to speak.",
        "Aides read out a text released by Ann Lee in Lyon.",
    ],
)
def test_nobody_travels_where_he_is_at_home(text: str) -> None:
    assert stops_of(text) == set()


def test_the_visitor_of_those_who_meet_is_the_one_from_abroad() -> None:
    text = "Russian and Kenyan firms agreed. Kenyan President Bob Ray signed it in Nairobi with "
    text += "the president of the Russian State Oil Company, Ann Lee."
    assert stops_of(text) == {("Ann Lee", "Nairobi", "visited")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zenit Chief Executive Ann Lee arrived in Cairo.", "Ann Lee"),
        ("The king met envoy Ann Lee Tuesday in Cairo.", "Ann Lee"),
        ("A spokesman for Mr. Lee said so. Mr. Lee arrived in Cairo.", "Lee"),
    ],
)
def test_titles_and_weekdays_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name in {who for who, _, _ in stops_of(text)}


def test_custody_is_a_chain_of_places() -> None:
    text = "Ann Lee was arrested in Kenya in 2001. Kenyan police turned her over to Egypt. "
    text += "Egypt sent her to a detention facility at Sochi, and she was freed from there in 2004."
    found = {where for who, where, _ in stops_of(text) if who == "Ann Lee"}
    assert found == {"Kenya", "Egypt", "Sochi"}


def test_what_a_court_has_ruled_on_is_past() -> None:
    text = "A court sentenced Ann Lee to a year. Ms. Lee was arrested in Kenya and flown to Lyon."
    assert stops_of(text) == {("Ann Lee", "Kenya", "past"), ("Ann Lee", "Lyon", "past")}


def test_an_opposition_leader_whom_an_envoy_meets_is_the_host() -> None:
    text = "U.N. envoy Bob Ray met opposition leader Ann Lee in Mombasa."
    assert stops_of(text) == {("Bob Ray", "Mombasa", "visited")}


def test_the_leader_of_a_country_is_the_one_known_to_come_from_there() -> None:
    text = "Kenyan President Eva Ray beat her rival, former Prime Minister Ann Lee. "
    text += "Crowds greeted the Kenyan leader as she arrived in Mombasa."
    assert stops_of(text) == {("Eva Ray", "Mombasa", "visited")}


def test_whom_the_officials_of_a_country_stand_beside_is_of_that_country() -> None:
    text = "Russian General Bob Ray was welcomed in Cairo, where he met Prime Minister Ann Lee and "
    text += "other Egyptian officials."
    assert {who for who, _, _ in stops_of(text)} == {"Bob Ray"}
