"""Kinds of wording in ordinary news that were once read wrongly, each with its like: in a row whose
stop it is, the place, the status ("-" for none), and an invented text. "JN" stands for Jan Novak,
"AL" for Ann Lee, "MM" for Mombasa."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

ROWS = """
# a body of persons is that of whoever leads it, and not of one of its players
JN | MM | - | The star JN is ill. The crew flew to MM on Monday.
JN | MM | visited | The coach JN was in Lyon. The team flew to MM on Monday.
JN | MM | - | The pitcher JN was in Lyon. The team flew to MM without him.
JN | MM | visited | JN and his crew were in Lyon. The crew flew to MM.
# a post that is a thing as well
JN | MM | - | The minister JN signed. The head was taken from MM in 1897.
JN | MM | visited | The chief JN was ill. The head was taken to MM.
# a post that somebody speaks of is another's
JN | MM | - | Union head JN said that the mayor slept. The mayor flew to MM.
JN | MM | visited | Mayor JN slept. The mayor flew to MM.
JN | MM | - | The head of a union, JN, said that the president slept. The president flew to MM.
# those who have a subject of their own are not who comes after the place
JN | MM | - | Generals have agreed to send men to MM, the envoy, JN, said.
JN | MM | visited | Sent to MM in May, JN slept.
# an aside within an aside
JN | MM | visited | JN, accompanied by his deputy, AL, ate in MM.
AL | MM | - | JN, accompanied by his deputy, AL, ate in MM.
AL | MM | visited | The new deputy, AL, ate in MM.
# a rank in a contest of its own
JN | Lyon | - | The race in Lyon began. JN was second in MM.
JN | MM | visited | The race in Lyon began. JN was second in MM.
JN | Lyon | visited | The race in Lyon is over. JN was second.
# "there" is not where a visit is called off to be there
JN | MM | cancelled | JN slept in Lyon. He cancelled a trip to MM to be there.
JN | MM | visited | JN praised a hotel in MM and slept there.
# invited to be somebody at an event
JN | MM | - | The king invited JN to be chief guest at a parade in MM.
JN | MM | visited | JN came to be chief guest at a parade in MM.
# what is got, and who gets home
JN | MM | - | JN gets his spices from MM.
JN | MM | visited | JN got home from MM.
# an airport of a town
JN | MM | visited | JN was arrested at the airport of MM.
JN | MM | - | JN admired a photograph of MM.
# who is stopped as he tries to go has not come
JN | MM | cancelled | JN was arrested as he tried to board a flight to MM.
JN | MM | cancelled | JN was caught trying to flee to MM.
JN | MM | - | JN tried to flee to MM.
JN | MM | cancelled | JN got no farther than Lyon on his way to MM.
JN | Lyon | visited | JN got no farther than Lyon on his way to MM.
JN | Kenya | - | JN was arrested in MM as he tried to enter Kenya.
# where others do something to somebody
JN | MM | visited | JN left Lyon. In MM, a nurse treated him.
JN | MM | - | JN left Lyon. In MM, a court tried him.
JN | MM | visited | A friend recognized JN at a fair in MM.
JN | MM | - | A friend praised JN at a fair in MM.
# away from a place, or stuck there
JN | MM | visited | JN vanished from MM.
JN | MM | visited | JN was stuck in MM.
JN | MM | - | JN was popular in MM.
# who speaks, appears or talks on the sidelines where others have gathered
JN | MM | visited | Ministers met in MM on Monday. JN used his speech to beg.
JN | MM | - | Ministers met in MM on Monday. JN begged in a televised speech.
JN | MM | - | Ministers met in MM on Monday. JN used his speech in Lyon to beg.
JN | MM | visited | Ministers met in MM on Monday. JN made a brief appearance.
AL | MM | visited | Ministers met in MM on Monday. JN saw AL on the sidelines.
JN | MM | cancelled | Ministers met in MM on Monday. JN did not come.
JN | MM | cancelled | Ministers met in MM on Monday. JN stayed at home.
JN | MM | - | Ministers met in MM on Monday. JN stayed at home in Lyon.
# a match by its score, a leader by a margin, medals
JN | MM | visited | Lyon beat Osaka 2-0 in MM on Monday. JN scored twice.
JN | MM | - | Lyon beat Osaka in MM polls on Monday. JN scored twice.
JN | MM | visited | The race in MM is on. JN leads by two seconds.
JN | MM | - | The race in MM is on. JN leads the party.
JN | MM | visited | Kenya took four medals in MM. JN beat AL.
# who comes for somebody who does not
AL | MM | visited | JN cancelled a visit to MM. AL took his place on Friday.
AL | MM | - | JN praised a visit to MM. AL took his place on Friday.
AL | MM | planned | JN will not fly to MM. His place goes to the envoy, AL.
AL | MM | visited | JN missed the summit in MM. AL stood in for him.
AL | MM | - | JN missed the summit in MM. AL stood up for him.
# who pulls out without a word of what, and who gets past another
JN | MM | cancelled | The race in MM began on Monday. JN pulled out with a cold.
JN | MM | - | The race in MM began on Monday. JN pulled out a chair.
JN | MM | visited | The race in MM began on Monday. AL got past JN.
# players are not their coach, but "the two" may be one and somebody without a name
JN | MM | - | The coach JN slept. The players flew to MM.
JN | MM | visited | JN met a guide in Lyon. The two flew to MM.
# whoever is among those who do something
JN | MM | visited | JN is among those who swam in MM.
JN | MM | - | JN praised those who swam in MM.
# what is said at a place
JN | MM | visited | JN was in Lyon on Friday. He made the remark in MM on Monday.
JN | MM | - | JN was in Lyon on Friday. He made light of the remark in MM.
# another comes where somebody has arrived
AL | MM | visited | JN has arrived in MM. AL arrived on Monday.
AL | MM | - | JN has seen a map of MM. AL arrived on Monday.
AL | MM | - | JN has arrived in MM. AL was in Lyon. AL arrived on Monday.
# what was so while somebody was away
JN | MM | past | JN was ousted in 1999 while he was in MM.
JN | MM | visited | JN was ousted on Monday while he was in MM.
# whoever is told of beside a time that opens the sentence
JN | MM | visited | JN made two trips. In March he and his wife flew to MM.
JN | MM | - | JN made two trips. In talks in March his wife flew to MM.
# ahead, by what comes next, or by what somebody has entered
JN | MM | planned | JN slept in Lyon. His next stop is MM, where he opens a school.
JN | MM | planned | JN has entered a race in MM.
JN | MM | planned | JN is to carry the flag in MM.
# there already, by the present
JN | MM | visited | JN sits in a cell in MM.
JN | MM | planned | JN flies to MM.
JN | MM | visited | JN was ill. He has since been to MM.
JN | MM | past | JN was ill. He had been to MM.
JN | MM | past | It is twelve years since JN swam in MM.
JN | MM | planned | JN meant to cross to Lyon and to be in MM by May.
# who came where others have gathered
JN | MM | visited | Ministers met in MM on Monday. JN came, and left again.
JN | MM | - | Ministers met in Osaka, but not in MM's hall, on Monday. JN came, and left again.
# the group is led by somebody, or is others
JN | MM | visited | A delegation led by JN was in Lyon. The group flew to MM.
JN | MM | - | JN was in Lyon. The group flew to MM.
# who was to be somewhere, and sends another, does something else or never arrives
JN | MM | cancelled | JN was expected to attend a funeral in MM but sent his son.
JN | MM | cancelled | JN was to fly to MM. Instead, he is in Lyon.
JN | MM | cancelled | JN was to be in MM on Saturday. He never arrived.
JN | MM | planned | JN was to be in MM on Saturday. He never complained.
# who is awaited at an event, takes over for one, or is awaited back
JN | MM | planned | JN is expected at a summit in MM.
JN | MM | planned | JN is due at a hearing in MM in October.
JN | MM | visited | JN was ill at a hearing in MM on Monday.
JN | MM | planned | JN takes over for Friday's match in MM.
JN | MM | visited | JN took over for Friday's match in MM.
JN | MM | planned | JN is expected back on stage in MM.
# the last part of a contest is of now, the last contest is not
JN | MM | visited | JN drew in the last round in MM.
JN | MM | past | JN met AL in Lyon after his last visit to MM.
# what is denied, and the way back
JN | MM | - | Rumors that JN had been taken to a clinic in MM were denied on Friday.
JN | MM | visited | JN had been taken to a clinic in MM.
JN | MM | visited | JN's plane was refused permission to land in Lyon on its way back from MM.
JN | Lyon | cancelled | JN's plane was refused permission to land in Lyon on its way back from MM.
# a participle that says who is met is no verb
JN | MM | visited | JN met wounded soldiers in MM.
JN | MM | - | JN said that rebels wounded soldiers in MM.
# who does not start
JN | MM | cancelled | The race in MM was on Monday. JN did not start.
# what one gives to an event from afar, many of whom one is, a trip that is one's first
JN | MM | - | JN gave his backing to a meeting in MM.
JN | MM | visited | JN gave a speech to a meeting in MM.
JN | MM | visited | JN was among thousands who marched in MM.
JN | MM | visited | JN has met the king. The visit is his first to MM.
JN | MM | planned | JN has met the king. The trip will be his third to MM.
JN | MM | - | JN has met the king. The letter is his first to MM.
# who is set for a trip, and who is a doubt
JN | MM | planned | JN is set for a trip to MM.
JN | MM | - | JN is a doubt for Friday's game in MM.
JN | MM | visited | JN is in Kenya for a game in MM.
# what somebody had to do is done, what he has to do is ahead
JN | MM | visited | JN had to land in MM.
JN | MM | visited | His rival, JN, had to fly to MM on Monday.
JN | MM | planned | JN has to fly to MM on Friday.
JN | MM | planned | JN had promised to fly to MM.
# the owner may be a firm
JN | MM | - | Union head JN said so. The owner flew to MM.
JN | MM | visited | The shop's owner, JN, said so. The owner flew to MM.
# a match by its runs
JN | MM | visited | Kenya beat Chile by 106 runs in MM on Monday. JN scored ninety.
# what is counted is no verb
JN | MM | visited | JN scored 106 runs in MM on Friday.
# "the final" is not that of last year, of which it is told later
JN | MM | - | JN lost the final. AL won last year's games in MM.
"""


def _rows() -> list[list[str]]:
    text = ROWS.replace("JN", "Jan Novak").replace("AL", "Ann Lee").replace("MM", "Mombasa")
    lines = text.strip().splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line[0] != "#"]


@pytest.mark.parametrize(("who", "place", "status", "text"), _rows())
def test_a_kind_of_wording(who: str, place: str, status: str, text: str) -> None:
    found = [said for person, where, said in stops_of(text) if (person, where) == (who, place)]
    assert found == ([] if status == "-" else [status])
