#!/usr/bin/env bash
# undate 0.8.0 (PyPI): "2023?" is plain 2023, and year -1 is written as "00-1".
#
# Expected: a library for uncertain dates keeps EDTF's "?" and "~", or refuses them
#   as it refuses "Y17E7"; what it formats as EDTF it can parse again.
# Happens: both marks are parsed and forgotten, so that "2023?", "2023~" and
#   "2023" are equal; "-0001" is formatted as "00-1", which its own parser refuses.
# Matters: a reported doubt turns into a fact on the way through, and a file
#   written for later cannot be read back.
# Live with it: keep the source text beside the date, and look for ? and ~ in it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check undate==0.8.0
"$tmp/venv/bin/python" - <<'PY'
from undate import Undate

read = lambda text: Undate.parse(text, "EDTF")  # noqa: E731
wanted = {"2023": "2023", "2023?": "2023", "2023-03~": "2023-03", "20XX": "20XX", "-0001": "00-1"}
for text, expected in wanted.items():
    seen = read(text).format("EDTF")
    print(text, "->", seen)
    assert seen == expected, seen
assert read("2023?") == read("2023~") == read("2023")
try:
    read("00-1")
except ValueError as error:
    print("00-1 ->", str(error).splitlines()[0])
else:
    raise AssertionError("00-1 is read now")
PY
echo "undate 0.8.0: as described."
