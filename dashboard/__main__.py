"""The door of the command line: `python -m dashboard` (see `cli/articles.py`)."""

from __future__ import annotations

import sys

from dashboard.cli.articles import main

if __name__ == "__main__":
    sys.exit(main())
