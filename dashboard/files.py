"""The files beside the code that a person may edit or look at: at the top of the repository in a
checkout, within the package where Dateline is installed; and what reading archives raises."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path

ARCHIVE_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
"""What reading from a damaged, cut or encrypted archive raises."""

PROJECT_ENDING = ".dateline"
"""How a project's file is called."""

# How browsers call the folder that they save the parts of a page in, beside the page.
_PARTS = ("_files", "-Dateien", "_fichiers", "_archivos")
_PACKAGE = Path(__file__).parent


def beside(name: str) -> Path:
    """Returns where a file or folder of the repository's top lies ("gazetteer.csv", "seeds")."""
    checkout = _PACKAGE.parent / name
    return checkout if checkout.exists() else _PACKAGE / name


def has_parts_of_a_page(folder: str, files: Collection[str]) -> bool:
    """Whether a folder holds what belongs to a saved page, which is among the `files` beside it."""
    names = [folder.removesuffix(ending) for ending in _PARTS if folder.endswith(ending)]
    return any(f"{name}{ending}" in files for name in names for ending in (".html", ".htm"))
