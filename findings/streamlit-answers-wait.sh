#!/usr/bin/env bash
# streamlit 1.67.0 (PyPI) on uvicorn 0.54.0: each answer after the first few of a connection waits 40 ms.
#
# Expected: small answers over loopback take a millisecond or two, for asyncio switches Nagle's algorithm off.
# Happens: asyncio does so only for sockets whose protocol is told to be TCP, and Streamlit makes its own by
#   `socket.socket(family=...)`, whose protocol is 0, as is that of all it accepts. uvicorn sends an answer's head
#   and body apart; the body then waits for the head to be acknowledged, which the other side puts off for 40 ms.
# Matters: a page of a hundred files, and every run of a script behind a websocket, is slower by that each time.
# Live with it: set TCP_NODELAY on the listening socket before it takes connections, which inherit it, from the
#   `lifespan` of `streamlit.starlette.App`; or let a proxy stand before the server.
#
# Linux, whose acknowledgements wait for 40 ms.
set -euo pipefail
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 uvicorn==0.54.0
mkdir -p "$tmp/static"
echo '{"small": true}' > "$tmp/static/small.json"
cat > "$tmp/as_it_is.py" <<'PY'
from streamlit.starlette import App

app = App("page.py")
PY
cat > "$tmp/at_once.py" <<'PY'
import os
import socket
from contextlib import asynccontextmanager

from streamlit.starlette import App


@asynccontextmanager
async def at_once(_app):
    for number in map(int, os.listdir("/proc/self/fd")):
        try:
            one = socket.socket(fileno=os.dup(number))
        except OSError:
            continue
        with one:
            if one.family == socket.AF_INET and one.getsockopt(
                socket.SOL_SOCKET, socket.SO_ACCEPTCONN
            ):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    yield


app = App("page.py", lifespan=at_once)
PY
echo 'import streamlit as st; st.write("nothing")' > "$tmp/page.py"

# Prints the milliseconds that a small file of the script $1 takes, the median of 40 on one connection.
took() {
    local port
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    (cd "$tmp" && exec venv/bin/streamlit run "$1" --server.port "$port" --server.address 127.0.0.1 \
        --server.headless true --server.fileWatcherType none --server.enableStaticServing true \
        --browser.gatherUsageStats false) >"$tmp/log" 2>&1 &
    server=$!
    python3 - "$port" <<'PY'
import statistics
import sys
import time
from http.client import HTTPConnection
from urllib.request import urlopen

port = int(sys.argv[1])
for _ in range(120):
    try:
        urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5)
        break
    except OSError:
        time.sleep(0.5)
connection, all_took = HTTPConnection("127.0.0.1", port), []
for _ in range(60):
    start = time.perf_counter()
    connection.request("GET", "/app/static/small.json")
    assert connection.getresponse().read() == b'{"small": true}\n'
    all_took.append((time.perf_counter() - start) * 1000)
print(f"{statistics.median(all_took[20:]):.1f}")
PY
    kill "$server" && wait "$server" 2>/dev/null || true
    server=
}

took as_it_is.py > "$tmp/as_it_is" && took at_once.py > "$tmp/told"
echo "a small file takes $(cat "$tmp/as_it_is") ms; with TCP_NODELAY on the listening socket $(cat "$tmp/told") ms"
python3 - "$(cat "$tmp/as_it_is")" "$(cat "$tmp/told")" <<'PY'
import sys

as_it_is, told = map(float, sys.argv[1:])
sys.exit(not (as_it_is > 30 and told < 20))
PY
