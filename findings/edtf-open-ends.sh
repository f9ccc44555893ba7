#!/usr/bin/env bash
# edtf 5.0.2 (PyPI): an interval with an unknown end ends in ten years; winter ends with December.
#
# Expected: "2023-03-05/" (end unknown) has no upper bound, as "2023-03-05/.." (open) has
#   none; winter 2023, "2023-24", reaches into February like a northern winter;
#   "1 BC" is year 0000, since EDTF counts years as ISO 8601 does.
# Happens: upper_strict() of "2023-03-05/" is 5 March 2033 and lower_strict() of
#   "/2023-03-05" is 5 March 2013; winter is 1 to 31 December;
#   text_to_edtf("1 BC") is "-0001", which is 2 BC.
# Matters: a timeline draws a ten-year bar from a sentence that says only when
#   something began, and a filter finds it in years nobody spoke of.
# Live with it: look for an empty side before asking for bounds; give
#   seasons bounds of your own; take one from years before Christ.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$tmp/venv/bin/python" - <<'PY'
import math

import edtf


def bounds(text):
    """Return the first and last day of an EDTF text, infinities as they are."""
    date = edtf.parse_edtf(text)
    sides = (date.lower_strict(), date.upper_strict())
    return tuple(side if isinstance(side, float) else tuple(side)[:3] for side in sides)


wanted = {
    "2023-03-05/..": ((2023, 3, 5), math.inf),
    "2023-03-05/": ((2023, 3, 5), (2033, 3, 5)),
    "/2023-03-05": ((2013, 3, 5), (2023, 3, 5)),
    "2023-22": ((2023, 6, 1), (2023, 8, 31)),
    "2023-24": ((2023, 12, 1), (2023, 12, 31)),
}
for text, expected in wanted.items():
    seen = bounds(text)
    print(text, "->", *seen)
    assert seen == expected, seen
seen = edtf.text_to_edtf("1 BC")
print("1 BC ->", seen)
assert seen == "-0001", seen
PY
echo "edtf 5.0.2: as described."
