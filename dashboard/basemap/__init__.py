"""The world under the marks: Natural Earth's land and water, GeoNames' towns, in one file."""

from pathlib import Path

FOLDER = Path(__file__).parent
WORLD = FOLDER / "world.json"
