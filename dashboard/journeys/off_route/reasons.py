"""Why a place that the text names as a place is no stop: what the words around the name say. What
they do not say is not claimed: where nobody could be read, that is said. Quotations are the
article's own characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import nationalities, word_set
from dashboard.journeys.language.titles import titles
from dashboard.journeys.language.tokens import Token, tokens
from dashboard.journeys.language.verbs import BE, governing, helping_status, verb_forms
from dashboard.journeys.people.likely_names import is_given
from dashboard.places.place import Place, Resolution

NOBODY = "No traveller could be read here"
_END = re.compile(r"[.!?][”\"’']?\s|\n")
_OVER = word_set("passed")
_AT = word_set("prepositions_at")
_PLACING = _AT | word_set("prepositions_to") | {"from"}
_TALKED_OF = word_set("talked_of")
_HOME = word_set("told_to_be_home")
_DIRECTIONS = word_set("directions")
_PARTS = word_set("ends_of_phrases")

# How many words before a name are looked at, and how many characters back its sentence begins.
_REACH = 12
_SENTENCE = 2000
# So many words at most stand between what makes a wish or a home of a place and its name.
_NEAR = 5


class Why(NamedTuple):
    """The reason in words for a reader, the words of the text that it stands on, and whether those
    words may tell of somebody there."""

    said: str
    quote: str
    placing: bool = False


def why_nobody(place: Place, resolution: Resolution, text: str) -> Why:
    """Why a mention of a place makes it no stop."""
    mention = resolution.mention
    quote = around(resolution, text)
    if place.feature_class == "H":
        return Why("A water is sailed on or flown over, but is no stop", quote)
    if place.feature_class == "L" and not place.country:
        return Why("A region of several countries is no stop", quote)
    words, ends, start = _words_before(text, mention.start)
    if text.count("“", start, mention.start) > text.count("”", start, mention.start):
        return Why("Named in what somebody is quoted as saying", quote)
    placing = any(word.low in _PLACING for word in words[-3:])
    if text.startswith(("’s", "'s"), mention.end) and not placing:
        return Why("The name says whose something is", quote)
    found = _by_words(place, words) if words else None
    if found is None:
        moves = any(_goes(word.low) for word in words)
        return Why(NOBODY, quote, placing or moves)
    why, first = found
    return Why(why, text[ends[first] - len(words[first].text) : mention.end].strip())


def _words_before(text: str, at: int) -> tuple[Sequence[Token], Sequence[int], int]:
    """The last words of the sentence before a name that begins at character `at`, where they end,
    and where the sentence begins."""
    begin = max(at - _SENTENCE, 0)
    start = max((m.end() for m in _END.finditer(text, begin, at)), default=begin)
    runs = text[start:at].rsplit(maxsplit=_REACH)
    passed = len(runs[0]) if len(runs) > _REACH else 0  # no more words than those need be read
    words, ends = tokens(text, start + passed, at)
    return words[-_REACH:], ends[-_REACH:], start


def _by_words(place: Place, words: Sequence[Token]) -> tuple[str, int] | None:
    """The reason that the words before the name give, and at which of them it begins. Only what
    stands in one phrase with the name counts."""
    low = [word.low for word in words]
    begun = max((i + 1 for i, w in enumerate(low) if w in _PARTS), default=0)
    near = range(max(begun, len(low) - _NEAR), len(low))
    return (
        _by_noun(low, near)
        or _by_status(low, near)
        or _by_preposition(words, low, near)
        or (_at_home(place, words) if low[-1] in _AT else None)
    )


def _by_noun(low: Sequence[str], near: range) -> tuple[str, int] | None:
    """Whether it is where somebody is invited to, or at home."""
    for i in near:
        if low[i].startswith("invit") and low[-1] in _INVITED_TO:
            return "An invitation alone is no journey", i
        if low[i] in _HOME and not any(map(_acts, low[i + 1 :])):
            return "Said to be somebody's home", i
    return None


_INVITED_TO = word_set("invited_to")


def _by_status(low: Sequence[str], near: range) -> tuple[str, int] | None:
    """Whether going there is a wish, or called off: "may go to", "refused to visit"."""
    goes = [i for i in near if _goes(low[i])]
    if len(goes) != 1:
        return None
    status = helping_status(tuple(low[max(goes[0] - 4, 0) : goes[0]]))
    if status == "wish":
        return "A wish or a possibility, not a plan", max(goes[0] - 2, 0)
    if status == "cancelled":
        return "Said not to have happened", max(goes[0] - 2, 0)
    over = next((i for i in range(near.start, goes[0]) if governing().get(low[i]) == "wish"), None)
    return None if over is None else ("Spoken of, not planned", over)


def _by_preposition(
    words: Sequence[Token], low: Sequence[str], near: range
) -> tuple[str, int] | None:
    """What the preposition before the name says: "flew over", "talked about", "north of", "Ann Lee
    of"."""
    at = max(len(low) - 2, 0)
    if low[-1] in _OVER and any(_moves(low[i]) for i in near[-4:]):
        return "Passed over or through", at
    if low[-1] in _TALKED_OF and not any(_goes(low[i]) for i in near):
        return "Spoken of, not said to be visited", at
    if low[-1] in _OF_OR_FROM and at < len(low) - 1 and low[at] in _DIRECTIONS:
        return "Says how far or in which direction another place lies", at
    return _by_of(words, low, at) if low[-1] == "of" else None


def _by_of(words: Sequence[Token], low: Sequence[str], at: int) -> tuple[str, int] | None:
    """What the word before "of" says: "the president of", "Ann Lee of"."""
    if low[at] in titles() and not low[at].startswith("resident"):
        return "Says whose post it is", at
    named = len(low) > 2 and words[at].capital and is_given(low[at - 1])
    return ("Says where somebody is from", at - 1) if named else None


_OF_OR_FROM = word_set("of_or_from")


def _acts(low: str) -> bool:
    """Tells whether a word is a verb or tells of going."""
    return low in BE or low in verb_forms() or _goes(low)


def _goes(low: str) -> bool:
    """Tells whether a word may tell of going or of a visit."""
    return low in nouns() or _moves(low)


def _moves(low: str) -> bool:
    verb = verb_forms().get(low)
    return verb is not None and not _MOVING.isdisjoint(verb.kinds)


_MOVING = frozenset({"go", "reach", "stay", "leave"})


def _at_home(place: Place, words: Sequence[Token]) -> tuple[str, int] | None:
    """Whether somebody of that country, or with a post, speaks or receives there."""
    for i in range(max(len(words) - 4, 0), len(words)):
        if not _receives(words[i].low) or not any(w.low in titles() for w in words[:i]):
            continue
        if any(nationalities().get(w.text) == place.country for w in words[:i]):
            return "Those who are there are taken to be at home or at their post", i
        if words[i].low in _SPEECH:
            return "Where somebody speaks; whether he came there is not said", i
    return None


def _receives(low: str) -> bool:
    """Tells whether a word is a verb of what one does at home as well: of speaking, or meeting."""
    verb = verb_forms().get(low)
    return verb is not None and not _AT_HOME.isdisjoint(verb.kinds)


_AT_HOME = frozenset({"say", "meet", "act"})


_SPEECH = word_set("speaking_at_posts")


def is_placed(resolution: Resolution, text: str) -> bool:
    """Tells whether a preposition of place stands before a name, or before the list that it is in:
    "wounded in | Iraq", "between Rome and | Oslo", whatever the name was taken for."""
    start = resolution.mention.start
    words, _ = tokens(text, max(text.rfind("\n", 0, start), start - _LIST, 0), start)
    for word in reversed(words):
        if not (word.capital or word.low in _IN_LISTS):
            return word.low in _PLACING_OUTRIGHT
    return False


_LIST = 60  # characters of a list of names before the one that is asked about
_IN_LISTS = word_set("in_lists")
_PLACING_OUTRIGHT = (_PLACING | {"between"}) - word_set("placing_with_more")


def around(resolution: Resolution, text: str) -> str:
    """A mention with the two words on either side as the text has them, without crossing the end
    of a sentence."""
    mention = resolution.mention
    left = _BEFORE.search(text, max(mention.start - 60, 0), mention.start)
    right = _AFTER.match(text, mention.end, mention.end + 60)
    start = left.start() if left else mention.start
    end = right.end() if right else mention.end
    return text[start:end].strip().rstrip('.,;:”"').lstrip('“"').strip()


_BEFORE = re.compile(r"(?:[^\s.!?”—]+[ \t]+){0,2}[^\s.!?”—]*$")
_AFTER = re.compile(r"[^\s.!?”]*(?:[ \t]+[^\s.!?”]+){0,2}")
