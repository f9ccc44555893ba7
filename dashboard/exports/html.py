"""One HTML file with map, reader and tables, which works offline and by double click.

It is made of the page's own scripts and styles, with Leaflet, the basemap and the view inside. A
policy in its head keeps it from fetching anything and from running any script but those put in
here, so that nothing in an article can either.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from pathlib import Path

from dashboard import basemap
from dashboard.browser import assets, joining
from dashboard.journeys.model import Days
from dashboard.view import parts
from dashboard.view.escaping import html_text, script_json
from dashboard.view.model import View

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
{styles}
</head>
<body>
<main class="export{embedded}"{days}>
<a class="dl-skip" href="#article">Skip to the article</a>
<a class="dl-skip" href="#tables">Skip to the stops</a>
<h1 class="export-title">{title}</h1>
<div class="export-bar"><section class="dl-bar dl-bar-parts"></section></div>
<div class="export-map" role="region" aria-label="Map"></div>
<div class="export-reader"><section class="dl-reader"></section></div>
<div class="export-tables"><section class="dl-tables" id="tables"></section></div>
</main>
<footer class="export-foot"><ul class="export-articles"></ul>
Made with Dateline. Map: Natural Earth (public domain), GeoNames (CC BY 4.0), Leaflet.</footer>
<script type="application/json" id="view">{view}</script>
<script type="application/json" id="world">{world}</script>
{scripts}
</body>
</html>
"""


def embedded(view: View, days: Days | None = None) -> str:
    """The map of the view alone as the text of an HTML file, to be shown within another page. It
    carries the sentences that the cards quote, and no article."""
    quoted = tuple(replace(article, notes=(), paragraphs=()) for article in view.articles)
    return page(replace(view, articles=quoted), days, embedded=True)


def page(view: View, days: Days | None = None, *, embedded: bool = False) -> str:
    """The view as the text of an HTML file, to be written as UTF-8, which shows the days given
    until others are chosen; its map alone if it is to be `embedded`.

    `?article=ID&sentence=INDEX` behind the file's address opens it at that sentence.
    """
    scripts = (_read(assets.LIBRARY), joining.joined(assets.EXPORT, "start"))
    styles = dict.fromkeys(
        (
            *assets.MAP_STYLES,
            *assets.READER_STYLES,
            *assets.TABLES_STYLES,
            *assets.BAR_STYLES,
            *assets.EXPORT_STYLES,
        )
    )
    return _PAGE.format(
        policy=f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src {' '.join(map(_digest, scripts))}",
        title=html_text(view.title or "Dateline"),
        embedded=" is-embedded" if embedded else "",
        days=f' data-first="{days.first}" data-last="{days.last}"' if days else "",
        styles="\n".join(f"<style>{_read(style)}</style>" for style in styles),
        view=script_json(parts.whole(view)),
        world=_read(basemap.WORLD).replace("<", "\\u003c"),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _read(path: Path) -> str:
    """A file's text, without a last comment that names a source map the export does not carry."""
    return path.read_text(encoding="utf-8").split("\n//# sourceMappingURL=")[0]


def _digest(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
