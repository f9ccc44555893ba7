#!/usr/bin/env bash
# pdfminer.six 20260107: the second hyphen of WinAnsiEncoding, byte 173, is read as a space.
#
# Expected: a hyphen, or a soft hyphen. ISO 32000-1, Annex D.2, gives byte 45 to the glyph "hyphen"
#   in WinAnsiEncoding and says in a note that byte 173 is a hyphen too.
# Happens: extract_text puts a space there, so that a name parted at a line's end ("Zapor" + 173 +
#   "izhzhia") becomes two words, of which neither is a place. Byte 45 is read well, and pypdf
#   reads both.
# Matters: typesetting programs write byte 173 where they break a word, and long foreign names are
#   what they break.
# Live with it: set "hyphen" for byte 173 in pdfminer's table of the encoding before reading.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pdfminer.six==20260107 pypdf==6.4.0
env/bin/python - <<'PY'
import io

from pdfminer.high_level import extract_text
from pypdf import PdfReader


def pdf(words: bytes) -> bytes:
    """A page of one line, in Helvetica by WinAnsiEncoding."""
    stream = b"BT /F1 12 Tf 72 720 Td (" + words + b") Tj ET"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + table
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, begin)


for byte, mined, read in ((b"-", "Zapor-izhzhia", "Zapor-izhzhia"), (b"\\255", "Zapor izhzhia", None)):
    file = io.BytesIO(pdf(b"Zapor" + byte + b"izhzhia"))
    got, other = extract_text(file).strip(), PdfReader(file).pages[0].extract_text().strip()
    print(f"{byte!r}: pdfminer.six {got!r}, pypdf {other!r}")
    assert got == mined, got
    assert other == read if read else " " not in other, other
PY
echo "pdfminer.six 20260107: as described."
