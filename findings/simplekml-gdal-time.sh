#!/usr/bin/env bash
# simplekml 1.3.6 read by GDAL 3.12.4 (pyogrio 0.13.0, PyPI): the time of day is lost between them.
#
# Expected: a datetime given as a time stamp is written as KML wants it,
#   2023-03-05T10:30:00, and read back as half past ten; or something complains.
# Happens: simplekml writes str(value), with a blank for the T; GDAL's LIBKML reads
#   the day and stops at the blank. Midnight, without a warning. With
#   isoformat() the same path keeps the time. (fastkml 1.4.0 reads both.)
# Matters: two stops on one day lose their order, and midnight in one zone
#   is another day in the next.
# Live with it: hand simplekml text, never a datetime: value.isoformat().
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check simplekml==1.3.6 pyogrio==0.13.0 fastkml==1.4.0
"$tmp/venv/bin/python" -W ignore - "$tmp/stop.kml" <<'PY'
import datetime as dt
import re
import sys

import pyogrio
import simplekml
from fastkml import KML

moment = dt.datetime(2023, 3, 5, 10, 30)


def through(when):
    """Return what simplekml writes for a time, and what GDAL and fastkml read."""
    kml = simplekml.Kml()
    kml.newpoint(name="stop", coords=[(2.5, 6.3)]).timestamp.when = when
    kml.save(sys.argv[1])
    written = re.search("<when>(.*)</when>", kml.kml())[1]
    meta, _, _, columns = pyogrio.raw.read(sys.argv[1])
    by_gdal = str(columns[list(meta["fields"]).index("timestamp")][0])
    placemark = KML.from_string(kml.kml().split("?>", 1)[1]).features[0].features[0]
    return written, by_gdal[:19], str(placemark.times.timestamp.dt)[:19]


print("GDAL", pyogrio.__gdal_version_string__)
for when, expected in (
    (moment, ("2023-03-05 10:30:00", "2023-03-05T00:00:00", "2023-03-05 10:30:00")),
    (moment.isoformat(), ("2023-03-05T10:30:00", "2023-03-05T10:30:00", "2023-03-05 10:30:00")),
):
    seen = through(when)
    print(repr(when), "-> written, GDAL, fastkml:", seen)
    assert seen == expected, seen
PY
echo "simplekml 1.3.6, GDAL 3.12.4: as described."
