"""What the words beside a name say its place is: "the city of X", "X province", "the X fleet"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dashboard.places.gazetteer.layers import demonyms
from dashboard.places.language import word_set
from dashboard.places.place import Place
from dashboard.places.resolution.bearers import IN, home_told, is_at_home
from dashboard.places.resolution.surroundings import Option

NO_COUNTRY = "no country"
"""What is said of a town, or of a state: that it is no country."""
WIRED = "P wired"
"""What is said of a town that opens an agency's report without its state or country, or where
shares are traded: that no far better known one is called so."""
SEAT = "seat"
"""What is said of what a member of a parliament, or a court, is for: that it is a town, a county or
a state."""
_BEHIND = 40
# What only a state has right after its name: "Georgia Gov. X", "Georgia Tech".
_OF_STATE = re.compile(
    r"(?:['’]s)?\s+(?:(?:Lt\.?|[Ll]ieutenant)\s)?(?:[Gg]ov(?:\.|ernor\b)|[Ll]egislature\b|"
    r"[Ss]tate\s(?:[Rr]ep|[Ss]en|[Tt]rooper|[Pp]atrol|[Pp]olice|[Ll]egislat|[Ll]aw)|"
    r"[Ss]ecretary\sof\s[Ss]tate\b|[Ss]upreme\sCourt\b|[Aa]ttorney\s[Gg]eneral\b|[Ss]tatehouse\b|"
    r"(?:House|Senate)\s(?:Speaker|Majority|Minority)\b|Republicans?\b|Democrats?\b|lawmakers\b|"
    r"Tech\b|State\b|Bulldogs\b|National\sGuard\b|Highway\sPatrol\b)"
)
# What a state of the US or a town has there, but no country: "Georgia voters" (a country's are
# "Georgian voters"), while "an Alexandria man" is of no province.
_OF_HOME = re.compile(
    r"(?:['’]s)?\s+(?:voters|residents|native|man|woman|couple|teenager|officials|prosecutors|"
    r"authorities|judge|farmers|families|students)\b"
)
# What a town or a state has there.
_OF_SCHOOLS = re.compile(
    r"\s+(?:[Ee]lementary|(?:[Mm]iddle|[Hh]igh)\s[Ss]chool|[Jj]unior\s[Hh]igh|varsity|boys|girls|"
    r"[Cc]ity\s[Cc]ouncil|[Ss]chool\s(?:[Bb]oard|[Dd]istrict)|[Pp]ublic\s[Ss]chools|[Tt]ownship)\b"
)
# Before the town of an address ("12 Mill St., Lebanon"), of somebody with an age ("Ann Lee, 34,
# Lebanon,"), and of those who survive one ("her son, Jan Lee of Lebanon;").
_ADDRESS = re.compile(
    r"\d\s(?:[A-Z][\w.]*\s){1,3}(?:St|Ave|Rd|Blvd|Dr|Ln|Pkwy|Hwy|Street|Avenue|Road|Boulevard|Drive|"
    r"Lane|Parkway|Highway)\b\.?,\s(?:in\s)?$"
)
_SURVIVING = re.compile(
    r"[A-Z][\w.]+\s(?:[A-Z][\w.]*\s){0,2}[A-Z]\w+(?:\s\([^()]{2,25}\))?,?\sof\s$"
)
_SURVIVORS = 1_500  # characters of an obituary before the last of those who survive
_AGED = re.compile(r"[A-Z]\w+,\s\d\d,\s(?:of\s)?$")
_BELOW_STATE = re.compile(
    r"\b(?:[Gg]ov(?:ernor|\.)|[Ll]egislature|[Ss]tatehouse)(?:\s+[A-Z][\w.'’-]+){0,3}"
    r"\s+of\s+(?:the\s+)?$|\b[Uu]pstate\s+$"
)
# "Ann Lee, D-Raleigh": of legislators many a paper tells the county.
_OF_MEMBER = re.compile(rf"[,(]\s?(?:{'|'.join(map(str.upper, sorted(word_set('parties'))))})-$")
_MAX_PARTY = 6
# "Shares rose 4% in Milan".
_TRADED = re.compile(
    r"\b(?:[Ss]hares|[Ss]tocks?|[Ff]utures|[Ii]ndex)\b[^.;]{0,60}?\s"
    r"(?:\d[\d.,]*\s?(?:%|percent|per\scent|points)|trading|higher|lower|up|down)\sin\s$"
)
_TRADE = 120
_OF_COURT = re.compile(r"\s+(?:Circuit|Superior|Magistrate|Family|Common\sPleas|Juvenile)\sCourt\b")
# "The states of Texas, Ohio and": what is listed so is no country, nor a town.
_STATES = re.compile(
    r"\b(?:the|in|across|of|for|from|to|two|three|four|five|several|northern|southern|eastern|"
    r"western|U\.S\.|US|American)\s+(?:states|provinces)\s+of\s+(?:(?:[A-Z][\w'’-]+\s?){1,3},?\s+){0,6}?"
    r"(?:[A-Z][\w'’-]+\s?){1,3},?\s+and\s+$"
)
_LISTING = ("and ",)
_MAX_STATES = 120
_RIVERS_TOWN = 20_000  # people
_LAST_BEFORE = ("of ", "he ", "te ")
_TOWN = "city|town|village|capital|suburb|hamlet|resort|settlement|neighbou?rhood"
_AREA = (
    "state|province|region|county|district|department|oblast|governorate|prefecture|territory|krai"
)
_OF_TOWN = "[Mm]ayor|[Ll]ord [Pp]rovost|(?:[Aa]rch)?[Bb]ishop"
_BEFORE = re.compile(rf"\b(?:(?P<town>{_TOWN}|{_OF_TOWN})|(?P<area>{_AREA}))\s+of\s+(?:the\s+)?$")
_AFTER = re.compile(rf"\s+(?:(?P<town>city)|(?P<area>{_AREA})|(?P<water>[Ff]leet|flotilla))\b(?!')")
_ARTICLE = re.compile(
    r"\b[Tt]he\s+(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?\s+)?$", re.IGNORECASE
)
_WHICH = re.compile(
    r"\b(?:the|an?|this|that|his|her|its|their|our|my|one)\s+"
    r"(?:(?!(?:of|in|at|from|to|for|near|by|with|and|or)\s)[a-z-]+\s+)?$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s+([a-z][\w-]*)")
_NEXT = re.compile(r"\s*(\w+|[^\w\s])")
_ENDS = word_set("behind_landscapes")
_NAME_ENDS = re.compile(r"\b([A-Z][\w'’-]+)\s+$")
_CLASSES = {"town": "P", "area": "A", "water": "H"}


def called(text: str, start: int, end: int) -> str:
    """The feature class ("P", "A", "H"), the rank "ADM1", the country "US" of a state, that it is
    `NO_COUNTRY`, or the home ("in US.OH"), as the words beside the name at `start` to `end` say, or
    ""."""
    if told := home_told(text, start, end) or _rank(text, start, end):
        return told
    spaced = _is_spaced(text, end)
    match = _AFTER.match(text, end) if spaced else None
    if match is None and text[start - 3 : start] in ("of ", "he "):
        match = _BEFORE.search(text, max(0, start - _BEHIND), start)
        if match and match["area"] and _is_named(text, match.start()):
            return ""  # "the Karrada district of Baghdad" is no district called Baghdad
    return _CLASSES[match.lastgroup] if match and match.lastgroup else ""


def _rank(text: str, start: int, end: int) -> str:
    """That a name is a state's ("ADM1", "US") or no country's, as the words beside it say; or
    ""."""
    if text[start - 1 : start] == "-" and _OF_MEMBER.search(text, start - _MAX_PARTY, start):
        return SEAT
    if text[start - 4 : start] == " in " and _TRADED.search(text, max(0, start - _TRADE), start):
        return WIRED
    spaced = _is_spaced(text, end)
    if spaced and _OF_COURT.match(text, end):
        return SEAT
    if spaced and _OF_STATE.match(text, end):
        return "ADM1"
    if spaced and _OF_HOME.match(text, end):
        return "US"
    if (spaced and _OF_SCHOOLS.match(text, end)) or _lives(text, start, end):
        return NO_COUNTRY
    begin, listed = max(0, start - _BEHIND), max(0, start - _MAX_STATES)
    if text[start - 3 : start] in _LAST_BEFORE and _BELOW_STATE.search(text, begin, start):
        return "ADM1"
    if text[start - 4 : start] in _LISTING and _STATES.search(text, listed, start):
        return "ADM1"
    return ""


def _is_spaced(text: str, end: int) -> bool:
    """Whether a name ends there as a word, or has an apostrophe behind it."""
    following = text[end : end + 1]
    return following.isspace() or following in ("'", "’")


def _lives(text: str, start: int, end: int) -> bool:
    """Whether a name ends an address, or says where somebody lives who is named with an age."""
    begin = max(0, start - _BEHIND)
    if text[start - 2 : start] == ", " and _ADDRESS.search(text, begin, start):
        return True
    if text[end : end + 1] not in (",", ";"):
        return False
    if text[start - 3 : start] == "of " and _SURVIVING.search(text, begin, start):
        return text.find("urviv", max(0, start - _SURVIVORS), start) >= 0
    return bool(_AGED.search(text, begin, start))


def water_or_town(text: str, start: int, end: int, options: Sequence[Option]) -> str:
    """The class of a water that its article tells of ("the Kafue rose"), or of the town that has a
    river's name without one; else "". `options` are what the name at `start` to `end` may mean."""
    places = [option.place for option in options]
    classes = {place.feature_class for place in places}
    if "H" not in classes:
        return ""
    if has_article(text, start):
        if "L" not in classes and is_landscape(text, end):
            return "H"
        # "The Pacific side"
        return "H" if any(place.feature_code == "OCN" for place in places) else ""
    rivers = {place.country for place in places if place.feature_code == "STM"}
    towns = {place.country for place in places if place.population >= _RIVERS_TOWN}
    return "P" if rivers & towns and "A" not in classes else ""


def has_article(text: str, start: int) -> bool:
    """Whether an article stands before a name, perhaps with a direction."""
    return (
        text[start - 1 : start] == " "
        and _ARTICLE.search(text, max(0, start - _BEHIND), start) is not None
    )


def is_landscape(text: str, end: int) -> bool:
    """Whether a name with an article is a river's or sea's, for nothing stands behind it of which
    it may be an attribute: "the Elbe rose", "the Southwest Pacific, where"."""
    after = _NEXT.match(text, end)
    return after is not None and after[1].lower() in _ENDS


def is_attribute(text: str, start: int, end: int) -> bool:
    """Whether a name says of somebody or something after it where it is from: "the Ohio senator",
    "a young Hollywood actress"."""
    if not _WHICH.search(text, max(0, start - _BEHIND), start):
        return False
    after = _NOUN.match(text, end)
    return after is not None and after[1] not in _ENDS


def _is_named(text: str, end: int) -> bool:
    """Whether a name that is no people's ends at an offset."""
    name = _NAME_ENDS.search(text, max(0, end - _BEHIND), end)
    return name is not None and name[1] != "The" and name[1] not in _peoples()


@cache
def _peoples() -> frozenset[str]:
    """The last words of the names of peoples."""
    return frozenset(demonym.rpartition(" ")[2] for demonym, _ in demonyms())


def answers(place: Place, said: str) -> bool:
    """Whether a place is what it is called: of a feature class ("A"; a country is no division), or
    of a rank ("PCL", "ADM1"), a state of the US, a town or a state, or in a home ("in US.OH")."""
    if said.startswith(IN):
        return is_at_home(place, said)
    if said == WIRED:
        return place.feature_class == "P"
    if said == SEAT:
        return place.feature_code in ("ADM1", "ADM2", "PPL", "PPLA")
    if said == "US":
        return place.feature_code == "ADM1" and place.country == said
    if said == NO_COUNTRY:
        return place.feature_code == "ADM1" or place.feature_class == "P"
    if len(said) > 1:
        return place.feature_code.startswith(said)
    return place.feature_class == said and not place.feature_code.startswith("PCL")
