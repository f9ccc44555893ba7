"""Coordinates as people write them: decimal or in minutes and seconds, with a sign or a letter, and
both in one cell."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_DEGREES = re.compile(
    rf"(?P<before>[NSEW])?\s*(?P<sign>[+-])?\s*(?P<degrees>{_NUMBER})\s*(?:[°º˚d]|deg)?\s*"
    rf"(?:(?P<minutes>{_NUMBER})\s*['′’´m:]\s*(?:(?P<seconds>{_NUMBER})\s*(?:[\"″”s]|''|′′|’’)?)?)?"
    r"\s*(?P<after>[NSEW])?",
    re.IGNORECASE,
)
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\xa0": " "})
_LETTERS = {90: "NS", 180: "EW"}
_POINT = re.compile(r"(?:SRID=4326;\s*)?POINT\s*Z?\s*\(\s*(\S+)\s+(\S+?)(?:\s+\S+)?\s*\)", re.I)
_PAIR = re.compile(r"\(?\s*([+-]?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*\)?")


def in_decimals(text: str, limit: int) -> str:
    """Degrees as a decimal number: "51°30′00″ N", "51,5" and "51.5 N" as "51.5"; what is none as
    it is. `limit` is 90 for a latitude, 180 for a longitude, each of which has its own letters."""
    found = _DEGREES.fullmatch(text.translate(_MINUS).strip())
    if found is None:
        return text
    letter = (found["before"] or found["after"] or "").upper()
    minutes, seconds = _number(found["minutes"]), _number(found["seconds"])
    is_twice = bool(letter and found["sign"]) or bool(found["before"] and found["after"])
    if is_twice or letter not in _LETTERS[limit] or minutes >= 60 or seconds >= 60:
        return text
    value = _number(found["degrees"]) + minutes / 60 + seconds / 3600
    return repr(-value if found["sign"] == "-" or (letter and letter in "SW") else value)


def both(text: str) -> tuple[str, str] | None:
    """Latitude and longitude of a point in one cell, which is "Point(2.35 48.86)" in SPARQL's and
    PostGIS's answers, or "48.86, 2.35"; None where it is neither."""
    if found := _POINT.fullmatch(text.strip()):
        return found[2], found[1]
    pair = _PAIR.fullmatch(text.translate(_MINUS).strip())
    return (pair[1], pair[2]) if pair else None


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0
