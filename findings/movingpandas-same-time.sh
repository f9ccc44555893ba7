#!/usr/bin/env bash
# movingpandas 0.23.0 (PyPI): of two stops on one day one is dropped, and MF-JSON's numbers are 1970.
#
# Seen on 30 November 2026.
# Expected: rows with one time all stay, in their order, or something complains; a number in "datetimes"
#   of MF-JSON is milliseconds since 1970, as the standard and the docstring of its own writer say.
# Happens: of rows with the same time the first is kept, without a warning, also in a collection; numbers are
#   read as nanoseconds, so that a walk of two hours in 2023 takes seven milliseconds of 1 January 1970.
# Matters: news tells days, not hours: whoever was in Accra and Lagos on 5 March was never in Lagos, and
#   the length of the way is short of it.
# Live with it: spread the stops of a day over its minutes first, and write times as text.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
  movingpandas==0.23.0 geopandas==1.2.0 pandas==3.1.1 shapely==2.2.0 numpy==2.4.6 pyproj==3.7.2
"$tmp/venv/bin/python" -W ignore - <<'PY'
import warnings

import movingpandas
import pandas
from movingpandas.io import read_mf_dict

stops = pandas.DataFrame(
    {
        "who": ["Ann"] * 4,
        "day": pandas.to_datetime(["2023-03-05", "2023-03-05", "2023-03-07", "2023-03-07"]),
        "place": ["Accra", "Lagos", "Cairo", "Rome"],
        "x": [-0.2, 3.4, 31.2, 12.5],
        "y": [5.6, 6.5, 30.0, 41.9],
    }
)
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    way = movingpandas.Trajectory(stops.copy(), "Ann", t="day", x="x", y="y")
    (other,) = movingpandas.TrajectoryCollection(stops.copy(), "who", t="day", x="x", y="y").trajectories
print("stops:", stops.place.tolist(), "->", way.df.place.tolist())
assert not [each for each in said if not issubclass(each.category, DeprecationWarning)]
assert way.df.place.tolist() == other.df.place.tolist() == ["Accra", "Cairo"]


def times(written):
    """Return the times that movingpandas reads from those of a moving point."""
    point = {"type": "MovingPoint", "datetimes": written, "coordinates": [[-0.2, 5.6], [3.4, 6.5]]}
    read = read_mf_dict({"type": "Feature", "properties": {}, "temporalGeometry": point}, "Ann")
    return [str(moment) for moment in read.df.index]


as_text, as_numbers = ["2023-03-05T10:00:00", "2023-03-05T12:00:00"], [1678010400000, 1678017600000]
assert [int(pandas.Timestamp(text).timestamp() * 1000) for text in as_text] == as_numbers
for written, expected in (
    (as_text, ["2023-03-05 10:00:00", "2023-03-05 12:00:00"]),
    (as_numbers, ["1970-01-01 00:27:58.010400", "1970-01-01 00:27:58.017600"]),
):
    seen = times(written)
    print(written, "->", seen)
    assert seen == expected, seen
PY
echo "movingpandas 0.23.0: as described."
