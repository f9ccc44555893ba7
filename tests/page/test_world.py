"""The basemap's address: what it answers with, and for how long that may be kept."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from starlette.requests import Request

from dashboard import basemap
from dashboard.page import world


@pytest.mark.parametrize(("file", "most"), [(basemap.WORLD, 1_200_000), (basemap.COARSE, 150_000)])
@pytest.mark.parametrize("packed", [True, False])
def test_a_basemap_comes_whole_and_may_be_kept(file: Path, most: int, packed: bool) -> None:
    accepts = b"gzip, br" if packed else b"identity"
    said = world.answer(Request({"type": "http", "headers": [(b"accept-encoding", accepts)]}), file)
    body = bytes(said.body)
    assert said.status_code == 200 and said.media_type == "application/json"
    assert (gzip.decompress(body) if packed else body) == file.read_bytes()
    assert "immutable" in said.headers["cache-control"]
    assert len(body) < most or not packed


def test_each_basemap_has_the_address_of_its_route() -> None:
    files = basemap.WORLD, basemap.COARSE
    assert [route.path for route in world.routes()] == [f"/{world.address(one)}" for one in files]
