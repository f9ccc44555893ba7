"""The files that a browser fetches: what is answered, for how long it may be kept, and what is not
served."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from dashboard import basemap
from dashboard.browser import assets
from dashboard.page import addresses


def asked(address: str, accepts: str = "gzip, br") -> Response:
    """What the first route answers that an address is of."""
    headers = [(b"accept-encoding", accepts.encode())]
    scope = {"type": "http", "method": "GET", "path": f"/{address}", "headers": headers}
    for route in addresses.routes():
        match, found = route.matches(scope)
        if match is Match.FULL:
            return found["endpoint"](Request(scope | found))
    raise AssertionError(f"{address} is of no route")


@pytest.mark.parametrize(
    ("file", "kind", "most"),
    [
        (basemap.WORLD, "application/json", 1_200_000),
        (basemap.COARSE, "application/json", 150_000),
        (assets.LIBRARY, "text/javascript", 60_000),
        (assets.FRAME, "text/javascript", 10_000),
        (assets.MAP_STYLES[0], "text/css", 10_000),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_a_file_comes_whole_and_may_be_kept(file: Path, kind: str, most: int, packed: bool) -> None:
    said = asked(addresses.address(file), "gzip, br" if packed else "identity")
    body = bytes(said.body)
    assert said.status_code == 200 and said.media_type == kind
    assert (gzip.decompress(body) if packed else body) == file.read_bytes()
    assert "immutable" in said.headers["cache-control"]
    assert len(body) < most or not packed


@pytest.mark.parametrize(
    ("name", "exported"),
    [("page.js", "drawBar drawDesk drawReader drawTables"), ("frame.js", "inFrame")],
)
def test_the_modules_of_a_page_come_as_one(name: str, exported: str) -> None:
    said = asked(addresses.joined_address(name), "identity")
    text = bytes(said.body).decode()
    assert said.status_code == 200 and said.media_type == "text/javascript"
    given = re.findall(r"^export const \{ (.+) \}", text, re.MULTILINE)
    assert {name for names in given for name in names.split(", ")} >= set(exported.split())
    assert not re.search(r"^import\b", text, re.MULTILINE)


@pytest.mark.parametrize(
    "name", ["assets.py", "../app.py", "map", "map/none.js", "joined/none.js", "page.js"]
)
def test_nothing_else_of_a_folder_is_served(name: str) -> None:
    folder = addresses.address(assets.FRAME).removesuffix("map/frame.js")
    assert asked(f"{folder}{name}").status_code == 404


@pytest.mark.parametrize("name", ["a.js", "a.css", "a.json", "a.png"])
def test_an_address_is_another_when_a_file_that_is_served_changes(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"1")
    before = assets.stamp(tmp_path)
    (tmp_path / name).write_bytes(b"2")
    assert assets.stamp(tmp_path) != before


def test_a_file_that_lies_elsewhere_has_no_address() -> None:
    with pytest.raises(ValueError, match="is in no folder that is served"):
        addresses.address(Path(__file__))
