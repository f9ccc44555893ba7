"""Whether capitalised words without a title are a person's name: "Ann Lee" and "Ewan Strachan", but
not "Bird Flu", "Golden Harbour Trio" or "in Ann Lee"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from dashboard.journeys.dates.words import MONTHS, SEASONS
from dashboard.journeys.language.tables import table, word_list, word_set
from dashboard.journeys.language.titles import all_titles, singular_titles, words_of_posts
from dashboard.journeys.language.tokens import Token
from dashboard.journeys.language.verbs import verb_forms
from dashboard.journeys.language.word_forms import is_age
from dashboard.journeys.people.descriptions import is_person_noun
from dashboard.journeys.people.person import SUFFIXES, parts
from dashboard.journeys.sentences.line import Line
from dashboard.places.language import NOT_A_NAME, common_words, person_names

THINGS = word_set("ships")
_BEFORE_THINGS = THINGS | word_set("before_no_person")
_SHORT_NAMES = word_set("short_names")
_STYLES = word_set("styles")
_PARTICLES = word_set("particles")
_WORDS_AS_NAMES = word_set("words_as_given_names")
_FEASTS = word_set("feasts_as_names")
_AS_SURNAMES = word_set("titles_as_surnames")
_BEFORE_THINGS_OR_THE = _BEFORE_THINGS | {"the"}
_OPENING_MARKS = frozenset({"“", '"', ":"})

# A word counts as an English one where the table has it in small letters more than once.
_COMMON = 1.0
# From this weight on a word is a usual given or family name: "Mark", "Hall", not "Velvet", "Prize".
_USUAL = 3
_SHORT = 4  # letters of a word in "s" that need be no plural: "Ross"


def looks_like_a_person(line: Line, core: int, last: int) -> bool:
    """Tells whether words without a title look like a name: two to five words, none all in
    capitals, not after "in" or "a", after "the" only where the last is a title ("the Dalai Lama"),
    and no English words but those that are names as well."""
    words = [w for w in line.words[core:last] if w.text != "-" and w.low not in SUFFIXES]
    before = line.low(core - 1)
    if len(words) == 1 < last - core and before not in _BEFORE_THINGS_OR_THE:
        return is_given(words[0].low)  # "Mohammed VI"
    if not _has_shape(line, words, before) or _is_of_a_thing(line, core, last, words):
        return False
    if _aged(line, last):
        return True
    if _holds_a_place(line, core, last) and not is_given(words[0].low):
        return False
    return words[-1].low in _STYLES or not _of_english_words(words)


def _has_shape(line: Line, words: Sequence[Token], before: str) -> bool:
    """Tells whether words are as many and written as those of a name, and stand where one can."""
    if not 2 <= len(words) <= 5 or before in _BEFORE_THINGS:
        return False
    if before == "the" and words[-1].low not in _STYLES:
        return False
    return _long_enough(words) and (line.shouted or _cased(words))


def _is_of_a_thing(line: Line, core: int, last: int, words: Sequence[Token]) -> bool:
    """Tells whether words that are written like a name are a place's or a thing's."""
    if _among_places(line, core, last) or _names_a_thing(line, last):
        return True
    return parts(" ".join(w.text for w in words)) in _named_like_persons()


def past_callings(line: Line, core: int, last: int) -> int:
    """Finds the word after capitalised words that say what a person does or is, and are no title:
    "Racer | Rob Coll", "Top-ranked | Ann Lee", "Officer | Hill"; else gives `core`."""
    if last - core == 2 and line.low(core) in _CALLED and is_family(line.low(core + 1)):
        return core + 1
    ends = (i for i in range(last - 3, core - 1, -1) if _ends_a_calling(line, i, last))
    if (end := next(ends, None)) is not None:
        return end + 1
    department = line.low(core - 1) in {"of", "for"} and is_english(line.low(core))
    if department and last - core > 2 and not _of_english_words(line.words[core + 1 : last]):
        return core + 1  # "Commissioner for Refugees | Ann Lee"
    i = core
    while last - i > 2 and _calls(line.low(i)) and not is_english(line.low(i + 1)):
        i += 1
    return i if _is_calling(line.low(i - 1)) or is_given(line.low(i)) else core


def _ends_a_calling(line: Line, i: int, last: int) -> bool:
    """Tells whether a name begins after the word at `i`: "of the Central Bank | Ann Lee", "Army
    Private | Lynndie England"."""
    low = line.low(i)
    if low in word_list("not_names") and is_given(line.low(i + 1)):
        return True
    called = low in all_titles() and not is_given(low)
    return called and not _of_english_words(line.words[i + 1 : last])


def _is_calling(low: str) -> bool:
    """Tells whether a word says what somebody is: "rescue-worker"."""
    calling = low.rpartition("-")[2]
    return is_person_noun(calling) or calling in singular_titles()


_CALLED = word_set("people_nouns")


def _calls(low: str) -> bool:
    """Tells whether a word says what somebody does or is, and is no name: "skier",
    "top-ranked"."""
    if is_given(low) or is_family(low):
        return False
    titled = low.rpartition("-")[2] in singular_titles()  # "Lieutenant-General"
    return titled or is_english(low) or is_person_noun(low) or low.endswith(_ENDINGS)


_ENDINGS = ("er", "or", "ist", "eur", "ranked", "seeded", "-old")


def ends_in_a_title(words: Sequence[Token]) -> bool:
    """Tells whether a run of words is a post without a name: "Harbour Coordinator", but not
    "Stephen King", "Dalai Lama"."""
    last = words[-1].low
    if last not in singular_titles() or last in _STYLES:
        return False
    if last in _AS_SURNAMES and len(words) > 1 and not is_english(words[0].low):
        return words[0].low in words_of_posts()  # "Shaukat Sultan"
    return not (is_family(last) and (len(words) == 1 or is_given(words[0].low)))


def may_open_a_name(line: Line, i: int) -> bool:
    """Tells whether a small word that opens a sentence with a capital letter is a given name there:
    "Will Carver arrived", not "Will Japan"."""
    following = line.words[i + 1] if i + 1 < len(line.words) else None
    if following is None or not following.capital or i + 1 in line.at:
        return False
    if _short_surname_first(line.words[i : i + 2]):
        return True
    return is_given(line.low(i)) and is_family(following.low) and line.lows[-1] != "?"


def is_a_name_in_spite(line: Line, core: int, last: int) -> bool:
    """Tells whether words of which one is mostly no name ("May", "Hall", "North") are one all the
    same: a given name and a family name, and no date or place is meant."""
    first, ending = line.low(core), line.low(last - 1)
    if last - core < 2:
        return _addressed(line, core) and is_family(first)
    if first in _WORDS_AS_NAMES and last - core == 2:
        return not is_english(ending)  # "Peace Adzo"
    if not is_given(first) or _is_date(line, core, last):
        return False
    if ending in _FEASTS:
        return not is_english(first) or _is_somebody(line, last)
    of_time = ending in MONTHS or (first in _TIMES and not is_english(ending))
    if not is_family(ending):
        return of_time and first in _TIMES and _is_somebody(line, last)
    return of_time or _aged(line, last) or does(line, last)


def _is_date(line: Line, core: int, last: int) -> bool:
    """Tells whether words with a month are a date: "in | May Day", "Ann | May 5"."""
    if line.low(core) in MONTHS and line.low(core - 1) in _BEFORE_DATES:
        return True
    return line.low(last - 1) in MONTHS and line.low(last)[:1].isdigit()


def _is_somebody(line: Line, last: int) -> bool:
    """Tells whether the words after a name show it to be a person's."""
    return does(line, last) or _explained(line, last)


_TIMES = frozenset(MONTHS) | SEASONS.keys()


def _explained(line: Line, last: int) -> bool:
    """Tells whether it is said what the one named is: "Jan Novak |, a roofer"."""
    return line.low(last) == "," and line.low(last + 1) in {"a", "an", "the"}


def _addressed(line: Line, core: int) -> bool:
    """Tells whether a form of address stands before a single name: "Mrs. | May"."""
    return line.low(core - 1) in _FORMS_OF_ADDRESS


_FORMS_OF_ADDRESS = word_set("forms_of_address")
_BEFORE_DATES = word_set("before_dates")


def does(line: Line, last: int) -> bool:
    """Tells whether a verb of what persons do follows: "Bob Hall | flew", "Jo Day | said", "Ann
    North | has been"."""
    i = last
    while line.low(i) in _HELPERS:
        i += 1
    verb = verb_forms().get(line.low(i))
    return verb is not None and not _OF_PERSONS.isdisjoint(verb.kinds)


_HELPERS = word_set("helpers_after_names")
_OF_PERSONS = frozenset({"go", "reach", "stay", "leave", "say", "meet"})


def _aged(line: Line, last: int) -> bool:
    """Tells whether an age follows: "Ann Lee, | 45,"."""
    ended = line.low(last + 2) in {",", ".", "and", ")", "of", ";", ""}
    return line.low(last) in {",", "("} and is_age(line.low(last + 1)) and ended


@lru_cache(maxsize=20_000)
def is_given(low: str) -> bool:
    """Tells whether a word in small letters is a usual given name."""
    known = person_names().get(low, NOT_A_NAME).given >= _USUAL
    return known or low in word_list("female_names") or low in word_list("male_names")


@lru_cache(maxsize=20_000)
def is_family(low: str) -> bool:
    """Tells whether a word in small letters is a family name that somebody may well have."""
    return person_names().get(low, NOT_A_NAME).family > 1


@lru_cache(maxsize=20_000)
def is_english(low: str) -> bool:
    """Tells whether a word is an English one: "flu", "rolling", "royals"; a particle of names is
    none."""
    many = low.endswith("s") and not (is_family(low) or is_given(low)) and len(low) > _SHORT
    words = (low, low[:-1]) if many else (low,)
    common = any(common_words().get(word, 0.0) >= _COMMON for word in words)
    return common and low not in _PARTICLES


def _of_english_words(words: Sequence[Token]) -> bool:
    """Tells whether words are those of a thing: the last is an English word and no family name, or
    another is and no given name stands before ("Golden Harbour Trio", "Fair Queen")."""
    lows = [w.low for w in words]
    if _short_surname_first(words):
        return False
    if is_english(lows[-1]) and not (is_family(lows[-1]) or is_given(lows[-1])):
        return True
    given = any(is_given(low) or is_given(low.partition("-")[0]) for low in lows[:-1])
    given = given or lows[0] in _WORDS_AS_NAMES  # "Trust Mapfumo"
    return not given and any(is_english(low) for low in lows[:-1])


@cache
def _named_like_persons() -> frozenset[tuple[str, ...]]:
    """The names of firms, clubs and the like that look like persons', as words for comparing."""
    return frozenset(parts(row["name"]) for row in table("named_like_persons"))


def _holds_a_place(line: Line, core: int, last: int) -> bool:
    """Tells whether a place's name is a part of the words: "Bayern Munich"."""
    return any(i in line.at for i in range(core, last))


def _long_enough(words: Sequence[Token]) -> bool:
    """Tells whether two words at least are longer than initials, or one after initials, a short
    given name or letters that English has not: "J. P. Lee", "Xi Li", "Hồ Ngọc Hà"."""
    long = sum(len(w.text) > 2 for w in words)
    last = words[-1]
    if long > 1 or (words[0].text in _SHORT_NAMES and not is_english(last.low)):
        return True
    if surname_first(words):
        return True  # "Ra Min-ho"
    if is_given(words[0].low) and len(last.text) == 1:
        return True  # "Ibrahim R."
    if is_given(words[0].low) and last.text.istitle() and last.low in person_names():
        return True  # "Mary Hu"
    initials = all(w.text.endswith(".") for w in words[:-1]) and len(words[-1].text) > 2
    return initials or any(not w.text.isascii() for w in words)


def surname_first(words: Sequence[Token]) -> bool:
    """Tells whether a hyphenated given name shows that a surname stands first: "Park Min-seo"."""
    given = words[1].text.partition("-") if len(words) == 2 else ("", "", "")
    return given[0].istitle() and given[2].islower()


def _short_surname_first(words: Sequence[Token]) -> bool:
    """Tells the same of a surname of two letters, an English word or not: "An Se-young"."""
    return surname_first(words) and len(words[0].text) == len("An")


def _among_places(line: Line, core: int, last: int) -> bool:
    """Tells whether words stand in a list of places, and so are a place unknown: "Oslo, | Ann Lee
    | and Rome"."""
    places = core - 2 in line.at and last + 1 in line.at
    return places and line.low(core - 1) == "," and line.low(last) in {",", "and"}


def _names_a_thing(line: Line, last: int) -> bool:
    """Tells whether something with that name follows: "De Gaulle | airport"."""
    return line.low(last) in word_list("not_names") and not line.words[last].capital


def _cased(words: Sequence[Token]) -> bool:
    """Tells whether no word is all in capitals ("NATO"), but initials and a surname after a given
    name: "Eva LIND", "EVA LIND"."""
    long = [w for w in words if len(w.text) > 2 and "." not in w.text and w.low not in SUFFIXES]
    shouted = [w for w in long if w.text.isupper()]
    return not shouted or (words[-1] in shouted and is_given(words[0].low) and len(shouted) < 3)
