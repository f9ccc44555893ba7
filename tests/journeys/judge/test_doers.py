"""Who or what does what the verb before a place says, a sentence each; the article is about Ann
Lee."""

from __future__ import annotations

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.grammar.attachment import attachment_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.judge.doers import meant_beside_others, of_local_others
from dashboard.journeys.judge.others import of_those_who_live_there
from dashboard.journeys.people.resolution import coreferences
from dashboard.journeys.sentences.line import lines
from tests.journeys.texts import resolutions


def parsed(sentence: str) -> tuple[Parse, Parse]:
    """The parses of a sentence about Ann Lee, and of that sentence."""
    article = Article("one", f"Ann Lee rested. {sentence}")
    ready = lines(article, split(article), resolutions(article))
    first, second = (Parse(line, c) for line, c in zip(ready, coreferences(ready), strict=True))
    return first, second


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Her new novel opens in Lyon.", True),
        ("Her rolls are eaten in Lyon.", True),
        ("The finds from the wreck will go on show in Lyon.", True),
        ("She won after a lap that left Lyon far behind.", True),
        ("In 1960 the Hollies came to Lyon.", True),
        ("The driver, a student called Bob Ray, was caught in Lyon.", True),
        ("The driver, a student, was caught in Lyon.", True),
        ("Jan Novak's coffin was brought down and will be flown to Lyon.", True),
        ("The late Jan Novak was mourned and will be flown to Lyon.", True),
        ("Jan Novak, who knew Lee, was taken to Lyon.", False),
        ("The letter that Ann Lee wrote in May has been sold in Lyon.", True),
        ("The goods that used to go to Osaka now turn up in Lyon.", True),
        ("Her team also dug in Lyon.", False),
        ("All were driven to Lyon.", False),
        ("The ministers closed their meeting in Lyon.", False),
        ("The accord was signed in Lyon by her.", False),
        ("Lee, a baker, flew to Osaka, drove off the ferry in Lyon.", False),
        ("Children waving flags lined the streets of Lyon for her.", False),
        ("A bullet hit her in Lyon.", False),
        ("Her plane landed in Lyon.", False),
        ("The regatta starts in Lyon.", False),
        ("Beekeepers are in Lyon.", False),
        ("She meant to be in Lyon.", False),
    ],
)
def test_what_a_thing_or_somebody_else_does_is_not_the_persons_doing(
    sentence: str, others: bool
) -> None:
    before, parse = parsed(sentence)
    (lee,) = before.references[0].persons
    place = parse.line.places[-1]
    besides = meant_beside_others(parse, place)
    assert (besides is not None and lee not in besides) is others


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("A former mayor of Lyon was charged.", True),
        ("Police in Lyon said that she was well.", True),
        ("She was angry over remarks by a minister in Lyon.", True),
        ("The talks will cover violence in Lyon.", True),
        ("Ask anyone in Lyon about her.", True),
        ("She tested samples from markets in Lyon.", True),
        ("She tested samples from markets in Osaka and Lyon.", True),
        ("She stole away from markets in Lyon.", False),
        ("Doctors in Lyon said that she was well.", False),
        ("A doctor in Lyon found a splinter.", False),
        ("Her sister in Lyon follows her on a map.", True),
        ("A student in Lyon found her letters.", True),
        ("A clerk in Lyon sold her a ticket.", False),
        ("Her car in Lyon was stolen.", False),
        ("She was seized by police in Lyon.", False),
        ("Police in Lyon stopped her car.", False),
    ],
)
def test_a_place_may_only_say_who_others_are(sentence: str, others: bool) -> None:
    _, parse = parsed(sentence)
    place = parse.line.places[-1]
    attachment = attachment_of(parse, place)
    assert attachment is not None
    assert of_local_others(parse, place, attachment) is others


@pytest.mark.parametrize(
    ("sentence", "lives"),
    [
        ("Her family, who live in Lyon, will meet her.", True),
        ("Her firm, based in Lyon, thanked her.", True),
        ("Her family met her in Lyon.", False),
    ],
)
def test_where_others_live_is_no_place_of_hers(sentence: str, lives: bool) -> None:
    parse = parsed(sentence)[1]
    assert of_those_who_live_there(parse, parse.line.places[-1]) is lives
