"""Runs the measurements and their peers and prints one table: run.py [--full] [--write] [FILTER].

Needs the release build of the target `measurements` and of `consilium`; `./dev bench` makes both. FILTER is a part of
the name of a section. `--full` adds what takes long: a million cases. `--write` puts the table, the machine and the
command into docs/performance.md."""

import argparse
import datetime
import hashlib
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import house
import roster
from figures import Figure, Section, Values, machine, table, write

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "build/release"
WORK = ROOT / "build/bench"
REPETITIONS = 9
MICRO, MILLI = 1e3, 1e6


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


def decision(_):
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
        Figure("with all reasons, what was had and needed put in words, a yes", ours[f"decision/words/{yes}"]),
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


def calendar(_):
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


def house_of(cases, one_day=False):
    """A folder with so many cases; made when it is missing or what it holds has changed."""
    sources = [ROOT / "src/store/schema.sql", *sorted((ROOT / "bench").glob("re*.cpp")), ROOT / "tests/house/ready_cases.cpp",
               *sorted(path for path in (ROOT / "programmes").rglob("*") if path.is_file() and "scenarios" not in path.parts)]
    stamp = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:8]
    folder = WORK / f"house-{stamp}-{cases}{'-one-day' if one_day else ''}"
    if not folder.exists():
        say(f"making a house of {cases:,} cases")
        began = time.monotonic()
        output_of([BUILT / "bench/bench_houses", folder, cases, *(["one-day"] if one_day else [])])
        say(f"made in {time.monotonic() - began:.0f} s")
    return folder


def sizes(full):
    return [10_000, 100_000] + ([1_000_000] if full else [])


def commands(_):
    section = Section("Durable commands")
    first = None
    sizes_copied = sizes(False)  # a measurement writes in copies; three of a million cases fill a disk
    for cases in sizes_copied:
        say(f"commands among {cases:,} cases")
        got = reported([BUILT / "bench/bench_commands", house_of(cases), 20_000])
        ours, bare = got["commands/house"], got["commands/bare"]
        first = first or (ours.median, bare.median)
        share = ours.median / bare.median
        section.figures += [
            Figure(f"commands, {cases:,} cases", ours, "bare loop", bare, f"≥ 0.7 of the loop ({share:.2f})", share >= 0.7),
            Figure(f"waiting for one, p99 of 16 clients, {cases:,} cases",
                   Values("ns", [statistics.quantiles(got["commands/latency"].values, n=100)[98]])),
        ]
        if cases != sizes_copied[0]:
            grown, loop = ours.median / first[0], bare.median / first[1]
            section.figures.append(Figure(f"rate kept from {sizes_copied[0]:,} to {cases:,} cases", Values("%", [100 * grown]),
                                          "bare loop", Values("%", [100 * loop]), "no worse than the loop", grown >= loop))
        section.remarks = [f"A command writes {got['commands/rows'].median:.0f} rows; a transaction held "
                           f"{statistics.mean(got['commands/batch'].values):.1f} commands on average."]
    section.remarks.append("A command is authorised, loaded, decided, sealed and appended with its views. The loop has the same "
                           "rows ready in memory and writes them in one thread, in batches of the same sizes.")
    return section


def queue(full):
    section = Section("A page of the queue")
    for cases in sizes(full):
        got = reported([BUILT / "bench/bench_queue", house_of(cases)])
        for name, what, peer in (("first", "first page", "bare-first"), ("middle", "page in the middle", None),
                                 ("role", "first page of a role", "bare-role")):
            ours = got[f"queue/{name}"]
            section.figures.append(Figure(f"{what} of {cases:,}", ours, "bare SELECT" if peer else "",
                                          got[f"queue/{peer}"] if peer else None, "≤ 5 ms", ours.median <= 5 * MILLI))
    return section


def start(full):
    section = Section("Start and memory")
    for cases in sizes(full):
        say(f"starting with {cases:,} cases")
        seen = house.starts(BUILT / "src/apps/consilium", house_of(cases))
        section.figures += [
            Figure(f"start with {cases:,} cases, until it answers", seen["start"], budget="≤ 1 s",
                   met=seen["start"].median <= 1),
            Figure(f"resident memory with {cases:,} cases", seen["memory"], budget="≤ 250 MB",
                   met=max(seen["memory"].values) <= 250),
            Figure(f"first page of the queue over HTTP, {cases:,} cases", seen["page"]),
        ]
    section.remarks = ["Memory is read after 200 pages of the queue were asked for."]
    return section


def deadlines(_):
    due = 100_000
    folder = house_of(due, one_day=True)
    say("deadlines falling due")
    got = reported([BUILT / "bench/bench_deadlines", folder])
    meanwhile = got["deadlines/people-meanwhile"]
    seconds, fired = got["deadlines/seconds"].median, got["deadlines/fired"].median
    section = Section("Deadlines falling due together")
    section.figures = [
        Figure(f"{fired:,.0f} deadlines of one minute fired", got["deadlines/seconds"], budget="100,000 in ≤ 10 s",
               met=seconds * due / fired <= 10),
        Figure("people's commands meanwhile, p99", meanwhile, "the same people before", got["deadlines/people-alone"],
               "≤ 50 ms", meanwhile.median <= 50 * MILLI),
    ]
    return section


def programme(_):
    ours, counters = micro("programme", seconds=0.2)
    check, played = ours["programme/check"], ours["programme/scenarios"]
    lines = int(counters["programme/check"]["lines"])
    draft, draft_lines = ours["programme/draft"], int(counters["programme/draft"]["lines"])
    folder = ROOT / "programmes/metlife-duhui"
    section = Section("A programme")
    section.figures = [
        Figure(f"a programme of {lines:,} lines checked", check, "PyYAML (C) loads its files", roster.load_yaml(folder, REPETITIONS),
               "≤ 50 ms for 2,000 lines", check.median * 2000 / lines <= 50 * MILLI),
        Figure("`consilium check`, the whole process",
               roster.timed([BUILT / "src/apps/consilium", "check", folder], REPETITIONS)),
        Figure(f"a draft of {draft_lines:,} lines, with its scenarios: every problem", draft,
               budget="≤ 100 ms for 2,000 lines", met=draft.median * 2000 / draft_lines <= 100 * MILLI),
        Figure(f"1,000 scenarios ({int(counters['programme/scenarios']['different'])} different ones)", played,
               budget="≤ 500 ms", met=played.median <= 500 * MILLI),
    ]
    largest = ROOT / "programmes/metlife-suixin"
    for form in ("html", "pdf"):
        made = roster.timed([BUILT / "src/apps/consilium", "render", largest, "--format", form, "--output", WORK / f"copy.{form}"], REPETITIONS)
        section.figures.append(Figure(f"a reading copy of the largest programme ({form.upper()}), its scenarios played, the whole process", made,
                                      budget="≤ 2 s", met=made.median <= 2000 * MILLI))
    return section


def imports(full):
    rows = 1_000_000 if full else 20_000
    say(f"importing {rows:,} rows")
    ours, peer = roster.imported(BUILT / "src/apps/consilium", ROOT, WORK, rows)
    section = Section("A roster")
    section.figures = [Figure(f"{rows:,} rows imported, new contracts", ours, "`sqlite3 .import` into one table", peer)]
    compared = 1_000_000
    say(f"comparing {compared:,} members")
    made = roster.compared(BUILT / "src/apps/consilium", ROOT, WORK, compared)
    section.figures.append(Figure(f"{compared:,} members decided under two versions, their roster read, the whole process", made,
                                  budget="≤ 10 s", met=made.median <= 10_000 * MILLI))
    return section


SECTIONS = {"decision": decision, "calendar": calendar, "programme": programme, "queue": queue, "start": start,
            "commands": commands, "deadlines": deadlines, "import": imports}


def main():
    parser = argparse.ArgumentParser(prog="./dev bench")
    parser.add_argument("--full", action="store_true", help="a million cases too")
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
    text = table([section(options.full) for section in chosen])
    print(text)
    if options.write:
        command = "./dev bench --write" + (" --full" if options.full else "")
        where = machine(command, load, datetime.date.today().isoformat())
        write(ROOT / "docs/performance.md", f"{where}\n\n{text}")


if __name__ == "__main__":
    main()
