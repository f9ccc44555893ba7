"""What the server was started with: the words behind `streamlit run dashboard/app.py --`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from dashboard.files import beside
from dashboard.project.folder import default_path

PROJECT = "--project"
SHARED = "--shared"
OWN_NETWORK = "--own-network"
SEEDS = beside("seeds")
# Headers by which a server in front of this one tells whom it asks for.
_FORWARDED = {"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"}


@dataclass(frozen=True, slots=True)
class Started:
    """The project, the files and folders to begin with, whether others than the person at this
    computer use the page (`shared`), and whether addresses of its network may be fetched."""

    project: Path
    inputs: tuple[str, ...]
    shared: bool = False
    own_network: bool = False

    def reads_paths(self, address: str | None, headers: Iterable[str]) -> bool:
        """Whether files and folders of this computer may be typed into the page: not where the
        server was said to be shared, or answers others than this computer at its `address`, or
        where a request came, by its `headers`, through another server."""
        through_another = any(header.lower() in _FORWARDED for header in headers)
        return not self.shared and not through_another and _is_this_computer(address or "")


def started_with(given: Sequence[str]) -> Started:
    """What the words say, a project's file as `--project FILE` or `--project=FILE`; without a
    project, that of the files, and without either, the examples and theirs."""
    named, inputs = "", tuple[str, ...]()
    words = iter(given)
    for word in words:
        if word == PROJECT:
            named = next(words, named)
        elif word.startswith(f"{PROJECT}="):
            named = word.removeprefix(f"{PROJECT}=")
        elif word not in {SHARED, OWN_NETWORK}:
            inputs += (word,)
    if named:
        project = Path(named)
    else:
        project, inputs = default_path(inputs), inputs or (str(SEEDS),)
    return Started(project, inputs, SHARED in given, OWN_NETWORK in given)


def _is_this_computer(address: str) -> bool:
    """Whether only this computer can connect to a server at this address."""
    try:
        return address == "localhost" or ip_address(address).is_loopback
    except ValueError:
        return False
