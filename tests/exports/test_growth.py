"""Time grows with the number of travellers, also where many have one name."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from benchmarks.growth_texts import TEXTS
from dashboard.articles.article import Article
from dashboard.atlas import build
from dashboard.exports import kml
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from tests.journeys.test_growth import steps


def folders(*names: str) -> list[Element]:
    made = [Element("Folder") for _ in names]
    for folder, name in zip(made, names, strict=True):
        SubElement(folder, "name").text = name
    return made


def test_lives_of_many_persons() -> None:
    def work(length: int) -> Callable[[], object]:
        text = TEXTS["{given} {family} was born in {town} in 1950. "](length)
        atlas = build([Article("one", text)], Geoparser(open_gazetteer()))
        return lambda: kml.kml(atlas)

    work(1_000)()
    short, long = (steps(work(n)) for n in (2_000, 12_000))
    assert long < 6 * short


def test_folders_of_one_name() -> None:
    short, long = (steps(lambda n=n: kml.document([folders(*["Ann Lee"] * n)])) for n in (100, 600))
    assert long < 8 * short


def test_folders_of_one_name_are_numbered_whatever_their_case() -> None:
    made = kml.document(
        [folders("Ann Lee", "Ann Lee (2)", "ANN LEE", "Bo", "ann lee", "Ann Lee (2)")]
    )
    named = re.findall(r"<name>(.*?)</name>", made)[1:]
    assert named == [
        "Ann Lee",
        "Ann Lee (2)",
        "ANN LEE (3)",
        "Bo",
        "ann lee (4)",
        "Ann Lee (2) (2)",
    ]
