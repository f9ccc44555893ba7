"""Events that a text names once with their place, and those who take part in them."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of


@pytest.mark.parametrize(
    ("text", "who", "where", "status"),
    [
        (
            "A donors conference opened in Amman on Monday. "
            "A health official, Ann Lee, told the conference that time was short.",
            "Ann Lee",
            "Amman",
            "visited",
        ),
        (
            "Ministers are in Lyon on Tuesday for a summit. "
            "Speaking on the sidelines of the summit, Ann Lee urged patience.",
            "Ann Lee",
            "Lyon",
            "visited",
        ),
        (
            "Speaking at the summit, Ann Lee urged patience. Leaders are in Lyon for a summit.",
            "Ann Lee",
            "Lyon",
            "visited",
        ),
        (
            "Security is tight in Nairobi on the eve of the inauguration. "
            "The event will be attended by dignitaries, including Ann Lee.",
            "Ann Lee",
            "Nairobi",
            "planned",
        ),
        (
            "The rebels began face to face talks in Mombasa on Monday. "
            "The proceedings opened with a prayer from the mediator, Ann Lee.",
            "Ann Lee",
            "Mombasa",
            "visited",
        ),
        (
            "The chief Russian negotiator to talks in Beijing, Ann Lee, is hopeful.",
            "Ann Lee",
            "Beijing",
            "visited",
        ),
        (
            "The Osaka tournament began on Monday. Ann Lee beat second-seeded Eva Ray.",
            "Eva Ray",
            "Osaka",
            "visited",
        ),
        (
            "Ann Lee has won the title at the tennis tournament in Osaka. "
            "Eva Ray will face Ida Fox in the doubles.",
            "Ida Fox",
            "Osaka",
            "planned",
        ),
        (
            "Ann Lee won her match at the tournament in Lyon. "
            "She next takes on Eva Ray, a winner over seventh seed Ida Fox of Kenya.",
            "Ida Fox",
            "Lyon",
            "visited",
        ),
        (
            "Ann Lee won her match at the tournament in Paris. "
            "Eva Ray of France needed three sets to beat Ida Fox.",
            "Eva Ray",
            "Paris",
            "visited",
        ),
        (
            "Ann Lee won the tournament in Lyon. Eva Ray beat Ida Fox earlier this year in Osaka.",
            "Eva Ray",
            "Osaka",
            "past",
        ),
        (
            "Foreign ministers are meeting in Lyon. "
            "Secretary of State Eva Ray and envoy Ann Lee are among those attending.",
            "Eva Ray",
            "Lyon",
            "visited",
        ),
        (
            "African leaders opened a summit in Amman. President Ann Lee told delegates to hurry.",
            "Ann Lee",
            "Amman",
            "visited",
        ),
        (
            "Ministers are gathering in Lyon. Kenyan minister Ann Lee said upon her arrival that "
            "time was short.",
            "Ann Lee",
            "Lyon",
            "visited",
        ),
        (
            "The leaders of Japan and Kenya are to meet next week in Osaka. Kenyan President "
            "Ann Lee will hold talks on the sidelines of the summit.",
            "Ann Lee",
            "Osaka",
            "planned",
        ),
        (
            "Ann Lee has won a downhill race in Lyon. Eva Ray finished second, with Ida Fox third.",
            "Ida Fox",
            "Lyon",
            "visited",
        ),
        (
            "On the sidelines of the summit in Lyon, Mr. Lee met with Kenyan President Eva Ray and "
            "Japanese President Ida Fox.",
            "Ida Fox",
            "Lyon",
            "visited",
        ),
        (
            "Ann Lee has won the Osaka Open, defeating Eva Ray in three sets.",
            "Eva Ray",
            "Osaka",
            "visited",
        ),
        (
            "Serena Fox has advanced to the third round of a tournament in Osaka. Other women "
            "advancing included sixth seeded Eva Ray of Kenya and eighth-seeded Ann Lee of Chile.",
            "Ann Lee",
            "Osaka",
            "visited",
        ),
        (
            "A king has assembled leaders and academics in Lyon to speak of hunger. "
            "Expected attendees include Kenyan President Eva Ray and Ann Lee.",
            "Eva Ray",
            "Lyon",
            "planned",
        ),
        (
            "Norway beat Chile in the tournament in Osaka. "
            "Ann Lee, Eva Ray, Martin St. Louis and Ida Fox all scored for Norway.",
            "Ann Lee",
            "Osaka",
            "visited",
        ),
        (
            "Mr. Lee's 85th birthday will be celebrated in Mombasa. "
            "The prime minister, Eva Ray, plans to attend the event.",
            "Eva Ray",
            "Mombasa",
            "planned",
        ),
    ],
)
def test_who_takes_part_in_an_event_is_where_it_is(
    text: str, who: str, where: str, status: str
) -> None:
    assert (who, where, status) in stops_of(text)


@pytest.mark.parametrize(
    "text",
    [
        # who only speaks of it
        "A summit opens in Lyon on Monday. Ann Lee said the summit would fail.",
        # another contest than the one whose place is told
        "The Osaka tournament ended. Ann Lee beat Eva Ray at the Winter Olympics.",
        # the hosts
        "French and Russian ministers held a summit in Paris. "
        "French President Ann Lee told the summit to hurry.",
    ],
)
def test_who_speaks_of_an_event_from_elsewhere_is_not_there(text: str) -> None:
    assert "Ann Lee" not in {who for who, _, _ in stops_of(text)}


def test_a_contest_of_years_ago_is_past() -> None:
    found = stops_of("Ann Lee won the Osaka tournament. Two years ago, Ann Lee beat Eva Ray.")
    assert ("Eva Ray", "Osaka", "past") in found


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee condemned attacks on groups working in Sudan.",
        "Ann Lee said that leaders had sent members to confront his group in Mombasa.",
        "Ann Lee is to appear today to call for the deployment of peacekeepers to Libya.",
        "Ann Lee won in the match of the Gaz de France in straight sets.",
        "A summit opens in Lyon next month. Ann Lee said she would stay away from the summit.",
        "Ann Lee will attend an emergency summit on Libya.",
        "Ann Lee fled after the government in Cairo fell.",
        "Ann Lee asked rebels to apply a recently signed accord in Sudan.",
        "Ann Lee and her husband have bought a home in Lyon.",
        "A man was killed in Lyon. President Ann Lee condemned it.",
    ],
)
def test_who_does_it_is_not_whoever_is_named_first(text: str) -> None:
    assert stops_of(text) == set()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Envoy Ann Lee is leading the delegation, which arrived in Mombasa.", "Mombasa"),
        ("Ann Lee was abducted by unidentified assailants in Mombasa.", "Mombasa"),
        ("Kenyan President Ann Lee is on an official visit to Chile.", "Chile"),
        ("It was announced in Lyon following talks between the envoy and Ann Lee.", "Lyon"),
        ("Bob Ray spoke in Lyon after meeting with Kenyan envoy Ann Lee.", "Lyon"),
        ("Chile has done much since envoy Ann Lee visited last week.", "Chile"),
        ("Leaders including Eva Ray and Ann Lee gathered in Lyon for a summit.", "Lyon"),
        ("Ann Lee and Eva Ray resumed peace talks Monday in the town of Mombasa.", "Mombasa"),
        ("Bob Ray has returned to Lyon from Cairo. He was accompanied by Ann Lee.", "Lyon"),
        ("Ann Lee was detained in Lyon and sent back to Mombasa.", "Mombasa"),
        ("Kenya's Ann Lee and Chile's Eva Ray held talks at a summit in Lyon.", "Lyon"),
        (
            "French President Ida Fox will host the leaders of Chile and Kenya in Lyon. "
            "Chile's Eva Ray and her Kenyan counterpart, Ann Lee, will speak.",
            "Lyon",
        ),
        ("While in Kenya, Ann Lee tried to learn a game.", "Kenya"),
        ("Ann Lee illegally entered the country through Egypt.", "Egypt"),
        ("Ann Lee reported from Mombasa.", "Mombasa"),
        ("Eva Ray and her rival, Ann Lee, are campaigning in the town of Sochi.", "Sochi"),
        ("It will be discussed when Ann Lee meets with Eva Ray in Lyon this week.", "Lyon"),
    ],
)
def test_presence_in_the_words_of_news(text: str, where: str) -> None:
    assert where in {place for who, place, _ in stops_of(text) if who == "Ann Lee"}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (
            "Ann Lee of Chile and second-seeded Eva Ray of China have advanced to the final of the "
            "tennis championships in Lyon.",
            {"Ann Lee", "Eva Ray"},
        ),
        (
            "The tennis championships in Lyon began. Ann Lee had an easier time, topping Eva Ray.",
            {"Ann Lee", "Eva Ray"},
        ),
        (
            "Ministers met in Lyon for a conference. Ann Lee and Eva Ray were among the panelists.",
            {"Ann Lee", "Eva Ray"},
        ),
        ("Ann Lee of Chile and a friend watched the championships in Lyon on television.", set()),
    ],
)
def test_all_who_are_listed_take_part(text: str, there: set[str]) -> None:
    assert {who for who, where, _ in stops_of(text) if where == "Lyon"} == there


def test_a_wedding_is_no_festival() -> None:
    text = "Jan Novak turned down an invitation to the festival in Mombasa. "
    there = stops_of(text + "He has his daughter's wedding to see to.")
    assert {status for _, place, status in there if place == "Mombasa"} == {"cancelled"}


def test_those_who_race_are_not_where_somebody_withdrew() -> None:
    text = (
        "Jan Novak beat Ann Lee by a second. Ray Vik pulled out of the race in Mombasa on Monday."
    )
    assert {who for who, place, _ in stops_of(text) if place == "Mombasa"} <= {"Ray Vik"}


def test_who_tells_fellow_leaders_is_at_their_summit() -> None:
    text = "A summit opened in Mombasa on Thursday. Jan Novak told fellow leaders that it was late."
    assert (("Jan Novak", "Mombasa", "visited")) in stops_of(text)
    assert stops_of(text.replace("fellow leaders", "his barber")) == set()
