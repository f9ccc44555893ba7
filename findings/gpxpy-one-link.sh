#!/usr/bin/env bash
# gpxpy 1.6.2 (PyPI): of several links of a waypoint the first is kept, also when the file is written again.
#
# Expected: GPX 1.1 lets a point, route or track have any number of <link>; a file that is read and
#   written has them all, or something complains.
# Happens: the first is in `link`, the others are nowhere, without a warning.
# Matters: a place that three articles name keeps the address of one.
# Live with it: put addresses into <extensions> as well, of which gpxpy keeps all.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check gpxpy==1.6.2
"$tmp/venv/bin/python" - <<'PY'
import gpxpy

given = """<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1" xmlns:d="urn:d">
<wpt lat="60" lon="10"><name>Oslo</name>
<link href="https://a.example/1"/><link href="https://b.example/2"/>
<extensions><d:url>https://a.example/1</d:url><d:url>https://b.example/2</d:url></extensions></wpt></gpx>"""
found = gpxpy.parse(given)
(point,) = found.waypoints
again = found.to_xml()
print("link:", point.link, "| extensions:", [each.text for each in point.extensions])
print("written again:", again.count("<link "), "of", given.count("<link "))
assert point.link == "https://a.example/1"
assert (given.count("<link "), again.count("<link ")) == (2, 1)
assert [each.text for each in point.extensions] == ["https://a.example/1", "https://b.example/2"]
PY
echo "gpxpy 1.6.2: as described."
