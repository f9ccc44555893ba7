"""An article of an archive, opened at a sentence."""

from __future__ import annotations

from dashboard.archive.opening import opened
from dashboard.archive.queries import Archive


def test_an_article_is_opened_at_its_sentence(archive: Archive) -> None:
    found = opened(archive, "n0", start=100)
    assert found is not None
    texts = ["".join(segment.text for segment in said.segments) for said in found.sentences]
    assert found.sentence == 1
    assert texts[1] == "The minister is to fly to Madrid on Thursday."
    (madrid,) = [s for s in found.sentences[1].segments if s.place is not None]
    assert madrid.text == "Madrid"
    assert madrid.note.startswith("Madrid, ")
    assert "Madrid" in [place.name for place in found.places]
    assert [who.name for who in found.travellers] == ["Ann Lee"]
    by_words = opened(archive, "n0", words="róund talks")
    assert by_words is not None
    assert by_words.sentence == 2
    assert opened(archive, "none") is None
