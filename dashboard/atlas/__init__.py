"""The atlas: the one thing that screen, files and exports read."""

from dashboard.atlas.building import Builder, build
from dashboard.atlas.found import AGAIN, Found
from dashboard.atlas.model import Atlas, Note
from dashboard.atlas.revision import Revision

__all__ = ["AGAIN", "Atlas", "Builder", "Found", "Note", "Revision", "build"]
