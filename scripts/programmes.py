"""What each programme has: rows of its handbook by fate, scenarios, and mutants by kind, as the table of docs/programmes.md.

usage: programmes.py CONSILIUM    write the document, with the mutants tried anew (minutes)

Whether its rows are old is a test: tests/programmes/check_cover.py.
"""

import json
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


def folders():
    return sorted(path.parent for path in (ROOT / "programmes").glob("*/programme.yaml"))


def rows_of(covered):
    """A row for each programme of what `consilium cover --json` told of all folders."""
    rows = []
    for folder, programme in zip(folders(), covered["programmes"], strict=True):
        totals, behaviours = programme["totals"], programme["behaviours"]
        clauses = [clause for clause in covered["clauses"] if clause["programme"] == programme["id"]]
        reasons = [sum(clause["reason"] == reason for clause in clauses) for reason in REASONS]
        seen = sum(bool(one["scenarios"]) for one in behaviours)
        cells = [len(clauses), totals["enforced"], totals["noticed"], *reasons,
                 totals["missing_later"], totals["missing"] - totals["missing_later"], programme["scenarios"]]
        rows.append([f"[{folder.name}](../programmes/{folder.name}/README.md)", *map(str, cells), f"{seen} of {len(behaviours)}"])
    return rows


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


def main(consilium):
    rows = rows_of(json.loads(run(consilium, "cover", "--json", *map(str, folders()))))
    mutants = {folder.name: mutants_of(consilium, folder) for folder in folders()}
    text = DOCUMENT.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{clause_table(rows)}\n{mutant_table(mutants)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()))
