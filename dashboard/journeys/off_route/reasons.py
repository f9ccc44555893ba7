"""Why nobody is taken to have gone to a place that the text names as a place: what the words before
the name say. Quotations are the article's own characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import nationalities, word_set
from dashboard.journeys.language.titles import titles
from dashboard.journeys.language.tokens import Token, tokens
from dashboard.journeys.language.verbs import governing, helping_status, verb_forms
from dashboard.places.place import Place, Resolution

NOBODY = "Nobody is said to have gone there"
_END = re.compile(r"[.!?][”\"’']?\s|\n")
_OVER = word_set("passed")
_AT = word_set("prepositions_at")
_TALKED_OF = word_set("talked_of")
_HOME = word_set("told_to_be_home")

# How many words before a name are looked at, and how many characters back its sentence begins.
_REACH = 12
_SENTENCE = 2000


def why_nobody(place: Place, resolution: Resolution, text: str) -> tuple[str, str]:
    """The reason, in words for a reader, and the words of the text that it stands on."""
    mention = resolution.mention
    quote = around(resolution, text)
    if place.feature_class == "H":
        return "A water is sailed on or flown over, but is no stop", quote
    if place.feature_class == "L" and not place.country:
        return "A region of several countries is no stop", quote
    begin = max(mention.start - _SENTENCE, 0)
    start = max((m.end() for m in _END.finditer(text, begin, mention.start)), default=begin)
    runs = text[start : mention.start].rsplit(maxsplit=_REACH)
    passed = len(runs[0]) if len(runs) > _REACH else 0  # no more words than those need be read
    words, ends = tokens(text, start + passed, mention.start)
    words, ends = words[-_REACH:], ends[-_REACH:]
    if not words:
        return NOBODY, quote
    if text.startswith(("’s", "'s"), mention.end):
        return "The name only says whose something is", quote
    if text.count("“", start, mention.start) > text.count("”", start, mention.start):
        return "Named only in what somebody is quoted as saying", quote
    found = _by_words(place, words)
    if found is None:
        return NOBODY, quote
    why, first = found
    return why, text[ends[first] - len(words[first].text) : mention.end].strip()


def _by_words(place: Place, words: Sequence[Token]) -> tuple[str, int] | None:
    """The reason that the words before the name give, and at which of them it begins."""
    low = [word.low for word in words]
    for i in range(len(low)):
        if low[i].startswith("invit"):
            return "An invitation alone is no journey", i
        if low[i] in _HOME:
            return "Said to be a home and not a stop", i
    goes = [i for i, w in enumerate(low) if w in nouns() or _moves(w)]
    for i in goes:
        status = helping_status(tuple(low[max(i - 4, 0) : i]))
        if status == "wish":
            return "A wish or a possibility, not a plan", max(i - 2, 0)
        if status == "cancelled":
            return "Said not to have happened", max(i - 2, 0)
    over = next((i for i, w in enumerate(low) if governing().get(w) == "wish"), None)
    if over is not None and any(i > over for i in goes):
        return "Only spoken of, not planned", over
    if low[-1] in _OVER:
        return "Only passed over or through", max(len(words) - 2, 0)
    if low[-1] in _TALKED_OF:
        return "Spoken of, and nobody is said to have gone there", max(len(words) - 2, 0)
    return _at_home(place, words) if low[-1] in _AT else None


def _moves(low: str) -> bool:
    verb = verb_forms().get(low)
    return verb is not None and bool({"go", "reach", "stay", "leave"} & set(verb.kinds))


def _at_home(place: Place, words: Sequence[Token]) -> tuple[str, int] | None:
    """Whether somebody of that country speaks or receives there."""
    for i in range(max(len(words) - 4, 0), len(words)):
        verb = verb_forms().get(words[i].low)
        if verb is None or not {"say", "meet", "act"} & set(verb.kinds):
            continue
        before = words[:i]
        posts = [w for w in before if w.low in titles()]
        nations = [w for w in before if nationalities().get(w.text) == place.country]
        if posts and nations:
            return "Those who are there are at home or at their post", i
        if posts and "say" in verb.kinds:
            return "Where somebody speaks from, not where he is said to have gone", i
    return None


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
