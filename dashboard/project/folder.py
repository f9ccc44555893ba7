"""Where projects lie that nobody has given a file of their own: in the user's data folder."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from dashboard.errors import ProjectError
from dashboard.files import PROJECT_ENDING

_DEFAULT = "examples"
_NAME = re.compile(r"\w[\w .,()-]{0,79}")


def projects_folder() -> Path:
    """The folder that the environment variable DATELINE_PROJECTS names, or one in the user's data
    folder."""
    named = os.environ.get("DATELINE_PROJECTS")
    data = platformdirs.user_data_path("dateline", appauthor=False)
    return Path(named) if named else data / "projects"


def default_path(inputs: Sequence[str]) -> Path:
    """Where the project of a page lies that is started with some files and folders: the same for
    the same ones, that of the two examples for none."""
    if not inputs:
        return projects_folder() / f"{_DEFAULT}{PROJECT_ENDING}"
    paths = [str(Path(one).absolute()) if Path(one).exists() else one for one in inputs]
    stem = re.sub(r"[^\w.-]+", "-", Path(inputs[0]).resolve().stem)[:40] or "project"
    stamp = hashlib.sha256("\0".join(paths).encode("utf-8", "replace")).hexdigest()[:8]
    return projects_folder() / f"{stem}-{stamp}{PROJECT_ENDING}"


def named_path(name: str) -> Path:
    """Where a project with a name of the user's lies. Raises `ProjectError` where it cannot be a
    file's: it names one in the folder of projects, and none elsewhere."""
    if not _NAME.fullmatch(name) or name != name.strip():
        raise ProjectError(
            "a project's name has up to 80 letters, figures, blanks, dots, commas, brackets and "
            "hyphens, and begins with a letter or figure"
        )
    return projects_folder() / f"{name}{PROJECT_ENDING}"


def names() -> tuple[str, ...]:
    """The names of the projects in the folder, in their order."""
    return tuple(sorted(path.stem for path in projects_folder().glob(f"*{PROJECT_ENDING}")))
