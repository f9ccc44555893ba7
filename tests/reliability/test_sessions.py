"""Several browsers at one server: a small part of what `benchmarks/reliability/sessions.py`
measures."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from benchmarks.reliability.sessions import Browsers, Figures, projects, together, tours
from tests.browser.conftest import program

SESSIONS = 3
PATIENCE = 180_000  # milliseconds


def test_tours_are_of_different_people_and_a_neighbours_towns_are_others() -> None:
    made = tours(50)
    assert len({tour.who for tour in made}) == len({tour.title for tour in made}) == 50
    for one, next_ in zip(made, [*made[1:], made[0]], strict=True):
        assert len({*one.towns, *next_.towns}) == 6


def test_projects_one_after_the_other_show_their_own_articles_and_no_others(
    tmp_path: Path,
) -> None:
    before, after = projects(10, tmp_path)
    assert after < before + 30


@pytest.mark.browser
def test_sessions_at_once_show_what_each_has_asked_for(tmp_path: Path) -> None:
    found = program()

    async def go() -> Figures:
        expect.set_options(timeout=PATIENCE)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            return await together(Browsers(browser, PATIENCE), SESSIONS, tmp_path)

    with ThreadPoolExecutor(1) as thread:  # other tests in a browser leave a loop in this one
        figures = thread.submit(asyncio.run, go()).result()
    assert {len(taken) for taken in figures.seconds.values()} == {SESSIONS}
