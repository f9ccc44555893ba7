"""What a word can be by its letters alone, worked out once for each distinct word."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import plural_titles
from dashboard.journeys.language.verbs import (
    BE,
    MODALS,
    VerbForm,
    adverb,
    governing,
    idiomatic,
    verb_forms,
)

_CROWDS = word_set("crowds")
_FINITE = BE | word_set("finite_helpers")
# No verb ends so: "Ross", "status", "tennis".
_NO_VERB = ("ss", "us", "is", "'s", "’s")


class WordForm(NamedTuple):
    """What a word that may be a verb or an adverb can be: `verb` is the tables' verb whose form it
    is, `idiomatic` that it can begin an idiom ("took part"), `finite` that it is a verb wherever it
    stands ("has"), `governing` that it is of the table of statuses ("cancelled"), `acting` that it
    is a verb where no noun can stand, `personal` that it is one right after somebody ("the king
    hosts"), `modal` that a verb follows, `after_modal` that it can be this verb."""

    verb: VerbForm | None
    idiomatic: bool
    adverb: bool
    finite: bool
    governing: bool
    acting: bool
    personal: bool
    modal: bool
    after_modal: bool


@lru_cache(maxsize=4_096)  # whoever cuts a text into words remembers what it found
def word_form(low: str) -> WordForm | None:
    """What a word in small letters can be; None for one that is no verb (but perhaps after a modal,
    see `after_modal`) and no adverb."""
    form = WordForm(
        verb=verb_forms().get(low),
        idiomatic=low in idiomatic(),
        adverb=adverb(low),
        finite=low in _FINITE,
        governing=low in governing(),
        acting=low in governing() or low in word_list("other_verbs") or _regular_past(low),
        personal=_personal(low),
        modal=low in MODALS,
        after_modal=after_modal(low),
    )
    plain = form.verb is None and not any(form[1:-1])
    return None if plain and low != "'s" else form


def after_modal(low: str) -> bool:
    """Whether a word right after "will" or "can" is the verb."""
    return low.isalpha() and low not in word_list("function_words") and not adverb(low)


def is_age(low: str) -> bool:
    """Whether a word can be the years that somebody has lived, in figures. "²" is a digit and no
    figure, and a number may be longer than Python reads."""
    return low.isdecimal() and len(low) <= 3 and 0 < int(low) < 120


def _regular_past(low: str) -> bool:
    return low.endswith("ed") and "-" not in low


def _personal(low: str) -> bool:
    """Whether a word ends as verbs do that say what one person does: "hosts"."""
    if not low.endswith("s") or low.endswith(_NO_VERB):
        return False
    known = _CROWDS, plural_titles(), word_list("function_words")
    return not any(low in words for words in known)
