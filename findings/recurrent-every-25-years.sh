#!/usr/bin/env bash
# recurrent 0.4.1 (PyPI): "every year on 25 December" is every 25 years, and "every day except Sunday" leaves out one.
#
# Seen on 30 November 2026.
# Expected: the day of the month before the month’s name is read as after it: "every year on December 25" is
#   BYMONTHDAY=25;BYMONTH=12, and "on 25 December" without "every" is that day; what is not understood gives None.
# Happens: the number before a month becomes the interval, and no day is set: INTERVAL=25, on whatever day of the month
#   it is. "except Sunday" is the next Sunday alone, "except on Sundays" each of them. "Mondays in May and June" are
#   all Mondays, "every May 3 and June 5" are 5 May and 3 June as well.
# Matters: each is a valid rule of iCalendar, and the first days that it gives look right, or are years away.
# Live with it: write the month first, and "on" with a plural; look at the rule for each number of the text.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check recurrent==0.4.1 python-dateutil==2.9.0.post0
"$tmp/venv/bin/python" -W ignore - <<'PY'
import datetime as dt

from dateutil.rrule import rrulestr
from recurrent import RecurringEvent

friday = dt.datetime(2023, 9, 15, 12)
wanted = {
    "on 25 December": "2023-12-25",
    "every year on December 25": "2023-12-25 2024-12-25 2025-12-25",
    "every year on 25 December": "2023-12-15 2048-12-15 2073-12-15",
    "every 4 July": "2027-07-15 2031-07-15 2035-07-15",
    "every day except on Sundays": "2023-09-15 2023-09-16 2023-09-18 … without 2023-09-24",
    "every day except Sunday": "2023-09-15 2023-09-16 2023-09-18 … with 2023-09-24",
    "on Mondays in May and June": "2023-09-18 2023-09-25 2023-10-02",
    "every May 3 and June 5": "2024-05-03 2024-05-05 2024-06-03",
}
for text, expected in wanted.items():
    found = RecurringEvent(now_date=friday).parse(text)
    if isinstance(found, dt.datetime):
        seen = f"{found:%Y-%m-%d}"
    else:
        days = [f"{day:%Y-%m-%d}" for day in rrulestr(found, dtstart=friday)[:12]]
        seen = " ".join(days[:3])
        if "except" in text:
            seen += f" … {'with' if '2023-09-24' in days else 'without'} 2023-09-24"
    print(text, "->", repr(found) if isinstance(found, str) else found, "->", seen)
    assert seen == expected
PY
echo "recurrent 0.4.1: as described."
