#!/usr/bin/env bash
# nepali-date-utils 0.3.1, bikram 2.1.4 (PyPI), ad-bs-converter 0.5.0 (npm): Republic Day of 2025 is the day before.
#
# Seen on 30 November 2026.
# Expected: Nepal’s Republic Day is the 15th of Jestha, 28 May in 2024 and 29 May in 2025, and the rice is planted on the
#   15th of Asar, 29 June in both; nepali-datetime 1.0.8.5 (PyPI) and nepali-date-converter 3.4.0 (npm) have them.
# Happens: how long each month is, is settled in Nepal from year to year, and tables of libraries went ahead of it. By
#   bikram 29 May 2025 is the 16th, by the other two 29 June 2024 as well. Between April 2023 and April 2027
#   nepali-date-utils is a day off on 307 days, bikram on 64, a month at a time; the New Year is right in all of them.
# Matters: dates of years that are over, and of the first of the year, are right; those of the news are not, and none
#   looks it.
# Live with it: nepali-datetime, whose table was mended; and no date of a year that is still to come.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save ad-bs-converter@0.5.0 nepali-date-converter@3.4.0 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nepali-date-utils==0.3.1 bikram==2.1.4 nepali-datetime==1.0.8.5
venv/bin/python - <<'PY'
import datetime as dt

import nepali_datetime
from bikram import samwat
from nepali_date_utils import converter


def read(day):
    """Return a day by nepali-datetime, nepali-date-utils and bikram."""
    first, third = nepali_datetime.date.from_datetime_date(day), samwat.from_ad(day)
    second = tuple(map(int, converter.ad_to_bs(day.strftime("%Y/%m/%d")).split("/")))
    return (first.year, first.month, first.day), second, (third.year, third.month, third.day)


wanted = {
    dt.date(2024, 4, 13): ((2081, 1, 1), (2081, 1, 1), (2081, 1, 1)),
    dt.date(2024, 5, 28): ((2081, 2, 15), (2081, 2, 15), (2081, 2, 15)),
    dt.date(2024, 6, 29): ((2081, 3, 15), (2081, 3, 16), (2081, 3, 15)),
    dt.date(2025, 5, 29): ((2082, 2, 15), (2082, 2, 16), (2082, 2, 16)),
    dt.date(2025, 6, 29): ((2082, 3, 15), (2082, 3, 15), (2082, 3, 15)),
    dt.date(2026, 4, 14): ((2083, 1, 1), (2083, 1, 1), (2083, 1, 1)),
}
for day, expected in wanted.items():
    seen = read(day)
    print(day, "-> nepali-datetime", seen[0], "| nepali-date-utils", seen[1], "| bikram", seen[2])
    assert seen == expected

days = [dt.date(2023, 4, 14) + dt.timedelta(number) for number in range(4 * 365)]
all_read = [read(day) for day in days]
off = [sum(each[0] != each[number] for each in all_read) for number in (1, 2)]
print("days of four years that differ: nepali-date-utils", off[0], "| bikram", off[1])
assert off == [307, 64]
PY
cat > seen.mjs <<'JS'
import assert from 'assert'
import { ad2bs } from 'ad-bs-converter'
import NepaliDate from 'nepali-date-converter'

const wanted = {
  '2024-05-28': ['2081-2-15', '2081-2-15'],
  '2024-06-29': ['2081-3-16', '2081-3-15'],
  '2025-05-29': ['2082-2-16', '2082-2-15'],
  '2025-06-29': ['2082-3-15', '2082-3-15'],
}
const Other = NepaliDate.default ?? NepaliDate
for (const [day, expected] of Object.entries(wanted)) {
  const [year, month, date] = day.split('-').map(Number)
  const { en } = ad2bs(`${year}/${month}/${date}`)
  const other = new Other(new Date(year, month - 1, date, 12))
  const seen = [`${en.year}-${en.month}-${en.day}`, other.format('YYYY-M-D')]
  console.log(`${day} -> ad-bs-converter ${seen[0]} | nepali-date-converter ${seen[1]}`)
  assert.deepStrictEqual(seen, expected)
}
JS
TZ=UTC node seen.mjs
echo "nepali-date-utils 0.3.1, bikram 2.1.4, ad-bs-converter 0.5.0: as described."
