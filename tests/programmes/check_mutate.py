"""`consilium mutate` as a command: what it ends with, and its exit status.

  check_mutate.py CONSILIUM SOURCES
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CONSILIUM, SOURCES = sys.argv[1], Path(sys.argv[2]).resolve()
PROGRAMME = SOURCES / "docs" / "tutorial" / "moonbeam-care"  # small, as it is played a dozen times


def mutate(*words):
    run = subprocess.run([CONSILIUM, "mutate", *map(str, words)], capture_output=True, text=True, timeout=300)
    return run.returncode, run.stdout.splitlines(), run.stderr


def expect(what, wanted, got):
    if wanted != got:
        sys.exit(f"{what}: expected {wanted}, got {got}")


def with_one_scenario_file(root, extra=""):
    """The programme with too few scenarios to notice much."""
    for beside in ("networks", "calendars"):
        (root / beside).symlink_to(SOURCES / beside)
    folder = root / "programmes" / "poor"
    shutil.copytree(PROGRAMME, folder)
    for file in (folder / "scenarios").iterdir():
        if file.name != "who.yaml":
            file.unlink()
    if extra:
        (folder / "scenarios" / "extra.yaml").write_text(extra, encoding="utf-8")
    return folder


def main():
    status, lines, _ = mutate(PROGRAMME, "--sample", 4, "--seed", 3)
    expect("a good programme", 0, status)
    last = re.fullmatch(r"\d of 4 mutants noticed, \d explained, 0 unnoticed: 100%", lines[-1])
    expect("the last line", True, last is not None)
    drawn = [mutate(PROGRAMME, "--sample", 1, "--seed", seed, "--json")[1] for seed in (3, 3, 4)]
    expect("the same seed draws the same", True, drawn[0] == drawn[1] != drawn[2])
    expect("quiet where there is no terminal", "", mutate(PROGRAMME, "--sample", 1)[2])
    expect("a kind that is none", 2, mutate(PROGRAMME, "--kind", "colour")[0])
    expect("a service that is none", 2, mutate(PROGRAMME, "--service", "massage")[0])
    service = "home-visit"
    only = json.loads("\n".join(mutate(PROGRAMME, "--sample", 3, "--kind", "unit,use", "--service", service, "--json")[1]))
    expect("what was asked for", 3, len(only["programmes"][0]["mutants"]))
    for mutant in only["programmes"][0]["mutants"]:
        expect(mutant["name"], (True, service), (mutant["kind"] in ("unit", "use"), mutant["service"]))
    with tempfile.TemporaryDirectory() as root:
        status, lines, _ = mutate(with_one_scenario_file(Path(root)), "--kind", "deadline", "--sample", 6)
        expect("a poor programme", 1, status)
        expect("what would notice", True, any(line.startswith("    would notice it: ") for line in lines))
    everything = 'format: scenario/1\nexplained_mutants: [{ mutant: "*", because: it is only a test }]\n'
    with tempfile.TemporaryDirectory() as root:
        folder = with_one_scenario_file(Path(root), everything)
        expect("all explained", 0, mutate(folder, "--kind", "deadline", "--sample", 6, "--strict")[0])
    with tempfile.TemporaryDirectory() as root:
        folder = with_one_scenario_file(Path(root))
        who = folder / "scenarios" / "who.yaml"
        wrong = who.read_text(encoding="utf-8").replace("expect: eligible }", "expect: refer }", 1)
        who.write_text(wrong, encoding="utf-8")
        status, _, said = mutate(folder, "--sample", 1)
        expect("a scenario that fails by itself", (1, True), (status, "fails without any mistake" in said))


main()
