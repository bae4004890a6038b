"""No clause of any programme is missing or unproved, no claim stands without its citation, and all that can be seen is."""

import json
import pathlib
import subprocess
import sys

consilium, root = sys.argv[1], pathlib.Path(sys.argv[2])
folders = sorted(folder.name for folder in (root / "programmes").iterdir() if (folder / "programme.yaml").exists())
run = subprocess.run(
    [consilium, "cover", "--strict", "--json", *(f"programmes/{name}" for name in folders)],
    cwd=root, capture_output=True, text=True, check=False)
if run.returncode not in (0, 1):
    sys.exit(run.stderr)
told = json.loads(run.stdout)
if len(told["programmes"]) != len(folders) or not told["clauses"]:
    sys.exit("not every programme was covered")
for programme in told["programmes"]:
    for what in ("unknown", "hollow", "unshown", "failed", "unexplained"):
        for one in programme[what]:
            print(f"{programme['id']}: {what}: {one}")
for clause in told["clauses"]:
    if clause["status"] == "missing" or (clause["status"] in ("enforced", "noticed") and not clause["scenarios"]):
        print(f"{clause['id']}: {clause['status']}, no scenario")
sys.exit(run.returncode)
