"""The grammar of spatial expressions: numbers, units, winds and the words that relate places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dashboard.places.language import Cue, cues, word_set

_MAX_WORDS = 7
_MAX_WORDS_UNMEASURED = 3
_LYING = word_set("lying")
# "An hour's drive north of" is no distance.
_TIMES = """
    hour hours minute minutes day days drive walk flight ride sail
""".split()  # noqa: SIM905
_WINDS = """
    north north-northeast northeast east-northeast east east-southeast southeast
    south-southeast south south-southwest southwest west-southwest west
    west-northwest northwest north-northwest
""".split()  # noqa: SIM905
_BEARINGS = {wind.replace("-", ""): 22.5 * i for i, wind in enumerate(_WINDS)}
_INITIALS = """
    N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW
""".split()  # noqa: SIM905
_BEARINGS |= {initials.lower(): 22.5 * i for i, initials in enumerate(_INITIALS)}
_KM = {"k": 1.0, "m": 1.609344, "n": 1.852}
_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen
""".split()  # noqa: SIM905
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: float(number) for number, word in enumerate(_UNITS)}
_NUMBERS |= {word: 10.0 * (number + 2) for number, word in enumerate(_TENS)}
_NUMBERS |= {"a": 1.0, "an": 1.0, "dozen": 12.0, "hundred": 100.0}

_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d+)?"
    rf"|(?:a\s+)?(?:dozen|hundred)|(?:{_WORD})(?:-(?:{_WORD}))?)"
)
_COMPASS = (
    r"(?:(?:north|south|east|west)(?:[-‐‑ ]?(?:north|south|east|west))*(?:ern)?"
    rf"|(?-i:{'|'.join(sorted(_INITIALS, key=len, reverse=True))}))"
)
_DISTANCE = (
    rf"(?P<half>half\s+(?:an?\s+)?)?(?P<number>{_NUMBER}|(?<=half ))"
    rf"(?:\s*(?:to|-|–)\s*(?P<upper>{_NUMBER}))?(?:\s+or\s+so)?[\s-]*"
    r"(?P<unit>kms?|kilomet(?:er|re)s?|miles?|mi|nautical\s+miles?)\b\.?"
    r"(?:\s*\([^()\n]{1,25}\))?(?:\s+or\s+so)?(?:\s+away)?"
    r"(?:,?\s+(?:to\s+the\s+|due\s+)?"
    rf"(?P<wind>{_COMPASS})\s+(?:of|from)|\s+(?:(?:up|down)(?:river|stream)?\s+)?"
    r"(?:(?:up|down|along)?\s*the\s+coast\s+)?(?:from|outside|off))\b"
)
_RELATION = (
    r"(?P<near>(?:just\s+)?outside(?:\s+of)?|near(?:by)?|close\s+to|not\s+far\s+from|"
    r"on\s+the\s+(?:outskirts|edge)\s+of|adjacent\s+to)\b"
    r"|(?P<off>off\s+(?:the\s+)?(?:[a-z]+\s+)?(?:(?:coast|shore)\s+of)?)(?=\s)"
    r"|(?P<border>(?:on|near|along|at)\s+the\s+(?:border|frontier)\s+(?:of|between))\b"
    r"|(?P<between>(?:half-?way\s+|midway\s+)?between)\b"
    r"|(?P<along>(?:up|down)(?:river|stream)\s+from|(?:up|down|along)\s+the\s+coast\s+from)\b"
    rf"|(?:just\s+)?(?P<direction>{_COMPASS})\s+of\b"
    r"|(?P<within>in)(?:\s+the)?(?=\s)"
)
_MEASURED = re.compile(rf"\b{_DISTANCE}", re.IGNORECASE)
# What every distance has, quick to look for, and how far it may begin before and go on behind.
_UNIT = re.compile(r"[kKmM](?:ms?|ilomet\w+|iles?|i|MS?|ILOMET\w+|ILES?|I)\b")
_BEFORE_UNIT = 60
_AFTER_UNIT = 120

_SAID = re.compile(rf"{_DISTANCE}|{_RELATION}", re.IGNORECASE)
_GAP = re.compile(r"[\s,(–—-]{1,4}")
_STEP = re.compile(r"([a-z'’]+)(,?\s+)?|\d", re.IGNORECASE)
# Of all words the few that `_SAID` may begin with; quick to ask.
_RELATING = """
    half halfway midway between just outside near nearby close not on adjacent off along at in
    up down upriver upstream downriver downstream
""".split()  # noqa: SIM905
_QUARTERS = ("north", "south", "east", "west")
_FIRST_WORDS = frozenset(
    [
        *_RELATING,
        *_NUMBERS,
        *(initials.lower() for initials in _INITIALS),
        *(a + b + ending for a in _QUARTERS for b in ("", *_QUARTERS) for ending in ("", "ern")),
    ]
)
_JOINING = ("and", "but", "or")
BEFORE_MEASURED = re.compile(
    r"\W*(?:the\s+(?:small\s+|tiny\s+)?(?:village|town|city|settlement|hamlet|island|base|camp)"
    r"|it|which)\s+(?:is|lies|sits|stands|was|lay)\s+(?:located\s+|situated\s+)?(?:[a-z]+\s+){0,3}",
    re.IGNORECASE,
)
"""The opening of a sentence that speaks of the place named last: "The village lies about"."""


def measured(text: str) -> Iterator[re.Match[str]]:
    """Each distance of a text with, where it is said, its direction, up to the word before the
    anchor ("10 kilometres south of")."""
    stop = 0
    for unit in _UNIT.finditer(text):
        begin = max(stop, unit.start() - _BEFORE_UNIT)
        match = _MEASURED.search(text, begin, unit.end() + _AFTER_UNIT)
        if match:
            stop = match.end()
            yield match


def where_after(text: str, offset: int) -> re.Match[str] | None:
    """What `text` says from `offset`, where a name ends, of where that name's place lies: the match
    of a distance (`unit`, …) or of a relation, after some words. None where other words come
    between."""
    gap = _GAP.match(text, offset)
    if gap is None:
        return None
    offset = gap.end()
    stops = _stop_words()
    for passed in range(_MAX_WORDS + 1):
        step = _STEP.match(text, offset)
        if step is None:
            return None
        word = (step[1] or "").lower()
        if not word or word in _FIRST_WORDS:
            match = _SAID.match(text, offset)
            if match:
                return match if passed <= _most_words(match) else None
        if step.lastindex != 2 or word in stops:
            return None
        offset = step.end()
    return None


def _most_words(match: re.Match[str]) -> int:
    """How many words may stand between a name and what says where it lies."""
    if match["unit"]:
        return _MAX_WORDS
    return 0 if match["within"] else _MAX_WORDS_UNMEASURED


@cache
def _stop_words() -> frozenset[str]:
    """The words after which nothing is said of the name any more: words that join, that tell of a
    way or of time, and verbs of speech."""
    moves = (word for word, cue in cues().items() if cue & (Cue.MOTION | Cue.SPEECH))
    return frozenset([*_JOINING, *_TIMES, *(word for word in moves if word not in _LYING)])


def kilometres(match: re.Match[str]) -> float:
    """The distance of a match of `measured`, in km; the middle of a range."""
    numbers = [_number(match[group]) for group in ("number", "upper") if match[group]]
    count = sum(numbers) / len(numbers) if numbers else 1.0
    return count * _KM[match["unit"][0].lower()] * (0.5 if match["half"] else 1.0)


def _number(words: str) -> float:
    """A number in figures or words."""
    plain = words.lower().replace(",", "")
    if plain[0].isdigit():
        return float(plain)
    parts = re.split(r"[-\s]+", plain)
    return sum(_NUMBERS.get(part, 0.0) for part in parts if len(parts) == 1 or part != "a")


def bearing_of(words: str | None) -> float | None:
    """A direction in words as a bearing in degrees, None where there is none."""
    if words is None:
        return None
    return _BEARINGS.get(re.sub(r"[-‐‑ ]|ern\b", "", words.lower()))
