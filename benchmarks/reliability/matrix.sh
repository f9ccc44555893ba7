#!/bin/sh
# The tests on every Python that this machine has and Dateline allows, with the newest versions of
# the requirements; and on the oldest of them with the oldest versions:
#     sh benchmarks/reliability/matrix.sh [ARGUMENTS OF PYTEST]
# Pythons are looked for on the path and among pyenv's. The environments stay in .venv-matrix. Ends
# with status 1 where tests fail anywhere.
set -u
cd "$(dirname "$0")/../.."
status=0 oldest='' seen=''

tests() {
    what=$1
    shift
    echo "== $what"
    if "$@"; then echo "== $what: passed"; else status=1; echo "== $what: FAILED"; fi
}

for minor in 11 12 13 14; do
    for python in "python3.$minor" "${PYENV_ROOT:-$HOME/.pyenv}/versions/3.$minor".*/bin/python; do
        version=$("$python" -c 'import sqlite3, ssl, sys; print("%d.%d" % sys.version_info[:2])' \
            2>/dev/null) || continue
        case " $seen " in *" $version "*) continue ;; esac
        seen="$seen $version"
        : "${oldest:=$python}"
        VENV=.venv-matrix/$version PYTHON=$python sh setup.sh || { status=1; continue; }
        tests "Python $version, newest requirements" \
            ".venv-matrix/$version/bin/python" -m pytest -q "$@"
    done
done

[ -n "$oldest" ] || { echo "No Python from 3.11 on was found." >&2; exit 1; }
venv=.venv-matrix/oldest
[ -x "$venv/bin/python" ] || "$oldest" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet uv &&
    "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" \
        --resolution lowest-direct --requirement requirements.txt &&
    tests "$("$venv/bin/python" --version), oldest requirements" \
        "$venv/bin/python" -m pytest -q "$@" || status=1
exit $status
