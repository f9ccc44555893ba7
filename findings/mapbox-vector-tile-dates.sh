#!/usr/bin/env bash
# mapbox-vector-tile 2.2.0 (PyPI): a date among the properties is left out, and a textual id is gone.
#
# Expected: an error for values that a vector tile cannot hold, as json.dumps
#   raises one; or the date as text.
# Happens: encode() leaves out properties of any type but text, number and truth value,
#   so that date, datetime and list properties are missing in the tile; an
#   id that is text is dropped, and decode() shows the missing id as 0,
#   the same for all features. No warning.
# Matters: a timeline filter on the map drops all pins or none, and a click finds
#   feature 0 each time.
# Live with it: isoformat() dates before encoding, keep textual ids as a property, and
#   compare the keys of one decoded tile with what went in.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check mapbox-vector-tile==2.2.0
"$tmp/venv/bin/python" - <<'PY'
import datetime as dt

import mapbox_vector_tile

day = dt.date(2023, 3, 5)
pins = [
    {
        "geometry": "POINT(10 20)",
        "id": name,
        "properties": {"name": name, "day": day, "seen": dt.datetime(2023, 3, 5, 10), "sources": ["a"], "text": str(day)},
    }
    for name in ("stop-1", "stop-2")
]
tile = mapbox_vector_tile.encode([{"name": "pins", "features": pins}])
seen = [(pin["id"], pin["properties"]) for pin in mapbox_vector_tile.decode(tile)["pins"]["features"]]
for row in seen:
    print(row)
assert seen == [
    (0, {"name": "stop-1", "text": "2023-03-05"}),
    (0, {"name": "stop-2", "text": "2023-03-05"}),
], seen
PY
echo "mapbox-vector-tile 2.2.0: as described."
