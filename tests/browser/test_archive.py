"""A walk through the page over an archive: from the overview to a highlighted sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.browser import ROOT, Received, running
from dashboard.archive import correcting
from dashboard.archive.queries import open_archive
from dashboard.project.anchors import anchor
from dashboard.project.events import Spot, StopConfirmed, StopRef
from dashboard.project.history import Done
from dashboard.project.sharing import exported
from tests.archive.made import again, archived, lines, record, records
from tests.browser.steps import SLOW, Open, sentence, settled
from tests.browser.test_accessibility import found as shutting_out

pytestmark = pytest.mark.browser

LOOKS = 5
HOSTILE = '<img src=x onerror="alert(1)"> & <b>Paris</b>'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("archive")
    source = folder / "news.jsonl"
    text = f"{record(50)['text']} {HOSTILE} is near Paris."
    hostile = record(50, title=HOSTILE, text=text)
    source.write_text(lines([*records(range(20), source="The Daily"), hostile]))
    archive = archived(folder / "archive", [source])
    confirm(archive)
    with running(None, ROOT, "--archive", str(archive)) as (address, _):
        yield address


def confirm(archive: Path) -> None:
    """Let a reader have confirmed that Carlos Ruiz was in Warsaw."""
    text, held = str(record(1)["text"]), open_archive(archive)
    ((id_,),) = held.rows("SELECT id FROM places WHERE name = 'Warsaw' ORDER BY population DESC")[
        :1
    ]
    start = text.index("Warsaw")
    spot = Spot("n1", anchor(text, start, start + len("Warsaw")))
    change = StopConfirmed(StopRef("Carlos Ruiz", id_, "Warsaw", (spot,)))
    file = archive.parent / "corrections.jsonl"
    file.write_text("".join(exported([Done(1, "2026-01-01T00:00:00Z", change)])), encoding="utf-8")
    correcting.keep(archive, file)
    assert again(archive) == [["n1"]]


def opened(open_page: Open, address: str, query: str = "") -> Page:
    page = open_page(f"{address}/{query}")
    expect(page.locator(".dl-archive-map[data-ready=true]")).to_be_visible(timeout=SLOW)
    expect(page.locator(".dl-archive-list li").first).to_be_visible(timeout=SLOW)
    settled(page)
    return page


def test_from_the_overview_to_the_sentence_and_to_where_its_traveller_went(
    open_page: Open, address: str
) -> None:
    page = opened(open_page, address)
    page.get_by_label("Places named most").get_by_role("button", name=re.compile("^Oslo")).click()
    articles = page.get_by_label("Articles", exact=True)
    expect(articles.get_by_role("heading")).to_contain_text("Newest articles: Oslo")
    articles.get_by_role("link", name="n4", exact=True).click()
    chosen = page.locator("span.is-selected")
    expect(chosen).to_have_text(
        "Foreign Minister Ann Lee arrived in Oslo on Monday for talks about trade."
    )
    expect(page).to_have_url(re.compile(r"article=n4&sentence=0"))
    settled(page)
    page.get_by_label("Article", exact=True).get_by_role("button", name="Ann Lee").click()
    journeys = page.get_by_label("Journeys", exact=True)
    expect(journeys.get_by_role("heading")).to_have_text("Ann Lee: 10 stops")
    expect(page).to_have_url(re.compile(r"traveller=Ann\+Lee"))
    settled(page)
    row = journeys.get_by_role("row").filter(has_text="Madrid").first
    expect(row).to_contain_text("2020-01-09")
    row.get_by_role("link").click()
    expect(sentence(page, "n0", 1)).to_have_class(re.compile("is-selected"))
    expect(sentence(page, "n0", 1)).to_have_text("The minister is to fly to Madrid on Thursday.")


def test_a_circle_of_the_map_is_a_way_to_its_articles(open_page: Open, address: str) -> None:
    page = opened(open_page, address, "?words=Lisbon&to=2020-02-20")
    found = page.get_by_label("Articles", exact=True).get_by_role("link")
    expect(found).to_have_count(2)
    page.get_by_label("Places named most").get_by_role("button", name=re.compile("^Lisbon")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Articles", exact=True)).to_contain_text("Newest articles: Lisbon")
    expect(found).to_have_count(2)
    # Zoomed in, the map asks for what is in view.
    zoomed = page.locator(".dl-archive-map")
    for _ in range(3):
        shown = page.locator(".dl-archive").get_attribute("data-zoom")
        zoomed.get_by_role("button", name="Zoom in").click()
        expect(page.locator(".dl-archive")).not_to_have_attribute("data-zoom", shown or "")
    expect(page.get_by_role("status").filter(has_text="mentions of places here")).to_be_visible()


def test_on_a_phone_an_article_that_is_opened_is_in_view(open_page: Open, address: str) -> None:
    page = open_page(address, width=390, height=844)
    link = page.get_by_label("Articles", exact=True).get_by_role("link", name="n4", exact=True)
    link.click(timeout=SLOW)
    title = page.get_by_label("Article", exact=True).get_by_role("heading", name="n4", exact=True)
    expect(title).to_be_in_viewport(ratio=1)
    expect(sentence(page, "n4", 0)).to_be_in_viewport(ratio=1)


def test_a_link_opens_the_article_at_its_sentence(open_page: Open, address: str) -> None:
    page = opened(open_page, address, "?article=n7&sentence=1&traveller=Omar+Haddad")
    expect(sentence(page, "n7", 1)).to_have_class(re.compile("is-selected"))
    expect(page.get_by_label("Journeys", exact=True)).to_contain_text("Omar Haddad: 10 stops")


def test_a_stop_that_a_reader_corrected_says_so(open_page: Open, address: str) -> None:
    page = opened(open_page, address, "?traveller=Carlos+Ruiz")
    journeys = page.get_by_label("Journeys", exact=True)
    row = journeys.get_by_role("row").filter(has_text="Warsaw")
    expect(row.filter(has_text="by hand")).to_have_count(1)
    expect(journeys.get_by_role("row").filter(has_text="%").first).to_be_visible()


def test_hostile_articles_are_text(open_page: Open, address: str) -> None:
    page = opened(open_page, address)
    page.get_by_label("Articles", exact=True).get_by_role("link", name=HOSTILE).click()
    article = page.get_by_label("Article", exact=True)
    expect(article.get_by_role("heading")).to_have_text(HOSTILE)
    expect(article).to_contain_text(f"{HOSTILE} is near Paris.")
    expect(page.locator("#archive img, #archive b")).to_have_count(0)


def test_the_browser_gets_what_is_in_view_and_not_the_archive(
    open_page: Open, address: str
) -> None:
    page = opened(open_page, address)
    received = Received(page)
    page.get_by_label("Places named most").get_by_role("button").first.click()
    expect(page.get_by_label("Articles", exact=True)).to_contain_text("Newest articles: ")
    settled(page)
    assert received.bytes < 500_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_shuts_anybody_out(open_page: Open, address: str, scheme: str) -> None:
    page = open_page(f"{address}/?article=n7&sentence=1&traveller=Omar+Haddad", scheme=scheme)
    expect(sentence(page, "n7", 1)).to_have_class(re.compile("is-selected"), timeout=SLOW)
    expect(page.get_by_label("Journeys", exact=True)).to_contain_text("Omar Haddad: 10 stops")
    settled(page)
    # What a run has not drawn again yet is pale until then, and on a busy machine one may begin
    # while axe looks: what does shut somebody out does so again and again.
    for _ in range(LOOKS):
        if not (faults := shutting_out(page)):
            break
        settled(page)
        page.wait_for_timeout(1_000)
    assert faults == []
