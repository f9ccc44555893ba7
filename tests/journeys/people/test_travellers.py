from __future__ import annotations

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.merging.same_person import same_person
from dashboard.journeys.people.resolution import coreferences
from dashboard.journeys.sentences.line import lines
from tests.journeys.texts import resolutions, stops, stops_of, told


def meant(text: str) -> list[tuple[str, list[str]]]:
    """What refers to whom: (words, names)."""
    article = Article("a", text)
    read = lines(article, split(article), resolutions(article))
    return [
        (line.said(r.first, r.last), [p.name for p in r.persons])
        for line, found in zip(read, coreferences(read), strict=True)
        for r in found
    ]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ann Lee came. Lee spoke.", "Lee", "Ann Lee"),
        ("Kim Jong Un came. Kim spoke.", "Kim", "Kim Jong Un"),
        ("President Jan Novak came. The president spoke.", "The president", "Jan Novak"),
        ("Kenyan President Jan Novak met Egyptian President Omar Said. The Kenyan president spoke.",
         "The Kenyan president", "Jan Novak"),
        ("French Prime Minister Luc Petit came. The French leader spoke.",
         "The French leader", "Luc Petit"),
        ("Jan Novak said he was tired.", "he", "Jan Novak"),
        ("Mr. Novak met Queen Ada Lind. Later she left. Jan Novak stayed.", "she", "Ada Lind"),
        ("The French defense secretary is here. Luc Petit arrived on Tuesday.",
         "The French defense secretary", "Luc Petit"),
        ("As she left, Queen Ada Lind waved.", "she", "Ada Lind"),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, words: str, name: str) -> None:
    assert (words, [name]) in meant(text)


def test_two_persons_of_one_surname_stay_apart() -> None:
    found = stops(
        told(
            "Jan Novak arrived in Cairo on Monday. His wife, Eva Novak, flew to Tokyo. "
            "Mrs. Novak left Tokyo for Osaka on Tuesday."
        ).itineraries
    )
    assert ("Jan Novak", "Cairo", "visited") in found
    assert ("Eva Novak", "Tokyo", "visited") in found
    assert ("Eva Novak", "Osaka", "planned") in found
    assert not any(name == "Jan Novak" and where in {"Tokyo", "Osaka"} for name, where, _ in found)


def test_lists_give_each_a_route() -> None:
    found = stops(told("Ann Lee, Bob Ray and Jan Novak arrived in Cairo.").itineraries)
    assert found == {(name, "Cairo", "visited") for name in ("Ann Lee", "Bob Ray", "Jan Novak")}


def test_hosts_at_home_are_no_travellers() -> None:
    found = stops(
        told(
            "Kenyan President Jan Novak met Egyptian President Omar Said in Cairo on Monday."
        ).itineraries
    )
    assert found == {("Jan Novak", "Cairo", "visited")}


@pytest.mark.parametrize(
    "text",
    [
        "French Prime Minister Luc Petit told reporters in Paris that he was hopeful.",
        "Hurricane Katrina reached Cairo on Monday.",
        "Troops of the Egyptian army entered Khartoum.",
        "Officials said in Paris that the deal was signed by Jan Novak.",
        "Russian envoy Jan Novak laughed. Rebels took the Russian garrison in Lyon to Osaka.",
    ],
)
def test_nobody_travels(text: str) -> None:
    assert stops_of(text) == set()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Novak", "Jan Novak", True),
        ("Jan Novak", "Eva Novak", False),
        ("Ann Lee", "Bob Ray", False),
        ("Mohamed Sayed", "Mohammed Sayyid", True),
        ("Oleg Petrenko", "Oleh Petrenka", True),
        ("Oleg Petrenko", "Eva Petrenka", False),
        ("-", "Ann Lee", False),
    ],
)
def test_names_of_one_person(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same
    assert same_person(b, a) is same
