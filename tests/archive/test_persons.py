"""Who is one traveller over many years."""

from __future__ import annotations

from datetime import date

from dashboard.archive.persons import Telling, persons

MAY, JUNE = date(2017, 5, 1), date(2017, 6, 1)


def groups(*tellings: Telling) -> set[frozenset[tuple[str, date | None]]]:
    found = persons(tellings)
    return {frozenset(key for key in found if found[key] == n) for n in set(found.values())}


def test_a_full_name_is_one_person_in_all_years_however_it_is_spelled() -> None:
    assert groups(Telling("Ban Ki-moon", MAY), Telling("Ban Ki Moon", JUNE)) == {
        frozenset({("Ban Ki-moon", MAY), ("Ban Ki Moon", JUNE)})
    }


def test_father_and_son_stay_apart() -> None:
    assert len(groups(Telling("John Doe", MAY), Telling("John Doe Jr.", MAY))) == 2


def test_a_surname_joins_the_one_full_name_of_its_month() -> None:
    found = groups(Telling("Novak", MAY), Telling("Eva Novak", MAY), Telling("Novak", JUNE))
    assert found == {
        frozenset({("Novak", MAY), ("Eva Novak", MAY)}),
        frozenset({("Novak", JUNE)}),
    }


def test_a_surname_that_two_have_stays_apart() -> None:
    assert len(groups(*(Telling(n, MAY) for n in ("Novak", "Eva Novak", "Jan Novak")))) == 3


def test_posts_that_contradict_keep_a_surname_apart() -> None:
    minister, coach = frozenset({"minister"}), frozenset({"coach"})
    found = groups(Telling("Novak", MAY, roles=coach), Telling("Eva Novak", MAY, roles=minister))
    assert len(found) == 2


def test_a_group_is_of_its_month() -> None:
    found = groups(Telling("41 survivors", MAY, True), Telling("41 survivors", JUNE, True))
    assert len(found) == 2
