#!/usr/bin/env bash
# @tmcw/togeojson 7.1.3 (npm): what GPX says of one point of a route or track becomes the route's.
#
# Expected: a route without a name has none, whatever its points are called; data of a point is
#   told as the point's; the text 2023-09-13 stays that text.
# Happens: the route is called after its first point and has that one's comment, the links of all,
#   and of data in extensions the last point's; in coordinateProperties, where the points' data is
#   as well, 2023-09-13 is the number 2023 and "3rd of May" is 3.
# Matters: "Oslo, where Ann was born" is told of the whole way, and a stop's day is a year.
# Live with it: name every route and track, and put data into their own extensions and into
#   waypoints, whose text stays text; none into rtept and trkpt.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-fund --no-audit @tmcw/togeojson@7.1.3 @xmldom/xmldom@0.9.8 >/dev/null
cat >read.mjs <<'JS'
import assert from "node:assert/strict";
import { gpx } from "@tmcw/togeojson";
import { DOMParser } from "@xmldom/xmldom";

const read = (body) => {
  const head = '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1" xmlns:d="urn:d">';
  const found = gpx(new DOMParser().parseFromString(`${head}${body}</gpx>`, "text/xml")).features[0].properties;
  console.log(JSON.stringify(found));
  return found;
};
const data = (text) => `<extensions><d:day>${text}</d:day></extensions>`;

const route = read(`<rte>
  <rtept lat="60" lon="10"><name>Oslo</name><cmt>where Ann was born</cmt>${data("2023-09-13")}</rtept>
  <rtept lat="42" lon="12"><name>Rome</name>${data("2023-09-15")}</rtept></rte>`);
assert.equal(route.name, "Oslo");
assert.equal(route.cmt, "where Ann was born");
assert.equal(route.d_day, "2023-09-15");

const track = read(`<trk><name>Way</name><trkseg>
  <trkpt lat="60" lon="10">${data("2023-09-13")}</trkpt>
  <trkpt lat="42" lon="12">${data("3rd of May")}</trkpt></trkseg></trk>`);
assert.deepEqual(track.coordinateProperties["d:days"], [2023, 3]);

const waypoint = read(`<wpt lat="60" lon="10">${data("2023-09-13")}</wpt>`);
assert.equal(waypoint.d_day, "2023-09-13");
JS
node read.mjs
echo "@tmcw/togeojson 7.1.3: as described."
