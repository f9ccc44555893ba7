"""The page's script, run without a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.articles.article import Article, SentenceRef
from dashboard.atlas import Atlas
from dashboard.journeys.model import Precision, Status, Visit
from dashboard.page import heard
from dashboard.page.library import Library
from dashboard.project.events import ArticlesRemoved
from dashboard.project.folder import default_path
from dashboard.project.project import Project

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
SETS = APP.parent.parent / "benchmarks" / "itineraries" / "sets"
SPELLINGS = SETS / "spellings" / "articles.jsonl"
FIRST, SECOND = "000_1be1314a73d5da7f", "004_a90696101b608ef7"


@pytest.fixture(autouse=True)
def _own_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has projects of its own."""
    monkeypatch.setenv("DATELINE_PROJECTS", str(tmp_path / "projects"))


def run(library: Library | None = None, **query: str) -> AppTest:
    """Runs the page on the examples, or on the articles of a library in their stead."""
    app = AppTest.from_file(str(APP), default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    if library is not None:
        project = Project(default_path(()))
        project.add("test", library.articles)
        project.append("test", ArticlesRemoved((FIRST, SECOND)))
    return checked(app.run())


def checked(app: AppTest) -> AppTest:
    assert [error.value for error in (*app.exception, *app.error)] == []
    return app


def headline(app: AppTest) -> str:
    """The title and the hint under it, with their markup."""
    (found,) = [html.proto.body for html in app.get("html") if "<h1" in html.proto.body]
    return str(found)


def test_the_sidebar_offers_articles_travellers_and_kinds() -> None:
    app = run()
    assert len(app.multiselect(key="articles").options) == 2
    first, *_, everyone = app.selectbox(key="traveller").options
    assert first.startswith("Kim Jong Un · ")
    assert everyone.startswith("Everyone · ")
    assert not app.warning


def test_filters_are_held_by_the_url() -> None:
    app = run()
    checked(app.multiselect(key="articles").select(FIRST).run())
    checked(app.selectbox(key="traveller").set_value("everyone").run())
    query = {key: app.query_params[key] for key in ("articles", "traveller")}
    assert query == {"articles": FIRST, "traveller": "everyone"}
    copy = run(articles=FIRST, traveller="everyone")
    assert copy.multiselect(key="articles").value == [FIRST]
    assert copy.selectbox(key="traveller").value == "everyone"


def test_a_filter_by_article_leaves_only_its_travellers() -> None:
    app = run()
    assert any("Lukashenko" in name for name in app.selectbox(key="traveller").options)
    checked(app.multiselect(key="articles").select(FIRST).run())
    assert not any("Lukashenko" in name for name in app.selectbox(key="traveller").options)


def test_the_traveller_chosen_stays_chosen_where_an_article_spells_the_name_otherwise() -> None:
    app = run(Library().with_path(str(SPELLINGS)), traveller="Baek Ha Eun")
    assert not app.selectbox(key="traveller").options[0].startswith("Baek")
    checked(app.multiselect(key="articles").select("duo-aarhus").run())
    assert app.selectbox(key="traveller").value == "Baek Ha-eun"
    checked(app.multiselect(key="articles").unselect("duo-aarhus").run())
    assert app.selectbox(key="traveller").value == "Baek Ha Eun"


def test_a_copied_link_shows_whom_it_showed_when_somebody_else_travels_more_by_then() -> None:
    text = "Clara Voss flew from Oslo to Rome on Monday."
    app = run(Library((Article("one", text, published=date(2024, 5, 7)),)))
    assert app.selectbox(key="traveller").value == "Clara Voss"
    assert not app.query_params  # the bare address shows whoever comes first
    checked(app.pills(key="statuses").unselect(Status.PLANNED).run())
    link = dict(app.query_params)
    text = "Bo Ekman flew from Cairo to Nairobi on Monday. On Tuesday he flew to Lagos."
    more = Library((Article("more", text, published=date(2024, 5, 8)),))
    assert run(more).selectbox(key="traveller").value == "Bo Ekman"
    assert run(**link).selectbox(key="traveller").value == "Clara Voss"


def test_a_link_may_spell_a_traveller_as_another_article_does() -> None:
    app = run(traveller="Kim Jong-Un")
    assert app.selectbox(key="traveller").value == "Kim Jong Un"
    assert not app.warning


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ({"article": "**gone**"}, r"\*\*gone\*\*"),
        ({"article": SECOND, "sentence": "9999"}, "9999"),
        ({"traveller": "Nobody"}, "Nobody"),
    ],
)
def test_a_link_to_what_is_not_there_is_answered_in_one_sentence(
    query: dict[str, str], asked: str
) -> None:
    app = run(**query)
    (warning,) = app.warning
    assert asked in warning.value


@pytest.mark.parametrize(
    "query",
    [
        {"article": SECOND, "sentence": "٣"},
        {"article": SECOND, "sentence": "-1"},
        {"article": SECOND, "sentence": "1e3\x00"},
        {"article": "\u202e\x00" * 500},
        {"articles": "<script>alert(1)</script>"},
        {"traveller": "-"},
        {"traveller": "K" * 20_000},
        {"with": "{{ 7 * 7 }}", "without": "\ufffd"},
        {"articles": "\x1b[2J"},
        {"status": "'\"><b>", "kinds": ",,,", "sure": "NaN", "article": "constructor"},
        {
            "days": "9999-12-31..0001-01-01",
            "perhaps": "\x00",
            "life": "2",
            "traveller": "__proto__",
        },
        {
            "source": "../../etc",
            "country": "zz" * 9_000,
            "sentence": "1" * 5_000,
            "article": SECOND,
        },
    ],
    ids=lambda query: str(query)[:40],
)
def test_a_link_of_any_kind_shows_the_page(query: dict[str, str]) -> None:
    app = run(**query)
    assert len(app.warning) == 1
    assert app.selectbox(key="traveller").value == "Kim Jong Un"


def test_without_articles_the_page_still_stands() -> None:
    app = run(Library())
    assert app.selectbox(key="traveller").disabled


def test_a_text_without_places_or_travellers_is_shown() -> None:
    app = run(Library().with_text("Nothing happened today, and nobody went anywhere at all."))
    assert app.selectbox(key="traveller").disabled
    assert len(app.multiselect(key="articles").options) == 1


def test_what_is_added_has_an_id_of_its_own_and_is_added_once(tmp_path: Path) -> None:
    library = Library().with_file("a.txt", b"Ann flew to Oslo.").with_file("a.txt", b"Bo left.")
    library = library.with_text("Cy is in Rome.\nMore.").with_file("a.txt", b"Ann flew to Oslo.")
    assert len({article.id for article in library.articles}) == len(library.articles) == 3
    assert library.articles[2].title == "Cy is in Rome."
    missing = library.with_path(str(tmp_path / "missing"))
    assert missing.articles == library.articles
    assert "missing" in missing.problems[-1]


def test_the_url_of_a_while_ago_is_not_followed_and_that_of_going_back_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = run()
    checked(app.selectbox(key="traveller").set_value("everyone").run())
    app.query_params.clear()  # as the browser still has it when it is clicked again at once
    checked(app.multiselect(key="articles").select(FIRST).run())
    assert app.selectbox(key="traveller").value == "everyone"
    assert app.multiselect(key="articles").value == [FIRST]
    assert app.query_params["traveller"] == "everyone"
    app.query_params.clear()  # and when it tells something by itself
    checked(app.run())
    assert app.selectbox(key="traveller").value == "everyone"
    app.query_params.clear()  # the browser goes back
    monkeypatch.setattr(heard, "is_back", lambda: True)
    checked(app.run())
    assert app.selectbox(key="traveller").value.startswith("Kim")
    assert app.multiselect(key="articles").value == []


def test_the_text_of_a_number_too_long_to_read_is_one_notice() -> None:
    app = run(article=SECOND, sentence="7" * 4301)
    (warning,) = app.warning
    assert "777…" in warning.value


def test_pasted_and_uploaded_articles_get_ids_without_a_notice() -> None:
    library = Library().with_text("Ann flew to Oslo.").with_text("Bo flew to Rome.")
    library = library.with_text("Cy flew to Lima.").with_file("pasted.txt", b"Di flew to Riga.")
    assert [article.id for article in library.articles] == [
        "pasted",
        "pasted-2",
        "pasted-3",
        "pasted-4",
    ]
    assert library.problems == ()


def test_uploaded_files_are_described_by_an_articles_csv_among_them() -> None:
    rows = b"file,title,published\na.txt,Ann in Oslo,2023-01-02\nno.txt,x,\n"
    files = [("articles.csv", rows), ("a.txt", b"Ann flew to Oslo."), ("a.txt", b"Bo left Rome.")]
    library, table, beside = Library().with_table(files)
    for name, data in beside:
        library = library.with_file(name, data, table)
    assert [(a.id, a.title, str(a.published)) for a in library.articles] == [
        ("a", "Ann in Oslo", "2023-01-02"),
        ("a-2", "Ann in Oslo", "2023-01-02"),
    ]
    (problem,) = library.problems
    assert problem.startswith("articles.csv, line 3: there is no file “no.txt”")


def test_a_table_of_articles_that_is_called_articles_csv_is_read_as_one() -> None:
    files = [("articles.csv", b"id,text\na,Ann flew to Oslo.\n")]
    library, table, beside = Library().with_table(files)
    assert (table, beside) == ({}, files)
    assert [a.id for a in library.with_file(*beside[0]).articles] == ["a"]


def test_progress_counts_the_articles_of_a_folder(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Ann flew to Oslo {number} times.")
    told: list[int] = []
    Library().with_path(str(tmp_path), told.append)
    assert told == [1, 2, 3]


def test_a_pasted_text_is_called_by_its_first_line_cut_between_words() -> None:
    line = "# The minister of transport arrived in Nairobi on Monday for talks about the railway"
    (article,) = Library().with_text(f"{line} to the coast.\n\nShe left on Friday.").articles
    assert article.title == (
        "The minister of transport arrived in Nairobi on Monday for talks about the…"
    )


LIFE = "Ann Kovacs flew to Berlin on Monday. She was born in Cairo in 1950."


def test_a_journey_is_switched_to_the_life_and_the_url_holds_it() -> None:
    app = run(Library().with_text(LIFE))
    assert not app.toggle(key="life").value
    checked(app.toggle(key="life").set_value(True).run())
    assert app.query_params["life"] == "1"
    assert run(Library().with_text(LIFE), life="1").toggle(key="life").value


def test_a_life_has_no_statuses_to_choose_and_of_several_the_journeys_are_shown() -> None:
    library = Library().with_text(f"{LIFE} Bo Chen flew to Oslo on Monday.")
    app = run(library, traveller="Ann Kovacs", life="1")
    assert app.button_group(key="statuses").disabled
    checked(app.multiselect(key="with").set_value(["Bo Chen"]).run())
    assert not app.button_group(key="statuses").disabled
    assert not [toggle for toggle in app.toggle if toggle.key == "life"]
    assert "life" not in app.query_params


def test_stations_that_a_filter_hides_are_counted_and_shown_again() -> None:
    app = run(Library().with_text(LIFE), life="1", country="DE")
    assert "The one station is hidden by the filters." in headline(app)
    assert "Narrowed by country." in [caption.value for caption in app.sidebar.caption]
    (show,) = [button for button in app.button if button.label == "Show them"]
    checked(show.click().run())
    assert "country" not in app.query_params
    assert "Click a station" in headline(app)


def test_who_does_not_travel_is_shown_by_his_life() -> None:
    app = run(Library().with_text("Ann Kovacs was born in Cairo in 1950."))
    assert list(app.selectbox(key="traveller").options) == ["Ann Kovacs · 1 station"]
    assert not [toggle for toggle in app.toggle if toggle.key == "life"]


def test_where_nobody_travels_everyone_is_shown_first() -> None:
    app = run(Library().with_text("Ann Kovacs, 50, of Leeds, was fined. Bo Chen was born in Oslo."))
    assert app.selectbox(key="traveller").value == "everyone"
    assert app.selectbox(key="traveller").options[-1] == "Everyone · 2 stations"


@pytest.fixture
def maybe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has every atlas tell of two visits that perhaps were: one of its traveller with most stops,
    one of somebody who has none."""

    def perhaps(atlas: Atlas) -> tuple[Visit, ...]:
        if not atlas.itineraries:
            return ()
        first = atlas.itineraries[0]
        place = next(off.place for off in atlas.off_route)
        ref = SentenceRef(atlas.articles[0].id, 0)
        told = ((first.traveller, place), ("Asha Rao", first.stops[0].visit.place))
        return tuple(
            Visit(who, where, Status.VISITED, None, None, Precision.NONE, (ref,), "", chance=0.5)
            for who, where in told
        )

    monkeypatch.setattr(Atlas, "perhaps", property(perhaps))


@pytest.mark.usefixtures("maybe")
def test_what_perhaps_was_is_counted_switched_on_and_held_by_the_url() -> None:
    app = run()
    toggle = app.toggle(key="perhaps")
    assert (toggle.label, toggle.value, toggle.disabled) == ("Perhaps · 1 stop", False, False)
    assert "40%" in toggle.help and "70%" in toggle.help
    assert not any("Rao" in name for name in app.selectbox(key="traveller").options)
    checked(toggle.set_value(True).run())
    assert app.query_params["perhaps"] == "shown"
    assert any(name == "Asha Rao · 1 perhaps" for name in app.selectbox(key="traveller").options)
    copy = run(perhaps="shown", traveller="Asha Rao")
    assert copy.toggle(key="perhaps").value
    assert copy.selectbox(key="traveller").value == "Asha Rao"
    assert not copy.warning
    checked(copy.toggle(key="perhaps").set_value(False).run())
    assert copy.selectbox(key="traveller").value == "Kim Jong Un"
    assert "perhaps" not in copy.query_params


def test_where_nothing_perhaps_was_the_switch_says_so() -> None:
    toggle = run(Library()).toggle(key="perhaps")
    assert (toggle.label, toggle.disabled) == ("Perhaps · none", True)


def test_several_travellers_are_shown_together_and_in_the_url() -> None:
    app = run()
    checked(app.multiselect(key="with").set_value(["Sergey Lavrov", "Vladimir Putin"]).run())
    assert app.query_params["with"] == ["Sergey Lavrov", "Vladimir Putin"]
    copy = run(**{"with": "Sergey Lavrov"})
    assert copy.multiselect(key="with").value == ["Sergey Lavrov"]
    checked(copy.selectbox(key="traveller").set_value("Sergey Lavrov").run())
    assert copy.multiselect(key="with").value == []
    assert "with" not in copy.query_params


def test_of_everyone_some_are_left_out_and_nobody_is_by_mistake() -> None:
    app = run(**{"with": "Sergey Lavrov"})
    checked(app.selectbox(key="traveller").set_value("everyone").run())
    assert app.multiselect(key="without").value == []
    checked(app.multiselect(key="without").set_value(["Vladimir Putin"]).run())
    assert app.query_params["without"] == "Vladimir Putin"
    copy = run(traveller="everyone", without="Vladimir Putin")
    assert copy.multiselect(key="without").value == ["Vladimir Putin"]


def test_facets_say_how_many_stops_they_show_and_are_in_the_url() -> None:
    app = run(traveller="everyone")
    options = app.multiselect(key="countries").options
    assert any(option.startswith("Russia · ") for option in options)
    checked(app.multiselect(key="countries").select("VN").run())
    assert app.query_params["country"] == "VN"
    assert "Earlier · 2" in app.button_group(key="statuses").options
    copy = run(traveller="everyone", country="VN")
    assert copy.multiselect(key="countries").value == ["VN"]


def counts(app: AppTest) -> list[str]:
    """How many stops each article is said to tell of, in the list's order."""
    return [option.rpartition(" · ")[2] for option in app.multiselect(key="articles").options]


TOURS = {
    "north": "Clara Voss arrived in Oslo on Monday. She flew to Bergen on Tuesday.",
    "south": "Clara Voss visited Lusaka on Thursday. Dora Lind arrived in Nairobi on Friday.",
    "none": "Nobody went anywhere, and nothing happened.",
}


def test_each_article_says_how_many_stops_it_tells_of_under_the_other_filters() -> None:
    library = Library()
    for title, text in TOURS.items():
        library = library.with_text(text, title)
    app = run(library, traveller="everyone")
    assert app.multiselect(key="articles").options == ["north · 2", "south · 2", "none · 0"]
    checked(app.multiselect(key="countries").select("ZM").run())
    assert counts(app) == ["0", "1", "0"]
    checked(app.multiselect(key="countries").set_value([]).run())
    checked(app.selectbox(key="traveller").set_value("Clara Voss").run())
    assert counts(app) == ["2", "1", "0"]
    first, *_ = (article.id for article in library.articles)
    checked(app.multiselect(key="articles").select(first).run())
    assert counts(app) == ["2", "1", "0"]  # of those not chosen, too
    assert app.multiselect(key="articles").value == [first]


def test_articles_of_one_title_can_be_told_apart_in_the_list() -> None:
    library = Library()
    for text in TOURS.values():
        library = library.with_text(text, "Tour")
    app = run(library)
    assert len(set(app.multiselect(key="articles").options)) == 3
    last = library.articles[1].id
    checked(app.multiselect(key="articles").select(last).run())
    assert app.query_params["articles"] == last


def test_a_period_is_a_choice_of_days() -> None:
    app = run()
    period = app.selectbox(key="period")
    assert "September 2023 · 3" in period.options
    checked(period.set_value("September 2023").run())
    assert app.query_params["days"] == "2023-09-01..2023-09-30"
    copy = run(days="2023-09-01..2023-09-30")
    assert copy.selectbox(key="period").value == "September 2023"
    checked(copy.selectbox(key="period").set_value(None).run())
    assert "days" not in copy.query_params


def downloads(app: AppTest) -> dict[str, bool]:
    """The files that are offered, by their labels, and whether each can be had."""
    return {one.proto.label: not one.proto.disabled for one in app.get("download_button")}


def test_every_format_is_offered_and_what_lacks_a_package_is_not_to_be_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered = downloads(run())
    kinds = ("HTML", "GeoJSON", "GeoPackage", "GeoParquet", "KML", "GPX", "CSV", "Lines", "JSON-LD")
    assert [kind for kind in kinds if not any(kind in label for label in offered)] == []
    monkeypatch.setattr("dashboard.exports.columns.find_spec", lambda _: None)
    without = {label for label, there in downloads(run()).items() if not there}
    assert without == {"Places and routes, GeoPackage (QGIS)", "Places and routes, GeoParquet"}
