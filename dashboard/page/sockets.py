"""How the server's sockets send: at once."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

_OPEN = (Path("/proc/self/fd"), Path("/dev/fd"))  # Linux, macOS
"""Folders with a file for each that this process has open, named by its number."""


@asynccontextmanager
async def at_once(_app: object) -> AsyncIterator[None]:
    """Has the server send what it has to say at once, from before it takes the first connection.

    Streamlit 1.67 makes its socket in a way in which asyncio does not switch Nagle's algorithm off.
    An answer's second part then waits until the browser has acknowledged the first, which it does
    after 40 ms: for each of a hundred files, and of what a run of the script draws.
    """
    for number in _open_files():
        with suppress(OSError):  # closed meanwhile
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                _send_at_once(number)
    yield


def _open_files() -> list[int]:
    folder = next(filter(Path.is_dir, _OPEN), None)
    return [int(path.name) for path in folder.iterdir()] if folder else []


def _send_at_once(number: int) -> None:
    """Has the connections that a listening socket of this process takes send at once."""
    with socket.socket(fileno=os.dup(number)) as one:
        if one.type != socket.SOCK_STREAM or one.family not in (socket.AF_INET, socket.AF_INET6):
            return
        if one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
