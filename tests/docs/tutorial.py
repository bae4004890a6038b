"""Does the tutorial word for word: writes the files that it shows into an empty folder, types its commands into one shell,
holds every answer against what the tutorial says, and the programme that comes out against the one that lies beside it.

  tutorial.py CONSILIUM SOURCES             fails where the tutorial and the house differ
  tutorial.py CONSILIUM SOURCES --update    writes answers and programme anew

In an answer `…` stands for anything, and alone on a line for any lines, or none.
"""

import difflib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

CONSILIUM, SOURCES = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
DOCUMENT = SOURCES / "docs" / "tutorial" / "README.md"
FINISHED = DOCUMENT.parent / "moonbeam-care"
MADE = Path("moonbeam") / "programmes" / FINISHED.name
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"\*\*`(?P<file>[^`]+)`\*\*(?:, (?P<how>add at the end|change))?\n\n\Z")
PORT = "8460"
END = "--- end of command ---"
SECONDS_MAX = 400


class Mistake(Exception):
    """What is wrong with the tutorial itself."""


def changed(before, diff):
    """The text with one change made: what the block shows as it was must stand there once."""
    lines = [line or " " for line in diff.splitlines()]
    old, new = ("".join(line[1:] + "\n" for line in lines if line[0] in kept) for kept in (" -", " +"))
    if not any(line[0] in " -" for line in lines) or before.count(old) != 1:
        raise Mistake(f"stands there {before.count(old)} times:\n{old}")
    return before.replace(old, new)


def commands_of(block):
    """(command, where its answer begins and ends in the block) of each line with a dollar; `> ` goes on with it."""
    starts = list(re.finditer(r"^\$ (.*(?:\n> .*)*)\n", block, re.MULTILINE))
    if not starts or starts[0].start() != 0:
        raise Mistake(f"a block of commands begins with one:\n{block}")
    ends = [start.start() for start in starts[1:]] + [len(block)]
    return [(start[1].replace("\n> ", "\n"), start.end(), end) for start, end in zip(starts, ends)]


def steps_of(text):
    """The files and the commands of the tutorial, in their order: what the shell is given, and the place of each answer."""
    files, script, answers = {}, [], []
    file = how = None
    for block in BLOCK.finditer(text):
        language, body = block[1], block[2]
        named = NAMED.search(text, 0, block.start())
        if language == "console":
            for command, begin, end in commands_of(body):
                script.append(f"{command}\nprintf '%s\\n' '{END}'\n")
                answers.append((command, block.start(2) + begin, block.start(2) + end))
            continue
        if named:
            file, how = named["file"], named["how"]
        elif language != "diff" or how != "change":
            raise Mistake(f"no file is named above\n{body}")
        if (language == "diff") != (how == "change") or how and file not in files:
            raise Mistake(f"this is no way to change {file}:\n{body}")
        files[file] = (changed(files[file], body) if how == "change"
                       else files[file] + body if how else body)
        script.append(f"mkdir -p \"$(dirname {file})\"\ncat > {file} <<'END OF FILE'\n{files[file]}END OF FILE\n")
    return "".join(script), answers


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])


def play(script, home):
    """What the shell says to each command."""
    port = free_port()
    run = subprocess.run(["bash"], input=script.replace(PORT, port) + "kill $(jobs -p) 2> /dev/null\n", text=True, cwd=home,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS_MAX,
                         env={**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
    return [said.removeprefix("\n") for said in run.stdout.replace(port, PORT).split(END)[:-1]]


def is_said(expected, said):
    """Whether the answer is the one that the tutorial shows."""
    pattern = "".join(r"(?:.*\n)*?" if line == "…\n" else re.escape(line).replace("…", ".*")
                      for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, said) is not None


def files_in(folder):
    return {str(file.relative_to(folder)): file.read_text(encoding="utf-8")
            for file in sorted(folder.rglob("*")) if file.is_file()}


def differences(text, answers, said, made):
    """All that is otherwise than the tutorial and the finished programme say."""
    for (command, begin, end), answer in zip(answers, said):
        if not is_said(text[begin:end], answer):
            line = text.count("\n", 0, begin)
            yield f"README.md:{line}: $ {command}\nthe tutorial says\n{text[begin:end]}and the house\n{answer}"
    finished = files_in(FINISHED)
    for name in sorted({*made, *finished}):
        if made.get(name) != finished.get(name):
            lines = [one.get(name, "").splitlines(keepends=True) for one in (finished, made)]
            yield "".join(difflib.unified_diff(*lines, f"finished {name}", f"as the tutorial makes it {name}"))


def update(text, answers, said, made):
    for (_, begin, end), answer in reversed(list(zip(answers, said))):
        if not is_said(text[begin:end], answer):
            text = text[:begin] + answer + text[end:]
    DOCUMENT.write_text(text, encoding="utf-8")
    shutil.rmtree(FINISHED, ignore_errors=True)
    for name, content in made.items():
        file = FINISHED / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def main():
    text = DOCUMENT.read_text(encoding="utf-8")
    script, answers = steps_of(text)
    with tempfile.TemporaryDirectory(prefix="tutorial-") as folder:
        home = Path(folder)
        built = home / "consilium" / "build" / "release" / "src" / "apps"
        built.mkdir(parents=True)
        (built / "consilium").symlink_to(CONSILIUM)
        shutil.copytree(SOURCES / "calendars", home / "consilium" / "calendars")
        said = play(script, home)
        if len(said) != len(answers) or not answers:
            sys.exit(f"{len(said)} of {len(answers)} commands were done; the last answer:\n{said[-1:]}")
        made = files_in(home / MADE)
    if "--update" in sys.argv:
        return update(text, answers, said, made)
    wrong = list(differences(text, answers, said, made))
    print("\n".join(wrong) or f"{len(answers)} answers and {len(made)} files are as the tutorial says")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
