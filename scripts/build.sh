#!/usr/bin/env bash
# Configures and builds one preset: build.sh <preset> [target…]. Says nothing when all is well; shows the compiler's
# words, and keeps them in build/<preset>/build.log, when it is not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

preset="$1"
shift
if ! grep --quiet "\"name\": \"$preset\"" CMakePresets.json || [[ "$preset" == base ]]; then
  echo "build: there is no preset \`$preset\`; CMakePresets.json lists them" >&2
  exit 2
fi
mkdir -p "build/$preset"
log="build/$preset/build.log"
targets=()
if [[ $# -gt 0 ]]; then targets=(--target "$@"); fi

# What the folder was configured with before stays unless it is said anew.
options=()
if [[ -n "${CONSILIUM_BATCHES:-}" ]]; then options=("-DCMAKE_UNITY_BUILD=$CONSILIUM_BATCHES"); fi
if ! cmake --preset "$preset" "${options[@]}" >"$log" 2>&1; then
  grep --text -A 20 'CMake Error' "$log" >&2 || tail -n 40 "$log" >&2
  echo "build: configuring $preset failed; all of it is in $log" >&2
  exit 1
fi
if ! cmake --build --preset "$preset" --parallel "${CONSILIUM_JOBS:-$(nproc)}" "${targets[@]}" >>"$log" 2>&1; then
  grep --text -E -A 12 '^FAILED:|error:|undefined reference|ninja: error' "$log" | cut -c 1-400 | head -n 120 >&2
  echo "build: building $preset failed; all of it is in $log" >&2
  exit 1
fi
