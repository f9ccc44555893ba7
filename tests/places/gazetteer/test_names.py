"""One folding for the index and for look-ups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.places.gazetteer.names import fold, fold_all


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint Petersburg", "St. Petersburg"),
        ("Saint Petersburg", "ST.-PETERSBURG"),
        ("St.Petersburg", "St Petersburg"),
        ("Mount Everest", "Mt. Everest"),
        ("Fort Worth", "Ft. Worth"),
        ("The Hague", "Hague"),
        ("São Tomé & Príncipe", "Sao Tome and Principe"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Komsomolsk-on-Amur", "Komsomolsk on Amur"),
        ("Komsomolsk‑on–Amur", "Komsomolsk—on−Amur"),
        ("Rostov\u00a0on\u2009Don", "Rostov-on-Don"),
        ("Łódź", "lodz"),
        ("İstanbul", "Istanbul"),
        ("Malmö", "MALMO\u0308"),
        ("Tórshavn", "Torshavn"),
        ("P’yŏngyang", "Pyongyang"),
        ("Washington, D.C.", "Washington DC"),
        ("U.S.", "US"),
        ("N. Korea", "North Korea"),
        ("W. Virginia", "West Virginia"),
        ("Straße", "strasse"),
        ("New\u00adport", "Newport"),
    ],
)
def test_spellings_of_one_name_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Newport", "New Port"), ("York", "New York"), ("Georgia", "Georgian"), ("Nice", "Nicé Sur")],
)
def test_names_that_differ_stay_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "—", "...", "'", "\u200b", "(),;"])
def test_what_has_no_letter_folds_to_nothing(text):
    assert fold(text) == ""


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdefghij XYZ-'’.éü", max_size=30))
def test_case_does_not_count(text):
    assert fold(text.upper()) == fold(text) == fold(text.lower())


@given(st.lists(st.sampled_from(["rio", "São", "d’Or", "st", "Kyiv"]), min_size=1))
def test_spaces_and_dashes_are_one(words):
    assert fold("-".join(words)) == fold(" ".join(words)) == fold(" — ".join(words))


@given(st.text())
def test_folded_names_have_single_spaces_and_no_marks(text):
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert not set("-–—'’.,") & set(folded)


# What folding changes, and what stands around it: one step must not see another name's letters.
PIECES = [
    "the", "The", "n", "St", "saint", "Sainte", "ft", "Mount", "mounting", "Kyiv", "é", "e\u0301",
    "Æ", "İ", "ß", "ﬁ", "Σ", "´", "\u0301", "a.b", "U.S.", "St.Petersburg", ".", "&", "'", "’", "-",
    "—", "_", " ", "  ", "\t", "\n", "\r", "\x1c", "\x85", "\xa0", "\u2028", "\u200b", "\x00", "5",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES)).map("".join) | st.text()))
def test_many_names_fold_as_one_by_one(names):
    assert fold_all(names) == [fold(name) for name in names]
