"""What English says of presence and of a journey's status: nearly four hundred ways,
none of them from a report. "JN" stands for Jan Novak, "MM" for Mombasa."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

STATUSES = {"P": "planned", "C": "cancelled", "N": "none", "V": "visited", "B": "past"}

SENTENCES = """
P JN is due in MM on Monday.
P JN's visit to MM is set for Monday.
P JN's visit to MM was slated for Monday, the palace said.
P JN's visit to MM is due on Monday.
P JN's trip to MM was booked for May.
C JN's visit to MM was set for Monday but was called off.
C JN was to visit MM on Monday but fell ill.
C JN was due in MM on Monday but could not get a visa.
P JN was to visit MM on Monday, but his wife fell ill.
V JN visited MM on Monday but fell ill.
V JN cast his ballot in MM on Sunday.
V JN's visit to MM was a success.
P JN plans to be in MM by Friday.
P JN will be in MM next week.
P JN is expected in MM.
P JN is expected to attend a funeral in MM.
P JN is booked to play in MM.
P JN was heading for MM.
P JN was on his way to MM when the king called.
P JN flies to MM on Monday.
P JN leaves for MM tonight.
P JN is to travel on to MM.
P JN will wind up the tour in MM.
P JN met the king in Osaka ahead of a visit to MM.
V JN met the king in Osaka before heading to MM.
P JN will meet the king in Osaka before heading to MM.
P JN met the king in Osaka before heading to MM tomorrow.
P JN is in Osaka before heading to MM on Friday.
V JN was hurt in Osaka before travelling to MM.
P JN met the king in Osaka. From there he goes to MM.
P JN met the king in Osaka. He then travels to MM.
P JN met the king in Osaka. MM is the next stop.
P JN met the king in Osaka. His next stop is MM.
P JN met the king in Osaka. Next stop: MM.
P JN met the king in Osaka. A visit to MM is planned.
P JN met the king in Osaka. A visit to MM is on the agenda.
P JN met the king in Osaka. Stops in Lyon and MM are also planned.
P JN met the king in Osaka. His itinerary also includes MM.
P JN met the king in Osaka. The trip will take him to MM.
P JN met the king in Osaka. The trip ends in MM on Friday.
P JN met the king in Osaka. The tour concludes with a concert in MM.
P JN met the king in Osaka. The tour winds up in MM on Friday.
P JN met the king in Osaka. Talks in MM are to follow.
P JN is in Osaka on the first leg of a tour that will also take him to MM.
P JN is in Osaka at the start of a tour that also takes in MM.
P JN is looking forward to his trip to MM.
P JN is preparing for a trip to MM.
P JN is packing for a trip to MM.
P JN has booked a flight to MM.
P JN has agreed to meet rebels in MM.
P JN has accepted an invitation to MM.
P JN has confirmed that he will visit MM.
P JN said he was going to MM.
P JN said he would be in MM on Friday.
P JN announced a visit to MM.
P JN announced that he will go to MM.
P The palace said JN would open a school in MM.
P JN is scheduled to speak in MM.
P JN is slated to speak at a conference in MM.
P JN is awaited in MM.
P The king will receive JN in MM on Friday.
P The king is to host JN in MM on Friday.
P JN will be met by the king in MM.
P JN will be flown to MM for treatment.
P JN is to be sent to MM.
P JN is bound for MM.
P JN is en route to MM.
P JN has boarded a plane for MM.
P JN is leaving for MM.
P JN left for MM on Friday.
P JN set off for MM on Friday.
P JN has set out for MM.
P JN, who travels to MM next week, said so.
P JN, due in MM on Monday, said so.
P JN, who is due to fly to MM, said so.
P Ahead of his trip to MM, JN said so.
P On the eve of his visit to MM, JN said so.
P Before leaving for MM, JN said so.
P On Friday JN plays in MM.
P JN faces Ann Lee in MM on Sunday.
P JN will defend his title in MM in May.
P JN will stand trial in MM.
P JN told the king he would return to MM in May.
P Next month JN takes his show to MM.
P JN is taking his show to MM next month.
P JN's visit to MM begins on Friday.
P JN's three-day visit to MM, which begins on Friday, is his first.
P JN's tour, which starts in MM on Friday, is his first.
P JN starts his tour in MM on Friday.
P JN is planning a trip to MM.
P Plans are under way for JN to visit MM.
P Arrangements have been made for JN to travel to MM.
P JN is making plans to visit MM.
P JN signed a contract to coach in MM.
C JN was to have visited MM.
C JN was to have opened a fair in MM.
C JN had been due to speak in MM.
C JN has called off a trip to MM.
C JN has put off a trip to MM.
C JN's visit to MM has been called off.
C JN's visit to MM was put off until May.
C JN's trip to MM was scrapped.
C JN's planned trip to MM fell through.
C JN's trip to MM did not take place.
C JN's trip to MM never took place.
C JN will not travel to MM after all.
C JN will not be in MM on Friday.
C JN won't play in MM.
C JN did not attend the summit in MM.
C JN failed to appear in MM.
C JN stayed away from the summit in MM.
C JN was absent from the summit in MM.
C JN skipped the summit in MM.
C JN missed the wedding in MM because of a strike.
C JN boycotted the games in MM.
C JN was refused entry to MM.
C JN was denied a visa to Kenya. He was to speak in MM.
C JN was barred from MM.
C JN was barred from entering MM.
C JN was turned back at the border of MM.
C JN was turned away at the airport in MM.
C JN was prevented from flying to MM.
C Police stopped JN from travelling to MM.
C JN could not fly to MM because of ash.
C JN cannot travel to MM.
C JN was unable to reach MM.
C JN never reached MM.
C JN never made it to MM.
C JN failed to reach MM.
C JN did not make it to MM.
C JN flew to Osaka instead of MM.
C JN dropped MM from his tour.
C MM was dropped from JN's tour.
C MM has been struck from JN's itinerary.
C JN cut short his tour before reaching MM.
C JN had planned to go on to MM.
C JN had hoped to play in MM.
C JN had intended to fly to MM.
C JN abandoned plans to visit MM.
C JN scrapped plans to visit MM.
C JN has dropped plans for a visit to MM.
C JN decided against a trip to MM.
C JN decided not to go to MM.
C JN chose not to go to MM.
C JN refused to go to MM.
C JN declined an invitation to MM.
C JN withdrew from the tournament in MM.
C JN has pulled out of a concert in MM.
C JN has backed out of a concert in MM.
C A concert by JN in MM has been canceled.
C JN's concert in MM has been canceled.
C JN has canceled concerts in Lyon and MM.
C JN's scheduled appearance in MM was canceled.
C JN's flight to MM was grounded.
C A cold kept JN from the ceremony in MM.
C Illness forced JN to miss the ceremony in MM.
C Illness forced JN to cancel a trip to MM.
C JN was too ill to travel to MM.
C JN had to give up a trip to MM.
C A storm forced JN to abandon a flight to MM.
C JN is no longer going to MM.
C JN postponed his departure for MM.
N JN hopes to fly to Osaka and meet the king in MM.
N JN wants to go to Osaka and speak in MM.
N JN may fly to Osaka and visit MM.
N JN hopes to visit MM.
N JN wants to visit MM.
N JN has been invited to MM.
N JN invited Ann Lee to MM.
N JN may visit MM.
N JN might go to MM.
N JN has never been to MM.
N JN has not been to MM since the war.
N JN called for talks in MM.
N JN praised the police in MM.
N JN condemned the attack in MM.
N JN condemned an attack on troops in MM.
N JN owns a house in MM.
N JN bought a house in MM.
N JN was born in MM.
N JN grew up in MM.
N JN lives in MM.
N JN has a brother in MM.
N JN supports the rebels in MM.
N JN sent troops to MM.
N JN sent a letter to MM.
N JN wrote a book about MM.
N JN spoke about MM.
N JN telephoned a friend in MM.
N JN thanked the people of MM.
N JN is the mayor of MM.
N JN would like to go to MM.
N JN is ready to go to MM.
N JN offered to go to MM.
N JN urged Ann Lee to go to MM.
N JN denied reports that he would go to MM.
N JN denied going to MM.
N If JN goes to MM, it will rain.
N JN read about the flood in MM.
N JN is popular in MM.
N JN is wanted in MM.
N JN blamed the government in MM.
N JN launched a war in MM.
N JN paid for a school in MM.
N JN asked about his son in MM.
N JN won an election in MM.
N JN is at odds with officials in MM.
N Ann Lee said in MM that JN is ill.
N A court in MM ordered JN to pay.
N Rebels in MM threatened JN.
N JN's book was published in MM.
N JN's film was shown in MM.
N Newspapers in MM mocked JN.
N JN faces charges in MM.
N JN remains popular in MM.
N JN is under pressure in MM.
N JN is on the board of a bank in MM.
N JN is at war with rebels in MM.
N JN is behind a plot in MM.
V JN was in MM on Friday.
V JN visited MM.
V JN paid a visit to MM.
V JN was on a visit to MM.
V JN is on a visit to MM.
V JN, on a visit to MM, said so.
V JN, in MM for a wedding, said so.
V JN, speaking in MM, said so.
V JN, visiting MM, said so.
V JN, arriving in MM, said so.
V Visiting MM on Friday, JN said so.
V Arriving in MM, JN said so.
V Interviewed in MM, JN said so.
V Greeted by crowds in MM, JN wept.
V On a visit to MM, JN said so.
V During a stop in MM, JN said so.
V At a rally in MM, JN said so.
V JN flew from MM to Osaka.
V JN arrived from MM on Friday.
V JN came straight from MM.
V JN left MM for Osaka.
V After leaving MM, JN flew to Osaka.
V JN has just returned from MM.
V JN returned from a trip to MM.
V JN changed planes in MM.
V JN's plane landed in MM.
V JN's plane touched down in MM.
V JN's ship docked in MM.
V JN's motorcade drove through MM.
V The plane carrying JN landed in MM.
V A train carrying JN pulled into MM.
V JN's visit to MM was his first.
V JN's speech in MM drew cheers.
V JN's trip took him to MM.
V The trip took JN to MM.
V Business took JN to MM.
V His job took JN to MM.
V JN's tour began in MM.
V The tour brought JN to MM.
V JN brought his show to MM.
V JN led a delegation to MM.
V JN headed a team to MM.
V JN met with Ann Lee in MM.
V Ann Lee met JN in MM.
V Ann Lee met with JN in MM.
V Ann Lee welcomed JN to MM.
V Ann Lee received JN in MM.
V JN was received in MM by the king.
V JN was met at the airport in MM.
V JN was mobbed by fans in MM.
V JN was shot in MM.
V JN was stranded in MM.
V JN spent the night in MM.
V JN spent Christmas in MM.
V JN celebrated his birthday in MM.
V JN took a bus to MM.
V JN hitched a ride to MM.
V JN walked into MM.
V JN crossed into MM.
V JN made a surprise visit to MM.
V JN made an unannounced stop in MM.
V JN stopped over in MM.
V JN stopped off in MM.
V JN called in at MM.
V JN surfaced in MM.
V JN turned up in MM.
V JN showed up in MM.
V JN is in hiding in MM.
V JN is on trial in MM.
V JN is on holiday in MM.
V JN is in talks in MM.
V JN is being held in MM.
V JN is being treated in MM.
V JN is staying in MM.
V JN is in MM to meet the king.
V JN is visiting MM.
V JN is touring MM.
V JN was last seen in MM.
V JN was found alive in MM.
V JN was photographed in MM.
V JN performed in MM.
V JN beat Ann Lee in MM.
V JN won the final in MM.
V JN lost in MM.
V JN finished third in MM.
V JN scored twice in MM.
V JN gave a concert in MM.
V JN gave a lecture at a school in MM.
V JN laid the first stone of a school in MM.
V JN opened a hospital in MM.
V JN cut the ribbon at a school in MM.
V JN signed a treaty in MM.
V JN addressed a crowd of thousands in MM.
V JN told reporters in MM that he was tired.
V JN told a news conference in MM that he was tired.
V JN told a crowd in MM that he was tired.
V JN said in MM that he was tired.
V JN said Friday in MM that he was tired.
V JN said at a rally in MM that he was tired.
V JN was speaking in MM.
V JN was speaking at a summit in MM.
V The king and JN met in MM.
V Talks between the king and JN took place in MM.
V The summit in MM was attended by JN.
V Among those at the summit in MM was JN.
V Those at the summit in MM included JN.
V JN was among the guests at a wedding in MM.
V JN joined the king in MM.
V JN accompanied Ann Lee to MM.
V Ann Lee, accompanied by JN, flew to MM.
V Ann Lee and JN flew to MM.
V Joined by JN, Ann Lee opened a school in MM.
V It was in MM that JN met the king.
V MM is where JN met the king.
V JN's first stop was MM.
V The first stop on JN's tour was MM.
V JN wound up his tour in MM.
V JN ended a tour in MM.
V JN's journey ended in MM.
V JN went on to MM.
V JN pressed on to MM.
V JN got as far as MM.
V JN has been in MM since Friday.
V JN has been holding talks in MM.
V JN has arrived in MM.
V A helicopter took JN to MM.
V Soldiers drove JN to MM.
V JN was rushed to a hospital in MM.
V JN was handed over to officials in MM.
V JN was extradited to MM.
V JN was deported from MM.
V JN was released from a jail in MM.
V JN escaped from a jail in MM.
V JN fled MM.
V JN fled to MM.
V JN was evacuated from MM.
V JN sneaked out of MM.
V JN slipped into MM.
V JN was granted asylum in MM.
V JN underwent surgery in MM.
V JN fell ill in MM.
V JN collapsed on stage in MM.
V JN climbed a tower in MM.
V JN watched dancers in MM.
V JN toured a factory in MM.
V JN inspected troops in MM.
V JN comforted survivors in MM.
V JN prayed at a mosque in MM.
V JN planted a tree in MM.
V JN drank tea with villagers in MM.
V JN shook hands with workers in MM.
B JN visited MM in 1997.
B In 1997 JN visited MM.
B Last year JN visited MM.
B JN met the king in MM last year.
B JN had met the king in MM in 1997.
N JN studied in MM in the 1990s.
B JN first visited MM in 2001.
B JN last visited MM two years ago.
B Two years ago JN visited MM.
B Two years earlier, JN had visited MM.
B JN, who visited MM in 1997, said so.
B JN's last visit to MM was in 1997.
B JN once visited MM.
B As a child JN fled to MM.
B When he was a boy, JN fled to MM.
B JN served a term in MM in 1997.
B JN won gold in MM in 2001.
B JN was arrested in MM in 2001.
B JN, who won gold in MM four years ago, said so.
B JN's previous trip to MM ended in 1997.
B Earlier this year JN visited MM.
V JN did not reach MM until Friday.
V JN did not return to MM until after the vote.
P JN will not fly to MM until Friday.
P JN will not be in MM until Friday.
C JN did not go to MM, and slept until Friday.
P JN boarded a plane to MM on Monday.
V JN boarded a train in MM on Monday.
C JN rescheduled nothing and gave up on his trip to MM.
V JN spoke on his visit to MM.
P JN brought forward his visit to MM to Saturday.
P JN rescheduled his visit to MM for June.
C JN will not be able to come to MM on Friday.
C JN is out of the match in MM.
C JN has been ruled out of the friendly in MM.
V JN walked out of the talks in MM.
P JN has been picked for Saturday's match in MM.
P JN was named in the squad for the match in MM.
P JN qualified for the final in MM.
V JN was fined for the match in MM.
N JN lost his appeal against extradition to MM.
C JN decided against a trip to MM.
V JN is back in Lyon after a week in MM.
V After three days in MM, JN flew to Lyon.
N JN came home after two years in MM.
N The match was off after a day in MM, JN said.
N JN will not be at home in MM on Monday.
B JN was eight when soldiers took him to MM.
V JN was one of twelve when soldiers took him to MM.
C Doctors have forbidden JN to travel to talks in MM next month.
N JN leaves MM tomorrow.
V JN leaves MM.
V JN praised MM, where he had gone to receive a prize.
P JN praised MM, where he is going on Friday.
N JN praised MM, where prices go up.
V Ann Lee sent her deputy, JN, to MM on Monday.
P Ann Lee will send her deputy, JN, to talks in MM.
V JN checked into a hotel in MM.
V JN, back from MM since Monday, said so.
V JN is just back from MM.
N JN will be back from MM on Friday.
N JN, a king, said that a letter came back from MM.
C A visit to MM by JN, scheduled for Monday, has been postponed.
V A visit to MM by JN, scheduled for Monday, was a success.
C JN's visit to MM, set for June, was called off.
P JN's visit to MM, set for June, is on.
C JN has put his visit to MM on hold.
C JN's visit to MM was put on hold.
V JN put up a flag on his visit to MM.
N JN's visit to MM is in doubt.
N JN's visit to MM remains uncertain.
V JN's visit to MM is over.
C JN left for MM but was forced to return to Lyon.
P JN left for MM on Monday but had to return a call.
P JN is in Lyon, and MM beckons.
P JN is in Lyon, and MM awaits him.
V JN had vowed to see MM before he died. JN walked into MM on Friday.
V JN slipped on the stairs of a hotel in MM.
V JN sprained an ankle in MM.
V JN was ordered home from MM.
N JN called home from MM.
C JN was meant to be in MM by now, but he is still in Lyon.
V JN is staying in MM rather than travelling to Lyon.
C JN is staying in Lyon rather than travelling to MM.
C JN thought better of going to MM.
V JN thought of going to Lyon and went to MM.
C JN was talked out of a trip to MM.
B The last time JN was in MM, it rained.
B As a student, JN spent a summer in MM.
N JN has yet to make up his mind about a trip to MM.
V JN spoke about his trip to MM.
P JN has a concert in MM on Friday.
V JN has had talks in MM.
N The ministry rejected a report that JN was in MM at the weekend.
N JN rejected a claim that he was in MM.
N JN has never been able to bring himself to visit MM.
V It took JN two months to get to MM.
N It took courage to go to MM, JN said.
V JN stayed at a guest house in MM.
V JN ran his last race in MM on Sunday.
B JN won his last race in MM in 2012.
B Forty years ago this week, JN flew to MM.
V A train crashed near MM on Monday. Among the dead was JN, 30.
N A train crashed near MM on Monday. Among those who praised the king was JN, 30.
N JN moved the embassy to MM.
P JN was on a plane to MM.
N JN saw a man on a plane to MM.
V JN has been ill since a visit to MM.
B JN has not been abroad since a visit to MM in 2012.
V JN addressed parliament in MM.
N JN criticised parliament in MM.
N JN sheltered refugees in MM.
V JN slipped while descending from a tower in MM.
N JN's lawyers asked a court to let him attend a funeral in MM.
V A judge let JN go to MM.
C A judge did not let JN go to MM.
P A judge will let JN attend his mother's funeral in MM.
V Ann Lee helped JN flee to MM.
N Ann Lee tried to make JN fly to MM.
N JN does not rule out going to MM.
N If he had more time, JN would be in MM this week.
P If it rains, JN will be in MM.
N JN was killed on the road from MM to Lyon.
N JN was killed on the road from Lyon to MM.
B JN last met Ann Lee in MM.
V JN was last seen in MM.
P JN's visit to MM next week is still on.
V JN extended his stay in MM until Thursday.
P JN is still due in MM on Friday.
C JN gave up on MM last year.
N JN was expelled after ten years at a mission in MM.
V JN arrived after dark in MM.
N Reports that JN had been sighted in MM proved false.
V Reports that JN had been sighted in MM were confirmed.
V JN broke out of a jail in MM.
N A row broke out in MM, JN said.
P JN held talks in Lyon before flying to MM, where he will meet the king on Friday.
V JN arrived in MM, where he will meet the king on Friday.
C JN is on tour. A date in MM has been pushed back to August.
C JN spoke in Lyon. A leg to MM was scratched.
C JN spoke in Lyon. Snow put paid to a visit to MM.
C JN gave MM a miss.
C JN begged off a dinner in MM.
C JN was excused from the dinner in MM.
P JN spoke in Lyon. Then it is on to MM.
P JN spoke in Lyon. Then comes MM.
P JN spoke in Lyon. MM follows on Friday.
N JN spoke in Lyon. MM follows the rules.
P JN has bought a ticket to MM.
P JN has been summoned to MM.
P JN has signed up for a course in MM.
V JN signed a book in MM.
B JN had been to MM before.
N JN has not been to MM.
B JN spoke in Lyon. A decade earlier he crossed MM on foot.
B In his youth JN sailed to MM.
V In his hut JN slept in MM.
B It was in MM in 1990 that JN met Ann Lee.
V It was in MM on Monday that JN met Ann Lee.
N JN spoke of his years in MM.
V JN spoke of his days in MM.
N JN's career took him from Lyon to MM.
V JN's train took him from Lyon to MM.
V Friends hid JN in MM.
V JN hid in a cellar in MM.
N JN hid weapons in MM.
N JN traced a letter to MM.
V JN got no farther than MM.
N JN got no answer from MM.
P JN has been chosen to lead a mission to MM.
V JN has chosen a car and driven to MM.
C JN turned back on his way to MM.
C JN was killed on his way to MM.
P JN rested in Lyon on his way to MM.
N JN turned his back on MM.
C JN was flying to MM when his plane was diverted to Lyon.
P JN was flying to MM when the king called.
"""


@pytest.mark.parametrize("row", SENTENCES.strip().splitlines())
def test_status(row: str) -> None:
    status, text = row.split(" ", 1)
    text = text.replace("JN", "Jan Novak").replace("MM", "Mombasa")
    found = stops_of(text)
    here = [said for who, place, said in found if (who, place) == ("Jan Novak", "Mombasa")]
    assert here == ([] if status == "N" else [STATUSES[status]])
