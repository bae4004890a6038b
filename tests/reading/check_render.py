#!/usr/bin/env python3
"""`consilium render` as a command: what it writes, what it refuses and with which status it leaves."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CONSILIUM, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
PROGRAMME = "programmes/prudential-second-opinion"
failed = []


def render(*options):
    return subprocess.run([CONSILIUM, "render", PROGRAMME, *options], cwd=ROOT, capture_output=True, text=True, check=False)


def expect(name, is_so, shown=""):
    if not is_so:
        failed.append(name)
        print(f"FAILED {name}: {shown}", file=sys.stderr)


def ledger():
    text = (ROOT / PROGRAMME / "clauses.yaml").read_text(encoding="utf-8")
    return re.search(r"sha256: (\w+)", text)[1], re.findall(r"^  - id: (\S+)", text, re.MULTILINE)


def check_html(folder):
    _, clauses = ledger()
    for language in ("zh-Hant", "zh-Hans", "en"):
        output = folder / f"copy.{language}.html"
        run = render("--language", language, "--output", str(output), "--json")
        expect(f"written in {language}", run.returncode == 0, run.stderr)
        told = json.loads(run.stdout)
        html = output.read_text(encoding="utf-8")
        expect("what is told is so", told["bytes"] == len(html.encode()) and told["clauses"] == len(clauses), told)
        expect("says its language", f'<html lang="{language}">' in html)
        for clause in clauses:
            expect(f"{clause} once in {language}", html.count(f'id="clause-{clause}"') == 1)
        expect("scenarios prove something", re.search(r"<dd><small[^>]*>\w", html) is not None)
        spoken = set(re.findall(r'lang="([^"]+)"', html))
        expect(f"nothing stands in another language than {language}", spoken == {language}, spoken)


def check_pdf(folder):
    output = folder / "copy.pdf"
    run = render("--format", "pdf", "--output", str(output), "--json")
    expect("written as PDF", run.returncode == 0 and json.loads(run.stdout)["format"] == "pdf", run.stderr)
    expect("is a PDF", output.read_bytes().startswith(b"%PDF-"))


def check_refusals(folder):
    output = str(folder / "refused.html")
    expect("no output is wrong usage", render().returncode == 2)
    expect("another format is wrong usage", render("--format", "txt", "--output", output).returncode == 2)
    run = render("--language", "fr", "--output", output)
    expect("a language it does not have", run.returncode == 1 and "zh-Hant" in run.stderr, run.stderr)
    expect("a folder that is not there", subprocess.run(
        [CONSILIUM, "render", "programmes/none", "--output", output], cwd=ROOT, capture_output=True, check=False).returncode == 1)
    expect("a file that cannot be written", render("--output", str(folder / "no/where.html")).returncode == 1)
    expect("nothing is left of what was refused", not pathlib.Path(output).exists())


def check_failing(folder):
    """A scenario that fails proves nothing."""
    for part in ("programmes", "networks", "calendars"):
        shutil.copytree(ROOT / part, folder / part)
    whole, broken = folder / "whole.html", folder / "broken.html"
    render("--language", "en", "--output", str(whole))
    for file in (folder / PROGRAMME / "scenarios").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"refused: [\w-]+", "refused: time-in-the-future", text), encoding="utf-8")
    run = subprocess.run([CONSILIUM, "render", PROGRAMME, "--language", "en", "--output", str(broken)],
                         cwd=folder, capture_output=True, text=True, check=False)
    expect("a programme with scenarios that fail has a copy", run.returncode == 0, run.stderr)
    played = subprocess.run([CONSILIUM, "test", PROGRAMME], cwd=folder, capture_output=True, text=True, check=False)
    fail = int(re.search(r"(\d+) failed", played.stdout)[1])
    expect("some fail", fail > 0, played.stdout)
    proofs = [len(re.findall(r"<dd><small", copy.read_text(encoding="utf-8"))) for copy in (whole, broken)]
    expect("they prove nothing", proofs[1] < proofs[0], proofs)


def check_handbook(folder):
    sha256, clauses = ledger()
    output = folder / "handbook.html"
    book = folder / "handbook.yaml"

    def mounted(hash_of_it, clause, *options):
        book.write_text(f'format: handbook/1\nsha256: {hash_of_it}\ntexts:\n  {clause}: "As the leaflet has it."\n', encoding="utf-8")
        return render("--handbook", str(book), "--output", str(output), *options)

    run = mounted(sha256, clauses[0])
    expect("the right handbook is mounted", run.returncode == 0, run.stderr)
    expect("and stands beside its clause", "As the leaflet has it." in output.read_text(encoding="utf-8"))
    run = mounted("0" * 64, clauses[0])
    expect("another handbook is refused", run.returncode == 1 and sha256 in run.stderr, run.stderr)
    run = mounted("0" * 64, clauses[0], "--handbook-hash", "0" * 64)
    expect("unless it is the one that is named", run.returncode == 0, run.stderr)
    run = mounted(sha256, "XX-9")
    expect("a clause it does not have is refused", run.returncode == 1 and "XX-9" in run.stderr, run.stderr)


with tempfile.TemporaryDirectory() as name:
    place = pathlib.Path(name)
    check_html(place)
    check_pdf(place)
    check_refusals(place)
    check_handbook(place)
    check_failing(place)
sys.exit(1 if failed else 0)
