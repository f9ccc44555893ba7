"""Why a place is on no route: what the words say, and where nobody could be read, that."""

from __future__ import annotations

import pytest

from dashboard.articles.article import Article
from dashboard.journeys.off_route.finder import off_route
from tests.journeys.texts import resolutions, told

UNREAD = "No traveller could be read here"


def why(text: str, place: str, governments: dict[str, str] | None = None) -> str:
    article = Article("one", text)
    found = {"one": resolutions(article, governments)}
    reasons = off_route(told(text).itineraries, found, [article])
    return next(reason.why for reason in reasons if reason.place.name == place)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Somebody nobody knows will arrive in Cairo on Sunday.", "arrive in Cairo on Sunday"),
        ("A gang was on its way to Cairo.", "way to Cairo"),
        ("A gang broke into Cairo's museum.", "broke into Cairo"),
        ("At least one home was destroyed in Cairo.", "destroyed in Cairo"),
        ("Two sets of sanctions were imposed on Cairo.", "imposed on Cairo"),
        ("A mayor was hurt in a blast in Cairo.", "blast in Cairo"),
        ("It was the talk of Cairo.", "talk of Cairo"),
    ],
)
def test_where_nobody_could_be_read_that_is_said(text: str, quote: str) -> None:
    said = why(text, "Cairo")
    assert said.startswith(f"{UNREAD}: “") and quote in said


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The mayor of Cairo is ill.", "Says whose post it is: “mayor of Cairo”."),
        ("A bomb went off 10 km north of Cairo.",
         "Says how far or in which direction another place lies: “north of Cairo”."),
        ("Ann Lee of Cairo is ill.", "Says where somebody is from: “Ann Lee of Cairo”."),
        ("Ann Lee lives in Cairo.", "Said to be somebody's home: “lives in Cairo”."),
        ("Cairo's parks are green.", "The name says whose something is: “Cairo's parks are”."),
        ("They rallied against Cairo.",
         "Spoken of, not said to be visited: “rallied against Cairo”."),
        ("They may go to Cairo.", "A wish or a possibility, not a plan: “They may go to Cairo”."),
        ("A plane flew over Cairo.", "Passed over or through: “flew over Cairo”."),
    ],
)  # fmt: skip
def test_what_the_words_say(text: str, reason: str) -> None:
    assert why(text, "Cairo").startswith(reason)


def test_a_name_read_as_a_government_is_said_to_be_read_so() -> None:
    said = why("Cairo said no.", "Cairo", {"Cairo": " said"})
    assert said == "“Cairo” stands for the government, as it is read, in “Cairo said no”."


def test_but_not_where_it_stands_as_a_place() -> None:
    said = why("Troops were hurt in Amman and Cairo.", "Cairo", {"Cairo": r"\."})
    assert said.startswith(f"{UNREAD}: “")


def test_a_mention_where_somebody_may_be_outweighs_one_that_explains() -> None:
    said = why("Cairo's mayor is ill. A gang arrived in Cairo.", "Cairo")
    assert said == f"{UNREAD}: “arrived in Cairo”."
