#!/usr/bin/env bash
# streamlit 1.67.0 (PyPI): what a component's script returns, to be called when the component goes, is called
# while it stays, where its data changed before the script had come.
#
# Expected: a script of `st.components.v2` is called with each change of its data, and what it returned is
#   called once, when the component leaves the page.
# Happens: where the script comes late (a slow line, an import of its own) and the data changes meanwhile, it
#   is called for both, and then what the first call returned is called, after the second had drawn. Listeners
#   and timers that are taken away there are gone, the component is on the page and hears nothing more.
# Matters: a component that does nothing when it is clicked, only on slow lines and busy machines.
# Live with it: count the calls for an element, and take away only where no later call has come.
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

SCRIPT = """
await new Promise((resolve) => setTimeout(resolve, 4000)); // a script that comes late
export default ({ data, parentElement }) => {
  const said = (window.said ??= []);
  said.push(`drawn ${data}`);
  parentElement.querySelector("p").textContent = `The component shows ${data}.`;
  return () => said.push(`taken away as of ${data}`);
};
"""
number = 2 if st.button("next") else 1
st.write(f"The script gives {number}.")
st.components.v2.component("late", html="<p></p>", js=SCRIPT)(key="late", data=number)
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
    expect(page.get_by_text("The script gives 1.")).to_be_visible(timeout=60_000)
    expect(page.locator(".stBidiComponent p")).to_be_attached(timeout=60_000)
    page.wait_for_timeout(500)
    page.get_by_role("button", name="next").click()
    expect(page.get_by_text("The script gives 2.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("The component shows 2.")).to_be_visible(timeout=60_000)
    page.wait_for_timeout(2000)
    said = page.evaluate("window.said")
    chromium.close()
print(", ".join(said))
assert said == ["drawn 1", "drawn 2", "taken away as of 1"], said
PY
echo "streamlit 1.67.0: as described."
