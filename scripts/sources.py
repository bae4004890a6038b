"""What the checkers share: finding our sources, reading them without comments and strings, and saying what is wrong."""

import re
from dataclasses import dataclass
from pathlib import Path

CPP = (".cpp", ".hpp")
SKIPPED_FOLDERS = {"node_modules", "dist", "build", "__pycache__"}


@dataclass(frozen=True)
class Problem:
    path: str
    line: int
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


def files_under(root, folders, suffixes):
    """The files of some folders, in order, as (path relative to root, text)."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root)
            if path.suffix in suffixes and path.is_file() and not SKIPPED_FOLDERS & set(relative.parts):
                yield relative.as_posix(), path.read_text(encoding="utf-8")


def is_test(path):
    name = Path(path).name
    return (re.search(r"_(test|fixture)\.[ch]pp$", name) is not None or ".test." in name or ".spec." in name
            or path.startswith(("tests/", "web/e2e/")))


TOKEN = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)" | "(?:\\.|[^"\\\n])*" |
        (?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'""",
    re.VERBOSE | re.DOTALL)


def blank(text, start, end):
    """The same number of characters and lines, with nothing in them."""
    return re.sub(r"[^\n]", " ", text[start:end])


def without_comments(text):
    """C++ with comments blanked; strings stay. Every character keeps its place."""
    return TOKEN.sub(lambda match: blank(text, *match.span()) if match[0].startswith("/") else match[0], text)


def code_only(text):
    """C++ with comments and the contents of strings blanked. Every character keeps its place."""
    def replaced(match):
        if match[0].startswith("/"):
            return blank(text, *match.span())
        return match[0][0] + blank(text, match.start() + 1, match.end() - 1) + match[0][-1]
    return TOKEN.sub(replaced, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1
