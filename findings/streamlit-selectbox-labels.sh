#!/usr/bin/env bash
# streamlit 1.67.0 (PyPI): a selectbox whose labels change loses what is chosen, and says that somebody chose.
#
# Expected: the value of a selectbox is one of its options. What `format_func` makes of them is how they are
#   shown, and may change: pills keep what is chosen then.
# Happens: a browser gives the choice by its label. Where the labels change between two runs, as where each
#   says how many there are, the next click on anything brings the old label back, which is no option's now:
#   the first option is chosen instead, and `on_change` is called.
# Matters: a filter with counts in it is another filter after the next click on something else.
# Live with it: remember the labels of the last run, and take one that comes back for what it stood for.
#
# It needs Chromium or Chrome, and fetches one where there is none.
set -euo pipefail
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 playwright==1.65.2
browser=$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)
if [ -z "$browser" ]; then
    export PLAYWRIGHT_BROWSERS_PATH="$tmp/browsers"
    "$tmp/venv/bin/playwright" install chromium >/dev/null
fi
cat > "$tmp/app.py" <<'PY'
import streamlit as st

state = st.session_state


def count(name):
    state[name] = state.get(name, 0) + 1


st.selectbox("Who", ["Ann", "Bo"], key="who", format_func=lambda name: f"{name} · {state.get('more', 0)}",
             on_change=count, args=("changed",))
st.button("more", on_click=count, args=("more",))
st.button("again", on_click=count, args=("again",))
st.write(f"{state.get('more', 0)} {state.get('again', 0)}: {state['who']!r}, changed {state.get('changed', 0)} times.")
PY
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("localhost", 0)); print(s.getsockname()[1])')
(cd "$tmp" && exec venv/bin/streamlit run app.py --server.port "$port" --server.address localhost \
    --server.headless true --server.fileWatcherType none --browser.gatherUsageStats false) >"$tmp/log" 2>&1 &
server=$!
"$tmp/venv/bin/python" - "$port" "$browser" <<'PY'
import sys
import time
from urllib.request import urlopen

from playwright.sync_api import expect, sync_playwright

port, browser = sys.argv[1:]
for _ in range(120):
    try:
        urlopen(f"http://localhost:{port}/_stcore/health", timeout=5)
        break
    except OSError:
        time.sleep(0.5)
with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(
        executable_path=browser or None, args=["--no-sandbox"]
    )
    page = chromium.new_page()
    page.goto(f"http://localhost:{port}")
    said = page.locator("p", has_text="changed")
    expect(said).to_contain_text("0 0:", timeout=60_000)
    page.get_by_role("combobox").click()
    page.get_by_role("option", name="Bo").click()
    expect(said).to_have_text("0 0: 'Bo', changed 1 times.", timeout=60_000)
    page.get_by_role("button", name="more").click()
    expect(said).to_contain_text("1 0:", timeout=60_000)
    more = said.inner_text()
    page.get_by_role("button", name="again").click()
    expect(said).to_contain_text("1 1:", timeout=60_000)
    again = said.inner_text()
    chromium.close()
print(more, again, sep="\n")
assert more == "1 0: 'Bo', changed 1 times.", more
assert again == "1 1: 'Ann', changed 2 times.", again
PY
echo "streamlit 1.67.0: as described."
