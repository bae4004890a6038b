"""No clause of any programme is missing or unproved, no claim stands without its citation, all that can be seen is, and
docs/programmes.md has today's rows. One run of `consilium cover` tells all of it.

  check_cover.py CONSILIUM SOURCES
"""

import json
import subprocess
import sys
from pathlib import Path

CONSILIUM, SOURCES = sys.argv[1], Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCES / "scripts"))

import programmes  # noqa: E402


def wrong_in(told):
    for programme in told["programmes"]:
        for what in ("unknown", "hollow", "unshown", "failed", "unexplained"):
            for one in programme[what]:
                yield f"{programme['id']}: {what}: {one}"
    for clause in told["clauses"]:
        if clause["status"] == "missing" or (clause["status"] in ("enforced", "noticed") and not clause["scenarios"]):
            yield f"{clause['id']}: {clause['status']}, no scenario"


def main():
    run = subprocess.run([CONSILIUM, "cover", "--strict", "--json", *map(str, programmes.folders())],
                         cwd=SOURCES, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    told = json.loads(run.stdout)
    if len(told["programmes"]) != len(programmes.folders()) or not told["clauses"]:
        sys.exit("not every programme was covered")
    wrong = list(wrong_in(told))
    if wrong:
        print("\n".join(wrong))
    today = programmes.clause_table(programmes.rows_of(told))
    if today not in programmes.DOCUMENT.read_text(encoding="utf-8"):
        sys.exit(f"docs/programmes.md is old; python3 scripts/programmes.py CONSILIUM writes it. Its rows are now:\n{today}")
    sys.exit(run.returncode or bool(wrong))


main()
