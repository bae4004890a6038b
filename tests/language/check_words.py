"""docs/reference/words.md against the tables: a word that is marked done is a key that is read, with the same meaning;
every key that is read has its row; every row says which handbooks need the word and what has become of it.

usage: check_words.py CONSILIUM SOURCE_FOLDER
"""

import json
import re
import subprocess
import sys
from pathlib import Path

KINDS = ["programme", "service", "shared", "clauses", "texts", "list", "network", "calendar", "scenario"]
HANDBOOKS = {"MLX", "MLD", "STR", "AMG", "PRU"}
ROW = re.compile(r"^\| `([^`]+)` \| (`.*`) \| (.*) \| (.*) \| ([A-Z ]+|none) \| (.*) \|$")
STATUS = re.compile(r"^(done|planned(:| with) .+|merged into .+|not taken: .+)$")
EVERYWHERE = "*"


def tables_of(consilium):
    """(word, key) → its meaning as a sentence."""
    meanings = {}
    for kind in KINDS:
        printed = subprocess.run([consilium, "schema", "--kind", kind], capture_output=True, text=True, check=True)
        for definition, schema in json.loads(printed.stdout)["$defs"].items():
            for key, property_schema in schema.get("properties", {}).items():
                meaning = property_schema["description"]
                meanings[definition.replace("-", " "), key] = meaning[0].upper() + meaning[1:] + "."
    return meanings


def check(lines, meanings):
    problems, done, shared = [], set(), set()
    for number, line in enumerate(lines, 1):
        if not line.startswith("| `"):
            continue
        row = ROW.match(line)
        if row is None:
            problems.append(f"{number}: this row does not have the six columns of the others")
            continue
        place, words, meaning, _, handbooks, status = row.groups()
        if handbooks != "none" and not set(handbooks.split()) <= HANDBOOKS:
            problems.append(f"{number}: `{handbooks}` are not handbooks")
        if not STATUS.match(status):
            problems.append(f"{number}: `{status}` is no status")
        for key in re.findall(r"`([^`]+)`", words) if status == "done" else []:
            if place == EVERYWHERE:
                shared.add(key)
                if not any(known == key for _, known in meanings):
                    problems.append(f"{number}: `{key}` is marked done and nothing reads it")
            elif (place, key) not in meanings:
                problems.append(f"{number}: `{key}` of `{place}` is marked done and nothing reads it")
            elif meanings[place, key] != meaning:
                problems.append(f"{number}: the field reference says of it: {meanings[place, key]}")
            elif (place, key) in done:
                problems.append(f"{number}: `{key}` of `{place}` stands twice")
            done.add((place, key))
    for place, key in sorted(set(meanings) - done):
        if key not in shared:
            problems.append(f"add a row: | `{place}` | `{key}` | {meanings[place, key]} |  | MLX MLD STR AMG PRU | done |")
    return problems


def main():
    path = Path(sys.argv[2]) / "docs/reference/words.md"
    problems = check(path.read_text(encoding="utf-8").splitlines(), tables_of(sys.argv[1]))
    for problem in problems:
        print(f"words.md:{problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
