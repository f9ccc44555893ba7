"""What stands between a name and what goes on with it: an age, or whom somebody works for."""

from __future__ import annotations

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.titles import singular_titles
from dashboard.journeys.language.word_forms import is_age
from dashboard.journeys.people.descriptions import is_person_noun
from dashboard.journeys.sentences.line import Line


def past_aside(line: Line, last: int) -> int:
    """Finds the word after what belongs to the name that ends before `last`: "Ann Lee, 61 |, and",
    "Ann Lee (61) |", "Ann Lee of Oxfam |", "Ann Lee, of the Red Cross |, and"; `last` where nothing
    does."""
    if line.low(last) == "(" and is_age(line.low(last + 1)) and line.low(last + 2) == ")":
        return last + 3
    if line.low(last) != ",":
        return _past_employer(line, last) or last
    if is_age(line.low(last + 1)) and line.low(last + 2) in _ENDS:
        return last + 2
    employer = _past_employer(line, last + 1)
    if employer is not None and line.low(employer) == ",":
        return employer
    return _past_calling(line, last) or last


def _past_calling(line: Line, last: int) -> int | None:
    """Finds the word after what somebody of a list is, where the list goes on with a name: "Ann
    Lee, a nurse from Hull |, and Bob Ray"; None elsewhere."""
    if line.low(last + 1) not in _ARTICLES:
        return None
    called = False
    for k in range(last + 2, min(last + 2 + _LONGEST, len(line.words))):
        low, form = line.low(k), line.forms[k]
        if low == ",":
            goes_on = line.low(k + 1) == "and" and k + 2 < len(line.words)
            return k if called and goes_on and line.words[k + 2].capital else None
        if not low.replace("-", "").isalnum() or (form is not None and form.finite):
            return None
        called = called or is_person_noun(low) or low in singular_titles() or low in _KIN
    return None


_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their"})
_KIN = word_set("kin_of_one_name")
_LONGEST = 9  # words of what somebody is
_ENDS = frozenset({",", ".", "and", ";", ""})


def _past_employer(line: Line, i: int) -> int | None:
    """Finds the word after "of" and an organisation: "of | the Red Cross |"; None where there is
    none. A place is where somebody is at home."""
    if line.low(i) != "of":
        return None
    first = i + 2 if line.low(i + 1) == "the" else i + 1
    last = first
    while last < len(line.words) and line.words[last].capital and last not in line.nations:
        if last in line.at and line.at[last].literal:
            return None
        last += 1
    return last if last > first else None
