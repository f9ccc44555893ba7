#!/usr/bin/env bash
# visvalingamwyatt 0.3.0 (PyPI): a line that is thinned to a number of points does not reach its end.
#
# Seen on 30 November 2026.
# Expected: the first and the last point stay, whatever goes between them; both have an infinite area in
#   `Simplifier.thresholds`, and simplify(threshold=…) keeps both.
# Happens: with number= or ratio= the last point is the first to go. Of five points the four first
#   remain; of two that are asked for, the first and the sharpest corner. A feature that is thinned
#   has lost its "type" as well.
# Matters: a journey ends a stop before its end, at a place where it really was, and with every
#   new ratio at another.
# Live with it: sort `Simplifier.thresholds` yourself and thin by threshold=, or put the last point back.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check visvalingamwyatt==0.3.0 numpy==2.4.6
"$tmp/venv/bin/python" - <<'PY'
import visvalingamwyatt

way = [[0, 0], [1, 0.1], [2, 0], [3, 5], [4, 0]]
wanted = [
    ({"threshold": 0.2}, [[0, 0], [2, 0], [3, 5], [4, 0]]),
    ({"threshold": 100}, [[0, 0], [4, 0]]),
    ({"number": 5}, way),
    ({"number": 4}, way[:-1]),
    ({"number": 2}, [[0, 0], [3, 5]]),
    ({"ratio": 0.8}, way[:-1]),
]
print("thresholds:", visvalingamwyatt.Simplifier(way).thresholds.tolist())
for how, expected in wanted:
    seen = [list(map(float, point)) for point in visvalingamwyatt.simplify(way, **how)]
    print(how, "->", seen)
    assert seen == expected, seen
given = {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": way}}
seen = visvalingamwyatt.simplify_feature(given, number=4)
print("feature:", sorted(given), "->", sorted(seen))
assert sorted(seen) == ["geometry", "properties"]
PY
echo "visvalingamwyatt 0.3.0: as described."
