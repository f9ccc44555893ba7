"""Where Streamlit serves the files that a browser fetches: as those of components, a folder each.

A folder's name in an address has its stamp in it, and so an update reaches browsers that have kept
the files of before; modules import each other by relative addresses, within the same folder.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit.components.v1 as components

from dashboard.browser import assets


def address(path: Path) -> str:
    """The address of a file under that of Streamlit's components ("component/"). Our modules and
    styles lie in one folder, any other file in its own."""
    folder = assets.BROWSER if path.is_relative_to(assets.BROWSER) else path.parent
    return f"{_component(folder)}/{path.relative_to(folder).as_posix()}"


@cache
def _component(folder: Path) -> str:
    name = f"{folder.name}-{assets.stamp(folder)}"
    return str(components.declare_component(name, path=str(folder)).name)
