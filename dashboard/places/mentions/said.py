"""Names that are places' by the words beside them, or because all the world knows the place, though
the trained trees think little of them."""

from __future__ import annotations

from dashboard.places.contracts import FAMOUS
from dashboard.places.language import NOT_A_NAME, Cue, common_words, person_names, word_set
from dashboard.places.mentions.hometowns import is_hometown
from dashboard.places.mentions.spans import ARTICLES, HYPHENS, Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens

# The people of the largest town that a river of its name is better known than.
_VILLAGE = 20_000
# How many names in all languages, and people, a town has that all the world knows.
_WORLD_FAME, _WORLD_PEOPLE = 25, 100_000
_BUILT = frozenset(["AIRP", "AIRB", "INSM"])
_OWN_LAYERS = 1
_CLAUSE = 8  # words
_INHABITANTS = word_set("before_of_places")
_REACHED = word_set("before_places_reached")
_WITHIN = word_set("within")
_NOW = word_set("before_residence")
_ASIDES = frozenset([",", ".", ";"])
_PARTICLES = word_set("foreign_particles")
_ADJECTIVES = word_set("behind_hyphens")
_LANDSCAPE_ENDS = word_set("behind_landscapes")


def is_said(tokens: Tokens, span: Span) -> bool:
    """Whether a name that stands alone is a place's by what it is called, by the words before it,
    or because all the world knows the place."""
    return (
        _says_what_it_is(tokens, span)
        or _is_reached(tokens, span)
        or _is_entered(tokens, span)
        or _lies_near(tokens, span)
        or _is_lived_in(tokens, span)
        or _is_home(tokens, span)
        or is_hometown(tokens, span)
        or _is_country(tokens, span)
        or _is_capital(tokens, span)
        or _is_people(tokens, span)
    )


def _says_what_it_is(tokens: Tokens, span: Span) -> bool:
    """Whether a name that stands alone has the word for what it is in it, or a direction, or is a
    river's with its article, or is an airport's or a base's, and is one that we list ourselves:
    "the Sea of Marmara", "the West Bank", "the Brazilian Amazon", "Kotoka airport"."""
    best = span.candidates[0]
    if best.layer > _OWN_LAYERS:
        return False
    before, after = span.first - 1, span.last + 1
    directed = tokens.cues[span.first] & Cue.DIRECTION and span.last > span.first
    built = best.place.feature_code in _BUILT and span.last > span.first
    if not (span.facts.generic or directed or built):
        return _is_landscape(tokens, span)
    led = tokens.shapes[before] in CAPITALISED and before not in tokens.opens
    return not led and tokens.shapes[after] not in CAPITALISED


def _is_landscape(tokens: Tokens, span: Span) -> bool:
    """Whether an article, or the name of a people, says that a name is a river's or a region's, and
    no larger town's: "the Elbe", in spite of a village of that name."""
    if span.candidates[0].place.feature_class not in "HLT":
        return False
    if any(
        each.place.feature_class not in "HLT" and each.place.population >= _VILLAGE
        for each in span.candidates
    ):
        return False
    before, after = span.first - 1, span.last + 1
    led = tokens.shapes[before] in CAPITALISED or tokens.cues[before] & Cue.DIRECTION
    if led and tokens.lower[before] != "the":
        before -= 1
    return tokens.lower[before] == "the" and tokens.lower[after] in _LANDSCAPE_ENDS


def _is_reached(tokens: Tokens, span: Span) -> bool:
    """Whether the name of a town and of nothing else stands alone after a preposition of place or a
    verb of motion ("left Kampala")."""
    before, after = span.first - 1, span.last + 1
    led = tokens.cues[before] & (Cue.INTO | Cue.MOTION)
    if tokens.lower[before] == "for":  # "sailed on Friday for Koper"
        led = _moves(tokens, before)
    if tokens.lower[before] == "of":  # "the cathedral of Juba"
        led = tokens.cues[before - 1] & (Cue.SACRED | Cue.HEAD)
    reached = tokens.lower[before] in _REACHED or led & Cue.MOTION
    known = span.facts.large if reached else span.facts.plain
    if not led or not (known or _is_town(tokens, span, led)):
        return False
    small = tokens.shapes[before] == Shape.LOWER or before in tokens.opens
    return small and not goes_on(tokens, after)


def _is_lived_in(tokens: Tokens, span: Span) -> bool:
    """Whether people, streets or a mayor are said to be of a town, though its name be a word:
    "residents of Bright"."""
    before, after = span.first - 1, span.last + 1
    if tokens.lower[before] != "of" or tokens.lower[before - 1] not in _INHABITANTS:
        return False
    towns = any(each.place.feature_class == "P" and not each.demonym for each in span.candidates)
    return towns and not goes_on(tokens, after)


def _is_home(tokens: Tokens, span: Span) -> bool:
    """Whether a name is said to be where somebody is from, though it be a word: "Peter Holt, 45, of
    Fleet, was", "Ann Lee, of Ware, said"."""
    before, after = span.first - 1, span.last + 1
    if tokens.lower[before] != "of" or tokens.words[after] not in _ASIDES:
        return False
    comma = before - 1 - (tokens.lower[before - 1] in _NOW)
    person = comma - 1
    if tokens.words[comma] != "," or tokens.shapes[person] not in (Shape.TITLE, Shape.NUMBER):
        return False
    if tokens.shapes[person] == Shape.NUMBER:  # "45"
        person -= 1 + (tokens.words[person - 1] == ",")
    if not tokens.shapes[person] == tokens.shapes[person - 1] == Shape.TITLE:
        return False
    return any(each.place.feature_class == "P" and not each.demonym for each in span.candidates)


def _is_entered(tokens: Tokens, span: Span) -> bool:
    """Whether the name of a building or a site, which often stands for who works there, is where
    somebody is or goes: "at the White House", "will visit the Pentagon"."""
    best = span.candidates[0]
    if best.layer > _OWN_LAYERS or best.place.feature_class != "S":
        return False
    before, after = span.first - 1, span.last + 1
    before -= tokens.lower[before] == "the"
    led = tokens.lower[before] in _WITHIN or tokens.cues[before] & Cue.MOTION
    if tokens.lower[before] == "to":  # "went to the White House", not "a letter to"
        led = _moves(tokens, before)
    return bool(led) and tokens.shapes[before] == Shape.LOWER and not goes_on(tokens, after)


def _moves(tokens: Tokens, index: int) -> int:
    """The cue of a verb of motion among the words of the clause before an index."""
    for earlier in range(index - 1, max(-1, index - _CLAUSE), -1):
        if tokens.cues[earlier] & Cue.MOTION and tokens.shapes[earlier] == Shape.LOWER:
            return Cue.MOTION
        if tokens.words[earlier] in (".", ",", ";", ":"):
            break
    return 0


def _is_town(tokens: Tokens, span: Span, led: int) -> bool:
    """Whether a name is a town's and not likely a person's: one with an article ("el-Fasher"), or,
    after a verb of motion, of several words ("Viña del Mar"), a capital's, or one that we list
    ourselves."""
    article = tokens.shapes[span.first] == Shape.LOWER
    if not led & Cue.MOTION and not article:
        return False
    famous = any(each.fame >= FAMOUS for each in span.candidates)
    given = person_names().get(tokens.lower[span.first], NOT_A_NAME).given
    if span.facts.demonym or given > famous:
        return False
    places = [each.place for each in span.candidates]
    if span.last > span.first:
        return any(place.feature_class == "P" for place in places)
    if tokens.lower[span.first] in common_words():
        return False
    if famous:
        return True  # "Venice", which is a rare given name as well
    if tokens.lower[span.first] in person_names():
        return False
    listed = span.candidates[0].layer <= _OWN_LAYERS
    return listed or any(place.feature_code == "PPLC" for place in places)


def _lies_near(tokens: Tokens, span: Span) -> bool:
    """Whether the text says that a name lies near another: "at Star City near Moscow"."""
    before, after = span.first - 1, span.last + 1
    if not tokens.cues[before] & Cue.INTO or tokens.lower[after] not in ("near", "outside"):
        return False
    return tokens.shapes[before] == Shape.LOWER and tokens.shapes[after + 1] in CAPITALISED


def _is_country(tokens: Tokens, span: Span) -> bool:
    """Whether a name that stands alone is a country's and neither a word nor a person's."""
    facts = span.facts
    short = span.name[1:2] == "."  # "N. Korea"
    if not facts.nation or facts.demonym or not (short or facts.candidates[0].name == span.name):
        return False
    if _is_dated(tokens, span.last + 1) and tokens.shapes[span.first - 1] not in CAPITALISED:
        return True  # "Spain June 4"
    return _stands_alone(tokens, span)


def _is_capital(tokens: Tokens, span: Span) -> bool:
    """Whether a name that stands alone is that of a capital or another city that all the world
    knows, and neither a word nor a person's."""
    if span.facts.demonym or not any(
        (each.primary or each.english)
        and each.name == span.name
        and (
            each.place.feature_code == "PPLC"
            or (each.fame >= _WORLD_FAME and each.place.population >= _WORLD_PEOPLE)
        )
        for each in span.candidates
    ):
        return False
    return _stands_alone(tokens, span)


def _is_people(tokens: Tokens, span: Span) -> bool:
    """Whether a name that stands alone is that of a people and nothing else."""
    if not span.facts.demonym or span.last > span.first:
        return False
    if tokens.words[span.first - 1] in HYPHENS and tokens.words[span.first - 2] in ARTICLES:
        return False  # "al-Baghdadi"
    if any(not each.demonym for each in span.candidates):
        return False
    return _stands_alone(tokens, span)


def _stands_alone(tokens: Tokens, span: Span) -> bool:
    """Whether a name is part of no longer one, and none of its words a common one or a person's."""
    words = tokens.lower[span.first : span.last + 1]
    if any(word in common_words() or word in person_names() for word in words):
        return False
    before = span.first - 1
    if tokens.words[before] in _PARTICLES:  # "Ceamurlia de Jos"
        return False
    if tokens.lower[before] == "the":
        before -= 1
    if tokens.lower[before] == "of":  # "Democratic Republic of the Congo"
        before -= 1
    led = tokens.shapes[before] in CAPITALISED and (
        before not in tokens.opens or person_names().get(tokens.lower[before], NOT_A_NAME).given > 0
    )
    return not led and not goes_on(tokens, span.last + 1)


def goes_on(tokens: Tokens, after: int) -> bool:
    """Whether a longer name goes on with the token `after`, which is no day's name nor a date."""
    named = tokens.shapes[after] in CAPITALISED and tokens.joined(after)
    named = named and not tokens.cues[after] & Cue.DAY
    named = named and not _is_dated(tokens, after)
    return named or (tokens.lower[after] == "-" and tokens.lower[after + 1] not in _ADJECTIVES)


def _is_dated(tokens: Tokens, after: int) -> bool:
    """Whether a day of a month stands at `after`: "July 13-17", "Aug. 1"."""
    number = after + 1 + (tokens.words[after + 1] == ".")
    month = tokens.cues[after] & Cue.MONTH and not tokens.cues[after] & Cue.DAY
    return bool(month) and tokens.shapes[number] == Shape.NUMBER
