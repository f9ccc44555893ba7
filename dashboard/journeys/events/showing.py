"""Words that show, in the sentences after a gathering, who took part in it without naming it: "used
his speech to", "met him on the sidelines", "made a surprise appearance"."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.presence.participants import taken

_SPEECHES = word_set("speeches_at_meetings")
_ELSEWHERE = word_set("speeches_elsewhere")
_MAKING = word_set("making_speeches")
_APPEARANCES = frozenset({"appearance"})
_SIDELINES = frozenset({"sidelines", "margins"})
_AT = word_set("prepositions_at") - {"on"}

SHOWING_AT_MEETINGS = _SPEECHES | _APPEARANCES | _SIDELINES

# Between whose it is, or the verb, and the noun: "his | long opening speech".
_REACH = 4


def shown_there(parse: Parse, k: int) -> tuple[Person, ...]:
    """Whom the word at `k` shows to be where people have gathered."""
    low, after = parse.line.low(k), parse.line.low(k + 1)
    if low not in SHOWING_AT_MEETINGS or after == "of" or _is_elsewhere(parse, k):
        return ()
    if low in _SIDELINES:
        return _beside_it(parse, k)
    return _by_owner(parse, k) or _by_maker(parse, k)


def _is_elsewhere(parse: Parse, k: int) -> bool:
    """Whether a place of its own follows, or what stands before says that it is another's: "his
    speech in Oslo", "her victory speech", "a televised speech"."""
    heard = parse.line.low(k + 1) == "to" and not parse.any_verb(k + 2)
    placed = heard or parse.line.low(k + 1) in _AT
    return placed or parse.line.has(_ELSEWHERE, max(k - _REACH, 0), k)


def _by_owner(parse: Parse, k: int) -> tuple[Person, ...]:
    """Matches "Used | his opening speech to", "Lee's | speech was short"."""
    near = (parse.at[i] for i in range(k - 1, max(k - _REACH, -1), -1) if i in parse.at)
    owner = next(near, None)
    return owner.persons if owner is not None and owner.possessive else ()


def _by_maker(parse: Parse, k: int) -> tuple[Person, ...]:
    """Matches "Gave | the opening speech", "made | a surprise appearance"."""
    main = parse.verb_before(k)
    if main is None or k - main > _REACH or parse.line.low(main) not in _MAKING:
        return ()
    return subject(parse, main) or ()


def _beside_it(parse: Parse, k: int) -> tuple[Person, ...]:
    """Matches "Met him for an hour on the | sidelines": both."""
    main = parse.verb_before(k)
    if main is None:
        return ()
    return unique((*(subject(parse, main) or ()), *taken(parse, main, k)))
