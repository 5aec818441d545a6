#!/bin/sh
# Makes .venv with the given Python (3.11 or later) and a current pip. Debian keeps venv's pip in a package of its own.
set -eu
python=$1
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Casescribe needs Python 3.11 or later; $python is $("$python" --version 2>&1). Try: make PYTHON=python3.12 demo" >&2
    exit 1
}
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -qq -y python3-venv
    else
        echo "Python's venv is missing. Run: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
"$python" -m venv .venv
.venv/bin/python -m pip install --quiet --upgrade pip
