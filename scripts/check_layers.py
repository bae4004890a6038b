"""The arrows of the house: a room includes only its own headers and those of rooms it names in USES; each third-party
header has its room; the pure rooms touch no clock, thread, file, environment, randomness or global.

Reads the room(...) calls of src/*/CMakeLists.txt and the order of src/CMakeLists.txt.
"""

import re
import sys
from pathlib import Path

from headers import STANDARD, SYSTEM
from sources import CPP, Problem, code_only, files_under, is_test, line_of, without_comments

PURE = {"base", "text", "lookup", "model", "calendar", "compiler", "quota", "decision", "cases", "roster", "policy",
        "reading", "scenario", "studio"}

# First match decides. A place is a room, one file of it, or `*.cpp` for the sources (not headers) of a room.
JSON_ROOMS = ("base", "compiler", "decision", "cases", "roster", "reading", "scenario", "service", "store", "http", "api", "apps")
THIRD_PARTY = [
    (r"fmt/", ["*"], "anywhere"),
    (r"tl/expected\.hpp", ["*"], "anywhere"),
    (r"boost/json/fwd\.hpp", ["*"], "anywhere"),
    (r"boost/json", [f"{room}/*.cpp" for room in JSON_ROOMS], "in sources of " + ", ".join(JSON_ROOMS)),
    (r"boost/(asio|beast)", ["http/serve_beast.cpp"], "in http/serve_beast.cpp"),
    (r"boost/", [], "nowhere"),
    (r"sqlite3\.h", ["store"], "in store"),
    (r"sodium", ["base/hash.cpp", "vault"], "in base/hash.cpp and vault"),
    (r"yaml\.h", ["text"], "in text"),
    (r"unicode/", ["lookup"], "in lookup"),
    (r"spdlog/", ["base/log.cpp"], "in base/log.cpp"),
    (r"(cairo|pango|fontconfig|hb-|glib)", ["paper"], "in paper"),
    (r"curl/", ["notify"], "in notify"),
    (r"CLI/", ["apps/command_line.cpp"], "in apps/command_line.cpp"),
    (r"(gtest|gmock|rapidcheck)", [], "in tests"),
    (r"benchmark/", [], "in bench/"),
]
TEST_HEADERS = re.compile(r"(gtest|gmock|rapidcheck)|boost/json")

BANNED_HEADERS = {"thread", "mutex", "shared_mutex", "condition_variable", "atomic", "future", "semaphore", "latch",
                  "barrier", "stop_token", "fstream", "iostream", "filesystem", "random", "ctime", "time.h"}
BANNED_CODE = [
    (r"\b(system_clock|steady_clock|high_resolution_clock|clock_gettime|gettimeofday)\b", "a clock; take the time as an argument"),
    (r"\bstd::time\b|(?<![\w.:>])time\s*\(", "a clock; take the time as an argument"),
    (r"\b(secure_)?getenv\b", "the environment; take the value as an argument"),
    (r"\b(s?rand|random_device|mt19937(_64)?)\b(?!:)", "randomness; take the value as an argument"),
    (r"\bstd::(thread|jthread|mutex|async)\b|\bthread_local\b", "threads; a pure room has none"),
    (r"\bstd::(cout|cerr|clog|cin|ifstream|ofstream|fstream)\b|\b(fopen|f?printf|puts)\s*\(", "input or output; return a value"),
    (r"\b(double|float)\b", "floating point; amounts are integers in small units"),
    # A name that is written after `static`, or at the left edge, and is neither constant nor a function.
    (r"^[ ]*(?:inline[ ]+)?static[ ]+(?!const\b|constexpr\b|constinit[ ]+const\b|inline\b)(?:[\w:<>,*&]|[ ](?!=))+[ ]\w+[ ]*(?:=(?!=)|;|\{)",
     "a mutable static; pass the state in"),
    (r"^(?:inline[ ]+)?(?!static\b|inline\b|const\b|constexpr\b|constinit\b|using\b|namespace\b|return\b|template\b|struct\b|class\b|union\b|enum\b|"
     r"extern\b|typedef\b|friend\b|concept\b|requires\b|public\b|private\b|case\b|goto\b|else\b)"
     r"[A-Za-z_](?:[\w:<>,*&]|[ ](?!=))*[ ][*&]?\w+(?:[ ]*=(?!=)[^;]*;|;|[ ]*\{[^;{}]*\};)[ ]*$",
     "a mutable global; pass the state in"),
]
# What a pure room may do all the same, because it is what the file is for.
EXCUSED = {"base/log.cpp": ["input or output", "threads"], "base/check.cpp": ["input or output"]}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<([^>]+)>|"([^"]+)")', re.MULTILINE)


class Room:
    def __init__(self, uses, test_uses):
        self.uses = uses
        self.test_uses = test_uses


def read_rooms(root):
    """Rooms by name, and the order of the house."""
    listed = (root / "src/CMakeLists.txt").read_text(encoding="utf-8")
    order = re.search(r"set\(CONSILIUM_ROOMS([^)]*)\)", listed)[1].split()
    rooms = {}
    for path in sorted((root / "src").glob("*/CMakeLists.txt")):
        text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
        call = re.search(r"\broom\(\s*(\w+)([^)]*)\)", text)
        if call is None:
            continue
        words, current, lists = call[2].split(), None, {}
        for word in words:
            if word in ("SOURCES", "USES", "LIBRARIES", "TESTS", "TEST_USES"):
                current = lists.setdefault(word, [])
            elif current is not None:
                current.append(word)
        rooms[call[1]] = Room(lists.get("USES", []), lists.get("TEST_USES", []))
    return rooms, order


def check_order(rooms, order):
    for name, room in sorted(rooms.items()):
        path = f"src/{name}/CMakeLists.txt"
        if name not in order:
            yield Problem(path, 1, f"room `{name}` is not in the list of src/CMakeLists.txt")
            continue
        for used in room.uses:
            if used not in order or order.index(used) >= order.index(name):
                yield Problem(path, 1, f"room `{name}` may not use `{used}`: only rooms above it in src/CMakeLists.txt")
            elif name in PURE and used not in PURE:
                yield Problem(path, 1, f"pure room `{name}` may not use `{used}`, which talks to the world")


def allowed_in(places, room, file_name):
    return any(place in ("*", room, file_name) or (place == f"{room}/*.cpp" and file_name.endswith(".cpp"))
               for place in places)


def third_party_problem(header, room, file_name, test):
    if test and TEST_HEADERS.match(header):
        return None
    for pattern, places, words in THIRD_PARTY:
        if re.match(pattern, header):
            return None if allowed_in(places, room, file_name) else f"<{header}> may be included {words} only"
    return f"<{header}> is not known: give it a room in scripts/check_layers.py"


def angle_problem(header, room, file_name, test):
    if header in STANDARD:
        if room in PURE and not test and header in BANNED_HEADERS:
            return f"<{header}> in a pure room: it has no clock, thread, file or randomness"
        return None
    if header in SYSTEM:
        return f"<{header}> in a pure room: it makes no system calls" if room in PURE and not test else None
    return third_party_problem(header, room, file_name, test)


def quote_problem(header, room, rooms, test, root):
    used, slash, _ = header.partition("/")
    if not slash or used not in rooms:
        return f'"{header}" does not name a room: write "room/file.hpp"'
    if not (root / "src" / header).exists():
        return f'"{header}" does not exist'
    if used == room or used in rooms[room].uses or (test and used in rooms[room].test_uses):
        return None
    return f"room `{room}` does not name `{used}` in its {'USES or TEST_USES' if test else 'USES'}"


def check_file(path, text, rooms, root):
    _, room, *rest = path.split("/")
    if room not in rooms:
        return
    file_name, test = "/".join([room, *rest]), is_test(path)
    plain = without_comments(text)
    for match in INCLUDE.finditer(plain):
        angle, quoted = match.groups()
        message = (angle_problem(angle, room, file_name, test) if angle
                   else quote_problem(quoted, room, rooms, test, root))
        if message:
            yield Problem(path, line_of(plain, match.start()), message)
    if room in PURE and not test:
        yield from check_purity(path, file_name, code_only(text))


def check_purity(path, file_name, code):
    # Preprocessor lines are judged as includes.
    code = re.sub(r"^[ \t]*#[^\n]*", lambda match: " " * len(match[0]), code, flags=re.MULTILINE)
    excused = EXCUSED.get(file_name, [])
    for pattern, words in BANNED_CODE:
        if any(words.startswith(excuse) for excuse in excused):
            continue
        for match in re.finditer(pattern, code, re.MULTILINE):
            yield Problem(path, line_of(code, match.start()), f"`{match[0].strip()}` in a pure room is {words}")


def check(root):
    rooms, order = read_rooms(root)
    problems = list(check_order(rooms, order))
    for path, text in files_under(root, ["src"], CPP):
        problems.extend(check_file(path, text, rooms, root))
    return problems


if __name__ == "__main__":
    found = check(Path(__file__).resolve().parent.parent)
    print("\n".join(map(str, found)), end="\n" if found else "")
    sys.exit(1 if found else 0)
