#!/bin/sh
# Known weaknesses of the versions that are installed, by pip-audit:
#     sh benchmarks/reliability/audit.sh
# An answer counts only from a service that knows of a version that is known to be weak: where it is
# not reached, pip-audit skips what it cannot look up, finds nothing and ends with status 0. Ends
# with status 0 where nothing is known, 1 where something is, 2 where nobody answers.
set -u
cd "$(dirname "$0")/../.."
venv=.venv-audit
[ -x "$venv/bin/python" ] || "${PYTHON:-.venv/bin/python}" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet pip-audit || exit 2
weak=$(mktemp)
trap 'rm -f "$weak" "$weak.all"' EXIT
echo 'requests==2.19.0' >"$weak"  # CVE-2018-18074
for service in pypi osv; do
    if "$venv/bin/pip-audit" --vulnerability-service "$service" --no-deps --disable-pip \
        --requirement "$weak" --desc off 2>/dev/null | grep -q 'requests *2\.19\.0 *[A-Z]*-'; then
        .venv/bin/python -m pip freeze --exclude-editable >"$weak.all"
        "$venv/bin/pip-audit" --vulnerability-service "$service" --no-deps --disable-pip --strict \
            --requirement "$weak.all"
        exit $?
    fi
    echo "The service $service does not know of a weakness that is known: no answer of its counts."
done
exit 2
