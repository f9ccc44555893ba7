"""What every export says of a sentence, a day and a mention, in one way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from dashboard.articles.article import Article, Edit, Sentence, SentenceRef
from dashboard.atlas import Atlas
from dashboard.journeys.model import Days, Station, Visit
from dashboard.places.place import Mention, Place

# The status of a station of a life among the statuses of stops.
STATION = "station"
_FROM_GEONAMES = "GeoNames", "GeoNames' post offices", "Dateline's areas"
_ATTRIBUTIONS = dict.fromkeys(_FROM_GEONAMES, "GeoNames (CC BY 4.0)")
# What stands in no address as it is written (RFC 3986).
_NO_ADDRESS = frozenset(map(chr, range(0x21))) | frozenset('"<>\\^`{|}\x7f')

Quoted = dict[str, str | int | None]
"""A sentence, its address, and what is known of its article."""


class Quotes:
    """The sentences of articles, to be quoted by their addresses."""

    def __init__(self, sentences: Mapping[Article, Sequence[Sentence]]):
        self._texts = {article.id: article.text for article in sentences}
        self._articles = {article.id: article for article in sentences}
        self._sentences = {article.id: found for article, found in sentences.items()}

    @classmethod
    def of(cls, atlas: Atlas) -> Quotes:
        """Those of every article of `atlas`."""
        return cls({article: atlas.sentences[article.id] for article in atlas.articles})

    def text(self, ref: SentenceRef) -> str:
        """The sentence at `ref`."""
        sentence = self._sentences[ref.article_id][ref.index]
        return self._texts[ref.article_id][sentence.start : sentence.end]

    def span(self, ref: SentenceRef) -> tuple[int, int]:
        """Where the sentence at `ref` begins and ends in its article."""
        sentence = self._sentences[ref.article_id][ref.index]
        return sentence.start, sentence.end

    def listed(self, refs: Iterable[SentenceRef]) -> list[Quoted]:
        """The sentences at `refs` with their addresses and what is known of their articles, as JSON
        has them."""
        return [self._quoted(ref, self.text(ref)) for ref in refs]

    def _quoted(self, ref: SentenceRef, text: str) -> Quoted:
        about = about_article(self._articles[ref.article_id])
        return {"article": ref.article_id, "sentence": ref.index, "text": text, **about}

    def around(self, mention: Mention) -> Quoted:
        """The sentence that names `mention` with its address, as JSON has it."""
        ref = self.naming(mention)
        return self._quoted(ref, self.text(ref))

    def naming(self, mention: Mention) -> SentenceRef:
        """The address of the sentence in which `mention` begins."""
        sentences = self._sentences[mention.article_id]
        index = bisect_right(sentences, mention.start, key=lambda sentence: sentence.start) - 1
        return sentences[max(index, 0)].ref


def with_address(quote: Quoted) -> str:
    """A sentence in quotation marks, and behind it its address, and what is known of the article
    but for its own address."""
    known = [f"{quote['article']}, sentence {quote['sentence']}"]
    names = ("title", "source", "published", "edited")
    known += [str(quote[name]) for name in names if quote.get(name)]
    return f"“{quote['text']}” ({', '.join(known)})"


def about_article(article: Article) -> Quoted:
    """An article's title, source, day of publication and address, as JSON has them; and what of
    them a person has changed, if anything."""
    edited = edits_in_words(article.edits)
    return {
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        **({"edited": edited} if edited else {}),
    }


def web_address(url: str | None) -> str | None:
    """An article's address if it is one of the web, for a link; any other could run a script."""
    if url and url.lower().startswith(("http://", "https://")) and not set(url) & _NO_ADDRESS:
        return url
    return None


def attribution(place: Place) -> str:
    """Who is to be named for a place's name and point, and under which licence."""
    return _ATTRIBUTIONS.get(place.source, place.source)


def iso_date(days: Days | None) -> str | None:
    """A day as 2023-09-15, a range of days as 2023-09-12/2023-09-15 (ISO 8601), None as None."""
    if days is None or days.first == days.last:
        return None if days is None else days.first.isoformat()
    return f"{days.first.isoformat()}/{days.last.isoformat()}"


def iso_years(station: Station) -> str | None:
    """The years of a station as 1955, 1955/1972, 1990/.. or ../1990 (ISO 8601-2), None where the
    text names none."""
    first, last = station.first_year, station.last_year
    if first is None and last is None:
        return None
    if first == last:
        return f"{first:04d}"
    return "/".join(".." if year is None else f"{year:04d}" for year in (first, last))


def borrowed_in_words(visit: Visit) -> str:
    """What of `visit` another article supplied, and which: "date from ap-1, sentence 3"."""
    return "; ".join(
        f"{loan.what} from {ref.article_id}, sentence {ref.index}"
        for loan in visit.borrowed
        for ref in loan.evidence
    )


def disagreements_in_words(visit: Visit) -> str:
    """What other articles say instead: "date “Wednesday” according to ap-1, sentence 3"."""
    return "; ".join(
        f"{other.what} “{other.says}” according to "
        + ", ".join(f"{ref.article_id}, sentence {ref.index}" for ref in other.evidence)
        for other in visit.disagreements
    )


def edits_in_words(edits: Iterable[Edit], dropped: Iterable[Visit] = ()) -> str:
    """What a person has changed, and whose stops at a place he has `dropped`, and when: "place by
    hand, 2024-05-06T07:08:09Z; stop of Ann dropped by hand, 2024-05-06T07:08:10Z"."""
    told = [(edit.what, edit.at) for edit in edits]
    told += [(f"stop of {v.traveller} dropped", v.edits[-1].at) for v in dropped]
    return "; ".join(f"{what} by hand, {at}" for what, at in told)
