#!/usr/bin/env bash
# ctparse 0.3.6 (PyPI): "last Tuesday" is next Tuesday, late in the day.
#
# Seen on 30 November 2026.
# Expected: "last Tuesday", said on a Friday, is three days ago; of "Tuesday, 12 September" the year is one
#   in which the 12th is a Tuesday; "last week" is a week.
# Happens: "last" is read as a part of the day, as in "the last flight", whatever follows, and the weekday is
#   the coming one. A day without a year is in the next twelve months, the weekday beside it unheard.
#   "last week" is today, "three days ago" a length of three days.
# Matters: news looks back, and all of it comes out ahead.
# Live with it: use it for appointments; for what has been, take no answer that lies after its `ts`.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check ctparse==0.3.6
"$tmp/venv/bin/python" - <<'PY'
import datetime as dt

from ctparse import ctparse

friday = dt.datetime(2023, 9, 15, 12)
assert (dt.date(2023, 9, 12).strftime("%a"), dt.date(2024, 9, 12).strftime("%a")) == ("Tue", "Thu")
wanted = {
    "yesterday": "2023-09-14 X:X (X/X)",
    "12 September 2023": "2023-09-12 X:X (X/X)",
    "last Tuesday": "2023-09-19 X:X (X/last)",
    "last Friday": "2023-09-22 X:X (X/last)",
    "on Tuesday last week": "2023-09-19 X:X (X/last)",
    "last week": "2023-09-15 X:X (X/last)",
    "Tuesday, 12 September": "2024-09-12 X:X (X/X)",
    "three days ago": "3 days",
}
for text, expected in wanted.items():
    seen = str(ctparse(text, ts=friday, timeout=0).resolution)
    print(text, "->", seen)
    assert seen == expected, seen
PY
echo "ctparse 0.3.6: as described."
