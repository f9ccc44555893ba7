"""Makes `coarse.json` of `world.json`: what is seen of it up to COARSE_ZOOM, a seventh of it.

    python -m dashboard.basemap.make_coarse

It is to be made again whenever `make.py` has made another world.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from dashboard.basemap import COARSE, COARSE_ZOOM, WORLD
from dashboard.basemap.make import BITS, Line, pack, simplify

COARSE_BITS = 14
"""The world is 2**COARSE_BITS units wide: a fifth of a pixel each at COARSE_ZOOM."""

_PIXEL = (1 << BITS) / (256 * 2**COARSE_ZOOM)  # in units of `world.json`
_SMALLEST = 0.8 * _PIXEL  # across: what the map leaves out of the whole world as well
_LAYERS = ("land", "lakes", "borders", "disputed")  # no rivers, which are drawn at greater zooms


def unpack(text: str) -> list[Line]:
    """The lines that `make.pack` has packed."""
    data, lines = iter(base64.b64decode(text)), list[Line]()
    x = y = 0

    def step() -> int:
        number = _number(next(data), data)
        return -((number + 1) >> 1) if number & 1 else number >> 1

    for first in data:
        line: Line = []
        for _ in range(_number(first, data)):
            x, y = x + step(), y + step()
            line.append((x, y))
        lines.append(line)
    return lines


def _number(byte: int, data: Any) -> int:
    """A number of 7 bits a byte, low first, of which the first byte is read."""
    value = shift = 0
    while byte > 127:
        value |= (byte & 127) << shift
        shift += 7
        byte = next(data)
    return value | byte << shift


def coarser(line: Line) -> Line:
    """A line without what cannot be seen, in the units of COARSE_BITS; [] for one that is too small
    itself."""
    xs, ys = zip(*line, strict=True)
    if max(max(xs) - min(xs), max(ys) - min(ys)) < _SMALLEST:
        return []
    unit = 1 << BITS - COARSE_BITS
    return [(round(x / unit), round(y / unit)) for x, y in simplify(line, _PIXEL * _PIXEL / 2)]


def coarse(world: dict[str, Any]) -> dict[str, Any]:
    """The world as it is seen from afar, in the form of the whole, without rivers and names."""
    made: dict[str, Any] = {"bits": COARSE_BITS, "source": world["source"]}
    for layer in _LAYERS:
        is_area = layer in ("land", "lakes")
        lines = map(coarser, unpack(world[layer]))
        made[layer] = pack(line for line in lines if len(line) > (3 if is_area else 1))
    return made | {"rivers": "", "countries": [], "towns": []}


def main() -> None:
    """Writes `coarse.json`."""
    text = json.dumps(coarse(json.loads(WORLD.read_bytes())), separators=(",", ":"))
    COARSE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
