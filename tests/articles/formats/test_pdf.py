"""PDF files: lines in the order of reading, without what a page has around its text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from dashboard.articles.article import Article
from dashboard.articles.readers import read_bytes

Placed = tuple[int, int, str]
"""A line of a page: points from the left, points from below, and its text."""


def column(*lines: str, left: int = 50, top: int = 700) -> list[Placed]:
    """Lines one below the other."""
    return [(left, top - 14 * number, line) for number, line in enumerate(lines)]


def pdf_of(*pages: Sequence[Placed], info: str = "") -> bytes:
    """A PDF with these pages in Helvetica of 12 points; `info` is what its metadata say."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< %s >>" % info.encode("latin-1")]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for page in pages:
        shown = " ".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in page)
        stream = f"BT /F1 12 Tf {shown} ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 4 0 R >> >> >>" % len(objects)
        )
    refs = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (refs, len(kids))
    body, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    size = len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer << /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        len(body),
    )
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def article(*pages: Sequence[Placed], info: str = "") -> Article:
    reading = read_bytes("a.pdf", pdf_of(*pages, info=info))
    assert reading.problems == ()
    (found,) = reading.articles
    return found


def test_the_lines_of_a_page_become_paragraphs() -> None:
    found = article(
        column(
            "The minister arrived in the capital on Mon-",
            "day and met the president there for talks.",
            "She left.",
            "On Tuesday she went on to the coast with her",
            "husband.",
        )
    )
    assert found.text == (
        "The minister arrived in the capital on Monday and met the president there for talks. "
        "She left.\n\nOn Tuesday she went on to the coast with her husband."
    )


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("to Zaporizh-", "zhia for talks", "to Zaporizhzhia for talks"),
        ("to Zaporizh\xad", "zhia for talks", "to Zaporizhzhia for talks"),
        ("the Zaporizhzhia-", "born sculptor", "the Zaporizhzhia-born sculptor"),
        ("flew to Guinea-", "Bissau for talks", "flew to Guinea-Bissau for talks"),
    ],
)
def test_a_word_that_is_parted_at_the_end_of_a_line_is_put_together(
    first: str, second: str, whole: str
) -> None:
    assert article(column(f"On Friday she came {first}", f"{second} with them.")).text == (
        f"On Friday she came {whole} with them."
    )


def test_heads_feet_and_numbers_of_pages_are_left_out_and_a_sentence_goes_on() -> None:
    told = [
        ("On Friday Ms Adler flew to Oslo for talks about the", "harbour. On Saturday she went to"),
        (
            "Bergen, where she met the mayor. She leaves for New",
            "and old friends in the north, and",
        ),
        ("York on Monday. She is to be back a week later, and", "then she rests."),
    ]
    pages = [
        [
            (50, 750, f"The Dublin Gazette, No. {number}"),
            *column(*lines, top=720),
            (280, 40, f"Page {number} of 3"),
        ]
        for number, lines in enumerate(told, start=1)
    ]
    assert article(*pages).text == " ".join(line for lines in told for line in lines)


def test_columns_are_read_one_after_the_other_in_whatever_order_the_file_has_them() -> None:
    left = column(
        "On Friday Ms Adler flew to Oslo",
        "for talks about the harbour and",
        "its cranes. On Saturday she",
        "went on to Bergen, where she",
        "met the mayor of the town.",
    )
    right = column(
        "Storm hits Manila",
        "The capital of the Philippines",
        "was under water on Friday after",
        "a typhoon, officials said.",
        left=330,
    )
    by_row = sorted([*left, *right], key=lambda line: -line[1])
    assert article(by_row).text == (
        "On Friday Ms Adler flew to Oslo for talks about the harbour and its cranes. On Saturday "
        "she went on to Bergen, where she met the mayor of the town.\n\nStorm hits Manila\n\n"
        "The capital of the Philippines was under water on Friday after a typhoon, officials said."
    )


def test_a_headline_over_two_columns_comes_first() -> None:
    head = [
        (50, 740, "Adler tours the harbours of the north and meets many of those who work there")
    ]
    left = column("On Friday Ms Adler flew to Oslo", "for talks about the harbour and", "its")
    right = column(
        "cranes. On Saturday she went on", "to Bergen, where she met the mayor.", left=330
    )
    assert article([*right, *left, *head]).text == (
        "Adler tours the harbours of the north and meets many of those who work there\n\n"
        "On Friday Ms Adler flew to Oslo for talks about the harbour and its cranes. On Saturday "
        "she went on to Bergen, where she met the mayor."
    )


TOLD = column("Ms Adler flew to Oslo on Friday.")


@pytest.mark.parametrize(
    ("info", "title", "day"),
    [
        (
            "/Title (Adler in Oslo) /CreationDate (D:20190520101010Z)",
            "Adler in Oslo",
            (2019, 5, 20),
        ),
        ("/Title <FEFF00410064006C00650072> /CreationDate (D:201905)", "Adler", None),
        ("/Title (Microsoft Word - adler.docx)", None, None),
        ("/Title (untitled) /CreationDate (D:20190520)", None, (2019, 5, 20)),
        ("/CreationDate (D:20190520) /Producer (Skia/PDF m120)", None, None),
        ("/CreationDate (D:29990520)", None, None),
        (f"/CreationDate (D:{date.today():%Y%m%d})", None, None),
    ],
)
def test_title_and_day_are_taken_from_the_metadata_where_they_are_plausible(
    info: str, title: str | None, day: tuple[int, int, int] | None
) -> None:
    found = article(TOLD, info=info)
    assert (found.title, found.published) == (title, day and date(*day))


def test_the_day_of_a_copy_counts_where_the_text_gives_it() -> None:
    info = "/CreationDate (D:20190520) /Producer (Skia/PDF m120)"
    assert article(column("20 May 2019", "", "Ms Adler left."), info=info).published == date(
        2019, 5, 20
    )
    old = column("Ms Adler flew to Oslo on 3 March 1998 and left.")
    assert article(old, info="/CreationDate (D:20190520)").published is None
