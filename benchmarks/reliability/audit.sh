#!/bin/sh
# Known weaknesses of the versions that are installed in .venv and, where `make matrix` has been run,
# of the oldest that are allowed, by pip-audit:
#     sh benchmarks/reliability/audit.sh [FOLDER OF ADVISORIES]
# A folder, such as a copy of the Python Packaging Advisory Database, is asked instead of the
# services of PyPI and OSV. An answer counts only from a service that knows of a version that is
# known to be weak: where it is not reached, pip-audit skips what it cannot look up, finds nothing
# and ends with status 0. Ends with status 0 where nothing is known, 1 where something is, 2 where
# nobody answers.
set -u
folder=${1:+$(cd "$1" && pwd)} || exit 2
cd "$(dirname "$0")/../.."
if [ -n "$folder" ]; then
    exec .venv/bin/python -m benchmarks.reliability.advisories "$folder" \
        sh benchmarks/reliability/audit.sh
fi
venv=.venv-audit
[ -x "$venv/bin/python" ] || "${PYTHON:-.venv/bin/python}" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet 'pip-audit>=2.10' || exit 2
weak=$(mktemp)
trap 'rm -f "$weak" "$weak.all"' EXIT
echo 'requests==2.19.0' >"$weak"  # CVE-2018-18074

asked() {
    "$venv/bin/pip-audit" --vulnerability-service "$service" ${OSV_URL:+--osv-url "$OSV_URL"} \
        --no-deps --disable-pip --requirement "$@"
}

services=${OSV_URL:+osv}
for service in ${services:-pypi osv}; do
    if asked "$weak" --desc off 2>/dev/null | grep -q 'requests *2\.19\.0 *[A-Z]*-'; then
        status=0
        for python in .venv/bin/python .venv-matrix/oldest/bin/python; do
            [ -x "$python" ] || continue
            echo "== $python"
            "$python" -m pip freeze --exclude-editable >"$weak.all"
            asked "$weak.all" --strict || status=1
        done
        exit $status
    fi
    echo "The service $service does not know of a weakness that is known: no answer of its counts."
done
exit 2
