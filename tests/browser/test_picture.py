"""The picture of the map, as PNG and as SVG, from the page and from an exported file."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import FrameLocator, Page

from dashboard.exports import html
from tests.browser.steps import Open, on_map, opened
from tests.view.views import EUROPE, make_view

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>&\u202e]]>"


def taken(page: Page, where: Page | FrameLocator, kind: str, folder: Path) -> Path:
    where.get_by_role("button", name="Save a picture of the map").click()
    with page.expect_download() as download:
        where.get_by_role("button", name=f"Picture, {kind}").click()
    assert download.value.suggested_filename == f"dateline.{kind.lower()}"
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def texts(file: Path) -> list[str]:
    root = ElementTree.parse(file).getroot()
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_a_picture_has_title_names_legend_scale_and_sources(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    page = opened(open_page, server)
    said = texts(taken(page, on_map(page), "SVG", tmp_path))
    assert said[0].startswith("The journey of Kim Jong Un")
    assert {"Komsomolsk-on-Amur", "1", "2", "visited", "planned"} <= set(said)
    assert any(text.endswith(" km") for text in said)
    assert any("Associated Press" in text for text in said)
    assert said[-1] == "Natural Earth · GeoNames · made with Dateline"
    png = taken(page, on_map(page), "PNG", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    frame = page.locator(".st-key-map iframe").bounding_box()
    assert frame is not None
    assert width == pytest.approx(2 * frame["width"], abs=8)
    assert height > 2 * frame["height"]


def test_a_picture_of_hostile_names_is_a_picture_of_text(open_page: Open, tmp_path: Path) -> None:
    view = make_view(EUROPE)
    first, *others = view.places
    view = replace(view, places=(replace(first, name=HOSTILE), *others), title=HOSTILE)
    file = tmp_path / "map.html"
    file.write_text(html.page(view), encoding="utf-8")
    page = open_page(file.as_uri(), scheme="dark")
    page.wait_for_selector("[data-ready]")
    picture = taken(page, page, "SVG", tmp_path)
    said = texts(picture)
    assert said[0] == HOSTILE and said.count(HOSTILE) >= 1
    root = ElementTree.parse(picture).getroot()
    assert not list(root.iter("script")) + list(root.iter(f"{SVG}script"))
    assert taken(page, page, "PNG", tmp_path).read_bytes().startswith(b"\x89PNG")
