#!/usr/bin/env bash
# parsedatetime 2.6 (PyPI): "the day before yesterday" is yesterday, and "in 2019" this evening at 20:19.
#
# Seen on 30 November 2026.
# Expected: what is not understood gives status 0, as "a fortnight ago" does; status 1, a date, and 2, a time, say that
#   the text was.
# Happens: a text is taken as soon as a part of it is known, and the rest is passed over: yesterday for the day before
#   it, tomorrow for the day after it, 1 May for "the 5th of May", the last day of "last week" for "Tuesday last
#   week". A year alone is a time of day. "two days ago", "May 5" and "May 2019" are right.
# Matters: the status is that of a date that was read, and each is a day or a few off.
# Live with it: nlp() tells which words it took; use a date only where they are all that tell the time.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check parsedatetime==2.6
"$tmp/venv/bin/python" -W ignore - <<'PY'
import datetime as dt

from parsedatetime import Calendar

friday = dt.datetime(2023, 9, 15, 12)
wanted = {
    "yesterday": ("2023-09-14", 1),
    "two days ago": ("2023-09-13", 1),
    "last Tuesday": ("2023-09-12", 1),
    "May 5": ("2024-05-05", 1),
    "May 2019": ("2019-05-01", 1),
    "a fortnight ago": (None, 0),
    "the day before yesterday": ("2023-09-14", 1),
    "the day after tomorrow": ("2023-09-16", 1),
    "Tuesday last week": ("2023-09-08", 1),
    "on the 5th of May": ("2024-05-01", 1),
    "third of May": ("2024-05-01", 1),
    "in 2019": ("20:19", 2),
}
calendar = Calendar()
for text, expected in wanted.items():
    moment, status = calendar.parseDT(text, friday)
    seen = {0: None, 1: f"{moment:%Y-%m-%d}", 2: f"{moment:%H:%M}"}[status], status
    print(text, "->", *seen)
    assert seen == expected
PY
echo "parsedatetime 2.6: as described."
