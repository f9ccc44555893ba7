"""The forms of English verbs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forms:
    """An English verb's forms."""

    base: str
    s: str
    past: str
    participle: str
    ing: str


def forms(spelled: str) -> Forms:
    """The forms of a verb: regular ones from its base ("visit"), irregular ones as given
    ("go goes went gone going"). Final consonants double where the base is marked ("stop+")."""
    given = spelled.split()
    if len(given) == 5:
        return Forms(*given)
    base = given[0].rstrip("+")
    stem = base + base[-1] if given[0].endswith("+") else base
    if base.endswith("e"):
        past, ing = base + "d", (base if base.endswith("ee") else base[:-1]) + "ing"
    elif base.endswith("y") and base[-2] not in "aeou":
        past, ing = base[:-1] + "ied", base + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    if base.endswith("y") and base[-2] not in "aeou":
        s = base[:-1] + "ies"
    else:
        s = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return Forms(base, s, past, past, ing)
