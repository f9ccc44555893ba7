"""Answers as the OSV service does which weaknesses are known of a version, from a folder.

    python -m benchmarks.reliability.advisories FOLDER COMMAND…

Runs a command while it answers on this computer, at the address that the variable OSV_URL tells
the command, and ends with its status. The folder holds advisories in the OSV format, YAML or JSON,
such as a copy of the Python Packaging Advisory Database; says how many there are and how old the
newest is, for what was found since nobody can know from it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import Any

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

Advisory = Mapping[str, Any]
_ENDINGS = (".yaml", ".yml", ".json")
_FROM_THE_START = "0"  # what OSV writes for the first version, whichever it was


def read(folder: Path) -> Iterator[Advisory]:
    """Read the advisories of a folder and the folders in it."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _ENDINGS:
            # JSON is YAML too; times stay the strings that they are answered as.
            found = yaml.load(path.read_bytes(), yaml.CBaseLoader)
            if isinstance(found, dict) and "affected" in found:
                yield found


class Known:
    """Advisories, by the packages that they are about."""

    def __init__(self, advisories: Iterable[Advisory]) -> None:
        self._of: defaultdict[str, list[Advisory]] = defaultdict(list)
        self.number, self.newest = 0, ""
        for advisory in advisories:
            self.number += 1
            self.newest = max(self.newest, advisory.get("published", ""))
            for name in {_name(about) for about in advisory["affected"]}:
                self._of[name].append(advisory)

    def of(self, name: str, version: str) -> list[Advisory]:
        """Those that are about a version of a package."""
        asked, wanted = canonicalize_name(name), Version(version)
        return [
            advisory
            for advisory in self._of.get(asked, ())
            if "withdrawn" not in advisory
            and any(_name(a) == asked and _affects(a, wanted) for a in advisory["affected"])
        ]


def _name(about: Advisory) -> str:
    package = about["package"]
    return canonicalize_name(package["name"]) if package["ecosystem"] == "PyPI" else ""


def _affects(about: Advisory, version: Version) -> bool:
    listed = (_version(one) for one in about.get("versions", ()))
    ranges = (one["events"] for one in about.get("ranges", ()) if one["type"] == "ECOSYSTEM")
    return version in listed or any(_within(events, version) for events in ranges)


def _within(events: Iterable[Mapping[str, str]], version: Version) -> bool:
    """Whether a version lies in a range, whose `events` say from which on it is affected (or no
    longer), in any order."""
    told = [
        (_version(at), kind) for kind, at in chain.from_iterable(event.items() for event in events)
    ]
    is_in = False
    # The last affected version still is; one that is fixed is not.
    for at, kind in sorted((one for one in told if one[0]), key=lambda one: (one[0], one[1])):
        assert at is not None
        if kind == "introduced" and at <= version:
            is_in = True
        elif (kind == "fixed" and at <= version) or (kind == "last_affected" and at < version):
            is_in = False
    return is_in


def _version(written: str) -> Version | None:
    try:
        return Version("0.dev0" if written == _FROM_THE_START else written)
    except InvalidVersion:
        return None


def server(known: Known) -> ThreadingHTTPServer:
    """A server on a free port of this computer that answers OSV's question."""

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found = known.of(asked["package"]["name"], asked["version"])
            body = json.dumps({"vulns": found} if found else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing of each question."""

    return ThreadingHTTPServer(("127.0.0.1", 0), Answering)


def main() -> None:
    """Run the command, and end with its status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    known = Known(read(asked.folder))
    if not known.number:
        sys.exit(f"{asked.folder}: there is no advisory in this folder")
    print(f"{known.number:,} advisories, the newest of {known.newest[:10]}", flush=True)
    with server(known) as answering:
        Thread(target=answering.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{answering.server_port}/v1/query"
        status = subprocess.run(asked.command, env={**os.environ, "OSV_URL": address}).returncode
        answering.shutdown()
    sys.exit(status)


if __name__ == "__main__":
    main()
