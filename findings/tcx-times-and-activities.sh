#!/usr/bin/env bash
# python-tcxparser 2.4.0 and tcxreader 0.4.11 (PyPI): a place has the time of another, two outings are one.
#
# Seen on 30 November 2026.
# Expected: time_values() and position_values() belong together, one of each for each point; a file of TCX with
#   two activities, which the format allows, gives two, or the first.
# Happens: points without a position, as a device writes them in a tunnel, have a time, but leave no gap in the
#   positions: all later places are told a point too early. Of two activities python-tcxparser gives the kind and
#   the end of the first with the distance of the last; tcxreader makes one of them, of the last one’s
#   kind, two days long, with a distance of both.
# Matters: the day of each stop, and a ride that is 12 km instead of 40.
# Live with it: read a Trackpoint at a time (tcxreader keeps time and place of a point together), and cut a file
#   with several activities before.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
  python-tcxparser==2.4.0 tcxreader==0.4.11 lxml==6.1.3 python-dateutil==2.9.0.post0
"$tmp/venv/bin/python" - <<'PY'
from pathlib import Path

from tcxparser import TCXParser
from tcxreader.tcxreader import TCXReader


def point(time, position, metres):
    """Write a point, without a position where there is none."""
    at = "<Position><LatitudeDegrees>{}</LatitudeDegrees><LongitudeDegrees>{}</LongitudeDegrees></Position>"
    there = at.format(*position) if position else ""
    return f"<Trackpoint><Time>{time}</Time>{there}<DistanceMeters>{metres}</DistanceMeters></Trackpoint>"


def activity(sport, metres, points):
    """Write an activity of one lap of two hours."""
    start = points[0][0]
    lap = (
        f"<TotalTimeSeconds>7200</TotalTimeSeconds><DistanceMeters>{metres}</DistanceMeters><Calories>0</Calories>"
        "<Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod>"
        f"<Track>{''.join(point(*each) for each in points)}</Track>"
    )
    return f'<Activity Sport="{sport}"><Id>{start}</Id><Lap StartTime="{start}">{lap}</Lap></Activity>'


ride = [
    ("2023-05-01T08:00:00Z", (5.6, -0.2), 0),
    ("2023-05-01T08:30:00Z", None, 10000),
    ("2023-05-01T09:00:00Z", (5.7, 0.0), 25000),
    ("2023-05-01T10:00:00Z", (5.8, 0.1), 40000),
]
run = [("2023-05-03T08:00:00Z", (6.5, 3.4), 0), ("2023-05-03T10:00:00Z", (6.6, 3.4), 12000)]


def file(name, *activities):
    """Write a file of activities and return its name."""
    xmlns = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
    body = "".join(activities)
    head = f'<TrainingCenterDatabase xmlns="{xmlns}"><Activities>'
    Path(name).write_text(f"{head}{body}</Activities></TrainingCenterDatabase>")
    return name


one = file("one.tcx", activity("Biking", 40000, ride))
both = file("both.tcx", activity("Biking", 40000, ride), activity("Running", 12000, run))

parser = TCXParser(one)
seen = [(time[11:16], place) for time, place in zip(parser.time_values(), parser.position_values())]
print("python-tcxparser:", seen, "| read:", len(parser.time_values()), "times,", len(parser.position_values()), "places")
assert seen == [("08:00", (5.6, -0.2)), ("08:30", (5.7, 0.0)), ("09:00", (5.8, 0.1))]
points = TCXReader().read(one).trackpoints
seen = [(f"{each.time:%H:%M}", (each.latitude, each.longitude)) for each in points]
print("tcxreader:", seen)
assert seen == [("08:00", (5.6, -0.2)), ("09:00", (5.7, 0.0)), ("10:00", (5.8, 0.1))]

parser, reader = TCXParser(both), TCXReader().read(both)
seen = (parser.activity_type, parser.distance, parser.completed_at)
print("python-tcxparser, two activities:", seen)
assert seen == ("biking", 12000, "2023-05-01T10:00:00Z"), seen
seen = (reader.activity_type, reader.distance, str(reader.start_time), str(reader.end_time), reader.duration)
print("tcxreader, two activities:", seen)
assert seen == ("Running", 52000, "2023-05-01 08:00:00", "2023-05-03 10:00:00", 180000), seen
PY
echo "python-tcxparser 2.4.0, tcxreader 0.4.11: as described."
