#!/bin/sh
# Installs Debian's Chromium for the browser tests where it is missing.
set -eu
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core >/dev/null
else
    echo "The browser tests need Chromium. Run: sudo apt-get install chromium" >&2
    exit 1
fi
