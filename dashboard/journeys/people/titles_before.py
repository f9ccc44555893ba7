"""The titles that stand before a name: "Norway's foreign minister, | Espen Eide"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.titles import (
    modifiers_of_titles,
    singular_titles,
    titles,
    words_of_posts,
)
from dashboard.journeys.sentences.line import Line

OF_POSTS = frozenset({"of", "for"})
_DETERMINERS = word_set("determiners_of_titles")
_DEPARTMENTS = word_set("departments")
_TITLE_LINKS = word_set("title_links")
_POSSESSIVE = word_set("possessive")
_FORMS_OF_ADDRESS = word_set("forms_of_address")
_BEFORE_TITLES = word_set("before_titles_of_persons")


def title_before(line: Line, core: int) -> tuple[int, tuple[str, ...]]:
    """Finds where the titles before a name begin, and their words; a comma may stand between
    ("Norway's foreign minister, Espen Eide"). Without a title, gives `core` and nothing."""
    i = core - 1
    if line.low(i) == "," and line.low(i - 1) in singular_titles():
        if _begins_its_clause(line, core):
            return core, ()
        i -= 1
    if not _ends_a_title(line, i):
        return core, ()
    start, roles = core, list[str]()
    while i >= 0 and not _of_a_holder(line, i):
        low, place = line.low(i), i in line.at or i in line.nations
        if place or low in words_of_posts() or low in _POSSESSIVE:
            start = i
            if not place:
                roles.append(low)
        elif start == i + 1 and _links(line, i, roles):
            pass
        elif low in _DETERMINERS and not (line.low(i - 1) in OF_POSTS and _posted(line, i - 2)):
            return i, tuple(roles)
        elif low in _DETERMINERS:
            pass  # "Secretary of | the Interior"
        elif "-" in low:
            start = i
        else:
            break
        i -= 1
    return start, tuple(roles)


def _begins_its_clause(line: Line, core: int) -> bool:
    """Tells whether the name at `core` follows a phrase that opens the sentence, and does what the
    sentence tells: "After meeting the minister, | Ann Lee said", but not "The minister, | Ann Lee,
    said"."""
    if line.low(0) not in _OPENING_PHRASES and not line.low(0).endswith("ing"):
        return False
    k = core
    while k < len(line.words) and line.words[k].capital:
        k += 1
    form = line.forms[k] if k < len(line.forms) else None
    if form is None:
        return False
    return form.finite or (form.verb is not None and form.verb.form in {"past", "s"})


_OPENING_PHRASES = word_set("prepositions") | word_set("subordinators")


def _posted(line: Line, i: int) -> bool:
    """Tells whether a title stands at `i`."""
    return line.low(i) in titles()


def _ends_a_title(line: Line, i: int) -> bool:
    """Tells whether a title ends with the word at `i`: "minister", "Secretary of | State",
    "Minister for Trade and | Industry"."""
    low = line.low(i)
    if low in titles():
        return True
    return (low in _DEPARTMENTS or low in modifiers_of_titles()) and _titled_of(line, i)


def _titled_of(line: Line, i: int) -> bool:
    """Tells whether a title and "of" or "for" stand before the word at `i`, with nothing between
    but what a post can be of: "Secretary of | State", "minister for foreign | affairs"."""
    for j in range(i - 1, max(0, i - 6), -1):
        low = line.low(j)
        if low in OF_POSTS:
            return line.low(j - 1) in titles()
        if low not in _DEPARTMENTS and low not in modifiers_of_titles() and low not in _AMONG_POSTS:
            return False
    return False


_AMONG_POSTS = frozenset({"and", ",", "the", "&"})


def _of_a_holder(line: Line, i: int) -> bool:
    """Tells whether the word at `i` makes the title before it another person's: "the Dalai Lama |
    's envoy, Ann Lee"."""
    return line.low(i) in _POSSESSIVE and line.low(i - 1) in titles()


def _links(line: Line, i: int, roles: Sequence[str]) -> bool:
    """Tells whether a small word stands within a title, whose words after it are `roles`, the last
    first: "minister | for trade", but not "for Mr. Lee", nor "the spokesman | of President Lee"."""
    low = line.low(i)
    if low not in _TITLE_LINKS or line.low(i - 1) not in words_of_posts():
        return False
    if low == "for" and roles and roles[-1] in _FORMS_OF_ADDRESS:
        return False
    return low not in OF_POSTS or not _is_anothers(roles[::-1])


def _is_anothers(roles: Sequence[str]) -> bool:
    """Tells whether titles behind "of" are those of another: "of | Prime Minister Lee", but not "of
    | State" nor "of | General Staff"."""
    first = next((role for role in roles if role not in _BEFORE_TITLES), "")
    return first in singular_titles() and first not in modifiers_of_titles()
