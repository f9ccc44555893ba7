"""A text that is not English is read all the same, and it is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.articles.article import Article
from dashboard.articles.language import foreign_language
from dashboard.articles.readers import read, read_bytes
from dashboard.atlas import build
from dashboard.cli.main import main
from tests.places.parsing import geoparser

ROOT = Path(__file__).parents[2]
GERMAN = (
    "Der norwegische Außenminister ist am Mittwoch in Kampala eingetroffen. Zuvor hatte er in "
    "Nairobi den kenianischen Präsidenten getroffen. Am Donnerstag reist er weiter nach Kigali, "
    "und die Reise endet am Montag in Lusaka, wie das Ministerium mitteilte."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        (
            "Le président de la République s'est rendu lundi à Berlin, où il a rencontré la "
            "chancelière avant de partir pour Varsovie. Il a dit que cette visite était importante "
            "pour les deux pays, et qu'un accord serait signé la semaine prochaine.",
            "French",
        ),
        (
            "El presidente viajó el lunes a Madrid para reunirse con el rey y después voló a "
            "Buenos Aires, donde firmará un acuerdo comercial con el gobierno argentino. El jueves "
            "regresará a la capital, según dijo su portavoz.",
            "Spanish",
        ),
        (
            "De minister is maandag aangekomen in Nairobi en heeft daar de president ontmoet "
            "voordat zij doorreisde naar Kampala. In het gesprek ging het over de handel tussen "
            "beide landen en over de veiligheid in de regio. Donderdag vliegt zij terug.",
            "Dutch",
        ),
        (
            "Præsidenten ankom til København mandag og mødte ministeren, før han rejste videre til "
            "Aarhus. Han sagde, at besøget var vigtigt for begge lande, og at aftalen ville blive "
            "underskrevet i næste uge. Torsdag flyver han hjem.",
            "Norwegian or Danish",
        ),
        (
            "Президент прибыл в Москву в понедельник и встретился с министром иностранных дел, "
            "после чего вылетел в Сочи. В четверг он возвращается в столицу.",
            "Russian",
        ),
        (
            "总统星期一抵达北京，并与外交部长举行会谈，随后飞往上海参加论坛。他表示两国关系十分重要，"
            "并将在下周访问广州。双方还签署了多项合作协议。",
            "Chinese",
        ),
        (
            "وصل الرئيس إلى القاهرة يوم الاثنين والتقى بوزير الخارجية قبل أن يتوجه إلى الإسكندرية "
            "لحضور المؤتمر.",
            "Arabic",
        ),
    ],
)
def test_what_it_seems_to_be(text: str, language: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Der Minister reist nach Kampala.",
        GERMAN.upper(),
        "PRESIDENT AMADOU DIOUF ENDED A THREE-NATION TOUR IN ACCRA ON FRIDAY, OFFICIALS SAID. " * 3,
        "Fourth Air Force, 27 March 1943; Eighth Air Force, 2 June 1943; VIII Fighter Command, "
        "4 June 1943; 2 Bombardment Division; Debden, England; Hamilton Field, California. " * 3,
        "Lyon 3, Nantes 1. Rennes 2, Lille 2. Metz 0, Nice 4. Brest 1, Lens 1. " * 4,
        "https://example.org/aktuelles/nachrichten/politik/ausland/2024/03/07/besuch.html " * 3,
        "She told him “ich bin ein Berliner”, and he said it was the best speech that he had "
        "heard in years, before they left for Bonn.",
    ],
    ids=lambda text: text[:30],
)
def test_nothing_is_said_where_it_is_english_or_nobody_can_tell(text: str) -> None:
    assert foreign_language(text) is None


def test_no_english_article_is_taken_for_another_language() -> None:
    folders = [ROOT / "seeds", ROOT / "benchmarks" / "itineraries"]
    files = [path for f in folders for path in f.rglob("*") if path.suffix in {".txt", ".jsonl"}]
    reading = read(files)
    assert len(reading.articles) > 500
    assert [str(problem) for problem in reading.problems if "seems to be" in str(problem)] == []


def test_a_line_of_an_articles_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.cli.terminal._PATIENCE", 3600)
    path = tmp_path / "many.jsonl"
    texts = {"en": "Ann Lee flew to Cairo on Monday.", "de": GERMAN}
    path.write_text("\n".join(json.dumps({"id": id_, "text": t}) for id_, t in texts.items()))
    assert main(["journeys", str(path)]) == 0
    out, err = capsys.readouterr()
    assert err == f"{path}, line 2: this seems to be German; Dateline reads English\n"
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["en", "de"]


def test_it_is_a_note_of_the_article_in_the_place_of_what_was_not_found() -> None:
    (article,) = read_bytes("a.txt", GERMAN.encode()).articles
    atlas = build([article, Article("b", "She slept well.")], geoparser())
    notes = {note.article_id: note.text for note in atlas.notes}
    assert notes["a"] == "This seems to be German; Dateline reads English."
    assert notes["b"] == "No place is named in this article."
