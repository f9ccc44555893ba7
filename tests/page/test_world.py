"""The basemap's address: what it answers with, and for how long that may be kept."""

from __future__ import annotations

import gzip

import pytest
from starlette.requests import Request

from dashboard import basemap
from dashboard.page import world


@pytest.mark.parametrize("packed", [True, False])
def test_the_basemap_comes_whole_and_may_be_kept(packed: bool) -> None:
    accepts = b"gzip, br" if packed else b"identity"
    said = world.answer(Request({"type": "http", "headers": [(b"accept-encoding", accepts)]}))
    body = bytes(said.body)
    assert said.status_code == 200 and said.media_type == "application/json"
    assert (gzip.decompress(body) if packed else body) == basemap.WORLD.read_bytes()
    assert "immutable" in said.headers["cache-control"]
    assert len(body) < 1_200_000 or not packed


def test_the_address_is_that_of_the_one_route() -> None:
    (route,) = world.routes()
    assert route.path == f"/{world.address()}"
