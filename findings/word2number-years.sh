#!/usr/bin/env bash
# word2number 1.1 (PyPI): "nineteen eighty-four" is 1524, and "thirty-five hundred" is 250.
#
# Seen on 30 November 2026.
# Expected: years as they are spoken, and hundreds above ten, are understood or refused, as a text without a
#   number is refused. text2num 3.1.0 understands the hundreds and refuses the years.
# Happens: of three number words the first two are multiplied and the third is added, whatever they are:
#   19 times 80 and 4; of two both are added, "twenty nineteen" is 39. Words between are left out: "six or
#   seven" is 13, "half a million" a million.
# Matters: a sentence about 1984 gives a year of the sixteenth century, and "thirty-five hundred marched" 250.
# Live with it: text2num; or hand it only what has "hundred" or "thousand" as its second word.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check word2number==1.1 text2num==3.1.0
"$tmp/venv/bin/python" - <<'PY'
from text_to_num import text2num
from word2number.w2n import word_to_num

wanted = {
    "thirty-five": (35, 35),
    "two thousand nineteen": (2019, 2019),
    "nineteen hundred and five": (1905, 1905),
    "thirty-five hundred": (250, 3500),
    "nineteen eighty-four": (1524, "refused"),
    "eighteen sixty-five": (1085, "refused"),
    "twenty nineteen": (39, "refused"),
    "six or seven": (13, "refused"),
    "half a million": (1000000, "refused"),
}
for text, expected in wanted.items():
    try:
        other = text2num(text, "en")
    except ValueError:
        other = "refused"
    seen = (word_to_num(text), other)
    print(f"{text} -> word2number {seen[0]}, text2num {seen[1]}")
    assert seen == expected, seen
PY
echo "word2number 1.1: as described."
