"""Kinds of wording in ordinary news that were once read wrongly, each with its like: in a row whose
stop it is, the place, the status ("-" for none), and an invented text."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

ROWS = """
# a body of persons is that of whoever leads it, and not of one of its players
Jan Novak | Mombasa | - | The star Jan Novak is ill. The crew flew to Mombasa on Monday.
Jan Novak | Mombasa | visited | The coach Jan Novak was in Lyon. The team flew to Mombasa on Monday.
Jan Novak | Mombasa | - | The pitcher Jan Novak was in Lyon. The team flew to Mombasa without him.
Jan Novak | Mombasa | visited | Jan Novak and his crew were in Lyon. The crew flew to Mombasa.
# a post that is a thing as well
Jan Novak | Mombasa | - | The minister Jan Novak signed. The head was taken from Mombasa in 1897.
Jan Novak | Mombasa | visited | The chief Jan Novak was ill. The head was taken to Mombasa.
# a post that somebody speaks of is another's
Jan Novak | Mombasa | - | Union head Jan Novak said that the mayor slept. The mayor flew to Mombasa.
Jan Novak | Mombasa | visited | Mayor Jan Novak slept. The mayor flew to Mombasa.
Jan Novak | Mombasa | - | The head of the largest union, Jan Novak, said that the president slept. \
The president flew to Mombasa.
# those who have a subject of their own are not who comes after the place
Jan Novak | Mombasa | - | Generals have agreed to send men to Mombasa, the envoy, Jan Novak, said.
Jan Novak | Mombasa | visited | Sent to Mombasa in May, Jan Novak slept.
# an aside within an aside
Jan Novak | Mombasa | visited | Jan Novak, accompanied by his deputy, Ann Lee, ate in Mombasa.
Ann Lee | Mombasa | - | Jan Novak, accompanied by his deputy, Ann Lee, ate in Mombasa.
Ann Lee | Mombasa | visited | The new deputy, Ann Lee, ate in Mombasa.
# a rank in a contest of its own
Jan Novak | Lyon | - | The race in Lyon began. Jan Novak was second in Mombasa.
Jan Novak | Mombasa | visited | The race in Lyon began. Jan Novak was second in Mombasa.
Jan Novak | Lyon | visited | The race in Lyon is over. Jan Novak was second.
# "there" is not where a visit is called off to be there
Jan Novak | Mombasa | cancelled | Jan Novak slept in Lyon. He cancelled a visit to Mombasa to be there.
Jan Novak | Mombasa | visited | Jan Novak praised a hotel in Mombasa and slept there.
# invited to be somebody at an event
Jan Novak | Mombasa | - | The king invited Jan Novak to be chief guest at a parade in Mombasa.
Jan Novak | Mombasa | visited | Jan Novak came to be chief guest at a parade in Mombasa.
# what is got, and who gets home
Jan Novak | Mombasa | - | Jan Novak gets his spices from Mombasa.
Jan Novak | Mombasa | visited | Jan Novak got home from Mombasa.
# an airport of a town
Jan Novak | Mombasa | visited | Jan Novak was arrested at the airport of Mombasa.
Jan Novak | Mombasa | - | Jan Novak admired a photograph of Mombasa.
# who is stopped as he tries to go has not come
Jan Novak | Mombasa | cancelled | Jan Novak was arrested as he tried to board a flight to Mombasa.
Jan Novak | Mombasa | cancelled | Jan Novak was caught trying to flee to Mombasa.
Jan Novak | Mombasa | - | Jan Novak tried to flee to Mombasa.
Jan Novak | Mombasa | cancelled | Jan Novak got no farther than Lyon on his way to Mombasa.
Jan Novak | Lyon | visited | Jan Novak got no farther than Lyon on his way to Mombasa.
# where others do something to somebody
Jan Novak | Mombasa | visited | Jan Novak left Lyon. In Mombasa, a nurse treated him.
Jan Novak | Mombasa | - | Jan Novak left Lyon. In Mombasa, a court tried him.
Jan Novak | Mombasa | visited | A friend recognized Jan Novak at a fair in Mombasa.
Jan Novak | Mombasa | - | A friend praised Jan Novak at a fair in Mombasa.
# away from a place, or stuck there
Jan Novak | Mombasa | visited | Jan Novak vanished from Mombasa.
Jan Novak | Mombasa | visited | Jan Novak was stuck in Mombasa.
Jan Novak | Mombasa | - | Jan Novak was popular in Mombasa.
"""


def _rows() -> list[list[str]]:
    lines = ROWS.strip().replace("\\\n", "").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line[0] != "#"]


@pytest.mark.parametrize(("who", "place", "status", "text"), _rows())
def test_a_kind_of_wording(who: str, place: str, status: str, text: str) -> None:
    found = [said for person, where, said in stops_of(text) if (person, where) == (who, place)]
    assert found == ([] if status == "-" else [status])
