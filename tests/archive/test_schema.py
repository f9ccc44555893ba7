"""The documented schema is that of the code, and of the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.archive.schema import PARTS, TABLES, Table

DOCUMENT = (Path(__file__).parents[2] / "docs" / "archive.md").read_text(encoding="utf-8")


def described(table: Table, folder: str) -> str:
    """A table as docs/archive.md shows it."""
    rows = "".join(f"| `{c.name}` | {c.type} | {c.about} |\n" for c in table.columns)
    head = f"### {folder}/{table.name}\n\nA row: {table.about}.\n\n"
    return f"{head}| column | type | what it holds |\n| --- | --- | --- |\n{rows}"


@pytest.mark.parametrize("table", PARTS, ids=lambda table: table.name)
def test_the_document_describes_the_parts(table: Table) -> None:
    assert described(table, "parts") in DOCUMENT


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_document_describes_the_tables(table: Table) -> None:
    assert described(table, "tables") in DOCUMENT
