"""The schemas that `consilium schema` prints, by an implementation of JSON Schema that is not ours: each is a schema of
draft 2020-12, every file of the project keeps to the one of its kind, and a key that is not in the tables is refused.

usage: check_schema.py CONSILIUM SOURCE_FOLDER
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import yaml

FILES = {
    "programme": "programmes/*/programme.yaml",
    "service": "programmes/*/services/*.yaml",
    "shared": "programmes/*/shared/*.yaml",
    "clauses": "programmes/*/clauses.yaml",
    "texts": "programmes/*/texts/*.yaml",
    "scenario": "programmes/*/scenarios/*.yaml",
    "network": "networks/*/network.yaml",
    "calendar": "calendars/*.yaml",
}


class Core(yaml.SafeLoader):
    """YAML 1.2: of plain scalars only numbers, true, false and null are more than text."""


Core.yaml_implicit_resolvers = {}
PLAIN = [
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("bool", "^(true|false)$", list("tf")),
    ("float", r"^[-+]?[0-9]+\.[0-9]+$", list("-+0123456789")),
    ("null", "^(null|~|)$", ["n", "~", ""]),
]
for tag, pattern, first in PLAIN:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def schema_of(consilium, kind):
    printed = subprocess.run([consilium, "schema", "--kind", kind], capture_output=True, text=True, check=True)
    schema = json.loads(printed.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def main():
    consilium, root = sys.argv[1], Path(sys.argv[2])
    problems, files = [], 0
    schema_of(consilium, "list")
    for kind, pattern in FILES.items():
        validator = schema_of(consilium, kind)
        for path in sorted(root.glob(pattern)):
            files += 1
            tree = yaml.load(path.read_text(encoding="utf-8"), Core)
            for error in list(validator.iter_errors(tree))[:5]:
                problems.append(f"{path.relative_to(root)}: {error.json_path}: {error.message[:300]}")
            tree["no_such_key"] = "x"
            if validator.is_valid(tree):
                problems.append(f"{path.relative_to(root)}: a key that is not known was accepted")
    print("\n".join(problems))
    if files < 9:
        problems.append("too few files were found")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
