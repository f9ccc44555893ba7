"""Where in a text something is said, in a way that outlives changes of the text.

An anchor is what W3C's Web Annotation calls a text quote selector, with a position as a hint: the
words themselves, what stands before and after them, and where they stood. It is found again by the
words and their surroundings; where these do not tell, it is lost rather than put anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

AROUND = 96
"""Characters kept before and after the words. With 32, names came back to other sentences."""

_ALIKE = 0.7  # of the surroundings, from which they count as the same
_SIDE_ALIKE = 0.35  # of the less alike side
_MARGIN = 0.08  # by which the best must outdo the next
_REMEMBERED = 20_000
# Typography changes from one edition of a text to the next: it is made alike before comparing.
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’‚‹›′`", "'"),
        **dict.fromkeys("–—−‑‒―", "-"),
        "\u00ad": "",
    }
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words `exact` between `prefix` and `suffix`; they began at character `start` of the text,
    and were the `nth` such words in it, from 0."""

    exact: str
    prefix: str
    suffix: str
    start: int
    nth: int = 0


@dataclass(frozen=True, slots=True)
class _Plain:
    """A text with its typography made alike, and for each character of it where it is from."""

    text: str
    offsets: tuple[int, ...]


def anchor(text: str, start: int, end: int) -> Anchor:
    """Give the anchor of characters of a text, from `start` to `end` (exclusive)."""
    plain = _plain(text)
    exact = _made_alike(text[start:end])
    earlier = [at for at in _occurrences(plain.text, exact) if plain.offsets[at] < start]
    return Anchor(
        text[start:end],
        text[max(0, start - AROUND) : start],
        text[end : end + AROUND],
        start,
        len(earlier),
    )


@lru_cache(_REMEMBERED)
def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Find an anchor's words in a text: the characters from start to end (exclusive), or None where
    they are lost, or could be several."""
    end = anchor.start + len(anchor.exact)
    if _stands_there(anchor, text, end):
        return anchor.start, end
    plain = _plain(text)
    exact = _made_alike(anchor.exact)
    before, after = _made_alike(anchor.prefix), _made_alike(anchor.suffix)
    scored = sorted(
        (-_likeness(plain.text, at, at + len(exact), before, after), number, at)
        for number, at in enumerate(_occurrences(plain.text, exact))
    )
    good = [one for one in scored if -one[0] >= _ALIKE]
    if not good:
        return None
    near = [one for one in good if one[0] - good[0][0] < _MARGIN]
    if len(near) > 1:
        near = [one for one in near if one[1] == anchor.nth]
    if len(near) != 1:
        return None
    at = near[0][2]
    return plain.offsets[at], plain.offsets[at + len(exact) - 1] + 1


def _stands_there(anchor: Anchor, text: str, end: int) -> bool:
    """Whether nothing has changed around the words."""
    return (
        text[anchor.start : end] == anchor.exact
        and text[max(0, anchor.start - AROUND) : anchor.start] == anchor.prefix
        and text[end : end + AROUND] == anchor.suffix
    )


def _likeness(text: str, start: int, end: int, before: str, after: str) -> float:
    """How alike the surroundings of characters of a text are to those that were, from 0 to 1; 0
    where one side is another."""
    sides = (
        _ratio(text[max(0, start - len(before)) : start], before),
        _ratio(text[end : end + len(after)], after),
    )
    return 0.0 if min(sides) < _SIDE_ALIKE else sum(sides) / 2


def _ratio(now: str, then: str) -> float:
    return 1.0 if now == then else SequenceMatcher(None, now, then, autojunk=False).ratio()


def _occurrences(text: str, exact: str) -> Iterator[int]:
    """Where words stand in a text, and not within others."""
    if not exact:
        return
    at = text.find(exact)
    while at >= 0:
        end = at + len(exact)
        inner = at and text[at - 1].isalnum() and exact[0].isalnum()
        if not inner and not (text[end : end + 1].isalnum() and exact[-1].isalnum()):
            yield at
        at = text.find(exact, at + 1)


def _made_alike(text: str) -> str:
    """A text in one typography: quotation marks, dashes, blanks, capitals."""
    return _plain(text).text


@lru_cache(512)
def _plain(text: str) -> _Plain:
    letters, offsets = list[str](), list[int]()
    blank = True  # those at the beginning are left out
    for offset, letter in enumerate(text):
        for plain in letter.translate(_TYPOGRAPHY).lower():
            if plain.isspace():
                if blank:
                    continue
                plain = " "
            blank = plain == " "
            letters.append(plain)
            offsets.append(offset)
    return _Plain("".join(letters), tuple(offsets))
