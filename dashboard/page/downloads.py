"""What is shown, as files: the view as a page, the atlas behind it as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from dashboard.atlas import Atlas
from dashboard.exports import (
    columns,
    geojson,
    gpx,
    html,
    kml,
    lines,
    records,
    table,
    web_annotations,
)
from dashboard.journeys.model import Days
from dashboard.view import build as viewing
from dashboard.view import filtering
from dashboard.view.escaping import markdown_text
from dashboard.view.state import Filters


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is offered: what it is, its name and type, and what makes it when asked for;
    `usage` is what to write elsewhere to use it, or ""; `lacks` says why it cannot be made."""

    label: str
    name: str
    mime: str
    make: Callable[[], str | bytes]
    usage: str = ""
    lacks: str = ""

    def content(self) -> bytes:
        """The file; what UTF-8 does not know, as no program writes it but an article may have it,
        is spelled as an escape."""
        made = self.make()
        return made.encode("utf-8", "backslashreplace") if isinstance(made, str) else made


class _Data(NamedTuple):
    """A format of data: what makes it of an atlas, and the packages it needs besides Dateline's."""

    label: str
    name: str
    mime: str
    make: Callable[[Atlas], str | bytes]
    needs: tuple[str, ...] = ()


_DATA = (
    _Data(
        "Places and routes, GeoJSON", "dateline.geojson", "application/geo+json", geojson.geojson
    ),
    _Data(
        "Places and routes, GeoPackage (QGIS)",
        "dateline.gpkg",
        "application/geopackage+sqlite3",
        lambda atlas: columns.geopackage(records.every(atlas)),
        columns.FOR_GEOPACKAGE,
    ),
    _Data(
        "Places and routes, GeoParquet",
        "dateline.parquet",
        "application/vnd.apache.parquet",
        lambda atlas: columns.geoparquet(records.every(atlas)),
        columns.FOR_GEOPARQUET,
    ),
    _Data("Stops and routes, KML", "dateline.kml", "application/vnd.google-earth.kml+xml", kml.kml),
    _Data("Stops and routes, GPX", "dateline.gpx", "application/gpx+xml", gpx.gpx),
    _Data("Stops, CSV", "dateline.csv", "text/csv", table.stops),
    _Data("Names of places, CSV", "dateline-places.csv", "text/csv", table.mentions),
    _Data("Journeys, JSON Lines", "dateline.jsonl", "application/jsonl", lines.merged_stops),
    _Data(
        "Web Annotations, JSON-LD", "dateline.jsonld", "application/ld+json", web_annotations.jsonld
    ),
)


def downloads(
    atlas: Atlas,
    filters: Filters,
    colors: Mapping[str, int],
    days: Callable[[], Days | None],
) -> tuple[Download, ...]:
    """The files of what the filters show of an atlas, each made when it is asked for, of the `days`
    shown then."""

    def of(data: _Data) -> Download:
        return Download(
            data.label,
            data.name,
            data.mime,
            lambda: data.make(filtering.narrowed(atlas, filters, days())),
            lacks=str(columns.missing(data.needs) or ""),
        )

    return (
        Download(
            "Map and reader, one HTML file",
            "dateline.html",
            "text/html",
            lambda: html.page(viewing.build(atlas, filters, colors), days()),
        ),
        Download(
            "Map to embed, HTML",
            "dateline-map.html",
            "text/html",
            lambda: html.embedded(viewing.build(atlas, filters, colors), days()),
            '<iframe src="dateline-map.html" title="Map" width="100%" height="480"></iframe>',
        ),
        *map(of, _DATA),
    )


def export(title: str, downloads: Iterable[Download]) -> None:
    """Offers what is shown, which `title` says in words, as files: pages one below the other, data
    side by side."""
    with st.popover("Export…", width="stretch"):
        st.caption(markdown_text(title))
        data = []
        for download in downloads:
            if download.mime == "text/html":
                _offer(download)
            else:
                data.append(download)
        for number in range(0, len(data), 2):
            for column, download in zip(st.columns(2), data[number:], strict=False):
                with column:
                    _offer(download)


def _offer(download: Download) -> None:
    st.download_button(
        download.label,
        download.content,
        download.name,
        download.mime,
        help=download.lacks or None,
        disabled=bool(download.lacks),
        width="stretch",
        on_click="ignore",
    )
    if download.usage:
        st.code(download.usage, language=None, wrap_lines=True)
