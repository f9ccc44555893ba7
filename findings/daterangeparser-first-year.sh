#!/usr/bin/env bash
# DateRangeParser 1.3.2 (PyPI): of "12 September 2022 to 15 October" the year is this one.
#
# Seen on 30 November 2026.
# Expected: a year that one side of a range has is that of the other too, or of the next year where it would end before it
#   begins; it is so where the second has it: "28 December - 3 January 2023" begins in 2022.
# Happens: where only the first side has a year, it is dropped, and both are of the year in which the program runs; where
#   the range goes over the New Year the end is, and the beginning is the year before.
# Matters: a trip of 2022 is one of today, and a well-formed one; with the year at the end all is right.
# Live with it: look for a year in the text and in what came out.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check DateRangeParser==1.3.2 pyparsing==3.2.5 time-machine==3.6.0
"$tmp/venv/bin/python" -W ignore - <<'PY'
import time_machine
from daterangeparser import parse

wanted = {
    "12 September to 15 October 2022": "2022-09-12 to 2022-10-15",
    "12 September 2022 to 15 October 2022": "2022-09-12 to 2022-10-15",
    "28 December - 3 January 2023": "2022-12-28 to 2023-01-03",
    "12 September 2022 to 15 October": "2024-09-12 to 2024-10-15",
    "12 September 2022 to 15 September": "2024-09-12 to 2024-09-15",
    "12 September 2022 to 3 May": "2023-09-12 to 2024-05-03",
}
with time_machine.travel("2024-11-30T12:00:00Z"):
    for text, expected in wanted.items():
        seen = " to ".join(day.strftime("%Y-%m-%d") for day in parse(text))
        print("read in 2024:", text, "->", seen)
        assert seen == expected
PY
echo "DateRangeParser 1.3.2: as described."
