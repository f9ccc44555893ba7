"""Who is meant where the name stands in another sentence: facts of English, one sentence each."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

V, P = "visited", "planned"


@pytest.mark.parametrize(
    "text",
    [
        "India's army chief has inspected troops in Cairo. General Arun Rao praised them.",
        "The Kenyan police chief landed in Cairo. Col. Arun Rao was met by a guard.",
        "The head of the bank landed in Cairo. Dr. Arun Rao gave no details.",
        "The director of India's secret service held talks in Cairo. "
        "A paper had said Admiral Arun Rao was ill.",
    ],
)
def test_a_rank_goes_with_any_post(text: str) -> None:
    assert ("Arun Rao", "Cairo", V) in stops_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan president landed in Cairo. Minister Arun Rao was not there.",
        "The Chinese governor landed in Cairo. Swiss teacher Arun Rao was not there.",
    ],
)
def test_another_post_or_country_is_another_person(text: str) -> None:
    assert stops_of(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jan Novak is ill. The Kenyan diplomat heads to Cairo on Monday.", {"Cairo"}),
        ("The head of the World Bank is ill. Jan Novak spoke. From there, the WHO chief will go to "
         "Cairo.", {"Cairo"}),
        ("Jan Novak is ill. He met students in Oslo, where the WHO chief flew to Cairo.", set()),
        ("Jan Novak is ill. The Kenyan embassy guards went to Cairo.", set()),
    ],
)  # fmt: skip
def test_a_post_after_a_phrase_and_before_a_verb(text: str, found: set[str]) -> None:
    assert {where for name, where, _ in stops_of(text) if name == "Jan Novak"} - {"Oslo"} == found


def test_the_only_new_name_after_a_known_one() -> None:
    text = "Norway's foreign minister was received in Cairo by Egypt's president, Omar Said. "
    assert ("Per Dahl", "Cairo", V) in stops_of(text + "Mr. Said thanked Per Dahl for the gas.")


@pytest.mark.parametrize(
    "text",
    [
        "The Olympic finalist landed in Cairo.",
        "The Academy Award nominee landed in Cairo.",
        "The Nobel laureate landed in Cairo.",
        "The third seed landed in Cairo.",
        "The shipowner landed in Cairo.",
        "The spymaster landed in Cairo.",
        "The onetime archeologist landed in Cairo.",
        "The Kenyan landed in Cairo.",
        "The Kenyan was taken to hospital in Cairo.",
        "The two-time medalist landed in Cairo.",
        "The filmmaker's plane landed in Cairo.",
        "The 32-year-old heir to the throne landed in Cairo.",
    ],
)
def test_what_somebody_is_called_by(text: str) -> None:
    assert stops_of(f"Jan Novak has a plan. {text}") == {("Jan Novak", "Cairo", V)}


@pytest.mark.parametrize(
    "text",
    [
        "The Iron Duchess landed in Cairo.",
        "The Kenyan army landed in Cairo.",
        "The company president landed in Cairo.",
        "The household landed in Cairo.",
        "The Kenyan, Ben Ito, landed in Cairo.",
    ],
)
def test_what_somebody_is_not_called_by(text: str) -> None:
    assert ("Jan Novak", "Cairo", V) not in stops_of(f"Jan Novak has a plan. {text}")


def test_somebody_else_of_that_calling() -> None:
    text = "An agent is to help find the killers of Jan Novak. The agent is arriving in Cairo."
    assert stops_of(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ousted President Jan Novak has a plan. The ousted leader landed in Cairo.",
        "President Jan Novak met Ann Lee. The embattled president landed in Cairo.",
        "Jan Novak thanked Ann Lee and Ben Ito. He is 40. The novelist landed in Cairo.",
    ],
)
def test_described_among_several(text: str) -> None:
    assert stops_of(text) == {("Jan Novak", "Cairo", V)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ulrich von Paris landed in Cairo.", "Ulrich von Paris"),
        ("As Queen Ann of Norway landed in Cairo, crowds cheered.", "Ann"),
        (
            "The oldest of them, Ann Lee, told reporters in Cairo that they lived on rain.",
            "Ann Lee",
        ),
    ],
)
def test_names(text: str, name: str) -> None:
    assert (name, "Cairo", V) in stops_of(text)


def test_all_who_are_carried() -> None:
    text = "A helicopter carried Gov. Luis Tovar and Sgt. Will Perea out of the bush to Cairo."
    assert stops_of(text) == {("Luis Tovar", "Cairo", V), ("Will Perea", "Cairo", V)}


def test_a_pronoun_is_of_the_gender_of_the_given_name() -> None:
    text = "Annelies Bos met the governor, Andres Pimentel. She landed in Cairo."
    assert stops_of(text) == {("Annelies Bos", "Cairo", V)}


def test_a_couple_with_one_surname() -> None:
    text = "Robert and Shirin Delaney landed in Cairo."
    assert stops_of(text) == {("Robert Delaney", "Cairo", V), ("Shirin Delaney", "Cairo", V)}


@pytest.mark.parametrize(
    "text", ["Bush and Tony Blair landed in Cairo.", "Tesla and Ford Harris landed in Cairo."]
)
def test_no_couple(text: str) -> None:
    assert not {name for name, _, _ in stops_of(text)} & {"Bush Blair", "Tesla Harris"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("India's former king is back. Gyanendra flew to Cairo.", {"Gyanendra"}),
        ("A Brazilian pop singer is back. Anitta sang in Cairo.", {"Anitta"}),
        ("India's former king is back. Finally flew to Cairo.", set()),
        ("India's former king is back. Photos showed her. She flew to Cairo.", set()),
        ("India's former king is back. Microsoft announced a plant in Cairo.", set()),
        ("Lufthansa has a new king. Lufthansa flew to Cairo.", set()),
        ("Prices rose. Gyanendra flew to Cairo.", set()),
    ],
)
def test_one_name_only(text: str, names: set[str]) -> None:
    assert {name for name, _, _ in stops_of(text)} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jan Novak smiled at his mother, who flew to Cairo.", set()),
        ("Jan Novak's driver, who flew to Cairo, smiled.", set()),
        ("Bob Ray met Jan Novak, who flew to Cairo.", {"Jan Novak"}),
        ("Bob Ray smiled at his wife Ann Lee, who flew to Cairo.", {"Ann Lee"}),
    ],
)
def test_who_means_nobody_whose_driver_or_mother_it_is(text: str, names: set[str]) -> None:
    assert {name for name, _, _ in stops_of(text)} == names


def test_a_part_of_the_world_is_no_stop() -> None:
    assert stops_of("Jan Novak began a tour of Europe.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Protesters told Jan Novak to go back to Cairo.",
        "The judge ordered Jan Novak to travel to Cairo.",
        "Jan Novak was advised to return to Cairo.",
        "Unions called for Jan Novak to go to Cairo.",
        "Jan Novak has not visited Cairo since 1990.",
        "Jan Novak had never been to Cairo.",
    ],
)
def test_what_was_never_done(text: str) -> None:
    assert stops_of(text) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Plans call for Jan Novak to join the ministers in Cairo.", P),
        ("The schedule calls for Jan Novak to fly to Cairo.", P),
        ("The court cleared the way for Jan Novak to be extradited to Cairo.", P),
        ("The club arranged for Jan Novak to fly to Cairo.", P),
        ("Jan Novak was told of the storm early on Sunday in Cairo.", V),
        ("Jan Novak was briefed on Sunday in Cairo.", V),
        ("Jan Novak slipped out before the airport closed, and surfaced in Cairo.", V),
        ("Jan Novak left when the rain stopped, and then flew to Cairo.", V),
    ],
)
def test_who_does_it(text: str, status: str) -> None:
    assert stops_of(text) == {("Jan Novak", "Cairo", status)}


@pytest.mark.parametrize(
    "text",
    [
        "The king presented the prize to Jan Novak in Cairo.",
        "The jury awarded the medal to Jan Novak in Cairo on Sunday.",
        "Doctors in Cairo say Jan Novak is breathing on his own.",
        "Surgeons at a hospital in Cairo said Jan Novak was in a stable condition.",
        "Police in Cairo have let Jan Novak go.",
        "Police in Cairo have questioned Indian Jan Novak.",
        "Officers in Cairo have arrested Norwegian Jan Novak.",
    ],
)
def test_to_whom_it_is_done(text: str) -> None:
    assert stops_of(text) == {("Jan Novak", "Cairo", V)}


@pytest.mark.parametrize(
    "text",
    [
        "Police in Cairo say Jan Novak is wanted for fraud.",
        "Police in Cairo are looking for Jan Novak.",
        "Police in Egypt arrested Jan Novak.",
        "Doctors in Cairo say the law that Jan Novak proposed is bad.",
        "The king awarded the prize in Cairo to the memory of Jan Novak's father.",
    ],
)
def test_to_whom_nothing_is_done(text: str) -> None:
    assert stops_of(text) == set()


def test_a_country_is_no_stop_beside_its_town() -> None:
    text = "Jan Novak has left Paris for Egypt. He landed in Alexandria on Sunday."
    assert ("Jan Novak", "Egypt", P) not in stops_of(text)


def test_officials_speak_at_home() -> None:
    text = "Kenya has voted. Kenya's youth stayed away. Former President Jan Novak said in Mombasa "
    assert stops_of(text + "that Kenyans are tired.") == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kenya's envoy warned Chad's rival leaders. Per Dahl flew to Cairo.", {"Per Dahl"}),
        ("A former Sudanese militia commander fled. Per Dahl flew to Cairo.", {"Per Dahl"}),
        ("Per Dahl is ill. The former schoolteacher flew to Cairo.", {"Per Dahl"}),
        ("Per Dahl is ill. The 52-year-old fireman flew to Cairo.", {"Per Dahl"}),
        ("U Thawbita flew to Cairo.", {"U Thawbita"}),
        ("Prize-winning novelist Per Dahl flew to Cairo.", {"Per Dahl"}),
        ('Police seized the man called "General Midnight". He flew to Cairo.', set()),
        ("Metropolitan Boulos Khoury flew to Cairo.", {"Boulos Khoury"}),
    ],
)
def test_who_flew(text: str, names: set[str]) -> None:
    assert {name for name, _, _ in stops_of(text)} == names


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's foreign minister has warned Sudan's leaders. Per Dahl spoke in Nairobi.",
        "Patriarch Per Dahl, who leads the world's faithful from Cairo, is ill.",
        "Per Dahl, who heads the bank from Cairo, is ill.",
        "Per Dahl would return to Cairo if elections were called.",
        "Per Dahl would fly to Cairo once the war is over.",
        "The painter Per Dahl has died in his native Cairo.",
        "An Egyptian court has freed six Egyptians. Judge Per Dahl read the verdict in Alexandria.",
    ],
)
def test_at_home_or_never_there(text: str) -> None:
    assert stops_of(text) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The commander in Egypt, General Per Dahl, will be back in Cairo by Friday.", P),
        ("Per Dahl led the rebels to Cairo.", V),
        ("Judge Per Dahl flew to Cairo.", V),
        ("Israeli guards stopped an Indian judge. Justice Per Dahl was held in Cairo.", V),
        ("The novelist Per Dahl returned to his native Cairo.", V),
    ],
)
def test_away_all_the_same(text: str, status: str) -> None:
    assert stops_of(text) == {("Per Dahl", "Cairo", status)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Kenyan trade delegation arrived in Cairo.", "Kenyan trade delegation"),
        ("A World Bank delegation spent four days in Cairo.", "World Bank delegation"),
        ("A Kenyan delegation is here. The six lawmakers flew to Cairo.", "Kenyan delegation"),
        ("A Kenyan delegation is here. They flew on to Cairo.", "Kenyan delegation"),
        ("A delegation of Kenyan farmers flew to Cairo.", "delegation of Kenyan farmers"),
    ],
)
def test_a_delegation_without_a_head(text: str, name: str) -> None:
    assert (name, "Cairo", V) in stops_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan delegation led by Jan Novak flew to Cairo.",
        "A Kenyan delegation flew to Cairo. Jan Novak led it.",
        "A large delegation flew to Cairo.",
        "The head of a Kenyan delegation flew to Cairo.",
    ],
)
def test_no_delegation_of_its_own(text: str) -> None:
    assert not [name for name, _, _ in stops_of(text) if "delegation" in name]


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak dreams of joining a brother in Cairo.",
        "Jan Novak has often talked of moving to Cairo.",
        "Jan Novak would return to Cairo, he said, the day that elections are called.",
    ],
)
def test_dreams(text: str) -> None:
    assert stops_of(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Kenyan writer Per Dahl met King Juan Ruiz. The novelist flew to Cairo.",
            {"Per Dahl"},
        ),
        ("U.N. special envoy Per Dahl is to brief the council in New York.", set()),
        ("A former militia commander was held. Per Dahl flew to Cairo.", {"Per Dahl"}),
        ("An official, Per Dahl, flew to Cairo.", {"Per Dahl"}),
        (
            "A Norwegian official says a rebel leader has died. Per Dahl flew to Cairo.",
            {"Per Dahl"},
        ),
    ],
)
def test_who_goes_by_what(text: str, names: set[str]) -> None:
    assert {name for name, _, _ in stops_of(text)} == names


def test_the_host_of_a_foreigner() -> None:
    text = (
        "Egypt is firm. Egypt waits. Jo Dahl spoke in Cairo after talks with Russian envoy Ivan Li."
    )
    assert stops_of(text) == {("Ivan Li", "Cairo", V)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Joe Hill, who is here with his wife, Ann Hill, flew to Cairo.", {"Joe Hill"}),
        (
            "Ali Said, accompanied by his envoy, Omar Said, flew to Cairo.",
            {"Ali Said", "Omar Said"},
        ),
        ("Hill said Norway's ambassador, Per Dahl, flew to Cairo.", {"Per Dahl"}),
        ("The queen's envoy, Per Dahl, flew to Cairo.", {"Per Dahl"}),
        ("France's Ana Ruiz and Japan's Luis Vega flew to Cairo.", {"Ana Ruiz", "Luis Vega"}),
    ],
)
def test_names_between_commas(text: str, names: set[str]) -> None:
    assert {name for name, _, _ in stops_of(text)} == names


def test_home_again() -> None:
    text = "The Egyptian leader, Omar Said, was expected back in Cairo on Friday."
    assert stops_of(text) == {("Omar Said", "Cairo", P)}


@pytest.mark.parametrize(
    ("credit", "found"),
    [
        ("(Photo: Agency)", {"Oslo"}),
        ("(AP Photo/Jan Vik)", {"Oslo"}),
        ("Photo: Agency", {"Oslo"}),
        ("The photo is old.", {"Cairo", "Oslo"}),
        ("", {"Cairo", "Oslo"}),
    ],
)
def test_who_is_named_in_another_caption_is_somebody_else(credit: str, found: set[str]) -> None:
    text = f"A nurse landed in Cairo on Friday. {credit}\n\nEva Paz landed in Oslo on Saturday."
    assert {where for _, where, _ in stops_of(text)} == found
