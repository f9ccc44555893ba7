"""Which capitalised words are persons: names of all cultures, months and other words as names, what
a person does before his name; and bands, firms, animals and things that are none."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops, stops_of, told


@pytest.mark.parametrize(
    "name",
    [
        "Ewan Strachan", "Graça Nhantumbo", "Ludovic Varenne", "Hồ Ngọc Hà", "Siobhán Ní Bhriain",
        "Gwenllian ap Rhys", "Inès d'Almeida", "Moussa N'Diaye", "Ngozi Okonjo-Iweala",
        "J. P. Donleavy", "J.K. Rowling", "A. K. Sharma", "Rodrigo de la Fuente",
        "Dirk van den Bosch",
        "Park Min-seo", "Li Na", "Tsegaye Woldemariam", "Abd al-Rahman Haddad", "Litia Qarase",
        "Yu Hagino", "Ai Weiwei", "Le Duan", "Om Puri", "Ed Husain", "Ra Min-ho", "An Se-young",
        "Ya'akov Alperon", "Nu'man al-Hadi", "Trust Mapfumo", "Wisdom Chikomo", "Mercy Cherono",
        "Shaukat Sultan", "Hassan Sheikh", "Tariq Ramadan", "Greta Hollander", "Emily English",
    ],
)  # fmt: skip
def test_names_of_all_cultures_have_journeys(name: str) -> None:
    assert stops_of(f"{name} arrived in Cairo on Monday.") == {(name, "Cairo", "visited")}


@pytest.mark.parametrize(
    "name",
    [
        "Theresa May", "April Smith", "August Novak", "June Osborne", "Will Carver", "Rose Grant",
        "Mark Banks", "Hope Delgado", "Jo Day", "Bob Hall", "Frank North", "Robin West",
        "Summer Blake",
    ],
)  # fmt: skip
def test_a_name_may_be_a_month_or_another_word(name: str) -> None:
    (trip,) = told(f"{name} arrived in Cairo on Monday.").itineraries
    assert trip.traveller == name
    assert [(s.visit.place.name, s.visit.date_text) for s in trip.stops] == [("Cairo", "Monday")]


def test_months_stay_months() -> None:
    assert stops_of("In April Smith flew to Oslo.") == set()
    (trip,) = told("Mrs May arrived in Cairo on May 3. She left in June.").itineraries
    assert (trip.traveller, trip.stops[0].visit.date_text) == ("May", "May 3")


def test_a_surname_that_is_a_helper_of_verbs_is_no_helper() -> None:
    assert stops_of("Theresa May came to Cairo. On Tuesday May flew to Amman.") == {
        ("Theresa May", "Cairo", "visited"),
        ("Theresa May", "Amman", "visited"),
    }


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Racer Rob Coll", "Rob Coll"),
        ("Officer Rogers", "Rogers"),
        ("Top-ranked Ann Lee", "Ann Lee"),
        ("Lieutenant-General Mauro Del Vecchio", "Mauro Del Vecchio"),
        ("Specialist Neftaly Platero", "Neftaly Platero"),
        ("Minister of Defence Ana Duarte", "Ana Duarte"),
        ("Minister for Trade and Industry Ana Duarte", "Ana Duarte"),
        ("Vice-Chairman of the Central Bank Ana Duarte", "Ana Duarte"),
        ("Deputy Relief Coordinator, Amina Sow,", "Amina Sow"),
        ("Secretary of the Interior Ann Lee", "Ann Lee"),
        ("High Commissioner for Refugees Filippo Grandi", "Filippo Grandi"),
        ("Rev. Martin Luther King Jr.", "Martin Luther King Jr."),
        ("The Deputy Harbour Coordinator, Joan Mbeki,", "Joan Mbeki"),
        ("Army Private Lynndie Marsh", "Lynndie Marsh"),
        ("Opposition Deputy Tom Marsh", "Tom Marsh"),
        ("Singer Major Lance", "Major Lance"),
        ("Pilot Dean King", "Dean King"),
    ],
)
def test_what_somebody_does_is_no_part_of_the_name(words: str, name: str) -> None:
    assert stops_of(f"{words} arrived in Cairo on Monday.") == {(name, "Cairo", "visited")}


@pytest.mark.parametrize(
    "text",
    [
        "Bird Flu arrived in Cairo on Monday.",
        "Fair Queen arrived in Cairo on Monday.",
        "Lutheran Royals arrived in Cairo on Monday.",
        "Boko Haram left Cairo on Monday.",
        "Goldman Sachs moved to Cairo.",
        "The trawler Ann Lee sank off Spain. Ann Lee had left Alexandria on Monday.",
        "Franz Ferdinand, a Scottish rock band, is on tour. Franz Ferdinand flew to Cairo.",
        "Morgan Stanley, the investment bank, is rich. Morgan Stanley moved to Cairo.",
        "The giraffe Mary Ann is 12. Mary Ann was flown to Cairo on Monday.",
        "Le Monde moved to Cairo on Monday.",
        "Peace Brigades left Cairo on Monday.",
        "Oil Sultan left Cairo on Monday.",
        "Shi'ite Muslims left Cairo on Monday.",
        "Frank Dutch officials left Cairo on Monday.",
    ],
)
def test_things_are_no_persons(text: str) -> None:
    assert not any(name in {"Ann Lee", "Mary Ann"} for name, _, _ in stops_of(text))
    assert stops(told(text).itineraries) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PRESIDENT AMADOU DIOUF ENDED HIS TOUR.\n\nDiouf left Cairo on Monday.", "Cairo"),
        ("SEOUL (AP) — ENVOY AMADOU DIOUF SPOKE OF HOPE.\n\nDiouf flew to Amman.", "Amman"),
        ("Amadou DIOUF flew to Oslo. Mr DIOUF met the king.", "Oslo"),
    ],
)  # fmt: skip
def test_names_in_capitals(text: str, found: str) -> None:
    assert {(name, where) for name, where, _ in stops_of(text)} == {("Amadou Diouf", found)}


def test_father_and_son_are_two() -> None:
    found = stops_of(
        "Jan Novak Jr. visited Oslo on Monday. His father, Jan Novak, flew to Cairo on Tuesday. "
        "Novak Jr. left Oslo on Wednesday for Amman."
    )
    assert found == {
        ("Jan Novak Jr.", "Oslo", "visited"),
        ("Jan Novak", "Cairo", "visited"),
        ("Jan Novak Jr.", "Amman", "planned"),
    }


def test_a_son_who_bears_his_father_s_given_name_is_another() -> None:
    found = stops_of("Jan Novak flew to Cairo on Monday. His son Jan flew to Amman on Tuesday.")
    assert found == {("Jan Novak", "Cairo", "visited"), ("Jan", "Amman", "visited")}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The elder Novak", {"Jan Novak Sr."}),
        ("The younger Novak", {"Jan Novak Jr."}),
        ("Novak Sr.", {"Jan Novak Sr."}),
    ],
)
def test_the_elder_and_the_younger(words: str, found: set[str]) -> None:
    text = f"Jan Novak Sr. and Jan Novak Jr. are rich. {words} flew to Cairo on Monday."
    assert {name for name, _, _ in stops_of(text)} == found


def test_the_elder_is_nobody_where_only_one_is_known() -> None:
    text = "Jan Novak flew to Cairo on Monday. The elder Novak flew to Amman on Tuesday."
    assert stops_of(text) == {("Jan Novak", "Cairo", "visited")}


def test_initials_keep_a_president_from_his_father() -> None:
    found = stops_of(
        "Ex-president George H.W. Novak flew to Cairo on Monday. "
        "His son, President George W. Novak, went to Amman."
    )
    assert found == {
        ("George H.W. Novak", "Cairo", "visited"),
        ("George W. Novak", "Amman", "visited"),
    }


def test_a_mere_surname_is_the_father_s() -> None:
    found = stops_of("Jan Novak and Jan Novak Jr. are rich. Novak flew to Cairo.")
    assert found == {("Jan Novak", "Cairo", "visited")}


def test_a_king_s_number() -> None:
    assert stops_of("Mohammed VI flew to Cairo on Monday.") == {("Mohammed VI", "Cairo", "visited")}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Kovacs, a nurse at a bank, flew to Oslo on Monday.",
        "Ann Kovacs, an analyst at a firm in Lima, flew to Oslo on Monday.",
        "Jan Novak, a roofer from Lyon, flew to Oslo on Monday.",
    ],
)
def test_whoever_works_for_a_firm_is_a_person(text: str) -> None:
    assert (text.partition(",")[0], "Oslo") in {(who, place) for who, place, _ in stops_of(text)}
