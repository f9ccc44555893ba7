"""Changes of every kind, for tests of what is done with them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from dashboard.journeys.model import Status
from dashboard.places.place import Place
from dashboard.project import events
from dashboard.project.anchors import Anchor
from dashboard.project.events import Scope, Spot, StopRef

OSLO = Place("3143244", "Oslo", 59.91, 10.75, "P", "PPLC", "NO", "Oslo", 580000, "GeoNames")
SPOT = Spot("a", Anchor("Oslo", "She flew to ", " on Monday.", 12))
STOP = StopRef("Ann Lee", OSLO.id, "Oslo", (SPOT,))
DAY = date(2024, 5, 6)

ALL: tuple[events.Change, ...] = (
    events.PlaceChosen(SPOT, Scope.MENTION, OSLO),
    events.NotAPlace(SPOT, Scope.ARTICLE),
    events.Government(SPOT, Scope.PROJECT),
    events.StopConfirmed(STOP),
    events.StopDropped(STOP),
    events.StatusSet(STOP, Status.PLANNED),
    events.DaySet(STOP, DAY, DAY),
    events.TravellerSet(STOP, "Bo Ek"),
    events.StopPlaced(STOP, OSLO),
    events.StopMoved(STOP, None),
    events.StopMoved(STOP, STOP),
    events.StopAdded(SPOT, "Ann Lee", OSLO, Status.VISITED),
    events.StopAdded(SPOT, "Ann Lee", OSLO, Status.VISITED, DAY, DAY),
    events.SamePerson("Ann Lee", "Anne Lee"),
    events.TwoPersons("Ann Lee", "Anne Lee"),
    events.Renamed("Ann Lee", "Ann M. Lee"),
    events.NotAPerson("The Kremlin"),
    events.ArticlesAdded(("a", "b")),
    events.ArticlesRemoved(("a",)),
    events.ArticleEdited("a", "A title", "", "2024-05-06", ""),
    events.PlaceAdded(SPOT, OSLO),
)

ENTRIES = st.sampled_from((*ALL, events.Undo(), events.Redo()))
