"""Articles as the reader shows them and sentences as evidence, each with its address."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.articles.sentences import paragraphs
from dashboard.articles.wording import SharedSentence
from dashboard.atlas import Atlas
from dashboard.places.place import Resolution
from dashboard.search.names import Names
from dashboard.search.texts import Texts
from dashboard.view import words
from dashboard.view.model import ArticleView, Quote, Segment, SentenceView, UnplacedView

V = TypeVar("V")

_HEADING_LENGTH = 90
_SENTENCE_ENDS = ".!?…:;,\"”’')]"


@dataclass(frozen=True, slots=True)
class Finder:
    """The sentences and the names of an atlas, to be looked up."""

    texts: Texts
    names: Names


@dataclass(frozen=True, slots=True, eq=False)
class _OfArticle:
    """What one article names: its mentions by sentence, those that reach into a sentence from one
    before (a name may hold what may end a sentence), the sentences that name a place, by its id,
    and the quotes made of it so far."""

    mentions: dict[int, list[Resolution]]
    reaching: dict[int, Resolution]
    naming: dict[str, list[SentenceRef]]
    quotes: dict[tuple[int, str], Quote]


class Sources:
    """The sentences of an atlas, looked up by their address. Those of an atlas `before` lend what
    they have of each article in which the same was found."""

    def __init__(self, atlas: Atlas, before: Sources | None = None) -> None:
        self._atlas = atlas
        self.labels = labels(atlas.articles)
        self._articles = {article.id: article for article in atlas.articles}
        if before is not None and before.labels != self.labels:
            before = None
        unchanged = self._unchanged(before) if before else frozenset()
        # What was made to be shown, each with what it was made from.
        self._made: dict[Hashable, tuple[object, Any]] = {}
        if before and self._says_as(before):
            self._made = before._made
        self._own: dict[str, _OfArticle] = {
            id_: before._own[id_] if before and id_ in unchanged else self._of_article(id_)
            for id_ in self._articles
        }
        self._same: dict[SentenceRef, list[SentenceRef]] = defaultdict(list)
        for pair in atlas.shared:
            self._same[pair.first].append(pair.second)
            self._same[pair.second].append(pair.first)
        self._naming: dict[str, list[SentenceRef]] = defaultdict(list)
        for own in self._own.values():
            for place_id, refs in own.naming.items():
                self._naming[place_id] += refs

    def _of_article(self, article_id: str) -> _OfArticle:
        found = _OfArticle(defaultdict(list), {}, {}, {})
        starts = [sentence.start for sentence in self._atlas.sentences[article_id]]
        for resolution in sorted(
            self._atlas.resolutions[article_id], key=lambda r: r.mention.start
        ):
            index = bisect_right(starts, resolution.mention.start) - 1
            found.mentions[index].append(resolution)
            for after in range(index + 1, bisect_left(starts, resolution.mention.end)):
                found.reaching[after] = resolution
        for index, resolutions in found.mentions.items():
            for place_id in {r.place.id for r in resolutions if r.place}:
                found.naming.setdefault(place_id, []).append(SentenceRef(article_id, index))
        return found

    def again(self, key: Hashable, made_from: object, make: Callable[[], V]) -> V:
        """What was made for a key the last time where it would be made from the same, which is
        compared by being the same first; else what `make` gives. Beside it this may rest on the
        articles' texts, labels and shared wording."""
        found = self._made.get(key)
        if found is None or found[0] != made_from:
            found = self._made[key] = made_from, make()
        made: V = found[1]
        return made

    def same(self, key: Hashable, value: V) -> V:
        """A value, or the one of the last time where that is equal."""
        return self.again(key, value, lambda: value)

    def named_in(self, refs: Iterable[SentenceRef]) -> tuple[object, ...]:
        """What stands for all that the articles of some sentences name: the same while it is."""
        return tuple(self._own[ref.article_id] for ref in refs)

    def _says_as(self, before: Sources) -> bool:
        """Whether the articles of both have the same texts, and all share the same wording."""
        here, there = self._articles, before._articles.items()
        same = (id_ not in here or here[id_].text == one.text for id_, one in there)
        return self._atlas.shared == before._atlas.shared and all(same)

    def _unchanged(self, before: Sources) -> set[str]:
        """The articles that are the same as before, and in which the same was found."""
        then = before._atlas
        return {
            article.id
            for article in self._atlas.articles
            if article == before._articles.get(article.id)
            and self._atlas.resolutions[article.id] is then.resolutions[article.id]
        }

    def naming(self, place_id: str) -> list[SentenceRef]:
        """The sentences that name the place, article by article, in the order of reading."""
        return self._naming[place_id]

    def quote(self, ref: SentenceRef, place_id: str) -> Quote:
        """The sentence, with the mentions of the place marked."""
        quotes = self._own[ref.article_id].quotes
        made = quotes.get((ref.index, place_id))
        if made is None:
            made = quotes[ref.index, place_id] = self._marked(ref, place_id)
        return made

    def _marked(self, ref: SentenceRef, place_id: str) -> Quote:
        sentence = self._sentence(ref)
        marks = tuple(
            (r.mention.start - sentence.start, r.mention.end - sentence.start)
            for r in self._mentions(ref)
            if r.place is not None and r.place.id == place_id
        )
        return self._quote(sentence, marks)

    def _mentions(self, ref: SentenceRef) -> list[Resolution]:
        return self._own[ref.article_id].mentions.get(ref.index, [])

    def marked(self, ref: SentenceRef, marks: tuple[tuple[int, int], ...]) -> Quote:
        """The sentence, with other words of it marked."""
        return self._quote(self._sentence(ref), marks)

    @cached_property
    def finder(self) -> Finder:
        """What is searched with, made when it is first asked for."""
        return Finder(Texts(self._atlas.articles, self._atlas.sentences), Names(self._atlas))

    def unplaced(self, resolution: Resolution) -> UnplacedView:
        """A mention that no layer knows, with its sentence."""
        mention = resolution.mention
        ref = self._holding(mention.article_id, mention.start)
        sentence = self._sentence(ref)
        mark = (mention.start - sentence.start, mention.end - sentence.start)
        why = "; ".join(reason.text for reason in resolution.reasons)
        return UnplacedView(
            mention.text, why or "no gazetteer knows the name", self._quote(sentence, (mark,))
        )

    def same_wording(self, refs: Collection[SentenceRef]) -> str:
        """Which of these sentences are one source because they share their wording, or ""."""
        among = set(refs)
        sharing = [ref for ref in refs if not among.isdisjoint(self._same[ref])]
        if not sharing:
            return ""
        if len(sharing) == len(refs):
            return "the same wording: one source"
        names = dict.fromkeys(self.labels[ref.article_id] for ref in sharing)
        return f"the same wording in {words.listed(names)}: one source"

    def wording(self, shared: Collection[SharedSentence]) -> Iterator[str]:
        """A sentence for each two articles that share wording, as `shared` says."""
        alike: dict[tuple[str, str], set[int]] = defaultdict(set)
        for pair in shared:
            alike[pair.first.article_id, pair.second.article_id].add(pair.first.index)
        for (first, second), indices in sorted(alike.items()):
            total = len(self._atlas.sentences[first])
            yield (
                f"{len(indices)} of the {total} sentences of {self.labels[first]} are also in "
                f"{self.labels[second]}, word for word or nearly: what both say alike counts as "
                "one source."
            )

    def heading(self, article: Article, tells: bool = True) -> ArticleView:
        """What heads the article, without notes and text; whether it `tells` of what is shown."""
        key = ("article", article.id, tells)
        return self.again(key, article, lambda: self._heading(article, tells))

    def _heading(self, article: Article, tells: bool) -> ArticleView:
        return ArticleView(
            id=article.id,
            label=self.labels[article.id],
            title=article.title or self.labels[article.id],
            source=article.source or "",
            published=words.published(article),
            url=article.url or "",
            notes=(),
            paragraphs=(),
            given_title=article.title or "",
            day=article.published.isoformat() if article.published else "",
            tells=tells,
            edited=words.edited(article.edits),
        )

    def article(
        self, article: Article, places: Collection[str], evidence: Collection[SentenceRef]
    ) -> ArticleView:
        """The article in paragraphs; mentions of `places` can be followed to the map, sentences
        in `evidence` are what the stops shown rest on."""
        ends = [end for _, end in paragraphs(article)]
        grouped = groupby(
            self._atlas.sentences[article.id],
            key=lambda sentence: bisect_right(ends, sentence.start),
        )
        return replace(
            self.heading(article),
            notes=tuple(n.text for n in self._atlas.notes if n.article_id == article.id),
            paragraphs=tuple(
                tuple(self._paragraph(tuple(sentences), places, evidence))
                for _, sentences in grouped
            ),
        )

    def _paragraph(
        self,
        sentences: tuple[Sentence, ...],
        places: Collection[str],
        evidence: Collection[SentenceRef],
    ) -> Iterator[SentenceView]:
        alone = len(sentences) == 1
        for sentence in sentences:
            text = self._text(sentence)
            yield SentenceView(
                index=sentence.index,
                segments=tuple(self._segments(sentence, places)),
                evidence=sentence.ref in evidence,
                same_as=words.listed(
                    f"{self.labels[other.article_id]}, sentence {other.index + 1}"
                    for other in self._same[sentence.ref]
                ),
                heading=alone and len(text) <= _HEADING_LENGTH and text[-1] not in _SENTENCE_ENDS,
            )

    def _segments(self, sentence: Sentence, places: Collection[str]) -> Iterator[Segment]:
        text, at = self._articles[sentence.article_id].text, sentence.start
        before = self._own[sentence.article_id].reaching.get(sentence.index)
        for resolution in filter(None, (before, *self._mentions(sentence.ref))):
            mention, place = resolution.mention, resolution.place
            start, end = max(mention.start, at), min(mention.end, sentence.end)
            if at < start:
                yield Segment(text[at:start], "", "")
            linked = place.id if place is not None and place.id in places else ""
            if start < end:
                yield Segment(text[start:end], linked, mention.kind.value)
            at = max(at, end)
        if at < sentence.end:
            yield Segment(text[at : sentence.end], "", "")

    def _holding(self, article_id: str, offset: int) -> SentenceRef:
        sentences = self._atlas.sentences[article_id]
        number = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
        return SentenceRef(article_id, max(number, 0))

    def _sentence(self, ref: SentenceRef) -> Sentence:
        return self._atlas.sentences[ref.article_id][ref.index]

    def _text(self, sentence: Sentence) -> str:
        return self._articles[sentence.article_id].text[sentence.start : sentence.end]

    def _quote(self, sentence: Sentence, marks: tuple[tuple[int, int], ...]) -> Quote:
        text = self._text(sentence)
        return Quote(
            sentence.article_id,
            sentence.index,
            text,
            tuple((start, min(end, len(text))) for start, end in marks),
            self.labels[sentence.article_id],
        )


def labels(articles: Iterable[Article]) -> dict[str, str]:
    """A short name for each article by id, no two the same: its source or else its title, where
    no other article has that too, and otherwise its id."""
    articles = tuple(articles)
    taken = Counter(name for article in articles for name in {article.source, article.title})
    return {
        article.id: next(
            (name for name in (article.source, article.title) if name and taken[name] == 1),
            article.id,
        )
        for article in articles
    }
