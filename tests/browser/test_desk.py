"""The desk: what is corrected by hand on the page, undone, seen in another tab, and kept."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Locator, Page, Route, expect

from benchmarks.browser import running
from tests.browser.steps import (
    Open,
    add,
    card,
    is_marked,
    mark,
    on_map,
    opened,
    pin,
    settled,
    unfolded,
    with_sidebar,
    without_sidebar,
)

pytestmark = pytest.mark.browser

TOUR = (
    "NAIROBI, Kenya — Trade Minister Clara Voss arrived in Nairobi on Monday.\n\n"
    "She flew to Kampala on Tuesday. She went on to Kigali on Wednesday, a spokesman said.\n\n"
    "Dora Lind visited Lusaka on Thursday."
)


def folded(page: Page, name: str) -> Locator:
    """One of the tables of the page, unfolded."""
    details = page.locator(f"#tables details[data-name='{name}']")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    return details


def desk(page: Page) -> Locator:
    return page.locator(".dl-desk")


def changes(page: Page, count: int) -> None:
    """Waits until so many changes hold."""
    if count:
        expect(desk(page).locator("summary")).to_have_text(
            re.compile(rf"^{count} change{'' if count == 1 else 's'}\b")
        )
    else:
        expect(desk(page).locator("summary")).to_be_hidden()


def stop_names(page: Page) -> Locator:
    return page.locator("#tables .dl-stops .dl-place")


def close(page: Page) -> None:
    card(page).get_by_role("button", name="Close popup").click()
    expect(card(page)).to_have_count(0)


def test_a_card_that_unfolds_or_a_window_that_turns_leaves_all_of_it_in_reach(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    add(page, TOUR)
    expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")
    pin(page, "Kampala").click()
    form = unfolded(page, "wrong place?")
    within_the_frame(page)
    form.get_by_role("button", name="Add the stop").click(trial=True)
    page.set_viewport_size({"width": 900, "height": 700})
    within_the_frame(page)
    form.get_by_role("button", name="Add the stop").click(trial=True)


def within_the_frame(page: Page) -> None:
    """Waits until the whole card lies within the frame of the map."""
    map_frame(page).wait_for_function(
        """() => {
            const card = document.querySelector(".dateline-popup .leaflet-popup-content-wrapper");
            const { left, top, right, bottom } = card.getBoundingClientRect();
            return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        }"""
    )


FAR = (
    "Clara Voss arrived in Oslo on Monday. She flew to Bergen on Tuesday, and met reporters in "
    "Oslo.\n\nDora Lind flew to Cape Town on Monday, and to Nairobi on Thursday."
)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_card_stays_in_the_frame_when_the_map_is_fitted_to_everyone(
    open_page: Open, server: str, size: tuple[int, int]
) -> None:
    page = opened(open_page, server, *size)
    add(page, FAR)
    without_sidebar(page)
    expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")
    stop_names(page).filter(has_text="Oslo").first.click()
    expect(card(page).locator(".popup-name")).to_have_text("Oslo")
    unfolded(page, "correct this stop")
    within_the_frame(page)
    with_sidebar(page)
    box = page.get_by_label("Traveller")
    box.click()
    box.fill("Everyone")
    page.get_by_role("option", name="Everyone").click()
    without_sidebar(page)
    expect(page.locator("h1.dl-title")).to_contain_text("All journeys")
    expect(pin(page, "Cape Town")).to_be_visible()
    expect(card(page).locator(".popup-name")).to_have_text("Oslo")
    within_the_frame(page)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_card_of_a_stop_that_is_out_of_the_frame_is_brought_into_it_as_a_whole(
    open_page: Open, server: str, size: tuple[int, int]
) -> None:
    page = opened(open_page, server, *size)
    stop_names(page).filter(has_text=re.compile("^Russia$")).first.click()
    expect(card(page).locator(".popup-name")).to_have_text("Russia")
    within_the_frame(page)


def test_a_card_of_what_the_map_is_no_longer_fitted_to_is_closed(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    add(page, FAR)
    expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")
    stop_names(page).filter(has_text="Oslo").first.click()
    expect(card(page)).to_be_visible()
    box = page.get_by_label("Traveller")
    box.click()
    box.fill("Dora")
    page.get_by_role("option", name=re.compile("^Dora Lind")).click()
    expect(pin(page, "Cape Town")).to_be_visible()
    expect(card(page)).to_have_count(0)


def test_a_card_that_is_opened_while_the_map_flies_is_in_the_frame_when_it_is_there(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    add(page, FAR)
    expect(pin(page, "Bergen")).to_be_visible()
    map_frame(page).evaluate(
        """() => {
            const { atlas } = document.querySelector(".dateline");
            atlas.map.setView([-30, 20], 3, { animate: false });
            atlas.fit(true);
            atlas.open(atlas.view.places.find(({ name }) => name === "Bergen").id);
        }"""
    )
    expect(card(page).locator(".popup-name")).to_have_text("Bergen")
    still_stands(page)
    within_the_frame(page)


def test_a_correction_leaves_zoom_centre_and_card_as_they_are(open_page: Open, server: str) -> None:
    page = opened(open_page, server, height=1500)  # a card that may grow
    add(page, FAR)
    expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")
    stop_names(page).filter(has_text="Oslo").first.click()
    form = unfolded(page, "correct this stop")
    still_stands(page)
    at_the_edge = """() => {
        const { top } = document.querySelector(".dateline-popup").getBoundingClientRect();
        document.querySelector(".dateline").atlas.map.panBy([0, top - 9], { animate: false });
    }"""
    map_frame(page).evaluate(at_the_edge)
    stood = still_stands(page)
    form.get_by_role("button", name="It is right").click()
    expect(card(page).get_by_text("By hand: confirmed")).to_be_visible()
    assert still_stands(page) == stood
    within_the_frame(page)


def map_frame(page: Page) -> Frame:
    frame = page.locator(".st-key-map iframe").element_handle().content_frame()
    assert frame is not None
    return frame


def still_stands(page: Page) -> str:
    """Zoom, centre and how far the card is scrolled, once the map moves no longer."""
    frame = map_frame(page)
    told = """() => {
        const { map } = document.querySelector(".dateline").atlas;
        const { scrollTop } = document.querySelector(".popup-content");
        return JSON.stringify([map.getZoom(), map.getCenter(), scrollTop]);
    }"""
    last, now = "", str(frame.evaluate(told))
    while now != last:
        page.wait_for_timeout(400)
        last, now = now, str(frame.evaluate(told))
    return now


@pytest.mark.parametrize("size", [(1440, 900), (820, 1180), (390, 844)])
def test_the_whole_task_of_an_article_of_ones_own(
    open_page: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    environment = {"DATELINE_PROJECTS": str(tmp_path / "projects")}
    with running(environment) as (address, process):
        page = opened(open_page, address, *size)
        mark(page)
        add(page, TOUR)
        without_sidebar(page)
        expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")
        expect(page.locator("#tables")).to_contain_text("Tuesday")
        changes(page, 1)

        # Its day of publication turns weekdays into days at once.
        articles = folded(page, "Articles")
        day = articles.get_by_label(re.compile("^Day of publication of NAIROBI"))
        day.fill("2024-05-10")
        day.blur()
        expect(page.locator(".dl-stops td.dl-when").first).to_contain_text("Mon 6 May")
        changes(page, 2)

        # A wrong place is corrected on the map, where it stays as it is.
        stop_names(page).filter(has_text="Kampala").click()
        expect(card(page).locator(".popup-name")).to_have_text("Kampala")
        form = unfolded(page, "wrong place?")
        form.get_by_role("button", name="Point on the map").click()
        expect(on_map(page).locator(".map-notice.is-picking")).to_be_visible()
        box = on_map(page).locator(".dateline").bounding_box()
        assert box is not None
        on_map(page).locator(".dateline").click(
            position={"x": box["width"] - 60, "y": box["height"] / 3}
        )
        changes(page, 3)
        expect(card(page).get_by_text("By hand: the place").first).to_be_visible()
        close(page)

        # Two persons are one.
        people = folded(page, "Travellers")
        same = people.get_by_label("Dora Lind is the same person as")
        same.fill("Clara Voss")
        same.blur()
        expect(stop_names(page)).to_have_text(["Nairobi", "Kampala", "Kigali", "Lusaka"])
        changes(page, 4)

        # A stop is confirmed and goes before another.
        stop_names(page).filter(
            has_text="Kigali"
        ).click()  # a small map may have it under a control
        expect(card(page).locator(".popup-name")).to_have_text("Kigali")
        form = unfolded(page, "correct this stop")
        form.get_by_role("button", name="It is right").click()
        expect(card(page).get_by_text("confirmed").first).to_be_visible()
        unfolded(page, "correct this stop").get_by_role("button", name="Earlier").click()
        expect(stop_names(page)).to_have_text(["Nairobi", "Kigali", "Kampala", "Lusaka"])
        changes(page, 6)
        assert is_marked(page)

        # Undo and redo, by button and by key.
        desk(page).get_by_role("button", name="Undo").click()
        expect(stop_names(page)).to_have_text(["Nairobi", "Kampala", "Kigali", "Lusaka"])
        close(page)
        has_keys = size[0] > 768
        page.locator("h1.dl-title").click()
        if has_keys:
            page.keyboard.press("Control+z")
        else:
            desk(page).get_by_role("button", name="Undo").click()
        changes(page, 4)
        for keys in ("Control+Shift+z", "Control+y"):
            if has_keys:
                page.keyboard.press(keys)
            else:
                desk(page).get_by_role("button", name="Redo").click()
        expect(stop_names(page)).to_have_text(["Nairobi", "Kigali", "Kampala", "Lusaka"])
        changes(page, 6)

        # All of it is there after a reload, and after the server was killed.
        settled(page)
        page.reload()
        expect(stop_names(page)).to_have_text(["Nairobi", "Kigali", "Kampala", "Lusaka"])
        changes(page, 6)
        page.context.close()
        os.kill(process, signal.SIGKILL)
    with running(environment) as (address, _):
        page = open_page(f"{address}/?traveller=Clara+Voss", *size)
        expect(stop_names(page)).to_have_text(["Nairobi", "Kigali", "Kampala", "Lusaka"])
        changes(page, 6)
        settled(page)
        with_sidebar(page)
        page.get_by_test_id("stSidebar").get_by_text("Export…").click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Map and reader, one HTML file").click()
        file = tmp_path / "exported.html"
        download.value.save_as(file)
        page.context.close()
    page = open_page(file.as_uri(), *size)
    expect(page.locator(".dl-stops .dl-place")).to_have_text(
        ["Nairobi", "Kigali", "Kampala", "Lusaka"]
    )
    expect(page.locator("#tables")).to_contain_text("By hand: confirmed")
    expect(page.locator("#tables")).to_contain_text("She went on to Kigali on Wednesday")
    page.locator(".mark[aria-label^=Kampala], .mark", has_text="Kampala").first.click()
    expect(page.locator(".dateline-popup")).to_contain_text("By hand: the place")
    expect(page.locator(".edit-form")).to_have_count(0)
    page.get_by_role("combobox", name="Search texts").fill("went on kig")
    page.get_by_role("option", name=re.compile("^She flew|She went on")).first.click()
    expect(page.locator("span.is-selected")).to_contain_text("She went on to Kigali")


def test_another_tab_shows_a_correction_and_keeps_its_map_and_card(
    open_page: Open, server: str
) -> None:
    here, there = opened(open_page, server), opened(open_page, server)
    mark(there)
    pin(there, "Vladivostok").click()
    expect(card(there)).to_be_visible()
    pin(here, "Komsomolsk-on-Amur").click()
    unfolded(here, "correct this stop").get_by_role("button", name="It is right").click()
    changes(here, 1)
    changes(there, 1)
    expect(there.locator("#tables")).to_contain_text("By hand: confirmed")
    expect(card(there)).to_contain_text("Vladivostok")
    assert is_marked(there)
    desk(there).get_by_role("button", name="Undo").click()
    changes(there, 0)
    changes(here, 0)
    expect(card(here)).not_to_contain_text("By hand")


def test_a_change_does_not_wait_for_the_news_of_others(open_page: Open, server: str) -> None:
    here, there = opened(open_page, server), opened(open_page, server)
    asked: list[str] = []
    here.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    held: list[Route] = []
    here.route(re.compile("/dateline/news$"), lambda route: held.append(route))
    pin(here, "Komsomolsk-on-Amur").click()
    with here.expect_request(re.compile("/news$")):
        pin(there, "Vladivostok").click()
        unfolded(there, "correct this stop").get_by_role("button", name="It is right").click()
    asked.clear()
    here.wait_for_timeout(3000)
    assert "version" not in asked  # a server that is slow to answer is not asked the more for it
    unfolded(here, "correct this stop").get_by_role("button", name="It is right").click()
    expect(card(here).get_by_text("confirmed").first).to_be_visible()
    changes(here, 2)
    changes(there, 2)


def test_a_place_is_looked_up_chosen_and_said_to_be_none(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    pin(page, "Vladivostok").click()
    form = unfolded(page, "wrong place?")
    search = form.get_by_label("Another place by its name")
    search.fill("Nakhodka")
    search.press("Enter")
    form.get_by_role("button", name=re.compile("^Nakhodka")).first.click()
    expect(pin(page, "Nakhodka")).to_be_visible()
    expect(card(page).locator(".popup-name")).to_have_text("Nakhodka")
    changes(page, 1)
    unfolded(page, "wrong place?").get_by_role("button", name="Not a place").click()
    changes(page, 2)
    page.locator("h1.dl-title").click()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(pin(page, "Nakhodka")).to_have_count(0)
    expect(stop_names(page).filter(has_text="Vladivostok").first).to_be_visible()


def test_what_is_least_sure_is_looked_at_by_key_and_settled(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    add(page, "Clara Voss flew to Springfield on Monday. She met voters in Springfield.")
    expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")
    expect(desk(page)).to_contain_text("1 to check")
    page.locator("h1.dl-title").click()
    page.keyboard.press("j")
    expect(desk(page).locator(".dl-desk-look")).to_contain_text("“Springfield” Springfield,")
    expect(page.locator("span.is-selected")).to_contain_text("Springfield")
    desk(page).get_by_role("button", name="It is right").click()
    expect(desk(page)).to_contain_text("Nothing to check")
    changes(page, 2)


def test_what_is_changed_of_lives_articles_and_dropped_stops_says_so_and_when(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    page = opened(open_page, server)
    life = "Clara Voss was born in Bergen in 1955. She flew to Oslo on Monday, then to Turku."
    add(page, life)
    expect(page.locator("h1.dl-title")).to_contain_text("Clara Voss")
    title = folded(page, "Articles").get_by_label(re.compile("^Title of Clara Voss was born"))
    title.fill("A life")
    title.blur()
    changes(page, 2)
    when = r"\(\d+ \w+ 20\d\d, \d\d:\d\d UTC\)"
    known = re.compile(rf"^By hand: the title {when}\.$")
    expect(page.locator(".dl-box .dl-edited")).to_have_text(known)
    row = folded(page, "Articles").locator("tr", has=page.get_by_label("Title of A life"))
    expect(row.locator(".dl-note")).to_have_text(known)

    page.locator(".dl-lives .dl-place").click()  # the map is fitted to the journey
    form = unfolded(page, "wrong place?")
    search = form.get_by_label("Another place by its name")
    search.fill("Stavanger")
    search.press("Enter")
    form.get_by_role("button", name=re.compile("^Stavanger")).first.click()
    changes(page, 3)
    placed = re.compile(rf"By hand: the place {when}\.")
    expect(card(page).locator(".popup-stop.is-station .popup-edited")).to_have_text(placed)
    expect(page.locator(".dl-lives .dl-evidence")).to_contain_text(placed)
    close(page)

    stop_names(page).filter(has_text="Turku").click()
    expect(card(page).locator(".popup-name")).to_have_text("Turku")
    unfolded(page, "correct this stop").get_by_role("button", name="No such stop").click()
    changes(page, 4)
    gone = re.compile(rf"By hand: Clara Voss’s stop dropped {when}\.")
    expect(card(page).locator(".popup-edited")).to_have_text(gone)
    expect(card(page).locator(".popup-off")).to_contain_text("You dropped the stop of Clara Voss.")
    named = folded(page, "named").locator("tr", has_text="Turku")
    expect(named.locator(".dl-evidence")).to_contain_text(gone)

    page.get_by_test_id("stSidebar").get_by_text("Export…").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Map and reader, one HTML file").click()
    file = tmp_path / "exported.html"
    download.value.save_as(file)
    told = open_page(file.as_uri())
    expect(told.locator(".dl-box .dl-edited")).to_have_text(known)
    expect(told.locator(".dl-lives .dl-evidence")).to_contain_text(placed)
    expect(folded(told, "named").locator("tr", has_text="Turku")).to_contain_text(gone)


def test_articles_are_removed_and_brought_back(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    articles = folded(page, "Articles")
    articles.get_by_role("button", name=re.compile("^Remove")).first.click()
    expect(page.locator("h1.dl-title")).to_contain_text("told in one article")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1.dl-title")).to_contain_text("told in 2 articles")


def test_what_cannot_be_done_is_said_and_what_is_typed_stays(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    articles = folded(page, "Articles")
    source = articles.get_by_label(re.compile("^Source of")).first
    source.fill("The <b>Daily</b> & Sons")
    source.blur()
    expect(page.locator("#tables .dl-source").first).to_be_visible()
    expect(page.locator(".dl-switch")).to_contain_text("The <b>Daily</b> & Sons")
    people = folded(page, "Travellers")
    name = people.get_by_label("Name of Kim Jong Un")
    name.fill("K" * 501)
    name.blur()
    said = page.locator(".dl-desk-said")
    expect(said).to_contain_text("a name has from 1 to 500 characters")
    expect(said).to_be_in_viewport(ratio=1)  # however far below it was typed
    expect(name).to_have_value("K" * 501)
    same = people.get_by_label("Vladimir Putin is the same person as")
    same.fill("kim jong")
    same.blur()
    expect(said).to_contain_text("Nobody else here is called “kim jong”")
    changes(page, 1)
    same.fill("kim jong un")
    same.blur()
    changes(page, 2)
    expect(people.get_by_label("Name of Vladimir Putin")).to_have_count(0)


def test_the_list_of_changes_is_folded_by_what_is_clicked_beside_it_and_by_escape(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    folded(page, "Travellers").get_by_label("Donald Trump is no person").click()
    changes(page, 1)
    title, listed = desk(page).locator("summary"), desk(page).locator("ol")
    for leave in (
        lambda: on_map(page).locator(".leaflet-control-scale").click(),
        lambda: page.locator("h1.dl-title").click(),
        lambda: page.keyboard.press("Escape"),
    ):
        title.click()
        expect(listed).to_contain_text("Donald Trump")
        listed.click()
        expect(listed).to_be_visible()
        title.focus()
        leave()
        expect(listed).to_be_hidden()
