"""Articles of one's own, added in the page, and the notices about them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.steps import (
    Open,
    add,
    adding,
    card,
    is_marked,
    mark,
    on_map,
    opened,
    pin,
    settled,
    unfolded,
)

pytestmark = pytest.mark.browser

TOUR = (
    "NAIROBI, Kenya — Trade Minister Clara Voss arrived in Nairobi on Monday.\n\n"
    "She flew to Kampala on Tuesday."
)
SECOND_TOUR = (
    "LISBON — Singer Ida Brandt performed in Lisbon on Friday.\n\nShe flew to Madrid on Sunday."
)
NOBODY = "The river rose in Porto. Streets were under water in Braga and Coimbra."


def color_of(page: Page, name: str) -> str:
    """The colour in which the first stop of a place is drawn."""
    sign = pin(page, name).locator(".sign").first
    return sign.evaluate("sign => sign.style.getPropertyValue('--color')")


def test_what_is_pasted_is_opened_and_its_journey_drawn(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    mark(page)
    accent = color_of(page, "Komsomolsk-on-Amur")
    add(page, TOUR)
    expect(page.locator("h1.dl-title")).to_have_text(
        "The journey of Clara Voss, told in 1 of 3 articles"
    )
    expect(page.locator(".dl-box h2")).to_contain_text("NAIROBI, Kenya — Trade Minister")
    expect(pin(page, "Kampala")).to_be_visible()
    expect(pin(page, "Vladivostok")).to_have_count(0)
    own = color_of(page, "Kampala")
    assert own != accent
    page.wait_for_url(re.compile("traveller=Clara"))
    add(page, SECOND_TOUR)
    expect(page.locator("h1.dl-title")).to_contain_text("Ida Brandt")
    assert color_of(page, "Madrid") not in (accent, own)
    add(page, TOUR + " She returned on Friday.")
    assert color_of(page, "Kampala") == own
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert is_marked(page)


def test_a_title_that_is_the_texts_first_line_is_shown_once(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    add(page, "Minister goes to Kampala\n\nClara Voss flew to Kampala. She met farmers there.")
    expect(page.locator(".dl-box h2")).to_have_text("Minister goes to Kampala")
    expect(page.locator(".dl-box h2 [data-sentence='0'] a.dl-mention")).to_have_text("Kampala")
    expect(page.locator(".dl-box h3")).to_have_count(0)
    expect(page.locator(".dl-box [data-sentence]")).to_have_count(3)


def test_a_long_title_leaves_the_tabs_of_others_their_names(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    add(page, f"{'Minister sees farmers, ' * 3}\n\nClara Voss flew to Kampala.")
    tabs = page.locator(".dl-switch button")
    expect(tabs).to_have_count(3)
    cut = "tabs => tabs.filter((tab) => tab.scrollWidth > tab.clientWidth).map((tab) => tab.title)"
    expect(tabs.get_by_text("Associated Press", exact=True)).to_be_visible()
    assert not [title for title in tabs.evaluate_all(cut) if title.startswith("Kim Jong Un")]


def test_uploaded_files_are_read_with_what_an_articles_csv_says(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    page = opened(open_page, server)
    told = gzip.compress(f"<p>{TOUR.partition('— ')[2]}</p>".encode())
    (tmp_path / "tour.html.gz").write_bytes(told)
    (tmp_path / "articles.csv").write_text(
        "file,title,published\ntour.html.gz,<b>Voss</b> on tour,2024-05-15\n"
    )
    add(page, files=sorted(tmp_path.iterdir()))
    expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")
    expect(page.locator(".dl-box h2")).to_have_text("<b>Voss</b> on tour")
    expect(page.get_by_role("row", name=re.compile("Kampala")).first).to_contain_text("14 May")


def test_an_article_in_which_nobody_travels_is_shown_with_its_places(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    add(page, NOBODY)
    expect(page.locator("h1.dl-title")).to_have_text("Places named in one article")
    expect(pin(page, "Braga")).to_be_visible()
    expect(page.locator(".dl-box h2")).to_contain_text("The river rose")
    settled(page)
    page.wait_for_url(re.compile("articles=pasted"))
    add(page, TOUR)  # what was shown alone is not kept to
    expect(page.locator("h1.dl-title")).to_have_text(
        "The journey of Clara Voss, told in 1 of 4 articles"
    )


def test_a_notice_that_comes_and_goes_leaves_the_map_as_it_is(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    pin(page, "Komsomolsk-on-Amur").click()
    settled(page)
    mark(page)
    frame = page.locator(".st-key-map iframe")
    before = frame.bounding_box()
    assert before is not None
    page.evaluate(
        "() => { history.pushState({}, '', '?article=gone');"
        " dispatchEvent(new PopStateEvent('popstate', {state: {}})); }"
    )
    expect(page.get_by_test_id("stAlert")).to_contain_text("gone")
    settled(page)
    assert is_marked(page)
    expect(card(page)).to_contain_text("Komsomolsk-on-Amur")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    settled(page)
    assert is_marked(page)
    expect(card(page)).to_contain_text("Komsomolsk-on-Amur")
    after = frame.bounding_box()
    assert after is not None
    assert (after["width"], after["height"]) == (before["width"], before["height"])


def test_many_notices_fold_into_one_line(open_page: Open, server: str, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TOUR, "utf-8")
    (tmp_path / "lines.jsonl").write_text("no\nnot\nnever\n", "utf-8")
    page = opened(open_page, server)
    mark(page)
    add(page, path=str(tmp_path))
    notices = page.get_by_test_id("stMain").get_by_test_id("stExpander")
    expect(notices).to_have_count(1)
    expect(notices).to_contain_text("3 notices")
    notices.locator("summary").click()
    expect(notices).to_contain_text("lines.jsonl, line 3")
    assert is_marked(page)


def test_a_file_that_arrives_behind_the_button_is_added(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    (tmp_path / "tour.txt").write_text(TOUR)
    page = opened(open_page, server)
    dialog = adding(page)
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_test_id("stAlert")).to_contain_text("Nothing to add yet")
    dialog.locator("input[type=file]").set_input_files(tmp_path / "tour.txt")
    expect(dialog).to_have_count(0)
    expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")


def test_the_dialog_keeps_what_is_typed_and_says_what_is_missing(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    page = opened(open_page, server)
    dialog = adding(page)
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_test_id("stAlert")).to_contain_text("Nothing to add yet")
    text = dialog.get_by_label("Or paste an article")
    text.fill(TOUR)
    page.keyboard.press("Escape")
    page.mouse.click(20, 20)
    expect(text).to_have_value(TOUR)
    text.fill("")
    dialog.get_by_label("Or a folder").fill(str(tmp_path / "nowhere"))
    before = dialog.get_by_role("button", name="Add", exact=True).bounding_box()
    dialog.get_by_label("Its title").focus()  # as a press on the button leaves the field first
    page.wait_for_timeout(500)
    settled(page)
    assert dialog.get_by_role("button", name="Add", exact=True).bounding_box() == before
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_test_id("stAlert")).to_contain_text("check the name")
    expect(dialog.get_by_test_id("stAlert")).to_have_count(1)
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    settled(page)
    add(page, TOUR)
    expect(dialog).to_have_count(0)
    add(page, TOUR)
    expect(dialog.get_by_test_id("stAlert")).to_contain_text("here already")


def test_a_change_that_comes_while_the_dialog_is_open_leaves_what_is_typed(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    held: list[Route] = []
    page.route(re.compile("/event$"), lambda route: held.append(route))
    pin(page, "Komsomolsk-on-Amur").click()
    unfolded(page, "correct this stop")
    with page.expect_request(re.compile("/event$")):
        card(page).get_by_role("button", name="It is right").first.click()
    dialog = adding(page)
    text = dialog.get_by_label("Or paste an article")
    text.fill(TOUR)
    held[0].fallback()
    expect(page.locator(".dl-desk summary")).to_contain_text("1 change")
    page.wait_for_timeout(1000)  # Until the server has heard of it, there is no other sign.
    settled(page)
    expect(text).to_have_value(TOUR)
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")
    expect(page.locator(".dl-desk summary")).to_contain_text("2 changes")


def test_what_is_typed_while_the_page_is_still_being_drawn_is_kept(
    open_page: Open, server: str
) -> None:
    opened(open_page, server).close()  # so that the server has read the examples
    for number in range(3):
        tour = f"{TOUR} This was edition {number}."
        page = open_page(server)
        page.get_by_role("button", name="Add articles…").click()
        dialog = page.get_by_role("dialog", name="Add articles")
        dialog.get_by_label("Or paste an article").fill(tour)
        dialog.get_by_label("Its title").fill("A tour")
        settled(page)
        expect(dialog.get_by_label("Or paste an article")).to_have_value(tour)
        dialog.get_by_role("button", name="Add", exact=True).click()
        expect(dialog).to_have_count(0)
        expect(page.locator(".dl-box h2")).to_have_text("A tour")
        page.close()


def test_the_reader_leads_to_what_another_article_tells(open_page: Open, server: str) -> None:
    page = opened(open_page, server, traveller="Alexander Lukashenko")
    expect(page.locator("h1.dl-title")).to_contain_text("told in 1 of 2 articles")
    page.locator(".dl-switch button").last.click()
    note = page.locator(".dl-note", has_text="does not tell of the journey shown")
    expect(note).to_be_visible()
    note.get_by_role("button", name="Show what it tells").click()
    expect(page.locator("h1.dl-title")).to_contain_text("The journey of Kim Jong Un")
    expect(on_map(page).get_by_role("button", name=re.compile("^Vladivostok"))).to_be_visible()
    expect(note).to_have_count(0)
