"""A browser that hears late of what the page has done undoes nothing of it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, WebSocketRoute, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from tests.browser.steps import SLOW, Open, adding, card, opened, pin, settled, unfolded


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


def test_a_page_that_is_opened_is_drawn_once(open_page: Open, server: str) -> None:
    runs: list[ClientState] = []

    def note(frame: str | bytes) -> None:
        message = BackMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        if message.WhichOneof("type") == "rerun_script":
            runs.append(message.rerun_script)

    def open_(address: str, **how: int) -> Page:
        page = open_page("about:blank", **how)
        page.on("websocket", lambda socket: socket.on("framesent", note))
        page.goto(address)
        return page

    page = opened(open_, server)
    page.wait_for_timeout(2000)  # what the map's frame would ask for comes a little later
    assert [one.fragment_id for one in runs].count("") == 1


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
    unfolded(page, "correct this stop")
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


def test_parts_whose_scripts_come_late_hear_what_is_clicked(open_page: Open, server: str) -> None:
    held: list[Route] = []
    page = open_page("about:blank")
    page.route(re.compile(r"/joined/page\.js$"), lambda route: held.append(route))
    page.goto(server)
    headline = page.locator("h1.dl-title")
    expect(headline).to_contain_text("The journey of", timeout=SLOW)
    box = page.get_by_role("combobox", name="Traveller")
    for chosen in ("Everyone", "Kim Jong Un"):  # each part is given another view, and a third
        box.click()
        page.get_by_role("option", name=re.compile(f"^{chosen}")).click()
        settled(page)
    assert held
    for route in held:
        route.fallback()
    stop = page.locator(".dl-stops tbody tr", has=page.locator(".dl-place", has_text="Vladivostok"))
    stop.locator(".dl-place").first.click()
    expect(card(page)).to_contain_text("Vladivostok")
    stop.locator(".dl-quote").first.click()
    expect(page.locator("span.is-selected")).to_have_count(1)
    unfolded(page, "correct this stop")
    card(page).get_by_role("button", name="It is right").first.click()
    expect(page.locator(".dl-desk summary")).to_contain_text("1 change")


def test_a_change_of_which_no_answer_came_is_made_once(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    pin(page, "Komsomolsk-on-Amur").click()
    unfolded(page, "correct this stop")
    asked: list[str] = []

    def lose(route: Route) -> None:
        asked.append(route.request.post_data or "")
        if len(asked) == 2:  # the first does not arrive, the second is made and its answer lost
            route.fetch()
        if len(asked) < 3:
            route.fulfill(body="")
        else:
            route.continue_()

    page.route(re.compile("/dateline/event"), lose)
    card(page).get_by_role("button", name="It is right").first.click()
    changes = page.locator(".dl-desk summary")
    expect(changes).to_contain_text("1 change")
    expect(card(page)).not_to_contain_text("does not answer")
    assert len(asked) == 3
    page.reload()
    expect(changes).to_contain_text("1 change")
