"""Figures as the table of docs/performance.md shows them: medians with their spread, each with the peer of the same run
beside it and the budget it is held against."""

import os
import re
import statistics
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

BEGIN, END = "<!-- figures: written by bench/run.py -->", "<!-- end of figures -->"
TIMES = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")]


@dataclass
class Values:
    unit: str  # ns, s, per_second, MB, or what is counted
    values: list

    @property
    def median(self):
        return statistics.median(self.values)

    def __str__(self):
        if len(self.values) == 1:
            return amount(self.median, self.unit)
        return f"{amount(self.median, self.unit)} ({amount(min(self.values), self.unit)} – {amount(max(self.values), self.unit)})"


@dataclass
class Figure:
    what: str
    ours: Values
    peer: str = ""  # its name
    peers: Values = None
    budget: str = ""
    met: bool = None
    note: str = ""


@dataclass
class Section:
    title: str
    figures: list = field(default_factory=list)
    remarks: list = field(default_factory=list)


def three(value):
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def amount(value, unit):
    if unit == "s":
        value, unit = value * 1e9, "ns"
    if unit == "ns":
        scale, name = next(((scale, name) for scale, name in TIMES if value >= scale), TIMES[-1])
        return f"{three(value / scale)} {name}"
    return f"{three(value)}/s" if unit == "per_second" else f"{three(value)} {unit}"


def told(figure):
    """Whether the budget was kept, as a word; nothing where there is none."""
    if not figure.budget:
        return ""
    if figure.met is None:
        return figure.budget
    return f"{figure.budget}: {'kept' if figure.met else '**missed**'}"


def table(sections):
    lines = []
    for section in sections:
        lines += [f"### {section.title}", "", "| figure | Consilium | peer in the same run | budget |", "|---|---|---|---|"]
        for figure in section.figures:
            peer = f"{figure.peer}: {figure.peers}" if figure.peers else "–"
            lines.append(f"| {figure.what} | {figure.ours} | {peer} | {told(figure)} |")
        lines.append("")
        for remark in section.remarks:
            lines += [remark, ""]
    return "\n".join(lines).rstrip() + "\n"


def first_line(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.split("\n")[0].strip()


def machine(command, load, day):
    """Where and how these figures were taken."""
    model = re.search(r"^model name\s*:\s*(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = int(re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())[1]) / 1e6
    commit = first_line(["git", "rev-parse", "--short", "HEAD"])
    changed = " with local changes" if first_line(["git", "status", "--porcelain", "--untracked-files=no"]) else ""
    return "\n".join([
        f"Taken on {day} with `{command}` at {commit}{changed}.",
        f"{os.cpu_count()} cores of {model[1] if model else 'an unknown processor'}, {memory:.0f} GB of memory, "
        f"Linux {os.uname().release.split('-')[0]}, {first_line(['g++', '--version'])}, Node.js {first_line(['node', '--version'])}. "
        f"When it began, {load:.1f} processes wanted to run on average"
        + ("; the machine was busy with other work, so these figures are provisional." if load > 1 else "."),
    ])


def write(path, text):
    document = path.read_text(encoding="utf-8")
    before, rest = document.split(BEGIN)
    after = rest.split(END)[1]
    path.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")
