"""Formats the C++ sources with clang-format-16; with --check only says which are not formatted."""

import subprocess
import sys
from pathlib import Path

from sources import CPP, files_under

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ["src", "tests", "bench"]


def main():
    files = [path for path, _ in files_under(ROOT, FOLDERS, CPP)]
    if not files:
        return 0
    if "--check" not in sys.argv[1:]:
        return subprocess.run(["clang-format-16", "-i", *files], cwd=ROOT).returncode
    run = subprocess.run(["clang-format-16", "--dry-run", "-Werror", *files], cwd=ROOT, capture_output=True, text=True)
    wrong = sorted({line.split(":")[0] for line in run.stderr.splitlines() if "code should be clang-formatted" in line})
    for path in wrong:
        print(f"{path}:1: not formatted: run ./dev fmt")
    if run.returncode != 0 and not wrong:
        print(run.stderr)
    return 1 if run.returncode != 0 else 0


if __name__ == "__main__":
    sys.exit(main())
