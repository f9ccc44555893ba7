#!/bin/sh
# The tests with the network cut, but for loopback (Linux):
#     sh benchmarks/reliability/offline.sh [ARGUMENTS OF PYTEST]
set -eu
cd "$(dirname "$0")/../.."
exec unshare --map-root-user --net sh -c 'ip link set lo up && exec .venv/bin/python -m pytest "$@"' \
    sh "$@"
