"""The server says what it has to say at once."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlsplit

from benchmarks.browser import served
from dashboard.page.sockets import at_once


def test_connections_of_a_socket_that_asyncio_leaves_alone_send_at_once() -> None:
    async def within() -> int:
        async with at_once(None):
            with socket.create_connection(listening.getsockname()), listening.accept()[0] as taken:
                return taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    with socket.socket(socket.AF_INET) as listening:  # as Streamlit makes its own
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with ThreadPoolExecutor(1) as thread:  # in this one the browser of other tests has its loop
            assert thread.submit(asyncio.run, within()).result()


def test_what_is_no_socket_is_left_as_it_was() -> None:
    async def within() -> None:
        async with at_once(None):
            pass

    reading, writing = os.pipe()
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, within()).result()
    os.close(writing)
    os.set_blocking(reading, False)
    assert os.read(reading, 1) == b"", "a copy of its other end is open still"
    os.close(reading)


def test_small_files_come_without_a_pause_on_a_connection_that_is_kept() -> None:
    with served() as address:
        connection = HTTPConnection(urlsplit(address).netloc)
        took = []
        for _ in range(25):
            start = time.perf_counter()
            connection.request("GET", "/favicon.png")
            connection.getresponse().read()
            took.append(time.perf_counter() - start)
        connection.close()
    assert min(took[10:]) < 0.03, "an acknowledgement is waited for, which comes after 0.04 s"
