"""Web pages: which of their words are the article, and what they state about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard import articles
from dashboard.articles.article import Article
from dashboard.articles.readers import read_bytes


def rows(table: str) -> list[list[str]]:
    """The rows of a table of words."""
    path = Path(articles.__file__).parent / "data" / f"{table}.tsv"
    return [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()[1:]]


LABELS = [row for row in rows("day_labels") if row[0] != "beside"]
LINES = rows("page_lines")
FIRST = (
    "The envoy arrived in Vilnius on Tuesday and met the head of the port authority, who thanked "
    "her for the help that was sent in spring."
)
LAST = (
    "She is due in Tallinn on Thursday, her office said, before she flies home at the end of the "
    "week to report to parliament."
)


def page(inside: str, head: str = "", after: str = "") -> Article:
    """The article of a page with `inside` between two paragraphs."""
    markup = (
        f"<!doctype html><html><head><title>Envoy</title>{head}</head><body><article><p>{FIRST}</p>"
        f"{inside}<p>{LAST}</p></article>{after}</body></html>"
    )
    (found,) = read_bytes("a.html", markup.encode()).articles
    return found


INLINE = (
    "time label output data abbr acronym q cite code kbd var samp small sub sup u s ins mark tt "
    "big font bdo bdi dfn span em strong i b a ruby button"
)


def between(inside: str) -> list[str]:
    """The paragraphs that a page is read as having between the two."""
    first, *found, last = page(inside).text.split("\n\n")
    assert (first, last) == (FIRST, LAST)
    return found


@pytest.mark.parametrize("tag", INLINE.split())
def test_no_word_is_lost_of_what_is_marked_up_within_a_sentence(tag: str) -> None:
    told = f"At <{tag}>10:30 on 1 March</{tag}> the dam near Riga broke and the water rose."
    assert between(f"<p>{told}</p>") == [
        "At 10:30 on 1 March the dam near Riga broke and the water rose."
    ]


@pytest.mark.parametrize(
    ("inside", "paragraphs"),
    [
        ("<p>He flew to <a href=/r>Rome</a>, then <a href=/n>Naples</a>.</p>", 1),
        ("<p><a href=/r>Rome</a>, <a href=/n>Naples</a> and <a href=/b>Bari</a> followed.</p>", 1),
        ("<p>She left.</p>", 1),
        ("<div>On Friday she drove to Kaunas.</div>", 1),
        ("On Friday she drove to Kaunas.", 1),
        (
            "<h2>Riga</h2><ul><li>Monday: <a href=/r>Rome</a></li><li>Tuesday: Bari</li></ul>",
            3,
        ),
        ("<blockquote><p>“I go to Riga,” she said.</p></blockquote>", 1),
        ("<div>Before that, Kaunas <p>and inside it</p> and after it.</div>", 3),
        ("<section class=part><p>He flew to <a href=/r>Rome</a>.</p></section>", 1),
        ("<div class=ad></div><p>He flew home.<br>To Rome.</p>", 1),
        ("<p>He flew to Copen&shy;hagen&nbsp;today.</p>", 1),
        ("<table><tr><td>Monday</td><td>Kaunas</td></tr></table>", 2),
    ],
)
def test_no_paragraph_is_lost(inside: str, paragraphs: int) -> None:
    found = between(inside)
    assert len(found) == paragraphs
    words = {"Rome", "Naples", "Bari", "Kaunas", "Riga", "left", "Copen\xadhagen\xa0today"}
    there = {
        word for word in words if word in inside.replace("&shy;", "\xad").replace("&nbsp;", "\xa0")
    }
    assert {word for word in words if word in " ".join(found)} == there


@pytest.mark.parametrize(
    "inside",
    [
        "<p><strong>More on this:</strong> <a href=/x>Storm hits Manila</a></p>",
        "<p><a href=/x>Storm hits Manila, killing dozens of people</a></p>",
        "<div class=related-articles><a href=/x>Floods kill dozens in Manila</a></div>",
        "<section class=more-on><h2>Recommended</h2><ul><li><a href=/x>Vote in Manila</a></li></ul>"
        "</section>",
        "<figure><img src=x><figcaption>A storm in Manila</figcaption></figure>",
        "<p hidden>Earlier she was in Manila.</p>",
        '<p style="color: red; display: none">Earlier she was in Manila.</p>',
        "<aside><p>The paper of Manila is read by many.</p></aside>",
        "<nav><a href=/>Manila</a></nav>",
        "<script>var place = 'Manila'</script><!-- Manila -->",
        "<noscript>Manila needs JavaScript</noscript>",
        "<p class=sr-only>A picture of Manila</p>",
        "<amp-ad><div fallback>Fly to Manila</div></amp-ad>",
        "<p><em>Sign up for <a href=/n>Morning in Manila, our newsletter</a>.</em></p>",
        f"<blockquote><p>{FIRST[21:-1]}</p></blockquote>",
        f"<div class=pullQuote>{FIRST[21:-1]}</div>",
    ],
)
def test_what_is_not_of_the_article_is_left_out(inside: str) -> None:
    assert between(inside) == []


@pytest.mark.parametrize("row", LINES, ids="{0[1]}".format)
def test_lines_of_the_page_in_an_article_are_left_out(row: list[str]) -> None:
    _, _, told, against = row
    assert between(f"<p>{told}</p>") == []
    assert between(f"<p>{against}</p>") == [against]


def test_what_is_quoted_and_stands_nowhere_else_is_read() -> None:
    assert between("<blockquote><p>She arrived in Riga.</p></blockquote>") == [
        "She arrived in Riga."
    ]


def test_a_paragraph_that_is_told_twice_and_is_no_quote_is_kept() -> None:
    assert between(f"<p>{FIRST[21:-1]}</p>") == [FIRST[21:-1]]


def test_the_text_in_linked_data_is_read_where_the_page_shows_less() -> None:
    told = FIRST, LAST
    head = linked(f'{{"@type": "NewsArticle", "articleBody": "{FIRST}\\n\\n{LAST}"}}')
    for shown in ("<p>Please enable JavaScript.</p>", f"<p>{FIRST[:60]}</p><p>Log in.</p>"):
        markup = f"<html><head>{head}</head><body>{shown}</body></html>"
        (found,) = read_bytes("a.html", markup.encode()).articles
        assert found.text == f"{FIRST}\n\n{LAST}"
    escaped = "".join(f"&lt;p class=x&gt;{p.replace('.', '&amp;#46;')}&lt;/p&gt;" for p in told)
    head = linked(f'{{"@type": "NewsArticle", "articleBody": "{escaped}"}}')
    (found,) = read_bytes("a.html", f"{head}<p>She left.</p>".encode()).articles
    assert found.text == f"{FIRST}\n\n{LAST}"
    marked = f"[{FIRST}](https://a.ex) {LAST}"
    head = linked(f'{{"@type": "NewsArticle", "articleBody": "{marked}"}}')
    (found,) = read_bytes("a.html", f"{head}<p>She left.</p>".encode()).articles
    assert found.text == "She left."
    short = linked('{"@type": "NewsArticle", "articleBody": "She is in Manila."}')
    assert between(short) == []


def test_a_paragraph_without_a_tag_is_read_beside_those_that_have_one() -> None:
    markup = f"<font face=x>{FIRST}<p>{LAST}</p></font>"
    assert read_bytes("a.html", markup.encode()).articles[0].text == f"{FIRST}\n\n{LAST}"


def test_what_a_template_draws_is_read() -> None:
    told = f"<p>{FIRST}</p><p>{LAST}</p>"
    markup = f"<x-story><template shadowrootmode=open>{told}</template></x-story>"
    assert read_bytes("a.html", markup.encode()).articles[0].text == f"{FIRST}\n\n{LAST}"


def test_comments_are_left_out() -> None:
    told = (
        '<div itemscope itemtype="http://schema.org/Comment"><meta itemprop="datePublished" '
        'content="2023-03-09"><p>We flew to Manila ourselves.</p></div>'
    )
    found = page("", '<meta name="date" content="2023-01-02">', told)
    assert found.text == f"{FIRST}\n\n{LAST}"
    assert found.published == date(2023, 1, 2)


def test_an_article_that_stands_in_an_aside_or_a_form_is_read() -> None:
    for tag in ("aside", "form", "header"):
        markup = f"<article><h1>Envoy</h1><{tag}><p>{FIRST}</p><p>{LAST}</p></{tag}></article>"
        (found,) = read_bytes("a.html", markup.encode()).articles
        assert found.text == f"{FIRST}\n\n{LAST}", tag


def test_paragraphs_that_advertisements_part_are_one_article() -> None:
    group = "<div class=rows><div class=body><p>{}</p></div><div class=ad>Buy!</div></div>"
    told = [f"{FIRST} It was day {n} of the tour, and there was much to see." for n in range(9)]
    (found,) = read_bytes("a.html", "".join(map(group.format, told)).encode()).articles
    assert found.text.split("\n\n") == told


def test_the_title_is_kept_apart_from_the_text() -> None:
    markup = (
        f"<title>Envoy on tour | The Day</title><h1>Envoy on tour</h1><p>{FIRST}</p><p>{LAST}</p>"
    )
    (found,) = read_bytes("a.html", markup.encode()).articles
    assert (found.title, found.text) == ("Envoy on tour", f"{FIRST}\n\n{LAST}")


def test_a_page_that_is_nested_very_deeply_loses_no_word() -> None:
    for tag in ("div", "b", "font"):
        markup = f"<{tag}>" * 1000 + "She flew to Oslo." + f"</{tag}>" * 1000
        (found,) = read_bytes("a.html", markup.encode()).articles
        assert found.text == "She flew to Oslo."


def test_letters_that_no_tree_can_hold_are_replaced() -> None:
    (found,) = read_bytes("a.html", "<p>She flew to \ufffe Oslo.</p>".encode()).articles
    assert found.text == "She flew to \ufffd Oslo."


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-01-02T23:30:00-05:00">',
        '<meta property="article:published" content="2023-01-02">',
        '<meta name="parsely-pub-date" content="2023-01-02T08:00:00Z">',
        '<meta name="sailthru.date" content="2023-01-02 08:00:00">',
        '<meta name="pubdate" content="Mon, 02 Jan 2023 07:09 GMT">',
        '<meta name="pdate" content="20230102">',
        '<meta name="DC.date.issued" content="2023-01-02">',
        '<meta name="date" content="January 2, 2023 13:42">',
        '<meta name="date" content="02 Jan 2023 07:09 GMT">',
        '<meta name="REVISION_DATE" content="2024-05-05"><meta name="date" content="2 Jan 2023">',
        '<meta itemprop="datePublished" content="2023-01-02">',
        '<meta property="article:published_time" content="0001-01-01T00:00:00">'
        + '<meta name="date" content="2023-01-02">',
        '<meta property="article:published_time" content="Jan 2">'
        + linked('{"@type": "NewsArticle", "datePublished": "2023-01-02"}'),
        '<meta property="article:published_time" content="2023-01-02">'
        + '<meta property="article:published_time" content="2021-05-05">',
        linked('{"@type": "NewsArticle", "headline": "Two\nlines", "datePublished": "2023-01-02"}'),
        linked(
            '{"@type": "NewsArticle", "name": "Envoy", "datePublished": "2023-01-02T08:00:00Z"}'
        ),
        linked(
            '{"@graph": [{"@type": "Site"}, {"@type": ["Article"], "datePublished": "2023-01-02"}]}'
        ),
        linked('{"@type": "VideoObject", "datePublished": "2021-05-05"}')
        + linked('{"@type": "ReportageNewsArticle", "datePublished": "2023-01-02"}'),
        linked('{"@type": "NewsArticle", "datePublished": "2023-01-02",, "x": }'),
        linked(
            '{"@type": "Article", "datePublished": "2023-01-02", "video": {"@type": "VideoObject", '
            '"datePublished": "2021-05-05"}}'
        ),
        linked('{"@type": "NewsArticle", "datePublished": ["2023-01-02T08:00:00+02:00"]}'),
        linked('{"@type": "http://schema.org/Article", "datePublished": {"@value": "2023-01-02"}}'),
        '<SCRIPT TYPE="application/LD+JSON">{"@type": "Article", "datePublished": "2023-01-02"}'
        "</SCRIPT>",
        linked('/*<![CDATA[*/{"@type": "Article", "datePublished": "2023-01-02"}/*]]>*/'),
        '<link rel=canonical href="https://a.ex/envoy">'
        + linked('{"@type": "Article", "url": "https://a.ex/storm", "datePublished": "2021-05-05"}')
        + linked(
            '{"@type": "Article", "url": "https://www.a.ex/envoy/?x=1", "datePublished": '
            '"2023-01-02"}'
        ),
        '<link rel=canonical href="https://a.ex/20230102/envoy">',
        '<link rel=canonical href="https://a.ex/world/envoy-on-tour-2023-01-02/">',
        '<base href="https://a.ex/"><link rel=canonical href="/2023/01/02/envoy">',
        '<meta property="og:locale" content="en_GB"><meta name="date" content="02/01/2023">',
        '<meta http-equiv="content-language" content="en-US"><meta name="date" content="1/2/2023">',
    ],
)
def test_every_day_that_the_head_states_is_found(head: str) -> None:
    assert page("", head).published == date(2023, 1, 2)


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ('<time datetime="2023-01-02T08:00:00Z">2 January</time>', date(2023, 1, 2)),
        ('<time pubdate="2023-01-02">today</time>', date(2023, 1, 2)),
        ('<span itemprop="datePublished" content="2023-01-02">today</span>', date(2023, 1, 2)),
        ('<i class="post-date">Posted: January 2nd, 2023 at 10:06 PM</i>', date(2023, 1, 2)),
        ("<small>02 JAN 2023</small>", date(2023, 1, 2)),
        (
            '<abbr class="published" title="2023-01-02T10:00:00+0100">Monday</abbr>',
            date(2023, 1, 2),
        ),
        ('<b property="schema:datePublished" content="2023-01-02">today</b>', date(2023, 1, 2)),
        ('<b property="dc:date dc:created" content="2023-01-02">today</b>', date(2023, 1, 2)),
        ("<p>By Ann Bly<br>January 2, 2023</p>", date(2023, 1, 2)),
        ('<x-ago datetime="2023-01-02T08:00:00+02:00">3 hours ago</x-ago>', date(2023, 1, 2)),
        ('<b class="date" data-timestamp="1672650000">3 hours ago</b>', date(2023, 1, 2)),
        ("<header><time>5 May 2024</time></header><time>2 Jan 2023</time>", date(2023, 1, 2)),
        ("<article><header><time>2 Jan 2023</time></header></article>", date(2023, 1, 2)),
        ('<b class="date">5 May 2024 First published on 2 January 2023</b>', date(2023, 1, 2)),
        ('<b class="date">2 January 2023, posted by Ann Bly</b>', date(2023, 1, 2)),
        ('<b class="date">Updated 5 May 2024. Published 2 January 2023</b>', date(2023, 1, 2)),
        ('<b class="date">2 January 2023 (last update: 5 May 2024)</b>', date(2023, 1, 2)),
        ('<b class="date">Updated 11:23 EST, Mon January 2, 2023</b>', date(2023, 1, 2)),
        (
            '<time class="updated">May 5, 2024</time><time class="entry-date">2 Jan 2023</time>',
            date(2023, 1, 2),
        ),
        (
            '<time class="entry-date updated">Jan 2, 2023</time><b class="date">May 5, 2024</b>',
            date(2023, 1, 2),
        ),
        (
            "<p>Updated <time>May 5, 2024</time></p><p>Posted <time>Jan 2, 2023</time></p>",
            date(2023, 1, 2),
        ),
        ('<div class="comments"><time datetime="2023-01-02">2 January 2023</time></div>', None),
        ('<ul class="related"><li><time datetime="2023-01-02">x</time></li></ul>', None),
        ('<p class="copyright">© 2 January 2023</p>', None),
        ("<small>02 JAN 2023</small><small>05 JAN 2023</small>", None),
        ('<span class="date">03/04/2023</span>', None),
        ('<span class="date">Jan 2</span>', None),
    ],
)
def test_a_day_that_the_page_shows_is_found_unless_it_may_be_anothers(
    shown: str, day: date | None
) -> None:
    assert page("", after=shown).published == day


@pytest.mark.parametrize(
    ("shown", "stamp", "day"),
    [
        ('<time datetime="2023-01-02T22:00:00-05:00">x</time>', "2023-01-03T03:00:00Z", 2),
        ('<span class="date">January 2, 2023 at 10:06 PM HST</span>', "2023-01-03T03:06:00Z", 2),
        ('<span class="date">January 3, 2023, 1 p.m.</span>', "2023-01-02T23:06:00+00:00", 3),
        ('<span class="date">January 4, 2023</span>', "2023-01-02T23:06:00Z", 2),
        ('<span class="date">January 2, 2023</span>', "2023-01-03T13:06:00Z", 3),
        ('<span class="date">January 2, 2023</span>', "2023-01-03T03:00:00+01:00", 3),
        ('<link rel=canonical href="//a.ex/2023/01/02/envoy">', "2023-01-03T03:00:00Z", 2),
        (
            '<b class="date">January 4, 2023</b><link rel=canonical href="//a.ex/2023/01/03/e">',
            "2023-01-03T13:00:00Z",
            3,
        ),
    ],
)
def test_the_day_is_that_of_the_pages_own_time_zone(shown: str, stamp: str, day: int) -> None:
    head = f'<meta property="article:published_time" content="{stamp}">'
    assert page("", head, shown).published == date(2023, 1, day)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en-GB", 3),
        ("en-US", 4),
        ("fr", 3),
        ("de", None),
        ("en", None),
        ("en-CA", None),
        ("", None),
    ],
)
def test_the_language_of_a_page_tells_the_order_of_day_and_month(
    language: str, day: int | None
) -> None:
    markup = f'<html lang="{language}"><p>{FIRST}</p><p>{LAST}</p><b class=date>03/04/2023</b>'
    (found,) = read_bytes("a.html", markup.encode()).articles
    wanted = {3: date(2023, 4, 3), 4: date(2023, 3, 4), None: None}
    assert found.published == wanted[day]


@pytest.mark.parametrize("row", LABELS, ids="{0[1]}".format)
def test_the_day_of_a_change_is_none_of_publication(row: list[str]) -> None:
    kind, _, told, against = row
    both = f'<b class="date">{told}</b><b class="date">{against}</b>'
    assert page("", after=both).published == date(2023, 1, 2)
    assert page("", after=f'<b class="date">{told}</b>').published == (
        date(2023, 2, 3) if kind == "changed" else date(2023, 1, 2)
    )


@pytest.mark.parametrize(
    ("head", "source", "title"),
    [
        (linked('{"@type": "Article", "publisher": [{"name": "The Day"}]}'), "The Day", "Envoy"),
        (
            linked(
                '{"@graph": [{"@id": "#o", "name": "The Day"}, {"@type": "Article", "publisher": '
                '{"@id": "#o"}}]}'
            ),
            "The Day",
            "Envoy",
        ),
        (
            '<div itemscope itemtype="http://schema.org/Article"><b itemprop=publisher itemscope '
            'itemtype="http://schema.org/Organization"><i itemprop=name>The Day</i></b></div>',
            "The Day",
            "Envoy",
        ),
        (
            '<meta property="og:title" content="Envoy on tour | The Day">'
            '<meta property="og:site_name" content="The Day">',
            "The Day",
            "Envoy on tour",
        ),
        ('<meta property="og:title" content="Envoy&amp;#8217;s tour">', None, "Envoy’s tour"),
        ('<meta property="og:title" content="AT&amp;T in Oslo">', None, "AT&T in Oslo"),
    ],
)
def test_source_and_title_are_found(head: str, source: str | None, title: str) -> None:
    found = page("", head)
    assert (found.source, found.title) == (source, title)


@pytest.mark.parametrize("tag", ["article", "main", "header", "x-story"])
def test_a_page_without_the_tags_that_may_be_left_out_is_read(tag: str) -> None:
    markup = f"<!doctype html><title>Envoy</title><{tag}><p>{FIRST}</p><p>{LAST}</p></{tag}>"
    assert read_bytes("a.html", markup.encode()).articles[0].text == f"{FIRST}\n\n{LAST}"


def test_the_name_of_the_site_is_no_title() -> None:
    told = "<h1>The Day</h1></header><article><h2>Envoy on tour</h2>"
    markup = f"<title>Envoy on tour - The Day</title><header>{told}<p>{FIRST}</p><p>{LAST}</p>"
    assert read_bytes("a.html", markup.encode()).articles[0].title == "Envoy on tour"


@pytest.mark.parametrize(
    ("before", "head", "address"),
    [
        (
            "",
            '<base href="https://a.ex/x/"><link rel=canonical href="/envoy">',
            "https://a.ex/envoy",
        ),
        ("<!-- saved from url=(0018)https://a.ex/envoy -->", "", "https://a.ex/envoy"),
        (
            "<!--\n Page saved with SingleFile \n url: https://a.ex/envoy \n-->",
            "",
            "https://a.ex/envoy",
        ),
        (
            "",
            '<link rel=canonical href="https://web.archive.org/web/20240506010203/https://a.ex/e">',
            "https://a.ex/e",
        ),
        (
            "",
            '<link rel=canonical href=""><meta property="og:url" content="https://a.ex/e">',
            "https://a.ex/e",
        ),
        ("", '<link rel=canonical href="/envoy">', None),
    ],
)
def test_the_address_of_a_page_is_found(before: str, head: str, address: str | None) -> None:
    markup = f"<!doctype html>{before}<html><head>{head}</head><p>{FIRST}</p><p>{LAST}</p>"
    assert read_bytes("a.html", markup.encode()).articles[0].url == address


POLISH = "She flew to Łódź on Friday and to Kraków on Saturday, and met the mayor."


@pytest.mark.parametrize(
    ("markup", "encoding"),
    [
        ("<meta charset=iso-8859-2>", "iso-8859-2"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', "cp1250"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?><html>', "iso-8859-2"),
        ("<!-- <meta charset=utf-8> --><meta charset=iso-8859-2>", "iso-8859-2"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=iso-8859-1>", "utf-8"),
        ("<meta charset=iso-8859-2>", "utf-8-sig"),
        ("<meta charset=nonsense>", "utf-8"),
        ("", "utf-16"),
        ("", "utf-8"),
    ],
)
def test_the_charset_that_a_page_declares_is_used(markup: str, encoding: str) -> None:
    (found,) = read_bytes("a.html", f"{markup}<p>{POLISH}</p>".encode(encoding)).articles
    assert found.text == POLISH


def test_a_page_in_a_charset_of_many_bytes_is_read() -> None:
    told = "The envoy flew to Tokyo on Friday. 共同通信 (Kyodo) said so."
    data = f"<meta charset=shift_jis><p>{told}</p>".encode("shift_jis")
    assert read_bytes("a.html", data).articles[0].text == told


def test_a_page_of_windows_1252_that_declares_utf_8_is_read() -> None:
    told = "She flew to Málaga on Friday – “for work” – and met the mayor."
    data = f"<meta charset=utf-8><p>{told}</p>".encode("cp1252")
    assert read_bytes("a.html", data).articles[0].text == told
    damaged = f"<meta charset=utf-8><p>{POLISH}</p>".encode() + b"<p>She left.\xff</p>"
    assert read_bytes("a.html", damaged).articles[0].text == f"{POLISH}\n\nShe left.\ufffd"


def test_a_page_that_is_called_a_text_is_read_as_a_page() -> None:
    markup = f"<!DOCTYPE html><title>Envoy</title><p>{FIRST}</p><p>{LAST}</p>"
    (found,) = read_bytes("a.txt", markup.encode()).articles
    assert (found.title, found.text) == ("Envoy", f"{FIRST}\n\n{LAST}")
    (found,) = read_bytes("a.txt", f"{FIRST} <html> is a tag.".encode()).articles
    assert found.text == f"{FIRST} <html> is a tag."
