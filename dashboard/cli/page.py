"""The command `page`: the dashboard in a browser, as `streamlit run dashboard/app.py` starts it."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dashboard.cli.terminal import Terminal
from dashboard.files import beside
from dashboard.page.started import OWN_NETWORK, PROJECT, SHARED

_APP = Path(__file__).parents[1] / "app.py"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `page` to the commands."""
    parser = commands.add_parser("page", help="the dashboard in a browser")
    parser.set_defaults(command=PageCommand, refuse=parser.error)
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="INPUT",
        help="files or folders to begin with (by default the two examples)",
    )
    parser.add_argument(
        "--project",
        metavar="FILE",
        help="where what you add and correct is kept (by default in your data folder)",
    )
    parser.add_argument(
        SHARED,
        action="store_true",
        help="for a server that others use: files and folders of its computer cannot be typed in",
    )
    parser.add_argument(
        OWN_NETWORK,
        action="store_true",
        help="also fetch addresses of this computer and its network, not only of the public web",
    )
    parser.add_argument(
        "--archive",
        metavar="FOLDER",
        help="look at an archive, as the command archive makes it, instead",
    )


class PageCommand:
    """One run of `page`, which lasts until it is interrupted; `lost` is True, when it is done,
    where the server ended with an error."""

    def __init__(self, options: argparse.Namespace, _terminal: Terminal):
        if options.archive and (options.inputs or options.project):
            options.refuse("an archive is looked at by itself: leave out INPUT and --project")
        flags = [OWN_NETWORK] * options.own_network + [SHARED] * options.shared
        if options.project:
            flags.append(f"{PROJECT}={Path(options.project).absolute()}")
        self._inputs = [*flags, *options.inputs]
        if options.archive:
            self._inputs = [f"--archive={Path(options.archive).absolute()}"]
        self.lost = False

    def output(self) -> Iterator[str]:
        """Starts the server and waits for its end; what it prints is its own."""
        with beside(".streamlit").joinpath("config.toml").open("rb") as file:
            settings = [f"--{name}={value}" for name, value in _named(tomllib.load(file))]
        run = [sys.executable, "-m", "streamlit", "run", str(_APP), *settings]
        self.lost = subprocess.call([*run, "--", *self._inputs]) != 0
        yield from ()


def _named(settings: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """Yields the settings of a table with their full names ("server.address") and values."""
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from _named(value, f"{within}{key}.")
        else:
            yield f"{within}{key}", str(value).lower() if isinstance(value, bool) else value
