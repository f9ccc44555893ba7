#!/usr/bin/env bash
# warcio 1.8.1 (PyPI): of pages sent by zstd or brotli the compressed bytes are the text; with brotli 1.2.0 installed
# the reading ends there.
#
# Seen on 30 November 2026.
# Expected: content_stream() gives what the page says: by the README it "automatically decompresses". With a package
#   called brotli installed it knows brotli as well, and says so in get_supported_decompressors().
# Happens: what it has no way to decompress comes as it is, without a word: zstd, x-gzip (the older name of gzip), "gzip,
#   gzip", and br where there is no brotli. With brotli 1.2.0, the package of that name, each such page is an
#   AttributeError, for it sets an attribute that only the object of brotlipy lets it set.
# Matters: browsers ask for br and zstd, and crawls by browsers have them; such a page has no words, or a few in
#   between, and seems to be one in no language.
# Live with it: ask for http_headers.get_header("content-encoding") and decompress raw_stream yourself, or
#   install brotlipy 0.7.0 and not brotli.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check warcio==1.8.1 brotli==1.2.0 zstandard==0.25.0
cat > "$tmp/write.py" <<'PY'
import gzip
import sys
import zlib
from io import BytesIO

import brotli
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TEXT = b"<p>She flew from Accra to Lagos.</p>"
bodies = {
    "gzip": gzip.compress(TEXT),
    "deflate": zlib.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    "gzip, gzip": gzip.compress(gzip.compress(TEXT)),
    "zstd": zstandard.compress(TEXT),
    "br": brotli.compress(TEXT),
}
with open(sys.argv[1], "wb") as out:
    writer = WARCWriter(out)
    for encoding, body in bodies.items():
        fields = [("Content-Type", "text/html"), ("Content-Encoding", encoding)]
        head = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
        uri = "http://example.org/" + encoding.replace(", ", "-")
        writer.write_record(writer.create_warc_record(uri, "response", payload=BytesIO(body), http_headers=head))
PY
cat > "$tmp/read.py" <<'PY'
import sys

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader

with_brotli = sys.argv[2] == "brotli"
wanted = {"gzip": "read", "deflate": "read", "x-gzip": "as it is", "gzip, gzip": "as it is", "zstd": "as it is"}
wanted["br"] = "AttributeError" if with_brotli else "as it is"
assert ("br" in BufferedReader.get_supported_decompressors()) is with_brotli
with open(sys.argv[1], "rb") as file:
    for record in ArchiveIterator(file):
        encoding = record.http_headers.get_header("content-encoding")
        try:
            body = record.content_stream().read()
        except AttributeError as error:
            seen, body = "AttributeError", str(error)
        else:
            seen = "read" if body.startswith(b"<p>") else "as it is"
        print(encoding, "->", seen, body[:50])
        assert seen == wanted[encoding]
PY
"$tmp/venv/bin/python" "$tmp/write.py" "$tmp/pages.warc"
"$tmp/venv/bin/python" "$tmp/read.py" "$tmp/pages.warc" brotli
"$tmp/venv/bin/pip" uninstall --quiet --yes brotli
echo "without brotli:"
"$tmp/venv/bin/python" "$tmp/read.py" "$tmp/pages.warc" none
echo "warcio 1.8.1: as described."
