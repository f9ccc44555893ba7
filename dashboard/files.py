"""The files beside the code that a person may edit or look at: at the top of the repository in a
checkout, within the package where Dateline is installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def beside(name: str) -> Path:
    """Returns where a file or folder of the repository's top lies ("gazetteer.csv", "seeds")."""
    checkout = _PACKAGE.parent / name
    return checkout if checkout.exists() else _PACKAGE / name
