"""Presences that their own sentence takes back, one invented sentence each."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

V = "visited"


@pytest.mark.parametrize(
    "text",
    [
        # neither … nor
        "Neither Ann Lee nor Jan Novak flew to Mombasa.",
        "Neither Ann Lee, the mayor, nor her deputy Jan Novak attended the talks in Mombasa.",
        "Neither Ann Lee nor Jan Novak was in Mombasa on Friday.",
        # denied
        "Jan Novak denied that he had travelled to Mombasa.",
        "Jan Novak denied on Friday that he was in Mombasa.",
        "Jan Novak denied having been in Mombasa.",
        "Jan Novak denied he ever met the rebels in Mombasa.",
        "Aides to Jan Novak denied reports he had fled to Mombasa.",
        "Jan Novak rejected claims that he had met the rebels in Mombasa.",
        "There is no evidence that Jan Novak was in Mombasa.",
        "It is not true that Jan Novak flew to Mombasa, his lawyer said.",
        "Jan Novak falsely claimed that he had fought in Mombasa.",
        # wished
        "Jan Novak wishes he were in Mombasa.",
        "Jan Novak dreams of a trip to Mombasa.",
        "Jan Novak joked that he would rather be in Mombasa.",
        # from afar
        "Jan Novak addressed the summit in Mombasa by video link on Monday.",
        "Jan Novak spoke to the forum in Mombasa by telephone.",
        "Jan Novak joined the meeting in Mombasa via Zoom.",
        "Jan Novak attended the summit in Mombasa virtually.",
        "Jan Novak took part remotely in the talks in Mombasa.",
        "In a message to the conference in Mombasa, Jan Novak said peace was near.",
        "Jan Novak told a conference in Mombasa in a video message that peace was near.",
        "Jan Novak held a video conference with troops in Mombasa.",
        "Jan Novak dialled in to the hearing in Mombasa.",
        "Jan Novak followed the match in Mombasa on television.",
        "Jan Novak was represented by his deputy at the funeral in Mombasa.",
    ],
)
def test_what_is_taken_back_is_no_stop(text: str) -> None:
    assert {stop[:2] for stop in stops_of(text)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak, who denied the charges, flew to Mombasa.",
        "Jan Novak denied that he was ill, but flew to Mombasa.",
        "A judge denied Jan Novak bail and he was taken to Mombasa.",
        "Jan Novak arrived in Mombasa and addressed the parliament by video link.",
        "Jan Novak rang the king by telephone on Monday and flew to Mombasa.",
        "Jan Novak, who knows neither fear nor doubt, flew to Mombasa.",
        "Rather than wait, Jan Novak flew to Mombasa.",
        "Jan Novak visited Mombasa without his wife.",
        "Jan Novak dreams of peace. He flew to Mombasa.",
    ],
)
def test_what_is_not_taken_back_is_one(text: str) -> None:
    assert ("Jan Novak", "Mombasa", V) in stops_of(text)


def test_whoever_goes_elsewhere_instead_is_there_alone() -> None:
    text = "Without visiting Osaka, Jan Novak flew to Mombasa."
    assert {stop[:2] for stop in stops_of(text)} == {("Jan Novak", "Mombasa")}
