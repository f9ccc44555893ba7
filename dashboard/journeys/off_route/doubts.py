"""Why a place is no stop that words of the text could make one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.journeys.model import PERHAPS, Status, Visit
from dashboard.journeys.off_route.reasons import around
from dashboard.places.place import Resolution

_THERE = {
    Status.VISITED: "{name} was there",
    Status.PLANNED: "{name} is to go there",
    Status.PAST: "{name} was there earlier",
    Status.CANCELLED: "{name} was to go there",
}


def in_doubt(visit: Visit, named: Sequence[Resolution], texts: Mapping[str, str]) -> str:
    """The doubtful visit in one sentence, how sure it is, and the words that name the place in an
    article that tells of it. `named` are the mentions of the place, `texts` the articles' texts by
    their ids."""
    telling = {ref.article_id for ref in visit.evidence}
    mention = next((r for r in named if r.mention.article_id in telling), named[0])
    quote = around(mention, texts.get(mention.mention.article_id, ""))
    there = _THERE[visit.status].format(name=visit.traveller)
    of_100 = f"{round(100 * visit.chance)} of 100"
    if visit.chance >= PERHAPS:
        return f"Perhaps {there}, but it is not sure enough ({of_100}): “{quote}”."
    return f"It could be read that {there}, but it is unlikely ({of_100}): “{quote}”."
