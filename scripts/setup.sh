#!/usr/bin/env bash
# Installs the Debian packages of scripts/packages.txt that are missing. Does nothing, and needs no network, when none is.
# CONSILIUM_SETUP=skip leaves it to you.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

if [[ "${CONSILIUM_SETUP:-}" == skip ]]; then exit 0; fi

mapfile -t wanted < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/packages.txt")

# Node.js is often there from elsewhere, under another package's name.
if ! command -v npm >/dev/null; then wanted+=(nodejs npm); fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  cat >&2 <<TEXT
setup: this is not a Debian system (no dpkg-query or apt-get), so nothing was installed.
setup: install what these Debian packages hold, then run again with CONSILIUM_SETUP=skip:
setup:   ${wanted[*]}
TEXT
  exit 1
fi

missing=()
for package in "${wanted[@]}"; do
  status="$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)"
  [[ "$status" == installed ]] || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then exit 0; fi

as_root=()
if [[ "$(id -u)" -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "setup: these packages are missing, and only root can install them (there is no sudo): ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@" >>"$log" 2>&1 </dev/null; }

echo "setup: installing ${missing[*]}" >&2
# A list of packages that was never fetched, or is old, is the usual reason for a first failure.
if ! apt install -y --no-install-recommends "${missing[@]}"; then
  if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; }; then
    tail -n 20 "$log" >&2
    echo "setup: apt-get could not install: ${missing[*]}" >&2
    exit 1
  fi
fi
