"""docs/reference/uses.md is what `consilium schema --uses` makes of the programmes that are here."""

import pathlib
import subprocess
import sys

consilium, root = sys.argv[1], pathlib.Path(sys.argv[2])
folders = sorted(folder.name for folder in (root / "programmes").iterdir() if (folder / "programme.yaml").exists())
made = subprocess.run(
    [consilium, "schema", "--uses", *(f"programmes/{name}" for name in folders)],
    cwd=root, capture_output=True, text=True, check=True).stdout
for name in folders:
    if f"| {name} |" not in made:
        sys.exit(f"{name} is not in the table")
if "| yes |" not in made:
    sys.exit("no programme uses any word: the files were not read")
if (root / "docs/reference/uses.md").read_text(encoding="utf-8") != made:
    sys.exit("docs/reference/uses.md is old; run `consilium schema --uses programmes/* > docs/reference/uses.md`")
