"""The map in a real browser: names, marks, cards and keys, in the exported file from disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dashboard.exports import html
from dashboard.view.escaping import script_json
from dashboard.view.model import Quote, View
from dashboard.view.parts import whole
from tests.view.views import EUROPE, LOW_COUNTRIES, PACIFIC, make_view

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Box = dict[str, float]

BOXES = """() => {
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  return [...document.querySelectorAll(".mark:not(.is-piled)")].map((mark) => ({
    place: mark.dataset.place,
    sign: [...mark.querySelectorAll(".mark-signs, .mark-dot, .mark-cluster")].map(box),
    name: mark.matches(".is-unnamed") ? [] : [...mark.querySelectorAll(".mark-name")].map(box),
  }));
}"""


OFF = """() => {
  const { atlas } = document.querySelector(".dateline");
  return [...document.querySelectorAll(".mark.is-stop:not(.is-piled)")].map((mark) => {
    const { left, right, top, bottom } = mark.querySelector(".mark-signs").getBoundingClientRect();
    const frame = atlas.container.getBoundingClientRect();
    const place = atlas.byId.get(mark.dataset.place);
    const { x, y } = atlas.map.latLngToContainerPoint(atlas.pointOf(place));
    return Math.hypot((left + right) / 2 - frame.left - x, (top + bottom) / 2 - frame.top - y);
  });
}"""
ZOOM = "() => document.querySelector('.dateline').atlas.map.getZoom()"
CLOSER = "than => document.querySelector('.dateline').atlas.map.getZoom() > than"
SHOW = (
    "view => document.querySelector('.dateline').atlas.hear({ type: 'view', token: 'next', view })"
)


@pytest.fixture
def open_file(open_page: Open, tmp_path: Path) -> Callable[..., Page]:
    def open_(view: View, query: str = "", **size: int) -> Page:
        file = tmp_path / "map.html"
        file.write_text(html.page(view), encoding="utf-8")
        page = open_page(file.as_uri() + query, **size)
        page.wait_for_selector("[data-ready]")
        return page

    return open_


def overlap(a: Box, b: Box, slack: float = 1) -> bool:
    return (
        a["left"] + slack < b["right"]
        and b["left"] + slack < a["right"]
        and a["top"] + slack < b["bottom"]
        and b["top"] + slack < a["bottom"]
    )


@pytest.mark.parametrize("width", [1440, 390])
def test_names_run_over_no_other_name_and_no_mark(open_file: Open, width: int) -> None:
    view = make_view(EUROPE, named=LOW_COUNTRIES, areas=[("Flanders", 51.0, 4.0)])
    page = open_file(view, width=width, height=860)
    for _ in range(2):
        marks = page.evaluate(BOXES)
        named = [(mark["place"], name) for mark in marks for name in mark["name"]]
        assert {"London", "Warsaw"} <= {place for place, _ in named}
        assert not [(a, b) for (a, one), (b, two) in combinations(named, 2) if overlap(one, two)]
        for place, name in named:
            for mark in marks:
                if mark["place"] != place:
                    assert not [sign for sign in mark["sign"] if overlap(name, sign)]
        page.get_by_label("Zoom in").click()
        page.wait_for_timeout(500)


def test_a_journey_over_the_antimeridian_stays_in_one_piece(open_file: Open) -> None:
    page = open_file(make_view(PACIFIC))
    left = {mark["place"]: mark["sign"][0]["left"] for mark in page.evaluate(BOXES)}
    assert left["Tokyo"] < left["Apia"] < left["Honolulu"] < left["San Francisco"]
    frame = page.locator(".export-map").bounding_box()
    assert frame is not None
    assert all(frame["x"] < x < frame["x"] + frame["width"] for x in left.values())


def test_every_mark_answers_with_its_sentence_and_its_link_selects_it(open_file: Open) -> None:
    view = make_view(PACIFIC)
    page = open_file(view)
    zoom = page.locator(".leaflet-control-scale-line").inner_text()
    for place in view.places:
        page.locator(f'.mark[data-place="{place.id}"]').click()
        card = page.get_by_role("dialog", name=place.name)
        expect(card.locator("mark").first).to_have_text(place.name)
        expect(card).to_contain_text("91 % sure")
        link = card.get_by_role("link").first
        assert link.get_attribute("href") == "?article=a1&sentence=0"
        link.click()
        expect(page.locator(".dl-reader .is-selected")).to_have_attribute("data-sentence", "0")
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
    assert page.locator(".leaflet-control-scale-line").inner_text() == zoom


def test_a_place_on_no_route_says_why_and_what_else_it_might_be(open_file: Open) -> None:
    page = open_file(make_view(EUROPE, named=[("Madrid", 40.4, -3.7)]))
    page.locator('.mark[data-place="Madrid"]').dispatch_event("click")
    card = page.get_by_role("dialog", name="Madrid")
    expect(card).to_contain_text("On no route shown: No traveller could be read here.")
    card.get_by_text("why here?").click()
    expect(card.get_by_text("It has the most people.")).to_be_visible()
    expect(card.get_by_text("Madrid, Ohio, United States (12 %)")).to_be_visible()


def test_the_map_can_be_used_by_keyboard_alone(open_file: Open) -> None:
    page = open_file(make_view(EUROPE))
    first = page.locator(".mark").first
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").locator("h2")).to_be_focused()
    expect(first).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".mark").nth(1)).to_be_focused()


def test_several_travellers_differ_in_shape_and_the_legend_lists_what_is_shown(
    open_file: Open,
) -> None:
    page = open_file(make_view(EUROPE))
    shape = "svg.is-visited path >> nth=0"
    ann = page.locator('.mark[data-place="Berlin"]').locator(shape).get_attribute("d")
    bo = page.locator('.mark[data-place="London"]').locator(shape).get_attribute("d")
    assert ann != bo
    rows = page.locator(".dateline-legend li").all_inner_texts()
    assert rows == ["Ann Lee", "Bo Chen", "visited", "planned", "an earlier trip"]


def test_the_legend_is_folded_on_a_phone_and_hides_no_stop_elsewhere(open_file: Open) -> None:
    page = open_file(make_view(EUROPE), width=390, height=844)
    expect(page.locator(".dateline-legend ul")).to_be_hidden()
    page = open_file(make_view(PACIFIC))
    legend = page.locator(".dateline-legend").evaluate(
        "(e) => { const { left, right, top, bottom } = e.getBoundingClientRect();"
        " return { left, right, top, bottom }; }"
    )
    signs = [sign for mark in page.evaluate(BOXES) for sign in mark["sign"]]
    assert not [sign for sign in signs if overlap(legend, sign)]


def test_markup_in_an_article_is_shown_as_text(open_file: Open) -> None:
    text = "<img src=x onerror=alert(1)><script>alert(1)</script> in {}."
    page = open_file(make_view(EUROPE, text=text))
    page.locator('.mark[data-place="Warsaw"]').click()
    expect(page.get_by_role("dialog").locator("blockquote")).to_have_text(
        text.replace("{}", "Warsaw")
    )
    assert page.locator(".popup-content img").count() == 0


def test_a_link_into_the_file_opens_its_sentence(open_file: Open) -> None:
    page = open_file(make_view(EUROPE), query="?article=a1&sentence=0")
    expect(page.locator(".dl-reader .is-selected")).to_have_attribute("data-sentence", "0")


def test_thousands_of_places_are_drawn_with_few_elements_and_all_answer(open_file: Open) -> None:
    many = [(f"Town {i}", 30 + (i % 60) * 0.5, -10 + (i // 60) * 0.8) for i in range(3000)]
    page = open_file(make_view(EUROPE, named=many))
    assert page.locator(".mark").count() <= 500
    page.evaluate("window.postMessage({ dateline: 1, type: 'open', place: 'Town 2999' }, '/')")
    expect(page.get_by_role("dialog", name="Town 2999")).to_be_visible()


def test_stops_that_lie_close_together_are_moved_apart_and_all_can_be_clicked(
    open_file: Open,
) -> None:
    near = (
        ("Accra", 5.56, -0.2, "visited"),
        ("Geneva", 46.2, 6.15, "visited"),
        ("Kumasi", 6.69, -1.62, "planned"),
    )
    page = open_file(make_view((("Ann Lee", near),)))
    for _ in range(2):
        signs = [mark["sign"][0] for mark in page.evaluate(BOXES)]
        assert not [pair for pair in combinations(signs, 2) if overlap(*pair)]
        # A typeface that comes late has all marks drawn anew.
        page.evaluate("document.fonts.dispatchEvent(new Event('loadingdone'))")
    for name, *_ in near:
        page.locator(f'.mark[data-place="{name}"]').click()
        expect(page.get_by_role("dialog", name=name)).to_be_visible()
        page.keyboard.press("Escape")


def test_a_region_on_the_route_has_a_mark_where_its_name_has_no_room(open_file: Open) -> None:
    coast = (("Devon", 50.7, -3.8, "visited"), ("Dorset", 50.72, -3.7, "visited"))
    view = make_view((("Ann Lee", (*coast, ("Oslo", 59.9, 10.7, "visited"))),))
    regions = {name for name, *_ in coast}
    stops = {s.place: replace(s, number="") if s.place in regions else s for s in view.stops}
    places = tuple(
        replace(place, area=place.id in regions, stops=(stops[place.id],)) for place in view.places
    )
    page = open_file(replace(view, places=places, stops=tuple(stops.values())))
    hidden = page.locator(".mark.is-area.is-unnamed")
    expect(hidden).to_have_count(1)
    expect(hidden.locator(".mark-dot")).to_be_visible()
    expect(page.locator(".mark.is-area:not(.is-unnamed) .mark-dot")).to_be_hidden()
    hidden.press("Enter")
    expect(page.get_by_role("dialog", name=re.compile("^D(evon|orset)$"))).to_be_visible()


def test_the_timeline_holds_each_stop_that_is_no_earlier_trip_and_opens_its_pin(
    open_file: Open,
) -> None:
    view = make_view(EUROPE)
    days = {"Paris": ("2023-09-04", "2023-09-04"), "Berlin": ("2023-09-10", "2023-09-12")}
    stops = tuple(
        replace(stop, first_day=first, last_day=last)
        for stop in view.stops
        for first, last in [days.get(stop.place, ("", ""))]
    )
    page = open_file(replace(view, stops=stops))
    timeline = page.get_by_role("group", name="Timeline")
    left = {
        button.get_attribute("data-place"): (button.bounding_box() or {})["x"]
        for button in timeline.get_by_role("button").all()
    }
    assert left["Paris"] < left["Brussels"] < left["Berlin"] < left["Warsaw"]
    assert "Vienna" not in left
    assert timeline.locator(".dl-time-bar:not(.is-open-ended)").count() == 1
    timeline.get_by_role("button", name="Warsaw").click()
    expect(page.get_by_role("dialog", name="Warsaw")).to_be_visible()


def test_years_without_a_stop_take_no_room_on_the_timeline(open_file: Open) -> None:
    towns = (("Paris", 48.86, 2.35), ("Brussels", 50.85, 4.35), ("Berlin", 52.52, 13.4))
    view = make_view((("Ann Lee", tuple((*town, "visited") for town in towns)),))
    days = ("1987-06-01", "1987-06-03", "2023-09-09")
    stops = tuple(
        replace(stop, first_day=day, last_day=day)
        for stop, day in zip(view.stops, days, strict=True)
    )
    page = open_file(replace(view, stops=stops))
    timeline = page.get_by_role("group", name="Timeline")
    left = sorted(
        (button.bounding_box() or {})["x"] for button in timeline.get_by_role("button").all()
    )
    assert min(b - a for a, b in pairwise(left)) > 40
    expect(timeline).to_contain_text("1987")
    expect(timeline).to_contain_text("2023")


def test_the_reader_opens_the_article_that_tells_of_the_journey(open_file: Open) -> None:
    view = make_view(EUROPE)
    before = replace(view.articles[0], id="a0", title="The weather")
    page = open_file(replace(view, articles=(before, *view.articles)))
    expect(page.locator(".dl-box h2")).to_have_text("A tour")
    page = open_file(replace(view, articles=(before, *view.articles)), "?article=a0")
    expect(page.locator(".dl-box h2")).to_have_text("The weather")


def many_travellers(count: int) -> View:
    """A view of `count` travellers, each with two stops on days of their own."""
    routes = [
        (
            f"Traveller {i}",
            (
                (f"Start {i}", 30 + i % 25, i % 40 - 10.0, "visited"),
                (f"End {i}", 31 + i % 25, i % 40 - 6.0, "visited"),
            ),
        )
        for i in range(count)
    ]
    view = make_view(routes)
    stops = tuple(
        replace(stop, first_day=f"2023-09-{i % 28 + 1:02}", last_day=f"2023-09-{i % 28 + 1:02}")
        for i, stop in enumerate(view.stops)
    )
    return replace(view, stops=stops)


def test_an_open_card_keeps_its_scroll_and_what_is_open_in_it_when_the_view_is_renewed(
    open_file: Open,
) -> None:
    view = make_view(EUROPE)
    warsaw = next(place for place in view.places if place.id == "Warsaw")
    told = tuple(
        replace(quote, sentence=i, text=f"{quote.text} {i}. " + "He told them so at length. " * 8)
        for quote in warsaw.stops[0].quotes
        for i in range(8)
    )

    def with_quotes(quotes: tuple[Quote, ...]) -> View:
        (stop,) = warsaw.stops
        retold = replace(stop, quotes=quotes)
        place = replace(warsaw, stops=(retold,))
        return replace(
            view,
            places=tuple(place if one == warsaw else one for one in view.places),
            stops=tuple(retold if one == stop else one for one in view.stops),
        )

    page = open_file(with_quotes(told))
    page.locator('.mark[data-place="Warsaw"]').click()
    card = page.get_by_role("dialog", name="Warsaw")
    card.get_by_text("6 more sentences").click()
    # What is unfolded is brought under the card's upper edge, a little later than the click.
    page.wait_for_function(
        """() => {
            const top = part => document.querySelector(part).getBoundingClientRect().top;
            return Math.abs(top(".popup-content .popup-more") - top(".popup-content") - 8) < 2;
        }"""
    )
    card.evaluate("card => { card.scrollTop = 60 }")
    without_third = with_quotes(told[:2] + told[3:])
    page.evaluate(SHOW, json.loads(script_json(whole(without_third))))
    expect(card.get_by_text("5 more sentences")).to_be_visible()
    expect(card.locator("details.popup-more").first).to_have_attribute("open", "")
    assert card.evaluate("card => card.scrollTop") == 60


def test_what_is_unfolded_while_the_map_flies_leaves_it_flying_and_comes_into_the_frame(
    open_file: Open,
) -> None:
    view = make_view(EUROPE)
    warsaw = next(place for place in view.places if place.id == "Warsaw")
    (stop,) = warsaw.stops
    told = tuple(
        replace(stop.quotes[0], sentence=i, text="He told them so. " * 9) for i in range(8)
    )
    retold = replace(stop, quotes=told)
    page = open_file(
        replace(
            view,
            places=tuple(
                replace(warsaw, stops=(retold,)) if one == warsaw else one for one in view.places
            ),
            stops=tuple(retold if one == stop else one for one in view.stops),
        )
    )
    fitted = page.evaluate(ZOOM)
    page.evaluate(
        """() => {
            const { atlas } = document.querySelector('.dateline');
            atlas.map.setView([20, -60], 2, { animate: false });
            atlas.fit(true);
            document.querySelector('.mark[data-place="Warsaw"]').click();
            document.querySelector('.popup-more summary').click();
        }"""
    )
    expect(page.locator(".popup-more").first).to_have_attribute("open", "")
    page.wait_for_function(
        """() => {
            const card = document.querySelector('.dateline-popup .leaflet-popup-content-wrapper');
            const { top, bottom } = card.getBoundingClientRect();
            const { atlas } = document.querySelector('.dateline');
            return !atlas.isFitting && top >= 0 && bottom <= innerHeight;
        }""",
        timeout=10_000,
    )
    assert page.evaluate(ZOOM) == fitted


def test_sentences_are_counted_from_one(open_file: Open) -> None:
    page = open_file(make_view(EUROPE))
    expect(page.locator(".dl-stops tbody tr").first).to_contain_text("Paper, sentence 1")
    page.locator('.mark[data-place="Warsaw"]').click()
    expect(page.get_by_role("dialog", name="Warsaw")).to_contain_text("Paper, sentence 1")


def test_stops_too_close_to_be_told_apart_are_piled_near_their_points_and_listed(
    open_file: Open,
) -> None:
    suburbs = [(f"Suburb {i}", 48.8 + i % 4 / 50, 2.3 + i // 4 / 50, "visited") for i in range(12)]
    page = open_file(make_view((*EUROPE, ("Cy Dee", suburbs))))
    page.wait_for_timeout(1000)  # marks are placed anew once the typeface has come
    assert max(page.evaluate(OFF)) <= 31
    boxes = [mark["sign"][0] for mark in page.evaluate(BOXES) if mark["sign"]]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair, slack=5)]
    pile = page.get_by_role("button", name=re.compile("stops here")).first
    count = int(pile.locator(".mark-pile").inner_text().split()[0])
    pile.focus()
    page.keyboard.press("Enter")
    listed = page.get_by_role("dialog", name=f"{count} stops here")
    choice = listed.get_by_role("button", name=re.compile("Suburb")).last
    name = choice.locator("b").inner_text()
    choice.click()
    expect(page.get_by_role("dialog", name=name)).to_be_visible()


def test_places_that_are_only_named_gather_in_a_cluster_that_opens_by_keyboard(
    open_file: Open,
) -> None:
    around = [(f"Village {i}", 45.7 + i % 4 / 15, 4.8 + i // 4 / 15) for i in range(13)]
    page = open_file(make_view(EUROPE, named=[("Lyon", 45.75, 4.85), *around]))
    stops = page.locator(".mark.is-stop").count()
    before = page.evaluate(ZOOM)
    cluster = page.get_by_role("button", name="14 places around Lyon")
    expect(cluster).to_have_text("14 places around Lyon")
    expect(page.locator('.mark[data-place="Lyon"]')).to_have_count(0)
    cluster.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(CLOSER, arg=before + 1.5)
    expect(page.locator(":focus")).to_have_class(re.compile("mark"))
    expect(page.locator('.mark[data-place="Lyon"]')).to_be_visible()
    assert page.locator(".mark.is-stop").count() == stops


def test_a_cluster_of_places_at_one_point_opens_a_list(open_file: Open) -> None:
    same = [(f"Quarter {i}", 45.75, 4.85) for i in range(5)]
    page = open_file(make_view(EUROPE, named=same))
    page.get_by_role("button", name="5 places around Quarter 0").click()
    page.get_by_role("dialog", name="5 places").get_by_role("button", name="Quarter 3").click()
    expect(page.get_by_role("dialog", name="Quarter 3")).to_be_visible()


def test_the_legend_of_many_travellers_is_short_opens_and_stays_folded(open_file: Open) -> None:
    view = many_travellers(205)
    page = open_file(view)
    legend = page.locator(".dateline-legend")
    summary = legend.locator("summary")
    if legend.get_attribute("open") is None:
        summary.click()
    assert legend.locator("li").count() < 12
    legend.get_by_role("button", name="200 more").click()
    expect(legend.get_by_text("Traveller 204")).to_be_attached()
    frame = page.locator(".export-map").bounding_box()
    box = legend.bounding_box()
    assert frame is not None and box is not None
    assert box["height"] <= frame["height"] / 2
    assert box["width"] <= frame["width"] / 2
    summary.click()
    page.get_by_label("Show the whole journey").click()
    page.wait_for_timeout(1000)
    expect(legend.locator("ul")).to_be_hidden()


def test_long_tables_come_a_page_at_a_time_and_whole_on_paper(open_file: Open) -> None:
    page = open_file(many_travellers(150))
    rows = page.locator(".dl-stops tbody tr")
    assert rows.count() == 50
    expect(page.locator(".dl-pages").first).to_contain_text("50 of 300")
    page.get_by_role("button", name="Show 50 more").click()
    assert rows.count() == 100
    expect(rows.nth(50).get_by_role("link").first).to_be_focused()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert rows.count() == 300
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert rows.count() == 100
    page.get_by_role("button", name="Show all 300").click()
    assert rows.count() == 300
    expect(page.locator(".dl-pages").first).to_be_hidden()


def test_each_column_of_a_table_has_a_name(open_file: Open) -> None:
    page = open_file(make_view(EUROPE, named=LOW_COUNTRIES))
    page.locator("summary", has_text="Named, but not on the route").click()
    heads = page.locator(".dl-tables th").all_text_contents()
    assert len(heads) == 10
    assert all(heads)


def test_the_timeline_shows_every_traveller(open_file: Open) -> None:
    page = open_file(many_travellers(11))
    timeline = page.get_by_role("group", name="Timeline")
    for i in range(11):
        timeline.get_by_text(f"Traveller {i}", exact=True).scroll_into_view_if_needed()
        expect(timeline.get_by_role("button", name=re.compile(rf"^Start {i}\b"))).to_be_visible()
        expect(timeline.get_by_role("button", name=re.compile(rf"^End {i}\b"))).to_be_visible()


def test_travellers_without_a_day_are_listed_under_the_timeline(open_file: Open) -> None:
    view = many_travellers(3)
    undated = tuple(
        replace(stop, first_day="", last_day="") if stop.traveller == "Traveller 2" else stop
        for stop in view.stops
    )
    page = open_file(replace(view, stops=undated))
    page.get_by_text("No day given").click()
    page.locator(".dl-time-undated").get_by_role("button", name="End 2").click()
    expect(page.get_by_role("dialog", name="End 2")).to_be_visible()


def test_a_button_brings_the_whole_journey_back(open_file: Open) -> None:
    page = open_file(make_view(EUROPE))
    page.evaluate(
        "() => document.querySelector('.dateline').atlas.map.setView([-40, 170], 9, "
        "{ animate: false })"
    )
    page.get_by_label("Show the whole journey").click()
    page.wait_for_timeout(1200)
    frame = page.locator(".export-map").bounding_box()
    assert frame is not None
    for mark in page.evaluate(BOXES):
        (sign,) = mark["sign"]
        assert frame["x"] < sign["left"] < sign["right"] < frame["x"] + frame["width"]
        assert frame["y"] < sign["top"] < sign["bottom"] < frame["y"] + frame["height"]


def test_the_wheel_is_the_pages_until_the_map_is_clicked_into(open_file: Open) -> None:
    page = open_file(make_view(EUROPE), height=500)
    before = page.evaluate(ZOOM)
    frame = page.locator(".export-map").bounding_box()
    assert frame is not None
    x, y = frame["x"] + frame["width"] * 0.7, frame["y"] + frame["height"] * 0.8
    page.mouse.move(x, y)
    page.mouse.wheel(0, 80)
    hint = page.locator(".map-hint.is-shown")
    expect(hint).to_contain_text("to zoom with the wheel, or click into the map first")
    page.wait_for_function("() => scrollY > 0")
    assert page.evaluate(ZOOM) == before
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function(CLOSER, arg=before)
    page.wait_for_timeout(500)
    now = page.evaluate(ZOOM)
    page.mouse.click(x, y)
    page.mouse.wheel(0, -200)
    page.wait_for_function(CLOSER, arg=now)
    assert page.evaluate("scrollY") == 0


def test_one_finger_scrolls_the_page_until_the_map_is_tapped(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "map.html"
    file.write_text(html.page(make_view(EUROPE)), encoding="utf-8")
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("[data-ready]")
    dragging = "() => document.querySelector('.dateline').atlas.map.dragging.enabled()"
    assert page.evaluate(dragging) is False
    page.touchscreen.tap(200, 350)
    page.wait_for_function(dragging)
    page.touchscreen.tap(200, 700)
    page.wait_for_function(f"() => !({dragging})()")
    context.close()


def test_without_a_connection_the_offline_map_stays_under_the_street_tiles(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "map.html"
    file.write_text(html.page(make_view(EUROPE)), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1000, "height": 700}, bypass_csp=True)
    page = context.new_page()
    pixel = (
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,"
        b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
    )
    reached: list[bool] = []

    def answer(route: Route) -> None:
        if reached:
            route.fulfill(body=pixel, content_type="image/gif")
        else:
            route.abort()

    context.route("https://tile.openstreetmap.org/**", answer)
    page.goto(file.as_uri())
    page.wait_for_selector("[data-ready]")
    page.evaluate(
        "() => { const { atlas } = document.querySelector('.dateline');"
        " atlas.show(atlas.view, { online: true }) }"
    )
    notice = page.locator(".map-notice")
    expect(notice).to_have_text("The street tiles cannot be reached; this is the map without them.")
    expect(page.locator("canvas.dateline-basemap")).to_be_visible()
    reached.append(True)
    page.get_by_label("Zoom in").click()
    expect(notice).to_be_empty()
    context.close()


def test_journeys_right_round_the_world_are_drawn_once(open_file: Open) -> None:
    towns = {"Rome": (42, 12), "Delhi": (28, 77), "Tokyo": (36, 140), "Lima": (-12, -77)}
    pairs = [*pairwise(towns), ("Lima", "Rome"), ("Tokyo", "Rome"), ("Lima", "Tokyo")]
    routes = [
        (f"Traveller {i}", tuple((name, *towns[name], "visited") for name in pair))
        for i, pair in enumerate(pairs)
    ]
    page = open_file(make_view(routes))
    frame = page.locator(".export-map").bounding_box()
    assert frame is not None
    lefts = [mark["sign"][0]["left"] for mark in page.evaluate(BOXES)]
    assert len(lefts) == 4
    assert all(frame["x"] < x < frame["x"] + frame["width"] for x in lefts)
    assert max(page.evaluate(OFF)) <= 31


def test_paper_gets_a_map_as_wide_as_a_sheet_with_its_legend_and_the_screen_its_own_back(
    open_file: Open,
) -> None:
    page = open_file(make_view(EUROPE))
    page.locator(".dateline-legend summary").click()
    legend, zoom = page.locator(".dateline-legend ul"), page.evaluate(ZOOM)
    expect(legend).to_be_hidden()
    wide = (page.locator(".export-map").bounding_box() or {})["width"]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    frame = page.locator(".export-map").bounding_box()
    assert frame is not None
    assert frame["width"] < 700 < wide
    expect(legend).to_be_visible()
    expect(page.locator(".leaflet-control-zoom")).to_be_hidden()
    signs = [mark["sign"][0] for mark in page.evaluate(BOXES)]
    assert all(frame["x"] < sign["left"] < frame["x"] + frame["width"] for sign in signs)
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(legend).to_be_hidden()
    assert (page.locator(".export-map").bounding_box() or {})["width"] == wide
    assert page.evaluate(ZOOM) == zoom


def test_a_map_that_was_farther_out_than_it_may_be_is_fitted_all_the_same(open_file: Open) -> None:
    page = open_file(make_view(EUROPE))
    fitted = page.evaluate(ZOOM)
    page.evaluate(
        "() => { const { atlas } = document.querySelector('.dateline');"
        " atlas.limit(0); atlas.map.setView([0, 0], 0, { animate: false }); atlas.fit(false) }"
    )
    page.wait_for_timeout(800)
    assert page.evaluate(ZOOM) == fitted


def test_a_place_that_is_likelier_another_is_drawn_as_unsure(open_file: Open) -> None:
    view = make_view(EUROPE, named=LOW_COUNTRIES)
    (first, *others) = view.places
    page = open_file(replace(view, places=(replace(first, unsure=True), *others)))
    unsure = page.locator(".mark.is-unsure")
    expect(unsure).to_have_count(1)
    expect(unsure).to_have_attribute("data-place", first.id)
    expect(unsure).to_contain_text("unsure where")


MIDDLE = """id => {
  const { atlas } = document.querySelector(".dateline");
  const { points } = atlas.view.legs.find((leg) => leg.end === id);
  const { left, top } = atlas.container.getBoundingClientRect();
  const { x, y } = atlas.map.latLngToContainerPoint(points[(points.length - 1) / 2]);
  return [x + left, y + top];
}"""
# How many pixels of the legs' canvas are of the colour of the journey.
ACCENT = """() => {
  const canvas = document.querySelector(".dateline").atlas.legs.canvas._container;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4)
    count += data[i + 3] > 200 && data[i] > 150 && data[i + 1] < 90 && data[i + 2] < 80;
  return count;
}"""


def test_a_leg_to_a_place_that_is_not_sure_is_drawn_apart_and_says_so(open_file: Open) -> None:
    sure, said = make_view(EUROPE[:1]), "Where Berlin is, is not sure."
    stops = tuple(replace(s, way_note=said if s.place == "Berlin" else "") for s in sure.stops)
    legs = tuple(
        replace(leg, unsure=True, note=said) if leg.end == "Berlin" else leg for leg in sure.legs
    )
    page = open_file(replace(sure, legs=legs, stops=stops))
    legend = page.locator(".dateline-legend")
    expect(legend).to_contain_text("leg to or from a place that is not sure")
    told = page.locator("td.dl-leg")
    assert ["not sure" in cell for cell in told.all_inner_texts()] == [False, False, True, False]
    page.mouse.click(*page.evaluate(MIDDLE, "Berlin"))
    expect(page.get_by_role("dialog", name="Brussels → Berlin")).to_contain_text(said)
    apart = page.evaluate(ACCENT)
    page.evaluate(SHOW, json.loads(script_json(whole(sure))))
    expect(legend).not_to_contain_text("not sure")
    page.wait_for_function(f"least => ({ACCENT})() > least", arg=apart + 200)


def doubtful(*, shown: bool) -> View:
    """The journeys of EUROPE, and a stop in Bonn that one of the travellers perhaps made."""
    view = make_view(EUROPE, named=LOW_COUNTRIES)
    (bonn,) = (place for place in view.places if place.name == "Bonn")
    stop = replace(
        view.stops[0],
        **{"place": "Bonn", "place_name": "Bonn", "trip": 0, "order": 0, "number": "", "km": None},
        quotes=bonn.quotes,
        chance=0.55,
        sure="55 % sure",
        reasons=("nobody is named near the place",),
        perhaps=True,
    )
    role = "perhaps" if shown else "named"
    places = tuple(
        replace(place, role=role, quotes=(), why_off_route="") if place is bonn and shown else place
        for place in view.places
    )
    return replace(view, places=places, perhaps=(stop,), shows_perhaps=shown)


def test_what_perhaps_was_is_listed_and_off_the_map(open_file: Open) -> None:
    page = open_file(doubtful(shown=False))
    row = page.locator(".dl-perhaps tbody tr")
    expect(row).to_contain_text("perhaps visited")
    expect(row).to_contain_text("55 % sure")
    expect(row).to_contain_text("On Monday she met officials in Bonn.")
    expect(page.locator(".dl-stops")).not_to_contain_text("Bonn")
    assert page.locator(".mark.is-perhaps, .sign.is-perhaps").count() == 1  # in the table
    expect(page.locator(".dateline-legend")).not_to_contain_text("perhaps")
    row.locator(".dl-quote").click()
    expect(page.locator(".dl-reader .is-selected")).to_have_attribute("data-sentence", "0")


@pytest.mark.parametrize("width", [1440, 390])
def test_what_perhaps_was_is_taken_for_sure_by_nobody(open_file: Open, width: int) -> None:
    view = doubtful(shown=True)
    page = open_file(view, width=width)
    mark = page.locator('.mark[data-place="Bonn"]')
    expect(mark).to_have_class(re.compile("is-perhaps"))
    expect(mark.locator(".sign text")).to_have_text("?")
    assert mark.locator(".sign path").evaluate("path => getComputedStyle(path).strokeDasharray")
    assert "perhaps a stop of Ann Lee, 55 % sure" in mark.inner_text() + mark.text_content()
    assert not [leg for leg in view.legs if "Bonn" in (leg.start, leg.end)]
    page.locator(".dateline-legend").evaluate("legend => legend.open = true")
    expect(page.locator(".dateline-legend")).to_contain_text("perhaps, not sure enough")
    mark.dispatch_event("click")
    card = page.get_by_role("dialog", name="Bonn")
    expect(card).to_contain_text("Ann Lee · Mon 4 Sep “Monday” · perhaps visited · 55 % sure")
    expect(card.locator("mark")).to_have_text("Bonn")
    card.get_by_text("why here?").click()
    expect(card).to_contain_text("Perhaps a stop, because")
    expect(card).to_contain_text("nobody is named near the place")
    page.keyboard.press("Escape")
    page.locator(".dl-perhaps .dl-place").click()
    expect(card).to_be_visible()


def test_a_folded_list_of_what_perhaps_was_stays_folded(open_file: Open) -> None:
    page = open_file(doubtful(shown=True))
    details = page.locator(".dl-perhaps")
    expect(details).to_have_attribute("open", "")
    details.locator("summary").click()
    page.emulate_media(color_scheme="dark")  # draws the tables anew
    expect(page.locator(".dl-tables.is-dark")).to_be_visible()
    expect(details).not_to_have_attribute("open", "")
