"""Runs clang-tidy-16 over the C++ sources of the build (build/dev). A file that was clean is not read again until it, one
of our headers it includes, its compile command, the checks or clang-tidy itself change: build/tidy/ holds one empty file
for each clean state. Compiler warnings are g++'s business and are off here.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "dev"
CACHE = ROOT / "build" / "tidy"
OURS = ("src", "tests", "bench")
JOBS_MAX = 2


def compile_commands():
    """Relative path → (object, command with our root left out)."""
    commands = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8")):
        path = Path(entry["file"]).resolve()
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in OURS:
            output = re.search(r" -o (\S+)", entry["command"])[1]
            commands[path.relative_to(ROOT).as_posix()] = (output, entry["command"].replace(str(ROOT), ""))
    return commands


def recorded_dependencies():
    shown = subprocess.run(["ninja", "-C", str(BUILD), "-t", "deps"], capture_output=True, text=True, check=True).stdout
    return dependencies(shown)


def dependencies(shown):
    """Object → our files it was compiled from, as ninja recorded them: by absolute path, or by one from the build's
    folder where ccache has a base_dir."""
    found, current = {}, []
    for line in shown.splitlines():
        head = re.match(r"(\S+): #deps", line)
        if head:
            current = found.setdefault(head[1], [])
        elif line.startswith(" "):
            path = Path(os.path.normpath(BUILD / line.strip()))
            if path.is_relative_to(ROOT) and not path.is_relative_to(ROOT / "build"):
                current.append(path)
    return found


def state_of(path, command, files, common):
    digest = hashlib.sha256(common + path.encode() + b"\0" + command.encode())
    for file in sorted({ROOT / path, *files}):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def examine(path):
    run = subprocess.run(
        ["clang-tidy-16", "-p", str(BUILD), "--quiet", "--extra-arg=-w", "--extra-arg=-Wno-error",
         "--extra-arg=-Wno-unknown-warning-option", path], cwd=ROOT, capture_output=True, text=True)
    return path, run.returncode == 0, run.stdout.replace(f"{ROOT}/", "") or run.stderr


def findings(output):
    """The parts of the output, one for each thing found, with its notes and excerpts."""
    return [part.rstrip() for part in re.split(r"(?m)^(?=\S+:\d+:\d+: (?:error|warning):)", output) if part.strip()]


def main():
    CACHE.mkdir(parents=True, exist_ok=True)
    version = subprocess.run(["clang-tidy-16", "--version"], capture_output=True, check=True).stdout
    common = version + (ROOT / ".clang-tidy").read_bytes() + Path(__file__).read_bytes()
    commands = compile_commands()
    recorded = recorded_dependencies()
    unbuilt = [path for path, (output, _) in commands.items() if output not in recorded]
    if unbuilt:
        print(f"tidy: build dev first: {', '.join(unbuilt)} never compiled", file=sys.stderr)
        return 1
    states = {path: state_of(path, command, recorded[output], common) for path, (output, command) in commands.items()}
    for old in CACHE.iterdir():
        if old.name not in states.values():
            old.unlink()
    open_files = [path for path, state in states.items() if not (CACHE / state).exists()]
    told = set()
    clean = True
    with ThreadPoolExecutor(min(JOBS_MAX, os.cpu_count() or 1)) as pool:
        for path, good, output in pool.map(examine, open_files):
            if good:
                (CACHE / states[path]).touch()
                continue
            clean = False
            # What is wrong in a header is found once for each file that includes it, and told once.
            for finding in findings(output) or [f"{path}: clang-tidy failed"]:
                if finding not in told:
                    print(finding, flush=True)
                told.add(finding)
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
