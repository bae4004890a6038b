"""No line of code names an insurer, a provider, a programme, a service, a network or a clause: a new handbook must not
need new code. The names are read from programmes/ and networks/ when this runs; code that looks like a clause id is
refused even when no programme has it yet. Tests may name made-up services.

A name that is also an ordinary word of the house goes into allowed_names.txt, with the reason.
"""

import re
import sys
from pathlib import Path

from sources import CPP, Problem, files_under, is_test, line_of

CLAUSE_LIKE = re.compile(r"(?<![\w-])([A-Z]{3})-\d[\w.-]*")
# Standards that are written the same way.
STANDARDS = {"SHA", "UTF", "ISO", "RFC", "AES", "TLS", "MD5", "CRC", "BCP", "IEC", "GBK"}
ID_LINE = re.compile(r"^(?:- )?id: *\"?([\w.-]+)\"?", re.MULTILINE)
PARTY = re.compile(r"^(insurer|provider): *\{(.*)\} *$", re.MULTILINE)
PARTY_BLOCK = re.compile(r"^(insurer|provider): *\n((?:[ ]+.*\n)+)", re.MULTILINE)


def read(path):
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def party_names(programme):
    """Ids and names of insurer and provider, in flow (`insurer: { id: x, name: {…} }`) or block style."""
    blocks = [(role, re.sub(r"\s*\n\s+", ", ", block)) for role, block in PARTY_BLOCK.findall(programme)]
    for role, line in PARTY.findall(programme) + blocks:
        for key, value in re.findall(r"\b(id|zh-Hans|zh-Hant|en): *(\"[^\"]*\"|[^,}]+)", line):
            value = value.strip().strip('"')
            yield value
            # An insurer is known by the first word of its id; a provider's may be an ordinary word.
            if role == "insurer" and key == "id":
                yield value.split("-")[0]


def names_of(root):
    """name → what it is."""
    names = {}
    for folder in sorted((root / "programmes").glob("*/")):
        names[folder.name] = "a programme"
        programme = read(folder / "programme.yaml")
        names.update({name: "a programme" for name in ID_LINE.findall(programme)})
        names.update({name: "an insurer or provider" for name in party_names(programme)})
        for service in sorted((folder / "services").glob("*.yaml")):
            names[service.stem] = "a service"
            names.update({name: "a service" for name in ID_LINE.findall(read(service)) if "-" in name or name == service.stem})
        for clause in re.findall(r"^\s*- *\{? *id: *\"?([A-Z][\w.-]+)", read(folder / "clauses.yaml"), re.MULTILINE):
            names[clause] = "a clause"
    for folder in sorted((root / "networks").glob("*/")):
        names[folder.name] = "a network"
    return names


def allowed_names(root):
    lines = (re.sub(r"#.*", "", line).split() for line in read(root / "scripts/allowed_names.txt").splitlines())
    return {words[0] for words in lines if words}


def spellings(name, kind):
    """As written, and as an identifier. A service or network of one plain word is looked for as a text in quotes only."""
    if kind in ("a service", "a network") and re.fullmatch(r"[a-z]+", name):
        return [f'"{name}"', f"'{name}'"]
    return [name] if "-" not in name else [name, name.replace("-", "_")]


def name_by_spelling(names):
    return {spelling.lower(): name for name, kind in names.items() for spelling in spellings(name, kind)}


def pattern_of(spelled, text):
    """One pattern for the spellings that occur in a text at all: trying all of them at each place takes minutes."""
    lower = text.lower()
    occurring = sorted((spelling for spelling in spelled if spelling in lower), key=len, reverse=True)
    alternatives = "|".join(map(re.escape, occurring))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])" if occurring else r"(?!)", re.IGNORECASE)


def check_file(path, text, spelled, names):
    test = is_test(path)
    named = set()
    for match in pattern_of(spelled, text).finditer(text):
        name = spelled[match[0].lower()]
        if test and names[name] == "a service":
            continue
        named.add(match.start())
        yield Problem(path, line_of(text, match.start()), f"`{match[0]}` names {names[name]}; code must not")
    if test:
        return
    for match in CLAUSE_LIKE.finditer(text):
        if match[1] not in STANDARDS and match.start() not in named:
            yield Problem(path, line_of(text, match.start()), f"`{match[0]}` looks like a clause id; code must not name one")


def check(root):
    allowed = allowed_names(root)
    names = {name: kind for name, kind in names_of(root).items() if name not in allowed}
    spelled = name_by_spelling(names)
    problems = []
    for path, text in files_under(root, ["src", "web/src", "web/e2e"], (*CPP, ".ts", ".tsx", ".css", ".html")):
        problems.extend(check_file(path, text, spelled, names))
    return problems


if __name__ == "__main__":
    found = check(Path(__file__).resolve().parent.parent)
    print("\n".join(map(str, found)), end="\n" if found else "")
    sys.exit(1 if found else 0)
