#!/usr/bin/env bash
# streamlit 1.67.0 (PyPI): the first press of a button below a multiselect that was just used does nothing.
#
# Expected: after an option was chosen, a press of any button counts.
# Happens: a multiselect's field wants more room while it has the focus. Where what is chosen fills the line, it
#   takes another line until it loses the focus, which is when the mouse goes down on something else; all that
#   stands below then moves up, the mouse comes up beside the button, and the browser makes no click of it.
# Matters: whoever chooses from a list in a narrow sidebar and then presses a filter below has to press it again.
# Live with it: give `[data-testid=stMultiSelectTagsContainer] input` one `min-width`, with the focus and without,
#   and what is chosen a `max-width` that leaves room for it.
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


def press():
    state["presses"] = state.get("presses", 0) + 1


with st.sidebar:
    chosen = st.multiselect("Which", ["an option whose name is as long as the sidebar is wide"])
    st.button("press", on_click=press)
st.write(f"{len(chosen)} chosen, {state.get('presses', 0)} presses")
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
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"http://localhost:{port}")
    said = page.locator("p", has_text="presses")
    expect(said).to_have_text("0 chosen, 0 presses", timeout=60_000)
    page.get_by_role("combobox").click()
    page.get_by_role("option").click()
    page.keyboard.press("Escape")
    expect(said).to_have_text("1 chosen, 0 presses", timeout=60_000)
    button, field = page.get_by_role("button", name="press"), page.get_by_test_id("stMultiSelect")
    heights = [field.bounding_box()["height"]]
    page.wait_for_timeout(1000)
    button.click()
    page.wait_for_timeout(3000)
    first = said.inner_text()
    heights.append(field.bounding_box()["height"])
    button.click()
    expect(said).not_to_have_text(first, timeout=60_000)
    second = said.inner_text()
    chromium.close()
print(first, second, heights, sep="\n")
assert first == "1 chosen, 0 presses", first
assert second == "1 chosen, 1 presses", second
assert heights[0] > heights[1] + 20, heights
PY
echo "streamlit 1.67.0: as described."
