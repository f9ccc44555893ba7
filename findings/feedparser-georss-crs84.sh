#!/usr/bin/env bash
# feedparser 6.0.14 (PyPI): a point of a feed that names CRS84 has its latitude and longitude swapped.
#
# Seen on 30 November 2026.
# Expected: `entry.where` is like GeoJSON, longitude first, whatever the feed's order was: GeoRSS with GML may
#   name its system by srsName, and CRS84 is the one of GeoJSON, longitude first.
# Happens: pairs are turned round unless srsName has a number of EPSG that is not one of degrees. CRS84 has no
#   such number, and its points, which are in order already, are turned round: [6.3, 2.5] for 2.5 east, 6.3 north.
# Matters: only pins of the feeds that say what they mean are wrong; below 90 both orders are places.
# Live with it: turn back where `entry.where.srsName` ends in CRS84 (or CRS83, CRS27).
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$tmp/venv/bin/python" - <<'PY'
import feedparser

FEED = """<rss version="2.0" xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml">
<channel><title>News</title><item><title>Stop</title>{}</item></channel></rss>"""
GML = "<georss:where><gml:Point{}><gml:pos>{}</gml:pos></gml:Point></georss:where>"
wanted = {
    "<georss:point>6.3 2.5</georss:point>": (2.5, 6.3),
    GML.format("", "6.3 2.5"): (2.5, 6.3),
    GML.format(' srsName="urn:ogc:def:crs:EPSG::4326"', "6.3 2.5"): (2.5, 6.3),
    GML.format(' srsName="urn:ogc:def:crs:OGC:1.3:CRS84"', "2.5 6.3"): (6.3, 2.5),
    GML.format(' srsName="http://www.opengis.net/def/crs/OGC/1.3/CRS84"', "2.5 6.3"): (6.3, 2.5),
}
for place, expected in wanted.items():
    (entry,) = feedparser.parse(FEED.format(place)).entries
    print(place, "->", entry.where["coordinates"])
    assert entry.where["coordinates"] == expected
PY
echo "feedparser 6.0.14: as described."
