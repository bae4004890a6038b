"""Runs the measurements and their peers and prints one table: run.py [--write] [FILTER].

Needs the release build of the target `measurements`; `./dev bench` makes it. FILTER is a part of the name of a section.
`--write` puts the table, the machine and the command into docs/performance.md."""

import argparse
import datetime
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from figures import Figure, Section, Values, machine, table, write

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "build/release"
WORK = ROOT / "build/bench"
REPETITIONS = 9
MICRO = 1e3


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def output_of(command, folder=ROOT):
    run = subprocess.run([str(part) for part in command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.stderr.write(run.stderr)
        raise SystemExit(f"bench: {Path(command[0]).name} failed")
    return run.stdout


def reported(command, folder=ROOT):
    """What a program says, one JSON object a line, by name."""
    lines = [json.loads(line) for line in output_of(command, folder).splitlines()]
    return {line["name"]: Values(line["unit"], line["values"]) for line in lines}


def micro(program, *arguments, filter=".", seconds=0.05):
    """Processor times of Google Benchmark, by name; and its counters."""
    text = output_of([BUILT / "bench" / f"bench_{program}", *arguments, f"--benchmark_filter={filter}",
                      f"--benchmark_repetitions={REPETITIONS}", f"--benchmark_min_time={seconds}", "--benchmark_format=json"])
    scale = {"ns": 1, "us": 1e3, "ms": 1e6}
    times, counters = {}, {}
    for run in json.loads(text)["benchmarks"]:
        if run["run_type"] != "iteration":
            continue
        if run.get("error_occurred"):
            raise SystemExit(f"bench: {run['name']}: {run['error_message']}")
        times.setdefault(run["run_name"], Values("ns", [])).values.append(run["cpu_time"] * scale[run["time_unit"]])
        counters[run["run_name"]] = run
    return times, counters


def peers():
    folder = ROOT / "bench/peers"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = WORK / "peers"
    if not (folder / "node_modules").exists() or not stamp.exists() or stamp.read_text() != wanted:
        say("installing the peers")
        output_of(["npm", "ci", "--no-audit", "--no-fund"], folder)
        stamp.write_text(wanted)
    return folder


def decision():
    situations, answers = WORK / "situations.json", WORK / "answers.json"
    output_of([sys.executable, ROOT / "bench/situations.py", situations])
    answers.write_text(output_of([BUILT / "bench/bench_decision", situations, "--answers"]))
    theirs = reported(["node", "decision.mjs", situations, answers, ROOT / "programmes/metlife-duhui/lists"], peers())
    yes, no = "yes", "asked-on-2026-01-20"
    ours, _ = micro("decision", situations, filter=f"/({yes}|{no})$|member")
    engine = "json-rules-engine"
    section = Section("A decision")
    reasons, text, member = ours[f"decision/reasons/{yes}"], ours[f"decision/json/{yes}"], ours["decision/member"]
    section.figures = [
        Figure("statuses of all checks, a yes", ours[f"decision/statuses/{yes}"]),
        Figure("with all reasons, a yes", reasons, budget="≤ 1 µs", met=reasons.median <= MICRO),
        Figure("with all reasons and ways to a yes, a no", ours[f"decision/reasons/{no}"]),
        Figure("JSON in to localised JSON out, a yes", text, engine, theirs[f"decision/json/{yes}"], "≤ 10 µs",
               text.median <= 10 * MICRO),
        Figure("JSON in to localised JSON out, a no", ours[f"decision/json/{no}"], engine, theirs[f"decision/json/{no}"]),
        Figure("everything one member is entitled to, 40 services", member, budget="≤ 50 µs",
               met=member.median <= 50 * MICRO),
    ]
    agreed = int(theirs["decision/agreed"].median)
    section.remarks = [f"Before it was timed, the peer gave the same yes or no in all of {agreed} situations. It has the same "
                       "rules on the same documents, and gives one language, no clause, no date and no way to a yes."]
    return section


def calendar():
    days = WORK / "days.csv"
    days.write_text(output_of([BUILT / "bench/bench_calendar", "--answers"]))
    theirs = reported(["node", "calendar.mjs", days], peers())
    ours, _ = micro("calendar")
    section = Section("Working days")
    for count in (5, 10, 15):
        section.figures.append(Figure(f"the day {count} working days later", ours[f"calendar/day/{count}"], "chinese-days",
                                      theirs[f"calendar/day/{count}"]))
    section.figures.append(Figure("a deadline of 10 working days, with the days it skips", ours["calendar/deadline/10"]))
    section.remarks = [f"Both gave the same day in all of {int(theirs['calendar/agreed'].median):,} sums, over every day from "
                       "2020 on that is published."]
    return section


SECTIONS = {"decision": decision, "calendar": calendar}


def main():
    parser = argparse.ArgumentParser(prog="./dev bench")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("filter", nargs="?", default="", help=f"a part of: {', '.join(SECTIONS)}")
    options = parser.parse_args()
    chosen = [section for name, section in SECTIONS.items() if options.filter in name]
    if not chosen:
        parser.error(f"no section has `{options.filter}` in its name: {', '.join(SECTIONS)}")
    if options.write and options.filter:
        parser.error("the document holds all figures of one run; leave the filter out")
    WORK.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0]
    text = table([section() for section in chosen])
    print(text)
    if options.write:
        where = machine("./dev bench --write", load, datetime.date.today().isoformat())
        write(ROOT / "docs/performance.md", f"{where}\n\n{text}")


if __name__ == "__main__":
    main()
