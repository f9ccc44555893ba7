"""The online geocoder, against a server of the test's own on this machine."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

import pytest

from dashboard.errors import GeocoderError
from dashboard.places.gazetteer.geocoder import Geocoder

ANSWER = [
    {
        "osm_type": "node",
        "osm_id": 7,
        "lat": "12.5",
        "lon": "-3.25",
        "class": "place",
        "type": "village",
        "display_name": "Kossa, Kayes, Mali",
        "address": {"country_code": "ml", "state": "Kayes"},
    }
]


class Server:
    """What the tests' server answers, and what it was asked."""

    def __init__(self):
        self.status, self.body, self.delay = 200, json.dumps(ANSWER), 0.0
        self.questions: list[str] = []
        self.agents: list[str] = []
        self.times: list[float] = []
        self.address = ""


@pytest.fixture
def server() -> Iterator[Server]:
    with served(Server()) as running:
        yield running


@contextmanager
def served(state: Server) -> Iterator[Server]:
    done = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            state.questions.append(parse_qs(urlparse(self.path).query)["q"][0])
            state.times.append(time.monotonic())
            state.agents.append(self.headers["User-Agent"])
            done.wait(state.delay)
            self.send_response(state.status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(state.body.encode())

        def log_message(self, *args):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    state.address = f"127.0.0.1:{http.server_port}"
    threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
    yield state
    done.set()
    http.shutdown()
    http.server_close()


def geocoder(server, tmp_path, **settings):
    settings = {"seconds_between": 0.0, **settings}
    return Geocoder(tmp_path, domain=server.address, scheme="http", **settings)


def test_an_answer_becomes_a_candidate(server, tmp_path):
    (found,) = geocoder(server, tmp_path).candidates("Kossa")
    place = found.place
    assert (place.lat, place.lon, place.name) == (12.5, -3.25, "Kossa")
    assert (place.feature_class, place.country, place.admin1) == ("P", "ML", "Kayes")
    assert "OpenStreetMap" in place.source
    assert server.agents[0].startswith("dateline")


def test_a_name_is_asked_for_once_even_by_a_later_process(server, tmp_path):
    first = geocoder(server, tmp_path)
    assert first.candidates("Kossa")[0].place == first.candidates("KÓSSA")[0].place
    assert geocoder(server, tmp_path).candidates("kossa")
    assert server.questions == ["Kossa"]


def test_that_nothing_was_found_is_remembered_too(server, tmp_path):
    server.body = "[]"
    asked = geocoder(server, tmp_path)
    assert asked.candidates("Nowhere") == asked.candidates("Nowhere") == ()
    assert len(server.questions) == 1


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ({"class": "boundary", "type": "administrative", "place_rank": 4}, "PCLI"),
        ({"class": "boundary", "type": "administrative", "place_rank": 8}, "ADM1"),
        ({"class": "boundary", "type": "administrative", "place_rank": 16}, "ADM3"),
        ({"class": "natural", "type": "bay"}, "BAY"),
        ({"class": "waterway", "type": "river"}, "STM"),
        ({"class": "amenity", "type": "prison"}, "BLDG"),
    ],
)
def test_kinds_are_told_in_geonames_terms(server, tmp_path, found, code):
    server.body = json.dumps([ANSWER[0] | found])
    assert geocoder(server, tmp_path).candidates("X")[0].place.feature_code == code


@pytest.mark.parametrize("status", [403, 404, 429, 500, 503])
def test_a_refusal_is_a_sentence_that_names_the_name(server, tmp_path, status):
    server.status = status
    with pytest.raises(GeocoderError, match="did not answer for “Kossa”"):
        geocoder(server, tmp_path).candidates("Kossa")


@pytest.mark.parametrize(
    "body",
    ["<html>", '[{"lat": "1"}]', '[{"lat": "91", "lon": "0", "osm_type": "n", "osm_id": 1}]'],
)
def test_an_answer_that_cannot_be_read_is_a_sentence(server, tmp_path, body):
    server.body = body
    with pytest.raises(GeocoderError, match="“Kossa”"):
        geocoder(server, tmp_path).candidates("Kossa")


@pytest.mark.parametrize(
    ("other", "known"),
    [
        ({"place_id": 9, "display_name": "7000, Mali"}, "nominatim:9"),
        ({"name": "", "display_name": "", "address": None}, "nominatim:1,2"),
        ({"class": "boundary", "place_rank": None, "display_name": "Rim"}, "nominatim:1,2"),
        ({"display_name": "Rim", "address": ["Mali"]}, None),
    ],
)
def test_an_answer_without_a_number_name_or_address_loses_no_other(server, tmp_path, other, known):
    server.body = json.dumps([*ANSWER, {"lat": "1", "lon": "2", **other}])
    first, *rest = geocoder(server, tmp_path).candidates("Kossa")
    assert first.place.id == "osm:node/7"
    assert [found.place.id for found in rest] == ([known] if known else [])
    assert all(found.place.name for found in rest)


def test_a_server_that_hangs_is_given_up(server, tmp_path):
    server.delay = 30.0
    with pytest.raises(GeocoderError, match="in time"):
        geocoder(server, tmp_path, timeout=0.3).candidates("Kossa")


def test_a_failure_is_not_remembered(server, tmp_path):
    server.status = 503
    asked = geocoder(server, tmp_path)
    with pytest.raises(GeocoderError):
        asked.candidates("Kossa")
    server.status = 200
    assert asked.candidates("Kossa")


def test_questions_are_spaced_out(server, tmp_path):
    asked, start = geocoder(server, tmp_path, seconds_between=0.2), time.monotonic()
    asked.candidates("Kossa")
    asked.candidates("Kayes")
    # Not from the first of these: a busy machine may be late to note it.
    _, second = server.times
    assert second - start > 0.19


def test_a_cache_folder_that_cannot_be_written_to_does_no_harm(server, tmp_path):
    (tmp_path / "file").write_text("")
    asked = geocoder(server, tmp_path / "file" / "cache")
    assert asked.candidates("Kossa") == asked.candidates("Kossa")
    assert len(server.questions) == 1


def test_a_name_without_a_letter_is_not_asked_for(server, tmp_path):
    assert geocoder(server, tmp_path).candidates("—") == ()
    assert not server.questions
