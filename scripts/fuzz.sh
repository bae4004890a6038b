#!/usr/bin/env bash
# Fuzzes with clang and libFuzzer, led by coverage: fuzz.sh [seconds] [fuzzer…]. Each fuzzer (tests/fuzz/fuzz_*.cpp; all
# when none is named) runs for the seconds given (60), one worker to a core. What it finds interesting goes into
# build/fuzz/corpus; an input that breaks a promise goes into build/fuzz/found, and ends the run with status 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds="${1:-60}"
if [[ $# -gt 0 ]]; then shift; fi
if [[ ! "$seconds" =~ ^[1-9][0-9]*$ ]]; then
  echo "fuzz: \`$seconds\` is not a number of seconds; usage: fuzz [seconds] [fuzzer…]" >&2
  exit 2
fi
fuzzers=("$@")
if [[ ${#fuzzers[@]} -eq 0 ]]; then
  for source in tests/fuzz/fuzz_*.cpp; do
    name="${source##*/fuzz_}"
    fuzzers+=("${name%.cpp}")
  done
fi
for name in "${fuzzers[@]}"; do
  if [[ ! -f "tests/fuzz/fuzz_$name.cpp" ]]; then
    echo "fuzz: there is no fuzzer \`$name\`; tests/fuzz has them" >&2
    exit 2
  fi
done

scripts/build.sh fuzz fuzzers

# The words of a language lead a fuzzer faster than its letters: those of the checked-in corpus.
words_of() { grep --text --only-matching --no-filename -E '[A-Za-z_][A-Za-z0-9_.-]{2,23}' -r "$1" | sort -u | sed 's/.*/"&"/'; }

broken=0
jobs="${CONSILIUM_JOBS:-$(nproc)}"
for name in "${fuzzers[@]}"; do
  mkdir -p "build/fuzz/corpus/$name" "build/fuzz/found/$name"
  words_of "tests/fuzz/corpus/$name" >"build/fuzz/$name.dict"
  log="build/fuzz/$name.log"
  status=0
  build/fuzz/tests/fuzz/"fuzz_$name" -max_total_time="$seconds" -max_len=20000 -timeout=20 -rss_limit_mb=4096 \
    -fork="$jobs" -dict="build/fuzz/$name.dict" -artifact_prefix="build/fuzz/found/$name/" \
    "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name" >"$log" 2>&1 </dev/null || status=$?
  last="$(grep --text -E '^#[0-9]+: cov' "$log" | tail -n 1 || true)"
  echo "$name: ${last:-see $log}"
  if [[ "$status" -ne 0 ]]; then
    broken=1
    grep --text -E -A 3 'a promise is broken|ERROR: |runtime error' "$log" | head -n 12 >&2 || true
    echo "fuzz: $name broke a promise; the inputs are in build/fuzz/found/$name, all of it is in $log" >&2
  fi
done
exit "$broken"
