"""Wording what many articles tell, before somebody chooses to see it."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from dashboard.view.build import Shown
from dashboard.view.state import EVERYONE, Filters

MANY = 40
"""Articles, beyond which it takes so long that whoever chooses waits for it."""


def word_ahead(shown: Shown) -> None:
    """Have all stops, places and legs of the atlas that is shown be worded by a thread, once: what
    is shown of it for other filters is put together of that (`Sources.again`). What is shown after
    a correction has it already."""
    if len(shown.atlas.articles) > MANY:
        shown.sources.again(("ahead",), None, lambda: _begin(shown))


def _begin(shown: Shown) -> None:
    def word() -> None:
        with suppress(Exception):  # whoever chooses what fails is told
            everyone = Filters(traveller=EVERYONE)
            _ = Shown(shown.atlas, everyone, shown.colors, shown.sources).view

    Thread(target=word, name="wording", daemon=True).start()
