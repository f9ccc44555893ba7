"""More than 250 hostile strings through every door of the page: none runs, none makes an element,
and no file that is written breaks."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from benchmarks.browser import ROOT, running
from benchmarks.reliability.hostile import LOOK, STRINGS
from dashboard.articles.article import Article
from dashboard.articles.readers import read
from dashboard.atlas import Atlas, build
from dashboard.exports import geojson, gpx, html, kml, table
from dashboard.places.gazetteer.importing import import_layer
from dashboard.places.gazetteer.layers import COLUMNS
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.project.events import ArticleEdited, Renamed
from dashboard.project.project import Project
from dashboard.view import build as viewing
from dashboard.view.state import EVERYONE, Filters
from tests.browser.steps import SLOW, Open, add, on_map, settled

pytestmark = pytest.mark.browser

AT_ONCE = 12  # strings of an article
GROUPS = [STRINGS[at : at + AT_ONCE] for at in range(0, len(STRINGS), AT_ONCE)]
NAMES = [f"Qor{a}{b}{c}town" for a, b, c in product(("va", "mi", "zu"), "bdfklmnp", "aeiouy")]
# The gazetteer leaves out a place whose name has characters that control.
PLACES = [one for one in STRINGS if one.isprintable()]


def hostile_articles() -> Iterator[dict[str, str]]:
    """Articles with hostile ids, titles, sources, addresses and texts; each names places that have
    hostile names in a layer of the gazetteer."""
    names = iter(zip(NAMES * 4, PLACES, strict=False))
    for number, group in enumerate(GROUPS):
        told = " ".join(group)
        towns = [name for _, (name, _) in zip(range(4), names, strict=False)]
        went = " ".join(f"She flew to {town} on Friday." for town in towns)
        text = f"{told} Singer Clara Voss{number} arrived in Nairobi on Friday, {told}. {went}"
        yield {
            "id": f"{number} {group[0]}"[:200],
            "title": f"{number} {told}"[:1900],
            "source": told[:1900],
            "url": f"javascript:{group[-1]}"[:1900],
            "text": text,
            "published": "2024-03-07",
        }


def layer(path: Path) -> Path:
    """Places with hostile names, an innocent one beside each."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for n, one in enumerate(PLACES):
            innocent = NAMES[n % len(NAMES)]
            name = one.replace("|", "/")[:200]
            rows.writerow((f"h{n}", name, innocent, n % 80, n % 170, "P", "PPL", "FR", "", 9, ""))
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles, the layer, and a project with hostile corrections."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = "".join(json.dumps(article) + "\n" for article in hostile_articles())
    (folder / "articles.jsonl").write_text(lines, "utf-8")
    import_layer(
        layer(folder / "own.csv"), "own", folder / "layers", lambda *_: None, lambda _: None
    )
    project = Project(folder / "p.dateline")
    given = read([folder / "articles.jsonl"]).articles
    for number, (article, group) in enumerate(zip(given, GROUPS, strict=True)):
        told = f"{number} {' '.join(group)}"
        project.append("s", Renamed(f"Clara Voss{number}", told[:480]), [article])
        edited = ArticleEdited(article.id, told[:1900], told[:1900], "2024-03-07", "")
        project.append("s", edited)
    project.close()
    return folder


@pytest.fixture(scope="module")
def hostile_atlas(folder: Path) -> Iterator[Atlas]:
    before = os.environ["DATELINE_LAYERS"]
    os.environ["DATELINE_LAYERS"] = str(folder / "layers")
    articles = read([folder / "articles.jsonl"]).articles
    yield build(articles, Geoparser(open_gazetteer()))
    os.environ["DATELINE_LAYERS"] = before


def nothing_ran(page: Page) -> None:
    for frame in page.frames:
        assert frame.evaluate(LOOK) == [False, []]


def test_there_are_as_many_strings_as_is_said() -> None:
    assert len(set(STRINGS)) == len(STRINGS) >= 250


def test_no_file_breaks(hostile_atlas: Atlas) -> None:
    assert len({article.id for article in hostile_atlas.articles}) == len(GROUPS)
    for written in (kml.kml(hostile_atlas), gpx.gpx(hostile_atlas)):
        root = ElementTree.fromstring(written)
        assert not [one for one in root.iter() if "data-hostile" in one.attrib]
        assert not {one.tag.rpartition("}")[2] for one in root.iter()} & {"script", "img", "iframe"}
    assert json.loads(geojson.geojson(hostile_atlas))["features"]
    rows = list(csv.reader(io.StringIO(table.stops(hostile_atlas).lstrip("\ufeff"))))
    assert len({len(row) for row in rows}) == 1 and len(rows) > len(GROUPS)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "|"))]


def test_none_runs_in_the_file_that_works_offline(
    open_page: Open, hostile_atlas: Atlas, tmp_path: Path
) -> None:
    view = viewing.build(hostile_atlas, Filters(traveller=EVERYONE), {})
    file = tmp_path / "map.html"
    file.write_text(html.page(view, None), "utf-8")
    page = open_page(file.as_uri())
    expect(page.locator(".mark.is-stop").first).to_be_attached(timeout=SLOW)
    for fold in page.locator("details").all():
        fold.evaluate("one => { one.open = true }")
    for mark in page.locator(".mark").all()[:60]:
        mark.dispatch_event("click")
        expect(page.locator(".dateline-popup").first).to_be_attached()
    nothing_ran(page)


def test_none_runs_in_the_page(open_page: Open, folder: Path) -> None:
    environment = {"DATELINE_LAYERS": str(folder / "layers")}
    inputs = (f"--project={folder / 'p.dateline'}", str(folder / "articles.jsonl"))
    asked = quote("".join(STRINGS[::40])[:1500])
    with running(environment, ROOT, *inputs) as (address, _):
        page = open_page(f"{address}/?traveller=everyone&article={asked}&sentence={asked}")
        expect(page.locator("h1.dl-title")).to_be_visible(timeout=SLOW)
        expect(on_map(page).locator(".mark.is-stop").first).to_be_attached(timeout=SLOW)
        settled(page)
        nothing_ran(page)
        for mark in on_map(page).locator(".mark").all()[:20]:
            mark.dispatch_event("click")
            expect(on_map(page).locator(".dateline-popup").first).to_be_attached()
        nothing_ran(page)
        add(page, text=" ".join(PLACES) + " Ann Lee flew to Oslo.")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator(".dl-box")).to_contain_text(re.compile("Ann Lee flew to Oslo"))
        nothing_ran(page)
        page.context.close()


def test_an_article_is_kept_as_it_came(folder: Path) -> None:
    kept: list[Article] = list(read([folder / "articles.jsonl"]).articles)
    assert all(
        one in article.text for article, group in zip(kept, GROUPS, strict=True) for one in group
    )
