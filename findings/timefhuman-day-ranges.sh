#!/usr/bin/env bash
# timefhuman 0.1.5 (PyPI): "12-17 September" is 17 December; "3-5 May 2023" is three to five in the night of 1 May.
#
# Expected: 12 to 17 September and 3 to 5 May, as the month-first spellings give;
#   "last Friday", said on a Friday, is a week ago.
# Happens: with the days first, the first number is read as a month where it can be
#   one beside a month's name, or both as hours of the month's first day.
#   "last Friday" and "next Friday" are both today. "Sept. 12" gives nothing.
# Matters: every one is a well-formed date, so a timeline shows it.
# Live with it: hand it month-first spellings only ("September 12-17").
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check timefhuman==0.1.5
"$tmp/venv/bin/python" - <<'PY'
import datetime as dt

from timefhuman import tfhConfig, timefhuman

friday = tfhConfig(now=dt.datetime(2023, 9, 15, 12))
at = lambda *parts: dt.datetime(2023, *parts)  # noqa: E731
wanted = {
    "September 12-17": [(at(9, 12), at(9, 17))],
    "12-17 September": [at(12, 17)],
    "May 3-5, 2023": [(at(5, 3), at(5, 5))],
    "3-5 May 2023": [(at(5, 1, 3), at(5, 1, 5))],
    "last Tuesday": [at(9, 12)],
    "last Friday": [at(9, 15)],
    "next Friday": [at(9, 15)],
    "Sept. 12": [],
}
for text, expected in wanted.items():
    seen = timefhuman(text, config=friday)
    print(text, "->", seen)
    assert seen == expected, (text, seen)
PY
echo "timefhuman 0.1.5: as described."
