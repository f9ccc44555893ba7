"""A browser that hears late of what the page has done undoes nothing of it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.steps import Open, adding, card, opened, pin, settled


class Line:
    """What a server tells a page, held back as long as that is asked for; what the page tells the
    server arrives at once."""

    def __init__(self, page: Page) -> None:
        """Stand between a page and its server, before the page is opened."""
        self.is_held = False
        self._held: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket(re.compile("/_stcore/stream"), self._connect)

    def release(self) -> None:
        """Have the page hear what was held back, and all that follows."""
        self.is_held = False
        for socket, message in self._held:
            socket.send(message)

    def _connect(self, to_page: WebSocketRoute) -> None:
        def tell(message: str | bytes) -> None:
            if self.is_held:
                self._held.append((to_page, message))
            else:
                to_page.send(message)

        to_page.connect_to_server().on_message(tell)


def _opened(open_page: Open, server: str, **query: str) -> tuple[Page, Line]:
    lines: list[Line] = []

    def open_(address: str, **how: int) -> Page:
        page = open_page("about:blank", **how)
        lines.append(Line(page))
        page.goto(address)
        return page

    return opened(open_, server, **query), lines[0]


def test_a_traveller_whom_the_page_has_chosen_stays_chosen(open_page: Open, server: str) -> None:
    page, line = _opened(open_page, server, traveller="Alexander Lukashenko")
    headline = page.locator("h1.dl-title")
    page.locator(".dl-switch button").last.click()
    note = page.locator(".dl-note", has_text="does not tell of the journey shown")
    settled(page)
    line.is_held = True
    note.get_by_role("button", name="Show what it tells").click()
    page.wait_for_timeout(2000)  # until the server has drawn the page, which nothing shows here
    page.locator("span[data-sentence]").first.click()  # the browser tells of its old traveller
    page.wait_for_timeout(2000)
    line.release()
    expect(headline).to_contain_text("The journey of Kim Jong Un")
    settled(page)
    expect(headline).to_contain_text("The journey of Kim Jong Un")
    box = page.get_by_role("combobox", name="Traveller")
    expect(box).to_have_value(re.compile("^Kim Jong Un"))
    box.click()  # what is chosen anew is chosen, also where it is what was before
    page.get_by_role("option", name=re.compile("^Alexander Lukashenko")).click()
    expect(headline).to_contain_text("The journey of Alexander Lukashenko")
    settled(page)
    expect(headline).to_contain_text("The journey of Alexander Lukashenko")


def test_a_filter_that_was_just_chosen_stays_chosen(open_page: Open, server: str) -> None:
    page, line = _opened(open_page, server)
    pin(page, "Komsomolsk-on-Amur").click()
    card(page).locator("summary:text-is('correct this stop')").first.click()
    settled(page)
    line.is_held = True
    planned = page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^Planned"))
    planned.click()
    page.wait_for_timeout(2000)
    card(page).get_by_role("button", name="It is right").first.click()  # with the URL of before
    expect(page.locator(".dl-desk summary")).to_contain_text("1 change")
    page.wait_for_timeout(2000)
    line.release()
    page.wait_for_url(re.compile("status="))
    settled(page)
    expect(page.locator(".dl-desk summary")).to_contain_text("1 change")
    expect(planned).to_have_attribute("aria-pressed", "false")
    expect(page).to_have_url(re.compile("status="))
    page.go_back()
    expect(planned).to_have_attribute("aria-pressed", "true")


def test_what_is_looked_at_before_its_article_is_here_is_selected_when_it_is(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    held: list[Route] = []
    adding(page).get_by_label("Or paste an article").fill(
        "Clara Voss flew to Springfield on Monday. She met voters in Springfield."
    )
    page.route(re.compile("/outline"), lambda route: held.append(route))
    page.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".dl-desk")).to_contain_text("1 to check")
    page.locator("h1.dl-title").click()
    page.keyboard.press("j")
    expect(page.locator(".dl-desk-look")).to_contain_text("Springfield")
    for route in held:
        route.fallback()
    expect(page.locator("span.is-selected")).to_contain_text("Springfield")
