#!/usr/bin/env bash
# khayyam 3.0.17 (PyPI): the whole Persian year 1404 is a day ahead, for 1403 has no leap day.
#
# Seen on 30 November 2026.
# Expected: 20 March 2025 is 30 Esfand 1403, and Nowruz of 1404 the day after, as in the calendar of Iran and as
#   jdatetime 6.1.1, convertdate 2.5.1 (PyPI) and jalaali-js 2.0.1 (npm) have it.
# Happens: 1403 is no leap year and 1404 is one. 20 March 2025 is 1 Farvardin 1404, and so on until 20 March 2026, the
#   30th of an Esfand that had 29 days. 30 Esfand 1403 is refused. All other
#   years from 1280 to 1435, from 1901 into 2057, are as those of jdatetime.
# Matters: whatever is tried with a date of before is right, and a year of news from Iran is one day off, each a
#   valid date.
# Live with it: jdatetime or convertdate.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check khayyam==3.0.17 jdatetime==6.1.1 convertdate==2.5.1
"$tmp/venv/bin/python" - <<'PY'
import datetime as dt

import jdatetime
from convertdate import persian
from khayyam import JalaliDate


def read(day):
    """Return a day's year, month and day by khayyam, jdatetime and convertdate."""
    seen, other = JalaliDate(day), jdatetime.date.fromgregorian(date=day)
    return (
        (seen.year, seen.month, seen.day),
        (other.year, other.month, other.day),
        persian.from_gregorian(day.year, day.month, day.day),
    )


wanted = {
    dt.date(1979, 2, 11): ((1357, 11, 22), (1357, 11, 22)),
    dt.date(2025, 3, 19): ((1403, 12, 29), (1403, 12, 29)),
    dt.date(2025, 3, 20): ((1404, 1, 1), (1403, 12, 30)),
    dt.date(2025, 9, 23): ((1404, 7, 2), (1404, 7, 1)),
    dt.date(2026, 3, 20): ((1404, 12, 30), (1404, 12, 29)),
    dt.date(2026, 3, 21): ((1405, 1, 1), (1405, 1, 1)),
}
for day, (expected, right) in wanted.items():
    seen = read(day)
    print(day, "-> khayyam", seen[0], "| jdatetime", seen[1], "| convertdate", seen[2])
    assert seen == (expected, right, right)

try:
    JalaliDate(1403, 12, 30)
except ValueError as error:
    print("30 Esfand 1403 ->", error)
else:
    raise SystemExit("30 Esfand 1403 is a day")

begins = {year: (JalaliDate(year, 1, 1).todate(), jdatetime.date(year, 1, 1).togregorian()) for year in range(1280, 1436)}
off = [year for year, (seen, other) in begins.items() if seen != other]
print("years of 1280 to 1435 that begin on another day:", off)
assert off == [1404]
PY
echo "khayyam 3.0.17: as described."
