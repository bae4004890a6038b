#!/usr/bin/env bash
# Builds the desk: web/ into web/dist/, which the program carries. Does nothing when neither its sources, its packages nor
# the OpenAPI file have changed. Needs Node.js 20.19 or newer; where Debian's is older, one is taken from npm into
# build/node. `web.sh install` stops before building, `web.sh lint` looks for problems, `web.sh test [FILE...]` plays
# the browser tests, or those of some files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
step="${1:-build}"
mkdir -p build/web
log="$PWD/build/web/build.log"

say_and_stop() {
  tail -n 40 "$log" >&2
  echo "web: $1; all of it is in build/web/build.log" >&2
  exit 1
}

new_enough() { node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }

if [[ -d build/node/node_modules/node/bin ]]; then PATH="$PWD/build/node/node_modules/node/bin:$PATH"; fi
if ! new_enough; then
  echo "web: taking a newer Node.js from npm" >&2
  npm install --silent --prefix build/node node@22 >"$log" 2>&1 </dev/null || say_and_stop "Node.js could not be installed"
  PATH="$PWD/build/node/node_modules/node/bin:$PATH"
fi

packages="$(sha256sum web/package.json web/package-lock.json | sha256sum)"
if [[ "$(cat build/web/packages 2>/dev/null)" != "$packages" || ! -d web/node_modules ]]; then
  echo "web: installing packages" >&2
  (cd web && npm ci --no-audit --no-fund >"$log" 2>&1 </dev/null) || say_and_stop "npm ci failed"
  echo "$packages" >build/web/packages
fi
if [[ "$step" == install ]]; then exit 0; fi

if [[ "$step" == lint ]]; then
  (cd web && npm run --silent api >"$log" 2>&1 && npx tsc --noEmit >"$log" 2>&1 && npm run --silent lint >"$log" 2>&1) </dev/null || say_and_stop "the desk has problems"
  exit 0
fi

if [[ "$step" == test ]]; then
  cd web
  exec npx vitest run "${@:2}"
fi

sources="$({ find web/src web/public web/*.ts web/*.json web/index.html -type f ! -name schema.d.ts | LC_ALL=C sort; echo src/api/openapi.json; } | xargs sha256sum | sha256sum)"
if [[ "$(cat build/web/sources 2>/dev/null)" == "$sources" && -f web/dist/index.html ]]; then exit 0; fi
echo "web: building the desk" >&2
(cd web && npm run --silent build >"$log" 2>&1 </dev/null) || say_and_stop "the desk could not be built"
echo "$sources" >build/web/sources
