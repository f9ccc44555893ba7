"""What the words beside the name of a place and those beside a person's mentions tell the judge:
whether the name is only part of a longer one, what its preposition follows, and whether the person
does what persons do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.parse import DETERMINERS, Parse
from dashboard.journeys.language.tables import word_list
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.sentences.spans import PlaceSpan

BESIDE = (
    "name_before name_after own article_before from bare after_verb after_name after_time "
    "after_noun verb_ing verb_to object"
)
ACTING = "says acts whose"

_OWN = frozenset({"his", "her", "its", "their", "my", "our", "whose"})


def beside(parse: Parse, span: PlaceSpan, attachment: Attachment, verb: int) -> tuple[float, ...]:
    """The columns of the words beside a place's name, and of the verb before it (-1 for none)."""
    line, begin = parse.line, attachment.index
    low, words = line.low, line.words
    first, last = span.first, span.last
    left = begin - 1
    return (
        first > 1 and words[first - 1].capital and first - 1 not in parse.at,
        last < len(words) and words[last].capital and last not in parse.at and last not in line.at,
        low(first - 1) in _OWN,
        low(first - 1) in DETERMINERS,
        attachment.preposition == "from",
        not attachment.preposition,
        parse.any_verb(left),
        left > 0 and words[left].capital,
        left in parse.dated,
        _is_noun(parse, left),
        verb >= 0 and low(verb).endswith("ing"),
        verb > 0 and low(verb - 1) == "to",
        verb >= 0 and any(_is_noun(parse, i) for i in range(verb + 1, begin)),
    )


def _is_noun(parse: Parse, i: int) -> bool:
    """Tells whether a word is none of the small ones, no verb, adverb or name."""
    low = parse.line.low(i)
    if not low.isalpha() or low in word_list("function_words") or parse.line.words[i].capital:
        return False
    return not (i in parse.at or i in parse.adverbs or i in parse.dated or parse.any_verb(i))


def acting(mentions: Iterable[tuple[Parse, Sequence[Coreference]]]) -> tuple[float, ...]:
    """The columns of what somebody does, by his mentions in each line that means him: how often he
    is named before a verb of saying and before any verb, and how often something is his."""
    says = acts = whose = 0
    for parse, here in mentions:
        for mention in here:
            whose += mention.possessive
            if not parse.any_verb(mention.last):
                continue
            acts += 1
            verb = parse.verb(mention.last)
            says += verb is not None and "say" in verb.kinds
    return min(says, 4), min(acts, 6), min(whose, 4)
