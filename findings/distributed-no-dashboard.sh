#!/usr/bin/env bash
# distributed 2026.8.0 (PyPI): a local cluster that is told to have no dashboard serves HTTP all the same.
#
# Expected: `LocalCluster(dashboard_address=None)`, by its documentation the way to do without a
#   dashboard, opens no port for HTTP.
# Happens: the scheduler listens at the usual port 8787, and at another where that is taken.
# Matters: who counts on no open port has one, and a second cluster warns about the first one's.
# Live with it: say where it may listen, `dashboard_address="127.0.0.1:0"`.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check distributed==2026.8.0 dask==2026.8.0
"$tmp/venv/bin/python" - <<'PY'
import warnings
from urllib.request import urlopen

from distributed import LocalCluster

warnings.simplefilter("ignore")
options = {"n_workers": 1, "threads_per_worker": 1, "processes": False}
with LocalCluster(dashboard_address=None, **options) as cluster:
    scheduler = cluster.scheduler
    port = scheduler.http_server.port
    status = urlopen(f"http://127.0.0.1:{port}/health", timeout=10).status
    print("services:", list(scheduler.services), "| HTTP at port", port, "answers", status)
    assert list(scheduler.services) == ["dashboard"] and port > 0 and status == 200
PY
echo "distributed 2026.8.0: as described."
