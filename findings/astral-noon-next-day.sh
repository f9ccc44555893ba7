#!/usr/bin/env bash
# astral 3.2 (PyPI): noon of the 21st in Samoa is on the 22nd, and in UTC the sun of California sets before it rises.
#
# Seen on 30 November 2026.
# Expected: sun(observer, date, tzinfo=…) is of that date where tzinfo is; without tzinfo the same moments in UTC, as
#   its docstrings have it ("timezone to return times in").
# Happens: sunrise, sunset, dawn and dusk are brought back to the date, noon and midnight are not: where the zone is
#   more than twelve hours ahead, noon of the 21st is on the 22nd, 18 hours after the sunset of the 21st. Without tzinfo
#   the date is one of UTC: each of the four is whichever falls on it, so that sunset of 21 March in Los Angeles is the
#   evening of the 20th there, and daylight() is 12 hours less than nothing.
# Matters: "by noon" and "after dark" order the events of a day; places in Europe and Africa, which are what one
#   tries, are right.
# Live with it: always give tzinfo, and for noon and midnight ask for the day before where the date is another.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check astral==3.2 tzdata==2025.2
"$tmp/venv/bin/python" - <<'PY'
import datetime as dt
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import daylight, midnight, sun

day = dt.date(2023, 3, 21)
places = {
    "Accra": (Observer(5.6, -0.2), "Africa/Accra"),
    "Auckland": (Observer(-36.8, 174.8), "Pacific/Auckland"),
    "Los Angeles": (Observer(34.1, -118.2), "America/Los_Angeles"),
    "Apia": (Observer(-13.8, -171.8), "Pacific/Apia"),
    "Kiritimati": (Observer(1.9, -157.4), "Pacific/Kiritimati"),
}
KEYS = ("sunrise", "noon", "sunset")
in_zone = {
    "Accra": ["21 06:05", "21 12:08", "21 18:11"],
    "Auckland": ["21 07:24", "21 13:28", "21 19:32"],
    "Los Angeles": ["21 06:55", "21 13:00", "21 19:05"],
    "Apia": ["21 06:31", "22 12:35", "21 18:38"],
    "Kiritimati": ["21 06:34", "22 12:37", "21 18:40"],
}
in_utc = {
    "Accra": ["21 06:05", "21 12:08", "21 18:11"],
    "Auckland": ["21 18:25", "21 00:28", "21 06:32"],
    "Los Angeles": ["21 13:55", "21 20:00", "21 02:04"],
    "Apia": ["21 17:31", "21 23:35", "21 05:38"],
    "Kiritimati": ["21 16:34", "21 22:37", "21 04:40"],
}


def shown(moment):
    """Return the day of the month and the nearest minute."""
    return (moment + dt.timedelta(seconds=30)).strftime("%d %H:%M")


for name, (observer, zone) in places.items():
    there = sun(observer, day, tzinfo=ZoneInfo(zone))
    utc = sun(observer, day)
    seen = [shown(there[key]) for key in KEYS], [shown(utc[key]) for key in KEYS]
    print(f"{name} on {day}, {', '.join(KEYS)} -> {', '.join(seen[0])} | in UTC {', '.join(seen[1])}")
    assert seen == (in_zone[name], in_utc[name])

observer, zone = places["Apia"]
seen = midnight(observer, day, ZoneInfo(zone)).date()
print("Apia, the midnight of", day, "-> on", seen)
assert seen == day + dt.timedelta(days=1)
begins, ends = daylight(places["Los Angeles"][0], day)
print("Los Angeles, daylight of", day, "-> lasts", round((ends - begins).total_seconds() / 3600), "hours")
assert round((ends - begins).total_seconds() / 3600) == -12
PY
echo "astral 3.2: as described."
