#!/usr/bin/env bash
# korean-romanizer 0.28.0 (PyPI) and hangul-romanization 1.0.1 (npm): Silla is "Sinra", and Jongno "Jongro".
#
# Seen on 30 November 2026.
# Expected: both name the Revised Romanization of Korean, the law for the names of places, which writes what is
#   spoken: 신라 Silla, 종로 Jongno, 한라산 Hallasan, 왕십리 Wangsimni, 강릉 Gangneung.
# Happens: syllables are written one by one where an r or l meets another consonant: "sinra", "jongro", "hanrasan",
#   "wangsipri", "gangreung". korean-romanizer carries a last consonant over to a vowel (설악 seorak),
#   hangul-romanization not even that ("seolak"). es-hangul 2.4.0 (npm) has all of them right.
# Matters: names made so are not those of maps, signs and news, and are found nowhere; towns
#   without an l, such as Seoul and Busan, are right.
# Live with it: es-hangul; or the Latin name of the gazetteer.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check korean-romanizer==0.28.0
npm install --silent --no-audit --no-fund --no-save hangul-romanization@1.0.1 es-hangul@2.4.0 >/dev/null
cat > wanted.json <<'JSON'
{"서울": ["seoul", "seoul", "seoul"],
 "부산": ["busan", "busan", "busan"],
 "설악": ["seorak", "seorak", "seolak"],
 "신라": ["silla", "sinra", "sinra"],
 "종로": ["jongno", "jongro", "jongro"],
 "한라산": ["hallasan", "hanrasan", "hanrasan"],
 "강릉": ["gangneung", "gangreung", "gangreung"],
 "왕십리": ["wangsimni", "wangsipri", "wangsipri"],
 "압록강": ["amnokgang", "aprokgang", "aprokgang"]}
JSON
"$tmp/venv/bin/python" - <<'PY'
import json
from pathlib import Path

from korean_romanizer.romanizer import Romanizer

for name, (_, expected, _) in json.loads(Path("wanted.json").read_text(encoding="utf-8")).items():
    seen = Romanizer(name).romanize()
    print(name, "-> korean-romanizer", seen)
    assert seen == expected, seen
PY
cat > seen.mjs <<'JS'
import assert from 'assert'
import { readFileSync } from 'fs'
import { romanize } from 'es-hangul'
import { convert } from 'hangul-romanization'

for (const [name, [right, , expected]] of Object.entries(JSON.parse(readFileSync('wanted.json', 'utf8')))) {
  const seen = [romanize(name), convert(name)]
  console.log(`${name} -> es-hangul ${seen[0]}, hangul-romanization ${seen[1]}`)
  assert.deepStrictEqual(seen, [right, expected])
}
JS
node seen.mjs
echo "korean-romanizer 0.28.0, hangul-romanization 1.0.1: as described."
