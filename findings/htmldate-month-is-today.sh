#!/usr/bin/env bash
# htmldate 1.11.0 (PyPI): of an article of September 2023 the day is that on which the program runs.
#
# Seen on 30 November 2026.
# Expected: a page that gives a year and a month for its date, as ISO 8601 lets it ("2023-09"), has no day: nothing is
#   found, or the first of the month, as for "09/2023" and where nothing else is left.
# Happens: read on the 5th it is 5 September, on the 20th 20 September, on the 30th of 28 days 28 February, with the form
#   %Y-%m-%d of any other date. "September 2023" in words is 1 January. Where the day is not over by max_date, it is
#   the first of the month.
# Matters: "last Tuesday" in the article is counted from a day that nobody wrote, two runs do not agree, and tests pass
#   on some days. trafilatura takes its dates from here.
# Live with it: look at the page's own date first, and let it count only where it has a day.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0 time-machine==3.6.0 \
  dateparser==1.5.0 python-dateutil==2.9.0.post0
cat > "$tmp/seen.py" <<'PY'
import sys

import time_machine

today = sys.argv[1]
wanted = dict(pair.split("=") for pair in sys.argv[2:])
TEXT = "The minister went to the harbour and spoke with traders about the price of cocoa. " * 5
PAGE = '<html><head><meta property="article:published_time" content="{}"></head><body><p>{}</p></body></html>'
with time_machine.travel(f"{today}T12:00:00Z"):
    from htmldate import find_date

    for date, expected in wanted.items():
        seen = find_date(PAGE.format(date, TEXT), original_date=True)
        print(f"read on {today}: {date} -> {seen}")
        assert seen == expected
    seen = find_date(PAGE.format("2023-09", TEXT), original_date=True, max_date="2023-09-02")
    print(f"read on {today}: 2023-09, until 2023-09-02 -> {seen}")
    assert seen == "2023-09-01"
PY
run() { "$tmp/venv/bin/python" "$tmp/seen.py" "$@"; }
always=(2023-09-15=2023-09-15 09/2023=2023-09-01 "September 2023=2023-01-01")
run 2024-11-05 "${always[@]}" 2023-09=2023-09-05 2023/09=2023-09-05 2023-02=2023-02-05
run 2024-11-20 "${always[@]}" 2023-09=2023-09-20 2023/09=2023-09-20 2023-02=2023-02-20
run 2024-11-30 "${always[@]}" 2023-09=2023-09-30 2023/09=2023-09-30 2023-02=2023-02-28
echo "htmldate 1.11.0: as described."
