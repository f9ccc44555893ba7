#!/usr/bin/env bash
# fastkml 1.4.0 (PyPI): a line of which one point has an altitude is read as no line, without a word;
# a day with a time zone ends the reading of the whole file.
#
# Expected: "10,60 11,61,5" is a line of two points (in KML the altitude of each may be left out); the
#   day 2019-04-01Z is 1 April 2019 (an xsd:date may have a zone). The schema of the OGC, which
#   fastkml carries, finds both files valid, and GDAL 3.12.4 reads both.
# Happens: the placemark's geometry is None; KMLParseError.
# Matters: a leg that ends on a mountain is lost, or with one such day everything.
# Live with it: write altitudes for all points of a line or for none, and days without a zone.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check fastkml==1.4.0 lxml pyogrio==0.13.0
"$tmp/venv/bin/python" -W ignore - "$tmp/way.kml" <<'PY'
import sys
from pathlib import Path

import pyogrio
from fastkml import KML
from fastkml.exceptions import KMLParseError
from fastkml.validator import validate

path = Path(sys.argv[1])


def valid(placemark):
    """Return a file of one placemark that the schema finds valid and GDAL reads."""
    text = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark>{placemark}</Placemark></kml>'
    path.write_text(text)
    assert validate(file_to_validate=path)
    _, _, shapes, _ = pyogrio.raw.read(path)
    assert len(shapes) == 1 and shapes[0]
    return text


def way(coordinates):
    return valid(f"<LineString><coordinates>{coordinates}</coordinates></LineString>")


def at(day):
    return valid(f"<TimeStamp><when>{day}</when></TimeStamp><Point><coordinates>10,60</coordinates></Point>")


for coordinates, expected in (("10,60 11,61", True), ("10,60,0 11,61,5", True), ("10,60 11,61,5", False)):
    geometry = KML.from_string(way(coordinates)).features[0].geometry
    print(coordinates, "->", geometry)
    assert (geometry is not None) is expected

print("2019-04-01 ->", KML.from_string(at("2019-04-01")).features[0].time_stamp)
try:
    KML.from_string(at("2019-04-01Z"))
except KMLParseError as error:
    print("2019-04-01Z ->", str(error)[:60], "…")
else:
    raise SystemExit("a day with a zone is read")
PY
echo "fastkml 1.4.0: as described."
