#!/usr/bin/env bash
# pysbd 0.3.4 (PyPI): "at 10 a.m. Thursday" is cut between the hour and the day.
#
# Expected: one sentence. Agencies write time, day and place in that order ("10 a.m.
#   Thursday", "6 p.m. Moscow time"), and pysbd knows "Sen.", "Jan." and "U.S.".
# Happens: after a.m. or p.m. any capital begins a new sentence, also a weekday, a month,
#   the name of a zone. syntok 1.4.4 keeps them whole.
# Matters: the verb and the hour stand in one sentence and the day in the next,
#   where it looks like the day of whatever follows.
# Live with it: join a sentence that ends in a.m. or p.m. to the next when that begins
#   with a weekday, a month or a zone.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check pysbd==0.3.4 syntok==1.4.4
"$tmp/venv/bin/python" -W ignore - <<'PY'
import pysbd
from syntok import segmenter

english = pysbd.Segmenter(language="en", clean=False)


def by_syntok(text):
    """Return the sentences syntok finds, spacing kept."""
    return ["".join(t.spacing + t.value for t in s).strip() for p in segmenter.process(text) for s in p]


wanted = {
    "She met Sen. Hill on Jan. 5 in Accra.": ["She met Sen. Hill on Jan. 5 in Accra."],
    "She landed at 10 a.m. Thursday and left.": ["She landed at 10 a.m. ", "Thursday and left."],
    "At 6 p.m. Sept. 12 the ferry sank.": ["At 6 p.m. ", "Sept. 12 the ferry sank."],
    "It left at 10 a.m. Lagos time.": ["It left at 10 a.m. ", "Lagos time."],
}
for text, expected in wanted.items():
    seen = english.segment(text)
    print(seen, "| syntok:", by_syntok(text))
    assert seen == expected, seen
    assert by_syntok(text) == [text], by_syntok(text)
PY
echo "pysbd 0.3.4: as described."
