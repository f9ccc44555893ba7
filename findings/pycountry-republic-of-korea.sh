#!/usr/bin/env bash
# pycountry 26.2.16 (PyPI): search_fuzzy("Republic of Korea") finds North Korea alone.
#
# Expected: KR first; at the least KR among the answers. "Republic of Korea" is that
#   country's own name.
# Happens: the words are sought as they stand. KR is stored as "Korea, Republic of",
#   and only the long name of KP, "Democratic People's Republic of Korea", holds
#   them in that order: one answer, the wrong one. lookup() refuses the name.
# Matters: datelines and treaties use the formal names, and a sole answer looks
#   sure of itself.
# Live with it: compare with common_name, name and official_name turned round at
#   the comma; keep search_fuzzy for people who see the list.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check pycountry==26.2.16
"$tmp/venv/bin/python" - <<'PY'
import pycountry

found = lambda name: [country.alpha_2 for country in pycountry.countries.search_fuzzy(name)]  # noqa: E731
for name, expected in {
    "Republic of Korea": ["KP"],
    "Korea, Republic of": ["KR"],
    "South Korea": ["KR"],
}.items():
    seen = found(name)
    print(name, "->", seen)
    assert seen == expected, seen
try:
    pycountry.countries.lookup("Republic of Korea")
except LookupError as error:
    print("lookup:", error)
else:
    raise AssertionError("lookup knows the name now")
PY
echo "pycountry 26.2.16: as described."
