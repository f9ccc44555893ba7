"""The world under the marks: Natural Earth's land and water, GeoNames' towns, in one file; and what
of it is seen where a map shows a large part of the world, in a smaller one."""

from pathlib import Path

FOLDER = Path(__file__).parent
WORLD = FOLDER / "world.json"
COARSE = FOLDER / "coarse.json"

COARSE_ZOOM = 3.5
"""The zoom up to which COARSE looks as WORLD does."""
