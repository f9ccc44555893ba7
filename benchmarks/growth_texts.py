"""Texts of any length whose reading is measured: an ordinary one, some that repeat a few words, as
broken and hostile files do, and some of thousands of names that are all different."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, product
from pathlib import Path

HERE = Path(__file__).parent / "itineraries"

# A text of so many characters.
Text = Callable[[int], str]

REPEATED = (
    # Marks and blanks.
    "… ",
    "!? ",
    ". ",
    ", ",
    "; ",
    "- ",
    "—",
    "' ",
    "'s ",
    '" ',
    "“ ",
    "” ",
    "“”",
    "( ",
    ")",
    "[",
    "()",
    "/",
    "\n",
    "\n\n",
    " ",
    "\t",
    "\u200b",
    "\u00ad",
    "e\u0301",
    "> ",
    # Letters and numbers.
    "a",
    "A",
    "A ",
    "a ",
    "A. ",
    "J.K. ",
    "U.S. ",
    "St. ",
    "1",
    "1 ",
    "1,000 ",
    "2024 ",
    "3/4/2024 ",
    "50, ",
    "10 km ",
    "10 km south of ",
    "http://x.org/a ",
    # Words.
    "the ",
    "of the ",
    "and ",
    "who ",
    "that ",
    "said ",
    "he said he ",
    "his ",
    "to ",
    "was ",
    "arrived in ",
    "to be going to ",
    "President ",
    "the president ",
    "the president of ",
    "former Minister and ",
    "CAPITALS ",
    "Aa ",
    "well-known ",
    "Oslo-",
    "there ",
    "in the city ",
    "they met ",
    "the summit ",
    # Times.
    "on Friday ",
    "on 3 March 2024 ",
    "March ",
    "two weeks ago ",
    "between 3 and ",
    "from Monday to ",
    "the day before ",
    # Names.
    "John Smith, ",
    "John Smith ",
    "John Smith and ",
    "John ",
    "Mr Smith ",
    "John Smith. ",
    "John Smith said. ",
    "Ann Lee, 50, of Lyon, who lived in Osaka until 1985, ",
    "John Smith, Ann Lee and Bo Day, ",
    "Paris, ",
    "Paris ",
    "Paris and ",
    "Paris. ",
    "Paris (",
    "Paris, France, ",
    "Springfield, ",
    "New York City ",
    "in Paris he said ",
    "from Paris to Rome ",
    "French ",
    "the French ",
    "the Paris ",
    # Sentences and lines.
    "He left. ",
    "There he left. ",
    "John Smith arrived in Paris. ",
    "John Smith arrived in Paris on Friday. ",
    "John Smith was born in Paris in 1950. ",
    "He met Ann Lee in Paris. ",
    "John Smith arrived in Paris on Friday and ",
    "“I was in Paris,” John Smith said. ",
    "“Paris” ",
    "PARIS (AP) — Ann Lee left.\n\n",
    "- Paris\n",
    "• John Smith\n",
    "1. Paris\n",
    "Paris\n\n",
    "John Smith\n\n",
    "John Smith arrived in\nParis\n",
    "the summit in Paris ",
    "The summit in Paris began on Friday. ",
    "He is to visit Paris. ",
    "a village 10 km south of Paris ",
    "a 1-1 draw with Paris ",
)

_GIVEN = "Anna Bodo Carl Dora Emil Fred Gina Hugo Ida Jan Karl Lars Mona Nils Otto Paul Rosa"
_SYLLABLES = "bar den fol gar hem jor kel lin mar nor pet ros sol tor vin wes"
_ENDS = "en er ick ow son"
_TOWNS = "Paris Nairobi Kampala Lisbon Madrid Oslo Cairo Lima Quito Tokyo Delhi Rome Vienna"


def _families() -> Iterator[str]:
    """Family names, 327,680 that differ: more than fit into a million characters."""
    syllables = _SYLLABLES.split()
    # The last syllable of a name changes slowest, so that a short text is as varied as a long one.
    for ends in product(_ENDS.split(), syllables, syllables, syllables, syllables):
        yield "".join(reversed(ends)).title()


def _persons() -> Iterator[tuple[str, str]]:
    """Given and family names, of which the latter differ all."""
    return zip(cycle(_GIVEN.split()), _families(), strict=False)


def _names(form: str) -> Text:
    """A text that repeats a form with a {given} and a {family} name, a {town} and a {number} that
    are others each time."""

    def text(length: int) -> str:
        told, size = list[str](), 0
        for number, (names, town) in enumerate(
            zip(_persons(), cycle(_TOWNS.split()), strict=False)
        ):
            given, family = names
            told.append(form.format(given=given, family=family, town=town, number=number))
            size += len(told[-1])
            if size >= length:
                break
        return "".join(told)[:length]

    return text


NAMES = (
    "{given} {family}, ",
    "{given} {family} and ",
    "{family} ",
    "{family}, ",
    "President {family} ",
    "{given} {family} said. ",
    "{given} {family} arrived in {town}. ",
    "{given} {family} met {family} in {town} on Friday. ",
    "{given} {family}, {number}, ",
    "{given} {family}'s ",
    "{given} {family} was born in {town} in 1950. ",
    "the {family} ",
    "{family}-",
    "{given} {family}\n\n",
    "- {given} {family}\n",
    "({given} {family}) ",
    "“{given} {family}” ",
    "{number} ",
    "The president of {family} left for {town}. ",
    "in {family}, ",
)


def ordinary(paths: list[Path]) -> Text:
    """A text from the passages of articles files, one after another."""
    files = (path.read_text(encoding="utf-8") for path in paths)
    passages = [json.loads(line)["text"] for file in files for line in file.splitlines() if line]

    def text(length: int) -> str:
        pieces, size = list[str](), 0
        for passage in cycle(passages):
            pieces.append(passage)
            size += len(passage) + 2
            if size >= length:
                break
        return "\n\n".join(pieces)[:length]

    return text


def repeated(words: str) -> Text:
    """A text that repeats a few words."""
    return lambda length: (words * (length // len(words) + 1))[:length]


TEXTS: Mapping[str, Text] = {
    "ordinary": ordinary(sorted(HERE.glob("agency_style?.jsonl"))),
    **{words: repeated(words) for words in REPEATED},
    **{form: _names(form) for form in NAMES},
}
"""By what they repeat."""
