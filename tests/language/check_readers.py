"""Readers and tables: every key that the sources of a reader ask a tree for stands in the tables (and so in the schema),
and every key of the tables is asked for somewhere, or is listed here with the reason why nothing reads it.

usage: check_readers.py CONSILIUM SOURCE_FOLDER
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOMS = {
    "compiler": ["programme", "service", "shared", "clauses", "texts", "list", "network", "calendar"],
    "scenario": ["scenario"],
}
ASKED = re.compile(
    r"""\b(?:find|has|text|texts|items|entries|number|span|localised|yes|word|entries_of|items_of|single|date_in|text_in|
        texts_in|date_of)\((?:[\w*>.()-]+,\s*)?"([\w-]+)"|\b(?:key|verb)\s*==\s*"([\w-]+)" """.replace("\n", ""),
    re.VERBOSE)
NOT_READ = {
    "compiler": {
        "note": "a remark for the editor",
        "assist": "shown to people",
        "sha256": "says which file was read",
        "source": "says where rows are from",
        "separator": "of a column; always a semicolon",
    },
    "scenario": {
        "format": "there is one format",
        "programme": "the folder says it",
        "beyond": "the figure that is neither used nor left",
        "to_give_back": "the sum that is none of the others",
        "zh-Hans": "a language is known by its tag",
        "zh-Hant": "a language is known by its tag",
        "en": "a language is known by its tag",
    },
}
# Names that stand beside names of one's own choice in a mapping.
NAMES = {"all", "grade", "usable_for"}
# What people write by mistake: it is read to say what to write instead.
MISTAKES = {"days"}


def keys_of(consilium, kind):
    printed = subprocess.run([consilium, "schema", "--kind", kind], capture_output=True, text=True, check=True)
    keys = set()
    for definition in json.loads(printed.stdout)["$defs"].values():
        keys |= set(definition.get("properties", {}))
    return keys


def sources_of(root, room):
    for path in sorted((root / "src" / room).glob("*.cpp")):
        if not path.name.startswith("language") and not path.name.endswith("_test.cpp"):
            yield path, path.read_text(encoding="utf-8")


def main():
    consilium, root = sys.argv[1], Path(sys.argv[2])
    problems = []
    for room, kinds in ROOMS.items():
        keys = set().union(*(keys_of(consilium, kind) for kind in kinds))
        words = set()
        for path, text in sources_of(root, room):
            words |= set(re.findall(r'"([\w-]+)"', text))
            for match in ASKED.finditer(text):
                key = match[1] or match[2]
                if key not in keys | NAMES | MISTAKES:
                    line = text.count("\n", 0, match.start()) + 1
                    problems.append(f"{path.relative_to(root)}:{line}: `{key}` is read and stands in no table")
        for key in sorted(keys - words - set(NOT_READ[room])):
            problems.append(f"src/{room}: `{key}` stands in a table and nothing reads it")
        for key in sorted(set(NOT_READ[room]) - keys):
            problems.append(f"{Path(__file__).name}: `{key}` is no key any more")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
