"""Names that others have borrowed from places: peers, relatives, wares, buildings called after
people, and longer names that go on in a foreign small word."""

from __future__ import annotations

from dashboard.places.language import NOT_A_NAME, Cue, common_words, person_names, word_set
from dashboard.places.mentions.spans import HYPHENS, Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens

_PEERS = word_set("peers")
_LORDS = word_set("lords")
_RELATIVES = word_set("relatives")
_WARES = word_set("wares_called_after_places")
_VENUES = word_set("venues")
_PARTICLES = word_set("foreign_particles")
_LEADING = word_set("leading_names")
_STREETS = word_set("foreign_streets")
_MAX_PARTICLES = 3
_ONE = frozenset(["a", "an"])
_ANOTHER = word_set("another")
_NAMED = word_set("calling")
_FIRM_ENDS = word_set("behind_names_of_firms")
_LANDFORMS = word_set("landforms")
_CARS = word_set("cars")
_ALSO_GIVEN = word_set("given_names_of_places")
_OWNERS = word_set("before_cars")
_DRIVES = word_set("behind_cars")
_HELPINGS = word_set("helpings")
_OPENING, _CLOSING = frozenset('"“'), frozenset('"”')
_PLACE_NOUNS = word_set("nouns_for_places")
_ENDS = word_set("behind_ships")
_ENDS_OF_NAMED = _ENDS | {"and", "who", "which", "that"}
_MAX_VENUE = 3  # words between a name and the word for what bears it
_MAX_LIST = 12  # words back over a list of relatives
_JOINTS = frozenset([",", ";", "and"])
_MAX_JOINTS = 3
_MAX_TITLE = 4  # words on either side of a name in a title


def is_borrowed(tokens: Tokens, span: Span, ends: set[int], firsts: set[int]) -> bool:
    """Whether a span is spelled as a place's name and is that of somebody or something called
    after it; `firsts` and `ends` have the first and last tokens of all spans."""
    return (
        _is_peer(tokens, span)
        or _is_ware(tokens, span)
        or _goes_on(tokens, span)
        or _is_led(tokens, span)
        or _is_foreign_street(tokens, span)
        or _is_in_a_venues_name(tokens, span, ends)
        or _is_firm(tokens, span)
        or (tokens.lower[span.last + 1] in _LANDFORMS and _is_landscapes(tokens, span))
        or _is_title(tokens, span)
        or _is_drunk(tokens, span)
        or _is_car(tokens, span)
        or _is_called(tokens, span)
        or (span.first == span.last and (_is_one(tokens, span) or _is_relative(tokens, span)))
        or (tokens.lower[span.last + 1] == "of" and _survives(tokens, span, ends, firsts))
    )


def _is_peer(tokens: Tokens, span: Span) -> bool:
    """Whether a name is a title's: "the Earl of Derby", "Baroness Holt of Derby"; a crown prince's
    is not."""
    title = span.first - 2
    if tokens.lower[title + 1] != "of" or tokens.shapes[title] not in CAPITALISED:
        return False
    if tokens.lower[title] in _PEERS:
        return tokens.lower[title - 1] not in ("crown", "grand")
    title -= 1
    title -= tokens.shapes[title] == Shape.TITLE and tokens.lower[title] not in _LORDS
    return tokens.lower[title] in _LORDS and tokens.shapes[title] == Shape.TITLE


def _is_ware(tokens: Tokens, span: Span) -> bool:
    """Whether a name is that of a kind of food, cloth or animal: "Dijon mustard"."""
    after = span.last + 1
    ware = tokens.lower[after] in _WARES and tokens.shapes[after] == Shape.LOWER
    return ware and not span.facts.demonym


def _is_title(tokens: Tokens, span: Span) -> bool:
    """Whether quotes hold a name and nothing else, or what is in it as well, so that it is the
    title of a work: "“Chicago” opened", "“Paris, Texas”"; who lives "in “X”" lives there."""
    before, after = span.first - 1, span.last + 1
    if tokens.words[before] == "," and tokens.shapes[before - 1] in CAPITALISED:
        before -= 2  # "“Paris, | Texas”"
    if tokens.words[before] not in _OPENING:
        return _is_in_title(tokens, span)
    if tokens.cues[before - 1] & (Cue.INTO | Cue.MOTION):
        return _is_in_title(tokens, span)
    if tokens.words[after] == "," and tokens.shapes[after + 1] in CAPITALISED:
        after += 2
    after += tokens.words[after] in (",", ".")
    return tokens.words[after] in _CLOSING or _is_in_title(tokens, span)


def _is_in_title(tokens: Tokens, span: Span) -> bool:
    """Whether quotes hold a few words with capitals, a name among them: "“Boston Adventure,”"."""
    before, after = span.first - 1, span.last + 1
    while tokens.shapes[before] in CAPITALISED and span.first - before <= _MAX_TITLE:
        before -= 1
    while tokens.shapes[after] in CAPITALISED and after - span.last <= _MAX_TITLE:
        after += 1
    if before == span.first - 1 and after == span.last + 1:
        return False
    if tokens.words[before] not in _OPENING or tokens.cues[before - 1] & Cue.SPEECH:
        return False
    after += tokens.words[after] in (",", ".")
    return tokens.words[after] in _CLOSING


def _is_car(tokens: Tokens, span: Span) -> bool:
    """Whether a name that cars have stands as a thing does: "her Malibu was", "the Durango hit"."""
    before = span.first - 1
    if span.name.lower() not in _CARS or tokens.shapes[before] not in (Shape.LOWER, Shape.TITLE):
        return False
    verb = tokens.lower[span.last + 1]
    if not (verb in _ENDS_OF_NAMED or verb in _DRIVES or verb.endswith("ed")):
        return False  # "a Tucson man"
    return tokens.lower[before] == "the" or tokens.lower[before] in _OWNERS


def _is_drunk(tokens: Tokens, span: Span) -> bool:
    """Whether a name is that of what is eaten or drunk: "a glass of Burgundy"."""
    before = span.first - 1
    return tokens.lower[before] == "of" and tokens.lower[before - 1] in _HELPINGS


def _is_firm(tokens: Tokens, span: Span) -> bool:
    """Whether a company's name begins with a place's, as it does all over the world: "Texas
    Instruments"."""
    after = span.last + 1
    if tokens.words[after] in HYPHENS:
        after += 1
    return tokens.lower[after] in _FIRM_ENDS and tokens.shapes[after] in CAPITALISED


def _is_landscapes(tokens: Tokens, span: Span) -> bool:
    """Whether a longer name that nobody knows goes on in the word for a landform or a water:
    "Boston Bar", "Lincoln Peak"; a country's or state's may be in it ("Georgia Strait")."""
    after = span.last + 1
    if tokens.shapes[after] != Shape.TITLE:
        return False
    if span.facts.area or span.facts.demonym or not tokens.joined(after):
        return False
    return tokens.shapes[after + 1] not in CAPITALISED


def _is_called(tokens: Tokens, span: Span) -> bool:
    """Whether somebody or something other than a place has the name: "a terrier called Berlin"."""
    before, after = span.first - 1, span.last + 1
    if tokens.lower[before] not in _NAMED or tokens.lower[after] not in _ENDS_OF_NAMED:
        return False
    noun = before - 1
    cues = Cue.HEAD | Cue.SETTLEMENT | Cue.WATER | Cue.RELIEF | Cue.DIRECTION | Cue.STREET
    if tokens.shapes[noun] != Shape.LOWER or tokens.cues[noun] & (cues | Cue.MODAL):
        return False
    return tokens.lower[noun] not in _PLACE_NOUNS


def _is_one(tokens: Tokens, span: Span) -> bool:
    """Whether a name counts as a thing of which there are several: "a Manhattan, please", "a second
    Munich"."""
    before, after = span.first - 1, span.last + 1
    if tokens.lower[before] in _ANOTHER and tokens.shapes[before] == Shape.LOWER:
        before -= 1
    elif tokens.shapes[before] != Shape.LOWER:
        return False
    if tokens.lower[before] not in _ONE:
        return False
    return tokens.lower[after] in _ENDS and not span.facts.demonym


def _goes_on(tokens: Tokens, span: Span) -> bool:
    """Whether a longer name that nobody knows goes on in a small word of another language: "Cerro"
    in "Cerro de Pasco"."""
    after = span.last + 1
    if tokens.words[after] not in _PARTICLES or not tokens.joined(after):
        return False
    return tokens.shapes[after + 1] in CAPITALISED and tokens.joined(after + 1)


def _is_led(tokens: Tokens, span: Span) -> bool:
    """Whether a longer name that nobody knows begins with the word for a fort or a storm, or with
    a maker's name: "Wainwright" in "Fort Wainwright", "Chevrolet Colorado"."""
    before = span.first - 1
    if tokens.lower[before] not in _LEADING or tokens.shapes[before] not in CAPITALISED:
        return False
    return tokens.joined(span.first)


def _is_foreign_street(tokens: Tokens, span: Span) -> bool:
    """Whether a name is that of a street, a station or the like, as other languages have it:
    "Avenida Cordoba", "Gare de Lyon", "Porte de la Chapelle"."""
    before = span.first - 1
    while tokens.words[before] in _PARTICLES and before > span.first - _MAX_PARTICLES:
        before -= 1
    return tokens.lower[before] in _STREETS and tokens.shapes[before] == Shape.TITLE


def _is_in_a_venues_name(tokens: Tokens, span: Span, ends: set[int]) -> bool:
    """Whether a name is the last part of one that an airport, a hospital or a street has:
    "Mariscal Sucre airport"; "London Heathrow airport" begins with a place."""
    before, after = span.first - 1, span.last + 1
    if before < 0 or before in ends or not tokens.joined(span.first):
        return False
    if tokens.shapes[before] != Shape.TITLE or not _is_name(tokens, before):
        return False
    while after <= span.last + _MAX_VENUE and tokens.joined(after):
        if tokens.lower[after] in _VENUES:
            return True
        if tokens.shapes[after] not in CAPITALISED:
            break
        after += 1
    return False


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether a word with a capital may begin a person's name: no common word but a title."""
    cues = tokens.cues[index]
    if cues & (Cue.DIRECTION | Cue.INTO | Cue.MONTH | Cue.SETTLEMENT | Cue.WATER | Cue.RELIEF):
        return False
    return bool(cues & Cue.TITLE) or tokens.lower[index] not in common_words()


def _is_relative(tokens: Tokens, span: Span) -> bool:
    """Whether a given name follows the word for a relative, or goes on a list of such: "two sons,
    Austin and Dallas"."""
    index = span.first
    if not _is_given(tokens, index):
        return False
    while index > span.first - _MAX_LIST:
        before = index - 1
        before -= tokens.words[before] in (",", ":")
        if tokens.lower[before] in _RELATIVES:
            return True
        before -= tokens.lower[before] == "and"
        before -= tokens.words[before] == ","
        if before == index - 1 or not _is_given(tokens, before):
            return False
        index = before
    return False


def _survives(tokens: Tokens, span: Span, ends: set[int], firsts: set[int]) -> bool:
    """Whether a given name goes on a list of relatives that tells where each lives: "his sons Troy
    of Jonestown and | Clinton | of Lititz"."""
    index, of = span.first, span.last + 1
    if span.last > index or of + 1 not in firsts or not _is_given(tokens, index):
        return False
    last = index - 1
    while tokens.lower[last] in _JOINTS and last > index - _MAX_JOINTS:
        last -= 1
    if last == index - 1 or last not in ends:
        return False
    before = range(last, max(-1, last - _MAX_LIST), -1)
    return any(tokens.lower[earlier] in _RELATIVES for earlier in before)


def _is_given(tokens: Tokens, index: int) -> bool:
    word = tokens.lower[index]
    given = person_names().get(word, NOT_A_NAME).given or word in _ALSO_GIVEN
    return bool(given) and tokens.shapes[index] in CAPITALISED
