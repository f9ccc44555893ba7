"""The map in a real browser: names, marks, cards and keys, in the exported file from disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.exports import html
from dashboard.view.model import View
from tests.view.views import EUROPE, LOW_COUNTRIES, PACIFIC, make_view

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Box = dict[str, float]

BOXES = """() => {
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  return [...document.querySelectorAll(".mark")].map((mark) => ({
    place: mark.dataset.place,
    sign: [...mark.querySelectorAll(".mark-signs, .mark-dot")].map(box),
    name: mark.matches(".is-unnamed") ? [] : [box(mark.querySelector(".mark-name"))],
  }));
}"""


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
        expect(card).to_contain_text("sure (0.91)")
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
    expect(card).to_contain_text("On no route: Nobody is said to have gone there.")
    card.get_by_text("why here?").click()
    expect(card.get_by_text("It has the most people.")).to_be_visible()
    expect(card.get_by_text("Madrid, Ohio, United States (0.12)")).to_be_visible()


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
    assert page.locator(".dateline-card img").count() == 0


def test_a_link_into_the_file_opens_its_sentence(open_file: Open) -> None:
    page = open_file(make_view(EUROPE), query="?article=a1&sentence=0")
    expect(page.locator(".dl-reader .is-selected")).to_have_attribute("data-sentence", "0")


def test_thousands_of_places_are_drawn_with_few_elements_and_all_answer(open_file: Open) -> None:
    many = [(f"Town {i}", 30 + (i % 60) * 0.5, -10 + (i // 60) * 0.8) for i in range(3000)]
    page = open_file(make_view(EUROPE, named=many))
    assert page.locator(".mark").count() <= 500
    page.evaluate("Dateline.page.postMessage({ dateline: 1, type: 'open', place: 'Town 2999' })")
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
    signs = [mark["sign"][0] for mark in page.evaluate(BOXES)]
    assert not [pair for pair in combinations(signs, 2) if overlap(*pair)]
    for name, *_ in near:
        page.locator(f'.mark[data-place="{name}"]').click()
        expect(page.get_by_role("dialog", name=name)).to_be_visible()
        page.keyboard.press("Escape")


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


def test_two_legs_between_the_same_places_run_beside_each_other(open_file: Open) -> None:
    there = (("Paris", 48.86, 2.35, "visited"), ("Berlin", 52.52, 13.4, "visited"))
    page = open_file(make_view((("Ann Lee", there), ("Bo Chen", there[::-1]))))
    asides = page.evaluate(
        "() => [...Dateline.abreast(JSON.parse(view.textContent).legs).values()]"
    )
    assert len(asides) == 2 and asides[0] != 0
    assert asides[0] == asides[1]  # each to the right of its own way, and so on both sides


def test_the_reader_opens_the_article_that_tells_of_the_journey(open_file: Open) -> None:
    view = make_view(EUROPE)
    before = replace(view.articles[0], id="a0", title="The weather")
    page = open_file(replace(view, articles=(before, *view.articles)))
    expect(page.locator(".dl-box h2")).to_have_text("A tour")
    page = open_file(replace(view, articles=(before, *view.articles)), "?article=a0")
    expect(page.locator(".dl-box h2")).to_have_text("The weather")


def test_a_place_that_is_likelier_another_is_drawn_as_unsure(open_file: Open) -> None:
    view = make_view(EUROPE, named=LOW_COUNTRIES)
    (first, *others) = view.places
    page = open_file(replace(view, places=(replace(first, score=0.4, sure="unsure"), *others)))
    unsure = page.locator(".mark.is-unsure")
    expect(unsure).to_have_count(1)
    expect(unsure).to_have_attribute("data-place", first.id)
    assert "unsure where" in (unsure.get_attribute("aria-label") or "")
