"""The examples of docs/reference/scenarios.md stand, line for line, in a scenario file of the project.

usage: check_examples.py SOURCE_FOLDER
"""

import re
import sys
from pathlib import Path


def main():
    root = Path(sys.argv[1])
    page = (root / "docs/reference/scenarios.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    files = [path.read_text(encoding="utf-8") for path in root.glob("programmes/*/scenarios/*.yaml")]
    missing = [example for example in examples if not any(example in text for text in files)]
    for example in missing:
        print(f"scenarios.md: this example is in no scenario file any more:\n{example}")
    if not examples:
        print("scenarios.md: there is no example")
    return 1 if missing or not examples else 0


if __name__ == "__main__":
    sys.exit(main())
