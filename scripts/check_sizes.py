"""No file and no function grows past what one reads at a sitting: 500 lines a source, 700 a test, 250 a web component,
70 a function. Functions are found by their braces, which the formatter puts where they belong.
"""

import re
import sys
from pathlib import Path

from sources import CPP, Problem, code_only, files_under, is_test

FILE_LINES_MAX = 500
TEST_LINES_MAX = 700
COMPONENT_LINES_MAX = 250
FUNCTION_LINES_MAX = 70
# A line that opens a block and is not a function: types, namespaces, initialisers, control flow, labels.
NOT_A_FUNCTION = re.compile(
    r"^\s*(namespace|struct|class|enum|union|extern|if|else|for|while|switch|do|try|catch|case|default)\b|=\s*\{$|\(\{$")
# The body of a test is a story and may be long; its file may not.
TEST_BODY = re.compile(r"^(TEST|TEST_F|TEST_P|TYPED_TEST|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP|BENCHMARK\w*)\(")


def functions(code):
    """(declaration, first line, lines) of each function at namespace or class level. What is within one is passed over."""
    lines = code.splitlines()
    head, inside_until = 0, -1
    for number, line in enumerate(lines):
        text = line.strip()
        if number <= inside_until:
            head = number + 1
        elif not text or text.startswith(("#", "}")) or text.endswith((";", "}", ":")):
            head = number + 1
        elif text.endswith("{"):
            declaration = lines[head]
            whole = " ".join(lines[head:number + 1])
            head = number + 1
            if NOT_A_FUNCTION.search(declaration) or NOT_A_FUNCTION.search(line) or "(" not in whole:
                continue
            indent = len(declaration) - len(declaration.lstrip())
            close = re.compile(rf" {{{indent}}}}};?$")
            inside_until = next((at for at in range(number + 1, len(lines)) if close.match(lines[at])), -1)
            if inside_until >= 0:
                yield declaration.strip(), number + 1, inside_until - number + 1


def file_limit(path):
    if path.startswith("web/") and path.endswith(".tsx") and not is_test(path):
        return COMPONENT_LINES_MAX
    return TEST_LINES_MAX if is_test(path) else FILE_LINES_MAX


def check(root):
    problems = []
    for path, text in files_under(root, ["src", "tests", "bench", "scripts", "web/src", "web/e2e"],
                                  (*CPP, ".py", ".sh", ".ts", ".tsx")):
        # What is generated is not read.
        if path.startswith("web/src/api/"):
            continue
        length = len(text.splitlines())
        if length > file_limit(path):
            problems.append(Problem(path, 1, f"{length} lines; at most {file_limit(path)}: split it by purpose"))
        if not path.endswith(CPP):
            continue
        for declaration, number, lines in functions(code_only(text)):
            if lines > FUNCTION_LINES_MAX and not TEST_BODY.match(declaration):
                problems.append(Problem(path, number, f"this function has {lines} lines; at most {FUNCTION_LINES_MAX}"))
    return problems


if __name__ == "__main__":
    found = check(Path(__file__).resolve().parent.parent)
    print("\n".join(map(str, found)), end="\n" if found else "")
    sys.exit(1 if found else 0)
