"""Importing a package without another one that it takes where that is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lacking(package: str) -> Iterator[None]:
    """Has what is imported meanwhile find a package not installed, unless it is imported already.
    Who asks for it later finds it."""
    if package in sys.modules:
        yield
        return
    sys.modules[package] = None  # type: ignore[assignment]  # Python's own sign for it
    try:
        yield
    finally:
        del sys.modules[package]
