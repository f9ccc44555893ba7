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

    def named(self) -> dict[str, str]:
        """Every form with its name: "base", "s", "past" or "ing"; the past goes before others."""
        return {
            self.ing: "ing",
            self.base: "base",
            self.s: "s",
            self.participle: "past",
            self.past: "past",
        }


def forms(spelled: str) -> Forms:
    """The forms of a verb: regular ones from its base ("visit"), irregular ones as given
    ("go goes went gone going"). Final consonants double where the base is marked ("stop+")."""
    given = spelled.split()
    if len(given) == 5:
        return Forms(*given)
    base = given[0].rstrip("+")
    stem = base + base[-1] if given[0].endswith("+") else base
    past = _past(base, stem)
    return Forms(base, _third_person(base), past, past, _ing(base, stem))


def _ends_in_i(base: str) -> bool:
    """Whether a verb's "y" becomes "i": "carry", not "play"."""
    return base.endswith("y") and base[-2] not in "aeou"


def _past(base: str, stem: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if _ends_in_i(base) else stem + "ed"


def _ing(base: str, stem: str) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + "ing" if base.endswith("ee") or _ends_in_i(base) else stem + "ing"


def _third_person(base: str) -> str:
    if _ends_in_i(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
