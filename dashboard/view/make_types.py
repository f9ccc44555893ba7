"""Make `browser/view.d.ts`, by which TypeScript checks what the browser's code does with a view:

python -m dashboard.view.make_types
"""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from inspect import cleandoc, getmembers
from typing import Any, Union, get_args, get_origin, get_type_hints

from dashboard.browser import assets
from dashboard.view import finding, model, parts

FILE = assets.BROWSER / "view.d.ts"
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}

# What parts.py makes of a view; a test holds the names against those of a real one.
_PARTS = """
/** What draws a place at once. */
export type OutlinePlace = Omit<PlaceView, {place}>;

/** What the pop-up of a place tells besides, but its stops and stations, which the outline has. */
export type PlacePart = Omit<Pick<PlaceView, {place}>, "stops" | "stations">;

/** A leg; `line` are its points, packed (lines.js). */
export type OutlineLeg = Omit<LegView, {leg} | {points}> & {{ line: number[] }};

export type LegPart = Pick<LegView, {leg}>;

export type OutlineArticle = Omit<ArticleView, {article}>;

export type ArticlePart = Pick<ArticleView, {article}>;

/** The rows of the tables that are folded; `place` is a number in the outline's list. */
export interface Folded {{
  named: {{ place: number; why: string; quote: Quote | null; others: number; edited: string }}[];
  unplaced: UnplacedView[];
}}

/** What map, tables and reader draw at once; a small view has all its `parts` with it. */
export interface Outline {{
  title: string;
  wording: string[];
  life_lines: LifeLineView[];
  is_life: boolean;
  shows_perhaps: boolean;
  focus: string[];
  unplaced: number;
  travellers: TravellerView[];
  articles: OutlineArticle[];
  places: OutlinePlace[];
  legs: OutlineLeg[];
  stops: StopView[];
  perhaps: StopView[];
  stations: StationView[];
  parts?: {{ place: PlacePart[]; leg: LegPart[]; article: ArticlePart[]; folded: Folded }};
}}

/** An outline by the one before it: in its `lists` what is new, and [from, to] for what stands
    there in the same list before; or the whole `view`. */
export interface Changes {{
  view?: Outline;
  lists?: Record<string, ([number, number] | object)[]>;
  rest?: object;
}}

/** An outline as the map draws it (source.js): each place with its stops, and where these are shown
    with those that perhaps were, and the stations of lives there; `at` is the number in the
    outline's list. */
export type Drawn = Omit<Outline, "places" | "legs"> & {{ places: DrawnPlace[]; legs: DrawnLeg[] }};

export type DrawnPlace = OutlinePlace & {{
  at: number;
  stops: StopView[];
  perhaps: StopView[];
  stations: StationView[];
}};

export type DrawnLeg = OutlineLeg & Pick<LegView, {points}> & {{ at: number }};

/** A place with all that its pop-up tells. */
export type ToldPlace = DrawnPlace & PlacePart;
"""


def text() -> str:
    """The file as it should be."""
    classes = [
        one
        for room in (model, finding)
        for _, one in getmembers(room)
        if is_dataclass(one) and one is not model.View and one.__module__ == room.__name__
    ]
    sources = "model.py, finding.py and parts.py"
    head = f"// Made from dashboard/view's {sources} by dashboard/view/make_types.py.\n"
    shared = _PARTS.format(
        place=_union(parts.OF_PLACE),
        leg=_union(parts.OF_LEG),
        points=_union([parts.POINTS]),
        article=_union(parts.OF_ARTICLE),
    )
    return "\n".join([head, *map(_interface, classes)]) + shared


def _interface(one: Any) -> str:
    hints = get_type_hints(one)
    doc = cleandoc(one.__doc__ or "").split("\n")
    comment = [f"/** {doc[0]}", *(f" * {line}".rstrip() for line in doc[1:])]
    lines = [f"  {field.name}: {_typescript(hints[field.name])};" for field in fields(one)]
    return "\n".join(
        [*comment[:-1], f"{comment[-1]} */", f"export interface {one.__name__} {{"]
    ) + ("\n" + "\n".join(lines) + "\n}\n")


def _typescript(hint: Any) -> str:
    """The type in TypeScript, as JSON brings it, of a type in Python."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) in (Union, types.UnionType):
        return " | ".join(map(_typescript, get_args(hint)))
    if get_origin(hint) is tuple:
        first, *rest = get_args(hint)
        if rest == [...]:
            return f"{_typescript(first)}[]"
        return f"[{', '.join(map(_typescript, (first, *rest)))}]"
    return str(hint.__name__)


def _union(names: Iterable[str]) -> str:
    return " | ".join(f'"{name}"' for name in sorted(names))


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
