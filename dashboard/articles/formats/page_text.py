"""The text of a web page's article: which parts of the page it is made of, and their words.

trafilatura says which parts are the article; the words are the page's own. For it drops short
paragraphs full of links, cuts out the words of `<time>` and the like, and changes letters that are
not seen. So each run of text between the edges of blocks gets a number written into it; the runs
whose numbers come back are the article, and so are paragraphs of prose among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal

from lxml.etree import strip_elements, strip_tags
from lxml.html import HtmlElement

from dashboard.articles.data_tables import of_kind

_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark output q s "
    "ruby samp small span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_TAGS.split())
# trafilatura cuts these out of the sentences that they stand in.
_UNWRAPPED = ("time", "label", "output", "data", "abbr", "acronym", "wbr", "bdi", "bdo", "font")
_GROUPS = ("div", "section", "article", "main", "td", "body")
_UNREAD = (
    "script style noscript rp rt template svg math iframe object embed audio video canvas select "
    "textarea input button nav footer figcaption title dialog datalist "
    "amp-ad amp-embed amp-sidebar amp-sticky-ad amp-consent amp-user-notification"
)
# What is said to stand beside the article, but in some pages is it.
_BESIDE = '//aside | //*[contains(@itemtype, "Comment")]'
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Classes of what is not drawn, but read aloud, and of what is not printed.
_UNSEEN = "sr-only visually-hidden visuallyhidden screen-reader-text mw-editsection noprint"
_UNSEEN_CLASSES = frozenset(_UNSEEN.split())
_QUOTED = re.compile(r"pull-?quote", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_MARK = "qxz{}zxq"
_MARKED = re.compile(r"qxz(\d+)zxq")
_WORD = re.compile(r"\w+")
# Words of what a reader is asked to sign up for.
_LETTERS = re.compile(r"\b(?:newsletters?|inbox|briefing|alerts)\b")
_STOP = re.compile(r"[.!?…:;]['\"’”)\]]*$")
# A paragraph of prose has words of its own beside those of its links.
_FEWEST_OWN_WORDS = 3
# "Read more:" before a link.
_LONGEST_LEAD = 6
_FEWEST_HEADLINE_WORDS = 3


@dataclass(slots=True)
class _Run:
    """Text between the edges of two blocks, in the element `block`: its pieces, whether each is in
    a link, and the place of the first visible piece in the tree."""

    block: HtmlElement
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    at: tuple[HtmlElement, Literal["text", "tail"]] | None = None

    @property
    def text(self) -> str:
        """The run as a browser shows it: white space joined, lines as `<br>` breaks them."""
        lines = "".join(text for text, _ in self.pieces).split("\v")
        return "\n".join(filter(None, (_BLANKS.sub(" ", line).strip(" ") for line in lines)))

    def words(self, linked: bool) -> int:
        """How many words are in links, or outside of them."""
        return len(_WORD.findall(" ".join(t for t, in_link in self.pieces if in_link is linked)))

    @property
    def ends_in_link(self) -> bool:
        """Whether the last visible piece is in a link."""
        return next((linked for text, linked in reversed(self.pieces) if text.strip()), False)


def article_text(page: HtmlElement, title: str = "") -> str:
    """The paragraphs of the article on `page`, a line each, without its title, navigation, scripts,
    captions, comments, what a browser does not show and links to other stories; "" where the page
    has no text."""
    body = deepcopy(page)
    _strip(body)
    runs = [run for run in _runs(body) if run.text]
    parents = [_kind_of_parent(run) for run in runs]
    kept = _kept(body, runs) if runs else frozenset()
    kept = kept | set(_missed(runs, parents, kept))
    chosen = [run for number, run in enumerate(runs) if number in kept and not _is_beside(run)]
    texts = [run.text for run in _without_pull_quotes(chosen or runs)]
    return "\n\n".join(text for n, text in enumerate(texts) if n > 2 or not _same(text, title))


def _strip(body: HtmlElement) -> None:
    """Takes out what a reader of the page does not see, and what no article consists of."""
    for template in body.xpath("//template[@shadowrootmode or @shadowroot]"):
        template.tag = "div"  # which is drawn where it stands
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or _is_hidden(element):
            _drop(element)
    for paragraph in body.xpath("//p[.//button]"):
        own = "".join(paragraph.xpath(".//text()[not(ancestor::button)]"))
        if len(_WORD.findall(own)) >= _FEWEST_OWN_WORDS:
            for button in paragraph.iter("button"):
                button.tag = "span"  # a word that opens its explanation
    strip_elements(body, *_UNREAD.split(), with_tail=False)
    for head in list(body.iter("head")):
        # Where a page leaves out its <body>, libxml2 takes it for a part of the head.
        head.tag = "div"
    whole = _length_of_paragraphs(body)
    for element in body.xpath(_BESIDE):
        if _length_of_paragraphs(element) * 2 > whole:
            element.tag = "div"  # trafilatura goes by the name
        elif element.tag != "aside":
            _drop(element)
    strip_tags(body, *_UNWRAPPED)


def _length_of_paragraphs(element: HtmlElement) -> int:
    return sum(len("".join(paragraph.itertext())) for paragraph in element.iter("p"))


def _drop(element: HtmlElement) -> None:
    """Takes an element, but not the text behind it, out of its tree."""
    if element.getparent() is not None:
        element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    return not _UNSEEN_CLASSES.isdisjoint((element.get("class") or "").split())


def _runs(body: HtmlElement) -> Iterator[_Run]:
    """The runs of text, in order."""
    run = _Run(body)
    for event, element in _walk(body):
        if event == "break":
            run.pieces.append(("\v", False))
        elif event == "edge":
            if run.at:
                yield run
            run = _Run(element)
        else:
            where = element if event == "text" else element.getparent()
            text = (element.text if event == "text" else element.tail) or ""
            if text.strip() and run.at is None:
                run.at = element, event
            run.pieces.append((text, where is not None and _in_link(where)))
    if run.at:
        yield run


def _walk(
    body: HtmlElement,
) -> Iterator[tuple[Literal["text", "tail", "edge", "break"], HtmlElement]]:
    """The texts of a tree in order, with the edges of blocks and the breaks of lines."""
    stack: list[tuple[HtmlElement, Iterator[HtmlElement]]] = [(body, iter(body))]
    yield "text", body
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is not None:
            if child.tag == "br":
                yield "break", child
            elif child.tag not in _INLINE:
                yield "edge", child
            yield "text", child
            stack.append((child, iter(child)))
            continue
        stack.pop()
        parent = element.getparent()
        if element is body or parent is None:
            continue
        if element.tag not in _INLINE and element.tag != "br":
            yield "edge", parent
        yield "tail", element


def _in_link(element: HtmlElement) -> bool:
    while element is not None and element.tag in _INLINE:
        if element.tag == "a":
            return True
        element = element.getparent()
    return element is not None and element.tag == "a"


def _kept(body: HtmlElement, runs: Sequence[_Run]) -> frozenset[int]:
    """The numbers of the runs that trafilatura takes for the article."""
    from trafilatura import bare_extraction  # takes 0.4 s, and few articles are web pages

    for number, run in enumerate(runs):
        assert run.at is not None
        element, where = run.at
        text = getattr(element, where)
        before = len(text) - len(text.lstrip())
        setattr(element, where, f"{text[:before]}{_MARK.format(number)} {text[before:]}")
    found = bare_extraction(body, include_comments=False)
    text = (getattr(found, "text", "") or "") if found is not None else ""
    return frozenset(map(int, _MARKED.findall(text)))


def _missed(
    runs: Sequence[_Run], parents: Sequence[Hashable], kept: Collection[int]
) -> Iterator[int]:
    """Paragraphs of prose that stand among those that are kept: that have the same parent, or one
    of the same kind, for advertisements may part an article."""
    around = {parents[number] for number in kept} - {None}
    for number, (run, parent) in enumerate(zip(runs, parents, strict=True)):
        if number not in kept and parent in around and _is_prose(run):
            yield number


def _kind_of_parent(run: _Run) -> Hashable:
    """What a paragraph, or text that stands by itself, is a part of: its classes and those of what
    that is in, or, without classes, the element. None for headings, items and the like."""
    parent = run.block if run.block.tag in _GROUPS else None
    if run.block.tag == "p":
        parent = run.block.getparent()
    if parent is None or not parent.get("class"):
        return parent
    around = parent.getparent()
    return parent.get("class"), None if around is None else (around.tag, around.get("class"))


def _is_prose(run: _Run) -> bool:
    own = run.words(linked=False)
    if own < _FEWEST_OWN_WORDS:
        return False
    return own >= run.words(linked=True) or bool(_STOP.search(run.text) and not run.ends_in_link)


def _is_beside(run: _Run) -> bool:
    """Whether a run stands in an article and is none of it: a link to another story, a line of the
    page's own, or what asks for readers."""
    words = " ".join(_WORD.findall(run.text.casefold()))
    if words in page_lines("whole"):
        return True
    asks = words.startswith(page_lines("newsletter")) and _LETTERS.search(words)
    return bool(asks) or _is_teaser(run)


def page_lines(kind: str) -> tuple[str, ...]:
    """The lines of one kind that pages put into an article, in small letters."""
    return of_kind("page_lines", kind)


def _without_pull_quotes(runs: Sequence[_Run]) -> Iterator[_Run]:
    """The runs without those that are set apart to be seen, and stand in another as well."""
    words = {id(run): f" {' '.join(_WORD.findall(run.text.casefold()))} " for run in runs}
    for run in runs:
        told = words[id(run)]
        is_apart = any(
            element.tag == "blockquote" or _QUOTED.search(element.get("class") or "")
            for element in (run.block, *run.block.iterancestors())
        )
        if not is_apart or not any(
            len(other) > len(told) and told in other for other in words.values()
        ):
            yield run


def _is_teaser(run: _Run) -> bool:
    """Whether a run is a link to another story, as "Read more: Storm hits Manila"."""
    linked, own = run.words(linked=True), run.words(linked=False)
    if linked < _FEWEST_HEADLINE_WORDS or not run.ends_in_link or _STOP.search(run.text):
        return False
    lead = next(text for text, in_link in run.pieces if text.strip())
    return own == 0 or (own <= _LONGEST_LEAD and (own < linked or lead.strip().endswith(":")))


def _same(text: str, title: str) -> bool:
    """Whether two texts have the same words."""
    return bool(title) and _WORD.findall(text.casefold()) == _WORD.findall(title.casefold())


def all_text(page: HtmlElement) -> str:
    """All that a page shows, a paragraph a line."""
    body = deepcopy(page)
    _strip(body)
    return "\n\n".join(text for run in _runs(body) if (text := run.text))
