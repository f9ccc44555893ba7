"""Files of what is shown, made without the articles on which making them fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from dashboard.articles.article import Article
from dashboard.articles.guard import together
from dashboard.atlas import Atlas
from dashboard.page.downloads import Download
from dashboard.page.serving import Origin


def guarded(
    atlas: Atlas, origin: Origin, offer: Callable[[Atlas], Sequence[Download]]
) -> tuple[Download, ...]:
    """What `offer` gives for an atlas of that origin, each file made without the articles on which
    it fails; from then on, these are left out of the page too, which says so."""

    def make(number: int) -> str | bytes:
        def made(some: Sequence[Article]) -> str | bytes:
            if len(some) == len(atlas.articles):
                return offer(atlas)[number].make()
            _, part = origin.desk.atlas([article.id for article in some], origin.geoparser)
            return offer(part)[number].make()

        return together(atlas.articles, made, origin.desk.leave_out)

    return tuple(
        replace(download, make=partial(make, number))
        for number, download in enumerate(offer(atlas))
    )
