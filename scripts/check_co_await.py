"""g++ 12 miscompiles ordinary statements that hold `co_await` (double frees, silently). So `co_await` may stand in one
file only, and a statement that holds it has no brace, no lambda, no `?:` and no structured binding: every operand is a
named local or a plain call, and a result gets a name before it is taken apart.
"""

import re
import sys
from pathlib import Path

from sources import CPP, Problem, code_only, files_under, line_of

ONLY = "src/http/serve_beast.cpp"

# What may stand before a brace that opens a block, when no parenthesis is open.
BLOCK_OPENER = re.compile(r"(\)|\b(else|do|try|const|noexcept|override|final)|[;{}:]|->[ ]*[\w:<>,]+)\s*$|^\s*$")
LAMBDA = re.compile(r"(?:^|[(,=&|!?:;{]|\breturn|\bco_await|\bco_return)\s*\[(?!\[)")
BINDING = re.compile(r"\bauto\s*&{0,2}\s*\[")


def statements(code):
    """(offset, text) of each statement. A brace within parentheses, or after a name, belongs to its statement."""
    start, depth, inner = 0, 0, 0
    for at, character in enumerate(code):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "{":
            if inner or depth > 0 or not BLOCK_OPENER.search(code[start:at]):
                inner += 1
                continue
            yield start, code[start:at]
            start = at + 1
        elif character == "}":
            if inner:
                inner -= 1
                continue
            yield start, code[start:at]
            start, depth = at + 1, 0
        elif character == ";" and not inner:
            # The parts of a for loop are judged together with it.
            if depth > 0:
                continue
            yield start, code[start:at]
            start = at + 1
    yield start, code[start:]


def faults(statement):
    if "{" in statement:
        yield "a brace"
    if LAMBDA.search(statement):
        yield "a lambda"
    if "?" in statement:
        yield "`?:`"
    if BINDING.search(statement):
        yield "a structured binding"


def check_file(path, text):
    code = code_only(text)
    awaits = [match.start() for match in re.finditer(r"\bco_(await|yield)\b", code)]
    if path != ONLY:
        for offset in awaits:
            yield Problem(path, line_of(code, offset), f"`co_await` may stand in {ONLY} only")
        return
    for start, statement in statements(code):
        match = re.search(r"\bco_(await|yield)\b", statement)
        if match is None:
            continue
        for fault in faults(statement):
            yield Problem(path, line_of(code, start + match.start()),
                          f"{fault} in a statement with `co_await`: give each operand a name first")


def check(root):
    problems = []
    for path, text in files_under(root, ["src", "tests", "bench"], CPP):
        problems.extend(check_file(path, text))
    return problems


if __name__ == "__main__":
    found = check(Path(__file__).resolve().parent.parent)
    print("\n".join(map(str, found)), end="\n" if found else "")
    sys.exit(1 if found else 0)
