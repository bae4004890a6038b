"""Runs every checker and says all that is wrong, cheapest first. Needs build/dev for clang-tidy."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKERS = [["format.py", "--check"], ["check_layers.py"], ["check_co_await.py"], ["check_sizes.py"], ["check_names.py"],
            ["tidy.py"]]


def main():
    failed = []
    for name, *options in CHECKERS:
        run = subprocess.run([sys.executable, str(ROOT / "scripts" / name), *options], cwd=ROOT)
        if run.returncode != 0:
            failed.append(name)
    if failed:
        print(f"lint: {', '.join(failed)} found problems", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
