"""A web address is fetched from the public web only, and within limits of time and size."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dashboard.articles import reaching, web
from dashboard.articles.readers import read
from dashboard.errors import InputError

PAGE = b"<title>Visit</title><p>She went to Rome.</p>"
BYTES_BETWEEN = 0.05  # seconds


class Site(BaseHTTPRequestHandler):
    """Answers by its path, and notes what it is asked."""

    asked: list[str] = []  # noqa: RUF012
    hosts: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.hosts.append(self.headers["Host"])
        what, _, rest = self.path.strip("/").partition("/")
        if what == "to":
            self.send_response(302)
            self.send_header("Location", rest)
            self.end_headers()
            return
        if what == "circle":
            self.send_response(307)
            self.send_header("Location", self.path)
            self.end_headers()
            return
        if what == "slow-head":
            self._slowly(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 10_000)
            return
        body = gzip.compress(b"x" * 100_000) if what == "packed" else PAGE
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if what == "packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if what == "slow":
            self._slowly(b"x" * 10_000)
        else:
            self.wfile.write(body)

    def _slowly(self, data: bytes) -> None:
        for byte in data:
            try:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            except OSError:
                return
            time.sleep(BYTES_BETWEEN)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    Site.asked, Site.hosts = [], []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What names stand for: each look-up takes the next address, the last one stays."""
    known: dict[str, list[str]] = {}
    look_up = socket.getaddrinfo

    def getaddrinfo(host: str, *given: object, **options: object) -> object:
        if host not in known:
            return look_up(host, *given, **options)  # type: ignore[arg-type]
        address = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return look_up(address, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(reaching.socket, "getaddrinfo", getaddrinfo)
    return known


@pytest.fixture
def loopback_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 stands for the public web here, and nothing else does."""
    monkeypatch.setattr(reaching, "is_public", lambda address: address == "127.0.0.1")


def refusal(address: str, *, own_network: bool = False) -> str:
    with pytest.raises(InputError) as raised:
        web.fetch(address, own_network=own_network)
    return str(raised.value)


@pytest.mark.parametrize(
    "address",
    [
        *("8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e"),
        *("::ffff:8.8.8.8", "64:ff9b::808:808"),
    ],
)
def test_addresses_of_the_public_web_are_public(address: str) -> None:
    assert reaching.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.255.255.254", "::1"),
        *("10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "fd12:3456::1"),
        *("169.254.1.1", "fe80::1", "fe80::1%lo", "fec0::1"),
        *("224.0.0.251", "239.1.2.3", "ff02::1", "ff0e::1"),
        *("0.0.0.0", "0.1.2.3", "::"),
        *("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "192.0.0.192", "168.63.129.16"),
        *("100.64.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1"),
        *("64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:7f00:1::1"),
    ],
)
def test_all_others_are_not(address: str) -> None:
    assert not reaching.is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "%31%32%37.0.0.1"),
        *("localhost", "LOCALHOST", "0", "0.0.0.0", "somebody@127.0.0.1"),
    ],
)
def test_this_computer_is_refused_however_it_is_written(port: int, host: str) -> None:
    said = refusal(f"http://{host}:{port}/")
    assert "no address of the public web" in said and "--own-network" in said
    assert Site.asked == []


@pytest.mark.parametrize("host", ["[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"])
def test_so_are_other_networks_without_a_connection(host: str) -> None:
    assert "no address of the public web" in refusal(f"http://{host}/latest/meta-data/")


def test_a_name_is_refused_for_the_address_that_it_stands_for(
    port: int, names: dict[str, list[str]]
) -> None:
    names["news.example"] = ["127.0.0.1"]
    assert "no address of the public web" in refusal(f"http://news.example:{port}/")
    assert Site.asked == []


@pytest.mark.usefixtures("loopback_is_public")
def test_the_connection_goes_to_the_address_that_was_looked_at(
    port: int, names: dict[str, list[str]]
) -> None:
    names["news.example"] = ["127.0.0.1", "127.0.0.2"]  # the second look-up would give another
    page = web.fetch(f"http://news.example:{port}/story")
    assert (page.ending, page.data) == (".html", PAGE)
    assert Site.hosts == [f"news.example:{port}"]
    assert names["news.example"] == ["127.0.0.2"], "it was looked up once"


@pytest.mark.usefixtures("loopback_is_public")
@pytest.mark.parametrize("host", ["127.0.0.2", "localhost.example", "0"])
def test_each_redirect_is_looked_at(port: int, names: dict[str, list[str]], host: str) -> None:
    names["localhost.example"] = ["127.0.0.3"]
    target = f"http://{host}:{port}/secret"
    assert "no address of the public web" in refusal(f"http://127.0.0.1:{port}/to/{target}")
    assert Site.asked == [f"/to/{target}"]


@pytest.mark.usefixtures("loopback_is_public")
def test_a_redirect_within_the_public_web_is_followed_and_others_are_not(port: int) -> None:
    site = f"http://127.0.0.1:{port}"
    assert web.fetch(f"{site}/to//story").data == PAGE
    assert "cannot be fetched" in refusal(f"{site}/to/file:///etc/hostname")
    Site.asked.clear()
    assert "cannot be fetched" in refusal(f"{site}/circle")
    assert len(Site.asked) < 10


def test_ones_own_network_is_read_where_it_is_meant(port: int) -> None:
    address = f"http://localhost:{port}/news/visit.html"
    (article,) = read([address], own_network=True).articles
    assert (article.id, article.text, article.title) == ("visit", "She went to Rome.", "Visit")
    (problem,) = read([address]).problems
    assert str(problem).startswith(f"{address}: this is no address of the public web")


def test_a_proxy_is_not_asked_for_what_must_be_looked_at(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
    assert "no address of the public web" in refusal("http://10.0.0.1/")
    assert Site.asked == []


@pytest.mark.parametrize("what", ["slow-head", "slow"])
def test_one_deadline_holds_for_headers_and_body(
    port: int, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(web, "_SECONDS_IN_ALL", 0.6)
    began = time.monotonic()
    said = refusal(f"http://127.0.0.1:{port}/{what}", own_network=True)
    assert "too large or too slow" in said
    assert time.monotonic() - began < 10  # a byte each 0.05 s would take 500 s


def test_the_deadline_holds_for_looking_up_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(reaching.socket, "getaddrinfo", lambda *_, **__: over.wait(60) and [])
    monkeypatch.setattr(web, "_SECONDS_IN_ALL", 0.3)
    began = time.monotonic()
    assert "too large or too slow" in refusal("http://news.example/")
    assert time.monotonic() - began < 10
    over.set()


def test_the_size_is_bounded_after_unpacking(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"http://127.0.0.1:{port}/packed"
    assert len(web.fetch(address, own_network=True).data) == 100_000
    monkeypatch.setattr(web, "MOST_BYTES", 50_000)
    assert "too large or too slow" in refusal(address, own_network=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://[::1",
        "http://a b/",
        "http://x:99999/",
        "https://" + "a" * 300,
        "http://..",
    ],
)
def test_what_is_no_address_is_said(address: str) -> None:
    assert refusal(address).startswith(f"{address}: the page cannot be fetched")
