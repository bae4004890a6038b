"""What each programme has: rows of its handbook by fate, scenarios, and mutants by kind, as the table of docs/programmes.md.

usage: programmes.py CONSILIUM            write the document, with the mutants tried anew (minutes)
       programmes.py CONSILIUM --check    say where the rows or scenarios of the document are old (seconds)
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs/programmes.md"
BEGIN, END = "<!-- written by scripts/programmes.py -->\n", "<!-- to here -->\n"
REASONS = ["fact", "outside", "repeats"]


def run(consilium, *arguments):
    done = subprocess.run([consilium, *arguments], cwd=ROOT, capture_output=True, text=True)
    if not done.stdout:
        raise SystemExit(f"consilium {' '.join(arguments)} printed nothing: {done.stderr}")
    return done.stdout


def rows_of(consilium, folder):
    """The columns that are quickly counted."""
    covered = json.loads(run(consilium, "cover", "--json", str(folder)))
    programme, totals = covered["programmes"][0], covered["programmes"][0]["totals"]
    reasons = {reason: sum(clause["reason"] == reason for clause in covered["clauses"]) for reason in REASONS}
    scenarios = int(re.search(r"(\d+) passed, 0 failed", run(consilium, "test", str(folder)))[1])
    behaviours = programme["behaviours"]
    seen = sum(bool(one["scenarios"]) for one in behaviours)
    cells = [len(covered["clauses"]), totals["enforced"], totals["noticed"], *(reasons[reason] for reason in REASONS),
             totals["missing_later"], totals["missing"] - totals["missing_later"], scenarios]
    return [f"[{folder.name}](../programmes/{folder.name}/README.md)", *map(str, cells), f"{seen} of {len(behaviours)}"]


def mutants_of(consilium, folder):
    tried = json.loads(run(consilium, "mutate", "--json", str(folder)))["programmes"][0]
    return {kind["kind"]: kind for kind in [*tried["kinds"], tried["all"]]}


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def clause_table(rows):
    head = ["programme", "rows", "enforced", "noticed", "fact", "outside", "repeats", "in later services", "missing", "scenarios", "seen"]
    return table(head, rows)


def mutant_table(mutants):
    kinds = list(next(iter(mutants.values())))
    rows = [[name, *(f"{kinds_of[kind]['noticed']} of {kinds_of[kind]['mutants']}"
                     + (f", {kinds_of[kind]['explained']} explained" if kinds_of[kind]["explained"] else "") for kind in kinds)]
            for name, kinds_of in mutants.items()]
    return table(["programme", *kinds], rows)


def main(consilium, options):
    folders = sorted(path for path in (ROOT / "programmes").iterdir() if path.is_dir())
    rows = [rows_of(consilium, folder) for folder in folders]
    text = DOCUMENT.read_text(encoding="utf-8")
    if "--check" in options:
        if clause_table(rows) in text:
            return 0
        print(f"{DOCUMENT.relative_to(ROOT)} is old; python3 scripts/programmes.py CONSILIUM writes it. Its rows are now:\n"
              f"{clause_table(rows)}", file=sys.stderr)
        return 1
    mutants = {folder.name: mutants_of(consilium, folder) for folder in folders}
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{clause_table(rows)}\n{mutant_table(mutants)}\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve()), sys.argv[2:]))
