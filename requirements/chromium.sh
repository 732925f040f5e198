#!/usr/bin/env bash
# The tests of pages need a Chromium: take the machine's, else Debian's package where that can be installed.
set -uo pipefail

for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
if ! command -v apt-get >/dev/null; then
    echo "No Chromium on this machine: the tests in a browser are skipped." >&2
    exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "Chromium is missing and may not be installed from here (apt install chromium): the tests in a browser are skipped." >&2
        exit 0
    fi
    as_root=(sudo -n)
fi
echo "Installing Chromium for the tests in a browser …"
export DEBIAN_FRONTEND=noninteractive
{ "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium; } >/dev/null ||
    echo "Chromium could not be installed: the tests in a browser are skipped." >&2
exit 0
