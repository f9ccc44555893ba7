#!/bin/sh
# Make a virtual environment and install requirements.txt into it, or the file named:
#     sh setup.sh [FILE]
# VENV is the environment's folder, .venv unless it is set; PYTHON the Python that it is made with,
# by default the first of this system that is new enough. An environment that is there is kept:
#     VENV=.venv-3.13 PYTHON=python3.13 sh setup.sh
# Debian ships Python without the part that puts pip into a virtual environment; then pip itself
# does it, and where there is no pip either, the package python3-venv is installed.
set -eu
cd "$(dirname "$0")"
venv=${VENV:-.venv}
requirements=${1:-requirements.txt}

if [ ! -x "$venv/bin/pip" ]; then
    python=
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$name
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Dateline needs Python 3.11 or newer: install it from your system or python.org." >&2
        exit 1
    fi
    echo "Making the virtual environment $venv with $("$python" --version)." >&2
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv "$venv"
    elif "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m venv --without-pip "$venv"
        "$python" -m pip --python "$venv/bin/python" install --quiet pip
    else
        sudo=$(command -v sudo || true)
        $sudo apt-get update -qq
        $sudo apt-get install -y -qq python3-venv
        "$python" -m venv "$venv"
    fi
    echo "Installing $requirements: about a minute, and 1.4 GB of disk." >&2
fi
"$venv/bin/python" -m pip install --quiet --requirement "$requirements"
