"""Runs every test of build/dev and counts single cases: the GoogleTest cases of each binary, other ctest entries as one
case each, the self-tests of the checkers, and the scenarios of the programmes. Prints what failed, then one last line
`N passed, N failed`. Fails when anything failed and when nothing ran.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOTAL = re.compile(r"^(\d+) passed, (\d+) failed$")
CASE_SECONDS_MAX = 900
OUTPUT_LINES_MAX = 60
# Freed memory is kept back by 16 megabytes rather than by 256, whose pages take a tenth of the processor time of playing
# scenarios. ASAN_OPTIONS in the environment says otherwise.
WATCHED_LEANLY = "quarantine_size_mb=16"


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def add(self, passed, failed):
        self.passed += passed
        self.failed += failed

    def fail(self, name, output):
        self.failed += 1
        print(f"FAILED {name}")
        lines = output.rstrip().splitlines()
        if len(lines) > OUTPUT_LINES_MAX:
            print(f"  … the last {OUTPUT_LINES_MAX} of {len(lines)} lines")
        for line in lines[-OUTPUT_LINES_MAX:]:
            print(f"  {line}")


def read_google_test(path):
    """The passed cases and the failed ones with their messages."""
    passed, failures = 0, []
    for suite in json.loads(path.read_text(encoding="utf-8", errors="replace")).get("testsuites", []):
        for case in suite["testsuite"]:
            if case.get("failures"):
                text = "\n".join(failure["failure"] for failure in case["failures"])
                failures.append((f"{suite['name']}.{case['name']}", text))
            elif case.get("result") == "COMPLETED":
                passed += 1
    return passed, failures


def commands_of(build):
    shown = subprocess.run(["ctest", "--show-only=json-v1"], cwd=build, capture_output=True, text=True, check=True)
    return {test["name"]: test.get("command", []) for test in json.loads(shown.stdout)["tests"]}


def results_of(build, results):
    """Runs ctest. Returns name → (passed, output)."""
    junit = results / "ctest.xml"
    environment = dict(os.environ, GTEST_OUTPUT=f"json:{results}/", CTEST_OUTPUT_ON_FAILURE="0")
    environment.setdefault("ASAN_OPTIONS", WATCHED_LEANLY)
    run = subprocess.run(
        ["ctest", "--output-junit", str(junit), "--timeout", str(CASE_SECONDS_MAX), "-j", str(os.cpu_count() or 1)],
        cwd=build, env=environment, capture_output=True, text=True, errors="replace")
    if not junit.exists():
        return {"ctest": (False, run.stdout + run.stderr)}
    cases = ElementTree.parse(junit).getroot().iter("testcase")
    return {case.get("name"): (case.get("status") == "run", case.findtext("system-out") or "") for case in cases}


def count_entry(name, passed, output, google_test, tally):
    """One ctest entry. A binary that failed without a failing case crashed, leaked or never started."""
    if google_test is None:
        if passed:
            tally.add(1, 0)
        else:
            tally.fail(name, output or "no output")
        return
    cases_passed, failures = google_test
    tally.add(cases_passed, 0)
    for case, message in failures:
        tally.fail(f"{name}: {case}", message)
    if not passed and not failures:
        tally.fail(name, output or "no output")
    if passed and cases_passed == 0 and not failures:
        tally.fail(name, "the binary ran no test")


def run_ctest(build, tally):
    results = build / "test-results"
    shutil.rmtree(results, ignore_errors=True)
    results.mkdir(parents=True)
    commands = commands_of(build)
    entries = results_of(build, results)
    # A binary behind several entries writes several reports; each of its entries then counts as one case.
    binaries = Counter(command[0] for command in commands.values() if command)
    for name in sorted(set(commands) | set(entries)):
        passed, output = entries.get(name, (False, "ctest did not run it"))
        command = commands.get(name, [])
        google_test = None
        if command and binaries[command[0]] == 1:
            report = results / (Path(command[0]).name + ".json")
            google_test = read_google_test(report) if report.exists() else None
        count_entry(name, passed, output, google_test, tally)


def run_counted(name, command, tally):
    """A program that tells its own count in its last line."""
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace")
    lines = run.stdout.strip().splitlines()
    total = TOTAL.match(lines[-1]) if lines else None
    if total is None:
        tally.fail(name, run.stdout + run.stderr + "\nits last line is not `N passed, N failed`")
        return
    passed, failed = int(total[1]), int(total[2])
    tally.add(passed, failed)
    if failed > 0:
        print(f"FAILED {name}")
        print("\n".join(f"  {line}" for line in (lines[:-1] + run.stderr.splitlines())[-OUTPUT_LINES_MAX:]))
    elif run.returncode != 0:
        tally.fail(name, f"exit status {run.returncode}\n{run.stdout}{run.stderr}")
    elif passed == 0:
        tally.fail(name, "it ran no test")


def programmes_with_scenarios():
    return sorted(str(path.parent.relative_to(ROOT)) for path in ROOT.glob("programmes/*/scenarios"))


def main():
    tally = Tally()
    build = ROOT / "build" / "dev"
    run_ctest(build, tally)
    run_counted("checkers", [sys.executable, "scripts/test_checks.py"], tally)
    consilium = build / "src" / "apps" / "consilium"
    programmes = programmes_with_scenarios()
    if consilium.exists() and programmes:
        run_counted("scenarios", [str(consilium), "test", *programmes], tally)
    if tally.passed + tally.failed == 0:
        tally.fail("everything", "no test ran")
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
