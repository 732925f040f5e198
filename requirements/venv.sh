#!/usr/bin/env bash
# Make the virtual environment $1 with the first Python of at least 3.11 that can.
set -euo pipefail

fit='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'
for python in ${PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14 python; do
    if "$python" -c "$fit" >/dev/null 2>&1; then
        exec "$python" -m venv "$1"
    fi
done
echo "Enlace needs Python 3.11 or newer, with venv (on Debian: apt install python3-venv)." >&2
exit 1
