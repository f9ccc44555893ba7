"""What a project comes to: its articles, and the corrections that fit nothing any more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import build
from dashboard.errors import ProjectError
from dashboard.project import events
from dashboard.project.events import Redo, Scope, Undo
from dashboard.project.folder import default_path, named_path, names, projects_folder
from dashboard.project.project import Project
from dashboard.project.state import State, state
from tests.project.tour import ENTEBBE, OTHER, TOUR, built, geoparser, ref, spot


def ids(now: State) -> list[str]:
    return [article.id for article in now.articles]


def test_articles_are_added_removed_edited_and_all_of_it_undone(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    given = [TOUR]
    assert ids(state(project, given)) == ["tour"]
    project.add("s", [OTHER], given)
    assert ids(state(project, given)) == ["tour", "other"]
    project.append("s", events.ArticlesRemoved(("tour",)))
    project.append("s", events.ArticleEdited("other", "A title", "", "2024-05-09", ""))
    now = state(project, given)
    assert ids(now) == ["other"]
    assert (now.articles[0].title, now.articles[0].source) == ("A title", None)
    assert now.articles[0].published == date(2024, 5, 9)
    for _ in range(3):
        project.append("s", Undo())
    assert state(project, given).articles == (TOUR,)
    for _ in range(3):
        project.append("s", Redo())
    assert state(project, given).articles == now.articles


def test_what_is_changed_of_an_article_is_marked_field_by_field(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    known = ("The tour", "AP", "2024-05-08", "https://example.org/")
    project.append("s", events.ArticleEdited("tour", *known), [TOUR])
    project.append("s", events.ArticleEdited("tour", "The tour", "AP", "2024-05-09", known[3]))
    first, second = (event.at for event in project.events())
    (article,) = state(project).articles
    assert {edit.what: edit.at for edit in article.edits} == {
        "title": first,
        "source": first,
        "url": first,
        "published": second,
    }
    project.append("s", Undo())
    (article,) = state(project).articles
    assert [edit.what for edit in article.edits] == ["title", "source", "url"]  # the day as it was
    project.append("s", Undo())
    assert state(project).articles == (TOUR,)


def test_what_a_project_was_begun_with_stays_when_it_is_opened_without(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    project.append("s", events.Renamed("Clara Voss", "C. Voss"), [TOUR])
    assert state(project).articles == (TOUR,)
    newer = Article("tour", "New. " + TOUR.text, published=TOUR.published)
    assert state(project, [newer]).articles == (newer,)


def test_corrections_that_fit_nothing_any_more_are_listed_and_kept(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    weather = "It rained all week, and the roads around the lake were closed to lorries. " * 2
    gone = "She flew to Kampala on Tuesday. She flew to Kigali on Wednesday."
    first = "Clara Voss arrived in Nairobi on Monday. "
    tour = Article("tour", f"{first}{weather}{gone} {weather}", published=TOUR.published)
    plain = built(articles=[tour])
    for change in (
        events.PlaceChosen(spot(tour, "Nairobi"), Scope.ARTICLE, ENTEBBE),
        events.PlaceChosen(spot(tour, "Kampala"), Scope.MENTION, ENTEBBE),
        events.StopConfirmed(ref(plain, "Kigali")),
        events.StopConfirmed(ref(plain, "Nairobi")),
        events.Renamed("Nobody", "Somebody"),
    ):
        project.append("s", change)
    changed = Article("tour", tour.text.replace(gone, "No."), published=TOUR.published)
    now = state(project, [changed])
    build(now.articles, geoparser(), now.corrections)
    lost = [now.history.done[number].change for number in (1, 2, 3)]
    assert [one.change for one in now.lost()] == lost  # the last for it is in Entebbe now
    assert len(now.history.done) == 5
    assert state(project, []).lost() == ()


def test_projects_have_a_place_by_what_the_page_is_started_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_PROJECTS", str(tmp_path / "projects"))
    folder = tmp_path / "my news"
    folder.mkdir()
    one, two = default_path([str(folder)]), default_path([str(tmp_path)])
    assert len({one, two, default_path(())}) == 3
    assert one == default_path([str(folder)])
    assert one.parent == projects_folder() == tmp_path / "projects"
    assert one.name.startswith("my-news-")
    assert names() == ()
    Project(named_path("A tour (2024)")).append("s", Undo())
    assert names() == ("A tour (2024)",)


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".hidden", "x\0", " x", "x ", "-x", "x" * 81])
def test_a_projects_name_leads_to_no_other_folder(name: str) -> None:
    with pytest.raises(ProjectError, match="a project's name"):
        named_path(name)
