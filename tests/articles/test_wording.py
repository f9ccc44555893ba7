from __future__ import annotations

from pathlib import Path

from dashboard.articles.article import Article, SentenceRef
from dashboard.articles.sentences import split
from dashboard.articles.wording import SharedSentence, shared

SEEDS = Path(__file__).parents[2] / "seeds"


def pairs(*texts: str) -> tuple[SharedSentence, ...]:
    articles = [Article(f"a{number}", text) for number, text in enumerate(texts)]
    return shared(articles, {article.id: split(article) for article in articles})


LEAD = "The minister flew to Lima on Monday for talks on trade, her office said."


def test_the_same_sentence_in_two_articles_is_found_whatever_its_case_and_punctuation():
    (pair,) = pairs(f"It rained. {LEAD}", LEAD.upper().replace(",", " –"))
    assert pair == SharedSentence(SentenceRef("a0", 1), SentenceRef("a1", 0), 1.0)


def test_a_sentence_edited_in_a_few_words_is_found():
    (pair,) = pairs(LEAD, LEAD.replace("on trade", "on trade and fishing"))
    assert 0.5 < pair.likeness < 1


def test_other_words_for_the_same_thing_are_not_the_same_wording():
    assert not pairs(LEAD, "On Monday the minister arrived in Lima to talk about trade.")


def test_what_one_article_repeats_and_what_any_article_says_is_not_shared():
    assert not pairs(f"{LEAD} {LEAD}", "It rained.")
    assert not pairs("He did not elaborate.", "He did not elaborate.")


def test_two_reports_from_one_agency_share_fifteen_sentences():
    articles = [
        Article(path.stem, path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))
    ]
    found = shared(articles, {article.id: split(article) for article in articles})
    assert len({pair.first for pair in found}) == 15
    assert {pair.first.index for pair in found if pair.likeness == 1} == {2, 4, 11}


def test_boilerplate_under_many_articles_does_not_pair_each_with_each():
    found = pairs(*[f"Story number {n} is about a town. {LEAD}" for n in range(60)])
    last = SentenceRef("a59", 1)
    assert any(pair.second == last for pair in found)
    assert len(found) < 60 * 59 / 2 / 2
