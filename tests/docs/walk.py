"""Plays a walk-through of a document word for word: every bash block of the sections that begin with `A walk` runs in one
shell against a demonstration, and prints exactly the text block that follows it.

  walk.py CONSILIUM DOCUMENT             fails where the document and the house differ
  walk.py CONSILIUM DOCUMENT --update    writes what the house says into the document
"""

import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "api"))
from house import House  # noqa: E402

BLOCK = re.compile(r"```bash\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
SECTION = re.compile(r"^## (?:A walk|走一遍)(?:.*?)(?=^## (?!A walk|走一遍)|\Z)", re.DOTALL | re.MULTILINE)
END = "--- end of block ---"
ADDRESS = "http://127.0.0.1:8460"
SECONDS_MAX = 300


def play(blocks, address):
    script = "".join(f"{block.replace(ADDRESS, address)}\necho '{END}'\n" for block in blocks)
    run = subprocess.run(["bash", "-eu"], input=script, capture_output=True, text=True, timeout=SECONDS_MAX,
                         env={**os.environ, "LC_ALL": "C.UTF-8"})
    if run.returncode != 0:
        sys.exit(f"the walk stopped: {run.stdout[-2000:]}\n{run.stderr[-2000:]}")
    return [said.removeprefix("\n") for said in run.stdout.split(END)[:-1]]


def main():
    document = Path(sys.argv[2])
    text = document.read_text(encoding="utf-8")
    section = SECTION.search(text)
    blocks = list(BLOCK.finditer(text, section.start(), section.end())) if section else []
    if not blocks:
        sys.exit(f"{document}: there is no walk in it")
    with House() as house:
        said = play([block[1] for block in blocks], house.address)
    wrong = [(block, one) for block, one in zip(blocks, said) if block[2] != one]
    if "--update" in sys.argv:
        for block, one in reversed(list(zip(blocks, said))):
            text = text[:block.start(2)] + one + text[block.end(2):]
        document.write_text(text, encoding="utf-8")
        return
    for block, one in wrong:
        line = text.count("\n", 0, block.start(2))
        print(f"{document}:{line}: the document says\n{block[2]}and the house\n{one}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
