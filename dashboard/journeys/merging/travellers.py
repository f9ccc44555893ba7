"""Who the names in articles are: which of them, in one article or in several, are one person's.

A full name is the same person's in all articles. A mere surname is one of those who have it in its
own article, else of those who have it in its own month: over years, many a "Smith" is told of.
Where several fit and nothing tells them apart, it is nobody's but its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.journeys.merging.same_person import Identities, Names, is_full, same_person
from dashboard.journeys.model import Itinerary, Station
from dashboard.journeys.people.person import parts

Published = Mapping[str, date | None]
"""The days of publication of articles, by their ids."""

# What is told so soon before or after is news of the same time, though a month ends between.
_NEWS = [timedelta(days=days) for days in range(-7, 8)]

_Month = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Telling:
    """That an article tells of somebody by a name; `roles` are the words of the posts."""

    article: str
    name: str
    roles: frozenset[str] = frozenset()


def tellings(told: Mapping[str, Sequence[Itinerary | Station]]) -> Iterator[Telling]:
    """Give who is told of in each article, by its id."""
    for article, journeys in told.items():
        for one in journeys:
            yield Telling(article, one.traveller, one.roles)


class Travellers:
    """The names of each traveller, by number, and whom an article means by a name. `told` are the
    numbers of those of whom articles tell, by article and name."""

    def __init__(
        self,
        groups: Sequence[Sequence[str]],
        told: Mapping[tuple[str, str], int],
        published: Published,
    ) -> None:
        self.groups = groups
        self._told = told
        self._groups = _Groups(published)
        for names in groups:
            self._groups.add_group(_telling_most(names))
        self._of_full_name: dict[str, int] = {}
        for (article, name), number in told.items():
            self._groups.tell(number, article)
            if is_full(name):
                self._of_full_name[name] = number

    def of(self, article: str, name: str) -> int:
        """The number of the traveller of whom an article tells by a name."""
        return self._told[article, name]

    def mark(self, number: int) -> str:
        """A name that stands for a traveller and, unlike his own, for nobody else."""
        return f"#{number}"

    def met(self, article: str, name: str) -> int | None:
        """The number of the traveller whom an article means by a name, though it may tell nothing
        else of him: the one told of by it, else the first that can be meant; None for nobody."""
        told = self._told.get((article, name), self._of_full_name.get(name))
        return next(iter(self._groups.fitting(name, [article])), None) if told is None else told


def _telling_most(names: Sequence[str]) -> list[str]:
    """Those of a traveller's names that are not part of another: by his surname alone, everybody
    who has it would be he."""
    full = [name for name in names if is_full(name)]
    return [n for n in names if is_full(n) or not any(same_person(n, other) for other in full)]


def travellers_of(
    tellings: Iterable[Telling],
    published: Published | None = None,
    identities: Identities | None = None,
    known: Mapping[str, Iterable[str]] | None = None,
) -> Travellers:
    """Who is told of, in order of first telling, as far as `identities` do not say otherwise.

    `published` are the days of the articles; one without a day may be of any month. `known` are
    travellers already told apart, each by one name, with the articles that tell of them: they come
    first, and no two of them are the same.
    """
    grouping = _Grouping(tellings, published or {}, identities or Identities())
    for name, articles in (known or {}).items():
        grouping.add_known(name, articles)
    grouping.add_full_names()
    grouping.add_surnames()
    return grouping.travellers()


def _month(day: date | None) -> _Month:
    return None if day is None else (day.year, day.month)


class _Groups:
    """Groups of names with the articles that tell of each: which of them a name fits there."""

    def __init__(self, published: Published) -> None:
        self.names = Names()
        self._published = published
        self._articles: list[dict[str, None]] = []
        self._surnames: dict[str, _OfSurname] = {}

    def add_group(self, names: Iterable[str] = ()) -> int:
        """Add a group of names and return its number."""
        number = self.names.add_group()
        self._articles.append({})
        for name in names:
            self.names.add(name, number)
        return number

    def tell(self, number: int, article: str) -> None:
        """Note that an article tells of a group."""
        self._articles[number][article] = None

    def month(self, article: str) -> _Month:
        """The month of an article, None where it has no day."""
        return _month(self._published.get(article))

    def fitting(self, name: str, articles: Sequence[str]) -> list[int]:
        """The groups, in order, of which some name can be the same person's as one that stands in
        these articles. A surname is asked for in one article."""
        if not is_full(name):
            return self.of_surname(name).fitting(articles[0])
        found = self.names.fitting(name)
        mere = [n for n in found if not any(map(is_full, self.names.groups[n]))]
        if mere:
            months = {self.month(article) for article in articles}
            far = {n for n in mere if not self._told_in(n, months)}
            found = [number for number in found if number not in far]
        return found

    def _told_in(self, number: int, months: set[_Month]) -> bool:
        """Whether a group is told of in one of some months, as far as can be known."""
        told = {self.month(article) for article in self._articles[number]}
        return None in months or None in told or not told.isdisjoint(months)

    def of_surname(self, name: str) -> _OfSurname:
        """Those that have a surname, as it was first asked for."""
        if name not in self._surnames:
            told = {number: self._articles[number] for number in self.names.fitting(name)}
            self._surnames[name] = _OfSurname(told, self._published)
        return self._surnames[name]


class _OfSurname:
    """The groups of names that have a surname, by when they are told of."""

    def __init__(self, told: Mapping[int, Iterable[str]], published: Published) -> None:
        self._published = published
        self._all = sorted(told)
        self._in_article: dict[str, set[int]] = {}
        self._in_month: dict[_Month, set[int]] = {}
        self._on_day: dict[date, set[int]] = {}
        for number, articles in told.items():
            for article in articles:
                day = published.get(article)
                self._in_article.setdefault(article, set()).add(number)
                self._in_month.setdefault(_month(day), set()).add(number)
                if day:
                    self._on_day.setdefault(day, set()).add(number)

    def is_in(self, article: str) -> bool:
        """Whether an article itself tells of some of them."""
        return article in self._in_article

    def fitting(self, article: str) -> list[int]:
        """The groups, in order, that an article can mean by the surname: those that it tells of
        itself, else those told of in its month, else those told of in a week before or after."""
        if self.is_in(article):
            return sorted(self._in_article[article])
        day = self._published.get(article)
        if day is None:
            return self._all
        undated = self._in_month.get(None, set())
        found = self._in_month.get(_month(day), set()) | undated
        if not found:
            found = found.union(*(self._on_day.get(day + days, ()) for days in _NEWS))
        return sorted(found)


class _Grouping:
    """Names being put into groups: full names first, the fullest of them first."""

    def __init__(
        self, tellings: Iterable[Telling], published: Published, identities: Identities
    ) -> None:
        self._published = published
        self._identities = identities
        self._groups = _Groups(published)
        self._roles: dict[int, set[str]] = {}
        self._known: dict[str, int] = {}
        self._told: dict[tuple[str, str], int] = {}
        self._articles: dict[str, dict[str, set[str]]] = {}
        for telling in tellings:
            self._told[telling.article, telling.name] = -1  # to be found; the order is kept
            articles = self._articles.setdefault(telling.name, {})
            articles.setdefault(telling.article, set()).update(telling.roles)

    def add_known(self, name: str, articles: Iterable[str]) -> None:
        """Add a traveller already told apart."""
        self._known[name] = number = self._groups.add_group([name])
        for article in articles:
            self._groups.tell(number, article)

    def add_full_names(self) -> None:
        """Add the names of more than one word."""
        full = [name for name in self._articles if is_full(name)]
        for name in sorted(full, key=lambda name: -len(parts(name))):
            articles = self._articles[name]
            roles = set[str]().union(*articles.values())
            number = self._known.get(name)
            if number is None:
                number = self._one(name, self._groups.fitting(name, list(articles)), roles)
                number = self._groups.add_group() if number is None else number
                self._groups.names.add(name, number)
            self._roles.setdefault(number, set()).update(roles)
            for article in articles:
                self._tell(article, name, number)

    def add_surnames(self) -> None:
        """Add the names of one word: in each of its articles to a group that is told of in the
        article or its month, else to one of its own for that month."""
        for name in [name for name in self._articles if not is_full(name)]:
            articles = self._articles[name]
            in_month: dict[_Month, set[str]] = {}
            for article, roles in articles.items():
                in_month.setdefault(self._groups.month(article), set()).update(roles)
            bearers = self._groups.of_surname(name)
            joined = set[int]()
            alone: dict[_Month, int] = {}
            for article, own in articles.items():
                month = self._groups.month(article)
                roles = own if bearers.is_in(article) else in_month[month]
                number = self._one(name, bearers.fitting(article), roles)
                if number is None or self._apart_by_post(number, roles):
                    if month not in alone:
                        alone[month] = self._groups.add_group()
                        self._roles[alone[month]] = in_month[month]
                    number = alone[month]
                if number not in joined and name not in self._groups.names.groups[number]:
                    self._groups.names.add(name, number)
                joined.add(number)
                self._tell(article, name, number)

    def _tell(self, article: str, name: str, number: int) -> None:
        self._told[article, name] = number
        self._groups.tell(number, article)

    def _one(self, name: str, fitting: Sequence[int], roles: set[str]) -> int | None:
        """The one of some fitting groups that a name with these roles is of, None where none or
        more than one is."""
        apart, groups = self._identities.apart, self._groups.names.groups
        found = [n for n in fitting if not any(frozenset((name, o)) in apart for o in groups[n])]
        if len(found) > 1:
            found = [number for number in found if roles & self._roles.get(number, set())]
        return found[0] if len(found) == 1 else None

    def _apart_by_post(self, number: int, roles: set[str]) -> bool:
        """Whether somebody with a mere surname and a group have posts, and none in common."""
        known = self._roles.get(number, set())
        return bool(roles and known and not roles & known)

    def travellers(self) -> Travellers:
        """All that were added, in order of first telling, those first that were known before."""
        groups = dict(enumerate(self._groups.names.groups))
        now = _unite(groups, self._identities.same)
        told = {key: now.get(number, number) for key, number in self._told.items()}
        first: dict[int, int] = dict.fromkeys(self._known.values(), -1)
        first_alone: dict[str, int] = {}
        for position, number in enumerate(told.values()):
            first.setdefault(number, position)
            if not any(map(is_full, groups[number])):
                first_alone.setdefault(groups[number][0], position)

        def order(number: int) -> tuple[int, int]:
            return first_alone.get(groups[number][0], first[number]), first[number]

        place = {number: position for position, number in enumerate(sorted(groups, key=order))}
        return Travellers(
            [groups[number] for number in place],
            {key: place[number] for key, number in told.items()},
            self._published,
        )


def _unite(groups: dict[int, list[str]], same: Iterable[frozenset[str]]) -> dict[int, int]:
    """Put together those of the groups, by number, of which some names are said to be the same;
    give for each group that is gone the number of the one that it is in now."""
    having: dict[str, set[int]] = {}
    for number, names in groups.items():
        for name in names:
            having.setdefault(name, set()).add(number)
    gone: dict[int, int] = {}
    for pair in same:
        joined = sorted(set[int]().union(*(_meant(name, having, groups) for name in pair)))
        if len(joined) < 2:
            continue
        united = max(groups) + 1
        groups[united] = list(dict.fromkeys(n for number in joined for n in groups[number]))
        for number in joined:
            for name in groups.pop(number):
                having[name].discard(number)
                having[name].add(united)
            gone[number] = united
    return {number: _last(number, gone) for number in gone}


def _meant(
    name: str, having: Mapping[str, set[int]], groups: Mapping[int, Sequence[str]]
) -> set[int]:
    """The groups that are meant by a name: of a surname those where it stands alone, if any."""
    found = having.get(name, set())
    alone = {number for number in found if not any(map(is_full, groups[number]))}
    return alone or found


def _last(number: int, gone: Mapping[int, int]) -> int:
    while number in gone:
        number = gone[number]
    return number
