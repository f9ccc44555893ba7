"""A walk through the page, as a reader takes it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.steps import (
    SLOW,
    Open,
    adding,
    card,
    choose_article,
    expect_in_view,
    is_marked,
    mark,
    on_map,
    opened,
    pin,
    selected,
    sentence,
    settled,
    upload_into,
)

pytestmark = pytest.mark.browser

FIRST, SECOND = "000_1be1314a73d5da7f", "004_a90696101b608ef7"
SUMMIT = 23  # “The Kim-Putin summit took place at the Vostochny Cosmodrome…”
PINS = (
    "Komsomolsk-on-Amur",
    "Vladivostok",
    "Vostochny Cosmodrome",
    "Andriivka",
    "Bakhmut",
    "Sochi",
)
ALL_KINDS = ("literal", "metonym", "demonym", "dateline")  # but of names in other names
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>**Bold** {{7*7}} ${8*8}"


@pytest.mark.parametrize("name", PINS)
def test_each_pin_opens_a_card_with_the_sentence_that_names_it(
    open_page: Open, server: str, name: str
) -> None:
    page = opened(open_page, server)
    pin(page, name).dispatch_event("click")
    expect(card(page)).to_contain_text(name)
    expect(card(page).locator("mark").first).to_have_text(name)
    expect(selected(page)).to_contain_text(name)
    expect_in_view(selected(page))


def test_a_link_in_a_card_shows_its_sentence_in_the_same_tab(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    pin(page, "Komsomolsk-on-Amur").click()
    link = card(page).get_by_role("link", name="read in article").last
    address = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    article, index = address["article"][0], int(address["sentence"][0])
    link.click()
    expect(sentence(page, article, index)).to_have_class(re.compile("is-selected"))
    expect_in_view(sentence(page, article, index))
    assert len(page.context.pages) == 1
    expect(card(page)).to_be_visible()
    page.wait_for_url(re.compile(f"article={article}&sentence={index}"))


def test_a_click_keeps_zoom_centre_and_card(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    on_map(page).get_by_role("button", name="Zoom in").click()
    pin(page, "Komsomolsk-on-Amur").click()
    settled(page)
    mark(page)
    where = """() => { const pane = document.querySelector('.leaflet-map-pane');
        return [window.isTheSame, pane.style.transform, map_div.getZoom()] }"""
    frame = page.frame(url=re.compile("st_folium"))
    assert frame is not None
    frame.wait_for_function(
        "() => !document.querySelector('.leaflet-pan-anim, .leaflet-zoom-anim')"
    )
    before = frame.evaluate(where)
    card(page).get_by_role("link", name="read in article").first.click()
    page.wait_for_url(re.compile("sentence="))
    settled(page)
    assert frame.evaluate(where) == before
    assert before[0] is True
    expect(card(page)).to_contain_text("Komsomolsk-on-Amur")


def test_a_sentence_is_shown_without_asking_the_server(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    pin(page, "Komsomolsk-on-Amur").click()
    link = card(page).get_by_role("link", name="read in article").last
    address = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    linked = sentence(page, address["article"][0], int(address["sentence"][0]))
    expect(linked).to_have_count(0)
    settled(page)
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    link.click()
    expect(linked).to_have_class(re.compile("is-selected"))
    # Whether another page has changed the project is asked all the time.
    assert [url for url in asked if not url.endswith("/version")] == []


def test_a_mention_opens_its_pin(open_page: Open, server: str) -> None:
    page = opened(open_page, server, article=SECOND, sentence=SUMMIT)
    page.locator("a.dl-mention", has_text="Vostochny Cosmodrome").first.click()
    expect(card(page)).to_contain_text("Vostochny Cosmodrome")
    expect(sentence(page, SECOND, SUMMIT)).to_have_class(re.compile("is-selected"))
    assert len(page.context.pages) == 1


def test_a_row_of_the_table_opens_its_pin_and_a_quote_its_sentence(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    row = page.locator(".dl-stops tbody tr", has_text="Komsomolsk-on-Amur").first
    row.locator(".dl-place").click()
    expect(card(page)).to_contain_text("Komsomolsk-on-Amur")
    expect(row).to_have_class(re.compile("is-open"))
    row.locator(".dl-quote").click()
    expect(selected(page)).to_contain_text("pulling into a station")


def test_a_filter_by_article_changes_map_reader_and_table(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    expect(page.locator(".dl-stops")).to_contain_text("Vostochny Cosmodrome")
    choose_article(page, "Kim tours")
    expect(page.locator(".dl-stops")).not_to_contain_text("Vostochny Cosmodrome")
    expect(pin(page, "Vostochny Cosmodrome")).to_have_count(0)
    expect(pin(page, "Komsomolsk-on-Amur")).to_be_attached()
    expect(page.locator("span[data-sentence]").first).to_have_attribute("data-article", FIRST)
    page.wait_for_url(re.compile(rf"articles={FIRST}&traveller=Kim\+Jong-un$"))


def test_a_copied_link_opens_the_same_view(open_page: Open, server: str) -> None:
    page = opened(open_page, server, article=SECOND, sentence=SUMMIT)
    expect(sentence(page, SECOND, SUMMIT)).to_have_class(re.compile("is-selected"))
    expect_in_view(sentence(page, SECOND, SUMMIT))
    page.get_by_test_id("stSidebar").get_by_role("button", name="Planned").click()
    settled(page)
    expect(page.locator(".dl-stops")).not_to_contain_text("planned")
    page.wait_for_url(re.compile("status="))
    copy = open_page(page.url)
    expect(sentence(copy, SECOND, SUMMIT)).to_have_class(re.compile("is-selected"))
    expect(copy.locator(".dl-stops")).to_contain_text("Vostochny Cosmodrome")
    expect(copy.locator(".dl-stops")).not_to_contain_text("planned")


def test_the_browser_goes_back_to_the_sentence_before(open_page: Open, server: str) -> None:
    page = opened(open_page, server, article=SECOND, sentence=SUMMIT)
    pin(page, "Komsomolsk-on-Amur").click()
    expect(selected(page)).to_contain_text("Komsomolsk-on-Amur")
    page.wait_for_function(f"() => !location.search.includes('sentence={SUMMIT}')")
    settled(page)
    page.go_back()
    expect(sentence(page, SECOND, SUMMIT)).to_have_class(re.compile("is-selected"))


@pytest.mark.parametrize(
    "asked", [{"article": "nowhere"}, {"article": SECOND, "sentence": 9999}], ids=str
)
def test_a_link_to_what_is_not_there_gives_one_sentence(
    open_page: Open, server: str, asked: dict[str, str | int]
) -> None:
    page = opened(open_page, server, **asked)
    expect(page.get_by_test_id("stAlert")).to_have_count(1)
    expect(page.get_by_test_id("stAlert")).to_contain_text(str(list(asked.values())[-1]))


def test_on_a_phone_a_link_leads_to_a_sentence_in_view(open_page: Open, server: str) -> None:
    page = opened(open_page, server, width=390)
    boxes = [page.locator(f".st-key-{name}").bounding_box() for name in ("map", "reader", "tables")]
    assert [box["width"] > 330 for box in boxes if box] == [True] * 3
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    pin(page, "Komsomolsk-on-Amur").click()
    card(page).get_by_role("link", name="read in article").first.click()
    expect_in_view(selected(page))


def test_the_map_is_dark_with_the_page(open_page: Open, server: str) -> None:
    page = open_page(server, scheme="dark")
    expect(on_map(page).locator(".dateline.is-dark")).to_be_visible(timeout=SLOW)
    expect(page.locator(".dl-reader.is-dark")).to_be_visible()


def test_what_an_article_holds_is_shown_and_never_run(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    page = opened(open_page, server)
    text = f"{HOSTILE} Angela Smith arrived in Nairobi on Friday, {HOSTILE}."
    article = {"id": HOSTILE, "title": HOSTILE, "text": text, "published": "2023-09-15"}
    upload = tmp_path / "hostile <b>x.jsonl"
    upload.write_text(json.dumps(article) + "\nno JSON\n", "utf-8")
    dialog = adding(page)
    upload_into(dialog, upload)
    dialog.get_by_role("button", name="Add", exact=True).click()
    settled(page)
    expect(page.get_by_test_id("stAlert")).to_contain_text("hostile <b>x.jsonl, line 2")
    page.locator(".dl-switch").get_by_text(HOSTILE).click()
    expect(page.locator(".dl-box h2")).to_have_text(HOSTILE)
    expect(page.locator(".dl-box")).to_contain_text(HOSTILE + " Angela Smith")
    assert page.locator(".dl-box img, .dl-box script, .dl-tables img").count() == 0
    pin(page, "Nairobi").dispatch_event("click")
    expect(card(page)).to_contain_text("<script>alert(2)</script>")
    assert card(page).locator("img, script").count() == 0


def test_the_exported_file_works_from_disk(open_page: Open, server: str, tmp_path: Path) -> None:
    page = opened(open_page, server)
    page.get_by_role("button", name="Export…").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Map and reader").click()
    file = tmp_path / "dateline.html"
    download.value.save_as(file)
    copy = open_page(file.as_uri())
    copy.get_by_role("button", name=re.compile("^Komsomolsk-on-Amur")).first.click()
    expect(copy.locator(".dateline-popup")).to_contain_text("Komsomolsk-on-Amur")
    expect(copy.locator("span.is-selected")).to_contain_text("Komsomolsk-on-Amur")


def test_every_click_of_a_quick_hand_counts(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    sidebar = page.get_by_test_id("stSidebar")
    sidebar.get_by_text("More filters").click()
    expect(sidebar.get_by_role("button", name="Governments")).to_be_visible()
    kinds = "%2C".join(ALL_KINDS)
    for turn in range(2):
        for name in ("Planned", "Earlier", "Governments", "Nationalities"):
            sidebar.get_by_role("button", name=name).click()
            page.wait_for_timeout(150)
        page.wait_for_function(
            "wanted => location.search === wanted",
            arg="" if turn else f"?traveller=Kim+Jong+Un&status=visited%2Ccancelled&kinds={kinds}",
        )
        settled(page)
        pressed = {
            name: sidebar.get_by_role("button", name=name).get_attribute("aria-pressed")
            for name in ("Visited", "Planned", "Earlier", "Governments", "Nationalities")
        }
        off = ("Governments", "Nationalities") if turn else ("Planned", "Earlier")
        assert pressed == {name: "false" if name in off else "true" for name in pressed}


def test_what_hides_every_stop_is_said_and_undone(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    mark(page)
    sidebar = page.get_by_test_id("stSidebar")
    for name in ("Visited", "Planned", "Earlier", "Called off"):
        sidebar.get_by_role("button", name=name).click()
    expect(page.locator(".dl-hint")).to_have_text("All 6 stops are hidden by the filter “Stops”.")
    page.get_by_role("button", name="Show them").click()
    expect(page.locator(".dl-stops tbody tr")).to_have_count(6)
    settled(page)
    assert is_marked(page)
    planned = sidebar.get_by_role("button", name="Planned")
    expect(planned).to_have_attribute("aria-pressed", "true")


def test_what_is_shown_can_be_taken_away(open_page: Open, server: str, tmp_path: Path) -> None:
    page = opened(open_page, server)
    page.get_by_role("button", name="Export…").click()
    for label in ("GeoJSON", "KML", "GPX", "Stops, CSV", "Names of places", "Lines", "JSON-LD"):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        file = tmp_path / "export"
        download.value.save_as(file)
        assert "Komsomolsk-on-Amur" in file.read_text("utf-8"), label


@pytest.mark.parametrize("first", ["button", "sentence"])
def test_a_click_beside_the_reader_is_followed_though_the_reader_tells_of_another_at_once(
    open_page: Open, server: str, first: str
) -> None:
    page = opened(open_page, server)
    clicks = {
        "button": """[...document.querySelectorAll('button')]
            .find(button => button.textContent.includes('Add articles')).click();""",
        "sentence": "document.querySelectorAll('span[data-sentence]')[3].click();",
    }
    page.evaluate(f"() => {{ {clicks.pop(first)} {' '.join(clicks.values())} }}")
    expect(page.get_by_role("dialog", name="Add articles")).to_be_visible()
