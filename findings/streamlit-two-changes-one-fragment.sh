#!/usr/bin/env bash
# streamlit 1.67.0 (PyPI): two changes that reach the browser's code at once are one run, and where the
# first is in a fragment, that of the fragment alone.
#
# Expected: a button outside of every fragment runs the whole script, whatever else is changed with it.
# Happens: a script of the page, a component that tells of something, or a busy browser changes a widget
#   of a fragment and presses the button in one task: the fragment runs, the script does not, and what
#   stands under `if st.button(...)` never runs. The other way round both run.
# Matters: a press now and then does nothing, only on slow machines.
# Live with it: have such buttons call (`on_click`), which is done in the fragment's run too, and have the
#   fragment ask for a run of the whole where what the callbacks set is not drawn yet.
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

if st.button("outside"):
    st.session_state["heard"] = "pressed"
st.write(f"The script has heard: {st.session_state.get('heard', 'nothing')}.")


@st.fragment
def part():
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    st.checkbox("inside")
    st.write(f"Run {st.session_state['runs']} of the fragment.")


part()
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
INSIDE = "document.querySelector('[data-testid=stCheckbox] input').click();"
OUTSIDE = "[...document.querySelectorAll('button')].find(b => b.innerText.trim() === 'outside').click();"
heard = {}
with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(
        executable_path=browser or None, args=["--no-sandbox"]
    )
    for order, clicks in {"inside first": INSIDE + OUTSIDE, "outside first": OUTSIDE + INSIDE}.items():
        page = chromium.new_page()
        page.goto(f"http://localhost:{port}")
        expect(page.get_by_text("Run 1 of the fragment.")).to_be_visible(timeout=60_000)
        page.wait_for_timeout(1000)
        page.evaluate("() => {" + clicks + "}")
        expect(page.get_by_text("Run 2 of the fragment.")).to_be_visible(timeout=60_000)
        page.wait_for_timeout(2000)
        heard[order] = page.get_by_text("The script has heard").inner_text()
    chromium.close()
for order, said in heard.items():
    print(f"{order}: {said}")
assert heard["inside first"].endswith("nothing."), heard
assert heard["outside first"].endswith("pressed."), heard
PY
echo "streamlit 1.67.0: as described."
