"""Connections to the public web only: to addresses that were looked at, and no longer than until a
deadline.

A name is looked up once, each address that it stands for is looked at, and the connection goes to
one of these: a name that stands for another address a moment later changes nothing. Addresses of
this machine and of networks that are not public are refused, however they are written, unless the
person says that his own network is meant.
"""

from __future__ import annotations

import os
import socket
import time
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Lock, Thread, Timer
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

# What Python, up to some versions, takes for public: protocol assignments and, of a cloud, the
# address at which each of its machines is told about itself.
_NOT_PUBLIC = (
    ip_network("192.0.0.0/24"),
    ip_network("192.88.99.0/24"),
    ip_network("168.63.129.16/32"),
)
_IPV6_PUBLIC = ip_network("2000::/3")
# Of these, 6to4 and Teredo lead to addresses of version 4 that stand inside them.
_IPV6_SPECIAL = (ip_network("2001::/23"), ip_network("2002::/16"), ip_network("3fff::/20"))
# Where a network has version 6 only, its name server gives addresses of version 4 in this form.
_NAT64 = ip_network("64:ff9b::/96")


class NotPublicError(HTTPError):
    """An address that is this machine's, or of a network that is not public."""


class LateError(HTTPError):
    """The deadline was over."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and so of nobody's own network."""
    number: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(number, IPv6Address):
        inner = number.ipv4_mapped
        if number in _NAT64:
            inner = IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is None:
            special = any(number in network for network in _IPV6_SPECIAL)
            return number in _IPV6_PUBLIC and number.is_global and not special
        number = inner
    if number.is_multicast or number.is_reserved or not number.is_global:
        return False
    return not any(number in network for network in _NOT_PUBLIC)


class Deadline:
    """A time after which every connection that was opened under it is broken off. Use it as a
    context manager; `is_over` says whether it came."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._lock = Lock()
        self._sockets: list[socket.socket] = []
        self._timer = Timer(seconds, self._break_off)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for held in self._sockets:
                held.close()
            self._sockets = []

    @property
    def seconds(self) -> float:
        """How many seconds are left, 0 when there are none."""
        return max(0.0, self._end - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return not self.seconds

    def hold(self, opened: socket.socket) -> None:
        """Has a connection broken off when the time comes, whatever it is wrapped in by then."""
        with self._lock:
            if self.is_over:
                raise LateError("no time is left")
            self._sockets.append(socket.socket(fileno=os.dup(opened.fileno())))

    def _break_off(self) -> None:
        with self._lock:
            for held in self._sockets:
                with suppress(OSError):
                    held.shutdown(socket.SHUT_RDWR)


class Reaching(HTTPAdapter):
    """What `requests` connects through, until a deadline: only to public addresses, or, where
    `own_network` is meant, to any."""

    def __init__(self, deadline: Deadline, *, own_network: bool) -> None:
        self._deadline, self._own_network = deadline, own_network
        super().__init__(max_retries=0)

    def init_poolmanager(self, *given: Any, **options: Any) -> None:
        """Makes the pools of connections, which look at the addresses."""
        super().init_poolmanager(*given, **options)
        manager: PoolManager = self.poolmanager
        plain = _guarded(HTTPConnection, self._deadline, self._own_network)
        secure = _guarded(HTTPSConnection, self._deadline, self._own_network)
        manager.pool_classes_by_scheme = {
            "http": type("_Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("_SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }


def _guarded(kind: type[HTTPConnection], deadline: Deadline, own_network: bool) -> type:
    """A kind of connection that goes to a looked-at address, until the deadline."""

    class Guarded(kind):  # type: ignore[misc,valid-type]
        def _new_conn(self) -> socket.socket:
            # `_dns_host` has the final dot of a name that is written with one.
            return _connected(self, self._dns_host, self.port or 80, deadline, own_network)

    return Guarded


def _connected(
    connection: HTTPConnection, host: str, port: int, deadline: Deadline, own_network: bool
) -> socket.socket:
    """An open socket to one of the addresses that a name stands for."""
    why: OSError | None = None
    for family, address in _looked_up(host, port, deadline):
        if not own_network and not is_public(address[0]):
            raise NotPublicError(host)
        opened = socket.socket(family, socket.SOCK_STREAM)
        try:
            opened.settimeout(max(deadline.seconds, 0.001))
            deadline.hold(opened)
            opened.connect(address)
        except OSError as error:
            why = error
            opened.close()
        except LateError:
            opened.close()
            raise
        else:
            return opened
    if deadline.is_over:
        raise ConnectTimeoutError(connection, "in time")
    raise NewConnectionError(connection, str(why))


def _looked_up(
    host: str, port: int, deadline: Deadline
) -> list[tuple[socket.AddressFamily, tuple[Any, ...]]]:
    """The addresses of a name. Looking one up cannot be broken off, and so a thread does it, which
    nobody waits for after the deadline."""
    found: list[tuple[socket.AddressFamily, tuple[Any, ...]]] = []
    wrong: list[Exception] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
            found.extend((family, address) for family, _, _, _, address in answers)
        except (OSError, UnicodeError) as error:
            wrong.append(error)

    thread = Thread(target=look_up, name="look-up", daemon=True)
    thread.start()
    thread.join(deadline.seconds)
    if thread.is_alive():
        raise LateError(host)
    if wrong or not found:
        raise HTTPError(host)
    return found
