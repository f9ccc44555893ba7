#!/usr/bin/env bash
# zstandard 0.25.0: a frame that was cut short is read without an error.
#
# Expected: an error, as gzip, bz2 and lzma give one (EOFError), since the frame says how long it is
#   and ends before that.
# Happens: stream_reader(...).read() gives what there is and then b"", as at a proper end. Of a
#   dump of news whose download broke off, the last articles are missing, and nothing says so.
# Live with it: compare the bytes read with frame_content_size() of the frame's head, or use
#   decompressobj() and ask whether it is at `eof`.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check zstandard==0.25.0
env/bin/python - <<'PY'
import gzip
import io
import random

import zstandard

dice = random.Random(7)
text = bytes(dice.choice(b"abcdefghij ") for _ in range(400_000))
whole = zstandard.ZstdCompressor().compress(text)
cut = whole[: len(whole) // 2]
said = zstandard.frame_content_size(cut)
read = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(cut)).read()
print(f"zstandard: {said} bytes are promised, {len(read)} read, no error")
assert said == len(text)
assert 0 <= len(read) < said and text.startswith(read)

packed = gzip.compress(text)
try:
    gzip.GzipFile(fileobj=io.BytesIO(packed[: len(packed) // 2])).read()
    raise AssertionError("gzip read it")
except EOFError as error:
    print(f"gzip: EOFError: {error}")

reader = zstandard.ZstdDecompressor().decompressobj()
reader.decompress(cut)
print(f"decompressobj: eof {reader.eof}")
assert not reader.eof
PY
echo "zstandard 0.25.0: as described."
