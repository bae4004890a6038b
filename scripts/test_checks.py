"""Shows that each checker can fail, and that it passes what is right: small made-up trees with one slip each. Ends with
`N passed, N failed`.
"""

import sys
import tempfile
from pathlib import Path

import check_co_await
import check_layers
import check_names
import check_sizes
import tidy

HOUSE = {
    "src/CMakeLists.txt": "set(CONSILIUM_ROOMS\n  base model calendar store http)\n",
    "src/base/CMakeLists.txt": "room(base\n  SOURCES a.cpp log.cpp)\n",
    "src/base/a.hpp": "#include <string>\n",
    "src/base/log.cpp": "#include <spdlog/spdlog.h>\nvoid out() { std::cerr << 1; }\n",
    "src/model/CMakeLists.txt": "room(model\n  SOURCES m.cpp\n  USES base\n  TESTS m_test.cpp\n  TEST_USES calendar)\n",
    "src/model/m.hpp": '#pragma once\n#include <vector>\n#include "base/a.hpp"\n',
    "src/calendar/CMakeLists.txt": "room(calendar SOURCES c.cpp USES base model)\n",
    "src/calendar/c.hpp": '#include "model/m.hpp"\n',
    "src/store/CMakeLists.txt": "room(store SOURCES s.cpp USES base LIBRARIES sqlite3)\n",
    "src/store/s.cpp": "#include <sqlite3.h>\n#include <unistd.h>\n#include <thread>\nstatic int count = 0;\n",
    "src/http/CMakeLists.txt": "room(http SOURCES serve_beast.cpp USES base)\n",
    "programmes/acme-care/programme.yaml":
        "format: programme/1\nid: acme-care-plan\ninsurer: { id: acmelife-china, name: { en: Acme Life China } }\n"
        "provider: { id: goodhelp, name: { en: \"Good Help Co., Ltd.\" }, cites: [ACM-1.1-01] }\n",
    "programmes/acme-care/clauses.yaml": "clauses:\n  - id: ACM-1.1-01\n    kind: scope\n",
    "programmes/acme-care/services/second-look.yaml": "id: second-look\n",
    "programmes/acme-care/services/nursing.yaml": "id: nursing\n",
    "networks/acme-hospitals/network.yaml": "id: acme-hospitals\n",
    "scripts/allowed_names.txt": "# none\n",
}
FUNCTION = "int f(int x) {\n" + "  ++x;\n" * 67 + "  return x;\n"

# (checker, what it must see, path, text). The text is right when what it must see is empty.
CASES = [
    (check_layers, "", "src/model/m.cpp", '#include "model/m.hpp"\n\n#include <map>\n\n#include <fmt/core.h>\n'),
    (check_layers, "does not name `calendar`", "src/model/m.cpp", '#include "calendar/c.hpp"\n'),
    (check_layers, "", "src/model/m_test.cpp", '#include <gtest/gtest.h>\n#include <fstream>\n#include "calendar/c.hpp"\n'),
    (check_layers, "", "src/model/m_fixture.hpp", "#include <gtest/gtest.h>\n"),
    (check_layers, "does not name `store`", "src/model/m_test.cpp", '#include "store/s.cpp"\n'),
    (check_layers, "does not exist", "src/model/m.cpp", '#include "base/missing.hpp"\n'),
    (check_layers, "does not name a room", "src/model/m.cpp", '#include "m.hpp"\n'),
    (check_layers, "", "src/model/m.cpp", '// #include "calendar/c.hpp"\n/*\n#include <thread>\n*/\n'),
    (check_layers, "only rooms above", "src/model/CMakeLists.txt", "room(model SOURCES m.cpp USES base calendar)\n"),
    (check_layers, "not in the list", "src/extra/CMakeLists.txt", "room(extra SOURCES x.cpp)\n"),
    (check_layers, "in store only", "src/model/m.cpp", "#include <sqlite3.h>\n"),
    (check_layers, "in http/serve_beast.cpp only", "src/http/other.cpp", "#include <boost/asio/write.hpp>\n"),
    (check_layers, "", "src/http/serve_beast.cpp", "#include <boost/asio/write.hpp>\n#include <boost/beast/http.hpp>\n"),
    (check_layers, "in sources of", "src/store/codec.hpp", "#include <boost/json.hpp>\n"),
    (check_layers, "", "src/store/codec.hpp", "#include <boost/json/fwd.hpp>\n"),
    (check_layers, "in base/log.cpp only", "src/store/t.cpp", "#include <spdlog/spdlog.h>\n"),
    (check_layers, "in tests only", "src/model/m.cpp", "#include <gtest/gtest.h>\n"),
    (check_layers, "is not known", "src/model/m.cpp", "#include <Poco/Net.h>\n"),
    (check_layers, "in a pure room", "src/model/m.cpp", "#include <fstream>\n"),
    (check_layers, "in a pure room", "src/model/m.cpp", "#include <unistd.h>\n"),
    (check_layers, "a clock", "src/model/m.cpp", "auto now = [] { return std::chrono::system_clock::now(); };\n"),
    (check_layers, "a clock", "src/model/m.cpp", "long f() { return std::time(nullptr); }\n"),
    (check_layers, "the environment", "src/model/m.cpp", 'auto f() { return std::getenv("HOME"); }\n'),
    (check_layers, "randomness", "src/model/m.cpp", "int f() { return rand(); }\n"),
    (check_layers, "threads", "src/model/m.cpp", "void f() { std::jthread t; }\n"),
    (check_layers, "input or output", "src/model/m.cpp", "void f() { std::cerr << 1; }\n"),
    (check_layers, "floating point", "src/model/m.cpp", "double f();\n"),
    (check_layers, "a mutable static", "src/model/m.cpp", "int f() {\n  static int calls = 0;\n  return ++calls;\n}\n"),
    (check_layers, "a mutable static", "src/model/m.cpp", "static std::map<int, int> seen;\n"),
    (check_layers, "a mutable global", "src/model/m.cpp", "namespace {\n\nstd::vector<int> seen;\n\n}\n"),
    (check_layers, "a mutable global", "src/model/m.cpp", "int count = 0;\n"),
    (check_layers, "", "src/model/m.cpp",
     "constexpr int a = 1;\nconst std::string b = \"rand() std::getenv\";\nstruct S;\nint f(int x);\nstatic int g(int x);\n"
     "struct T {\n  static T of(int);\n  static constexpr int c = 2;\n  int runtime(int time) { return time; }\n};\n"
     "inline constexpr std::size_t d = 3;\nusing E = int;\nT T::of(int) { return {}; }\n"),
    (check_co_await, "", "src/http/serve_beast.cpp",
     "awaitable<void> f(socket s) {\n  for (;;) {\n    auto r = co_await read(s, buffer);\n    auto& [ec, n] = r;\n"
     "    if (ec) {\n      co_return;\n    }\n    // co_await {in a comment?}\n    co_await write(s, table[n]);\n  }\n}\n"),
    (check_co_await, "only", "src/store/s.cpp", "task f() { co_await g(); }\n"),
    (check_co_await, "a lambda", "src/http/serve_beast.cpp", "task f() {\n  co_await on_pool([l](int) { return l; });\n}\n"),
    (check_co_await, "a brace", "src/http/serve_beast.cpp", "task f() {\n  co_await g(Options{1, 2});\n}\n"),
    (check_co_await, "a brace", "src/http/serve_beast.cpp", "task f() {\n  co_await g({.a = 1});\n}\n"),
    (check_co_await, "a brace", "src/http/serve_beast.cpp", "task f() {\n  Pair p{co_await g(), 2};\n}\n"),
    (check_co_await, "`?:`", "src/http/serve_beast.cpp", "task f() {\n  auto x = y ? co_await g() : 0;\n}\n"),
    (check_co_await, "a structured binding", "src/http/serve_beast.cpp", "task f() {\n  auto [ec, n] = co_await g();\n}\n"),
    (check_sizes, "", "src/model/m.cpp", FUNCTION + "}\n"),
    (check_sizes, "this function has 71 lines", "src/model/m.cpp", FUNCTION + "  ;\n}\n"),
    (check_sizes, "this function has 71 lines", "src/model/m.cpp",
     "struct S {\n" + "".join(f"  {line}\n" for line in (FUNCTION + "  ;\n}").splitlines()) + "};\n"),
    (check_sizes, "", "src/model/m.cpp", "constexpr auto rows = std::to_array<Row>({\n" + "    {1},\n" * 100 + "});\n"),
    (check_sizes, "", "src/model/m_test.cpp", "TEST(A, b) {\n" + "  f();\n" * 100 + "}\n"),
    (check_sizes, "", "src/model/m.cpp", "int a();\n" * 500),
    (check_sizes, "501 lines", "src/model/m.cpp", "int a();\n" * 501),
    (check_sizes, "", "src/model/m_test.cpp", "int a();\n" * 700),
    (check_sizes, "701 lines", "tests/x/y.cpp", "int a();\n" * 701),
    (check_sizes, "251 lines", "web/src/features/a/a.tsx", "a();\n" * 251),
    (check_names, "", "src/model/m.cpp", "// SHA-256 and UTF-8\nint second_looking; int nursing;\n"),
    (check_names, "names a programme", "src/model/m.cpp", "int acme_care;\n"),
    (check_names, "names a programme", "web/src/app.tsx", "const id = 'acme-care-plan';\n"),
    (check_names, "names an insurer or provider", "src/model/m.cpp", "// as Acme Life China wants it\n"),
    (check_names, "names an insurer or provider", "src/model/m.cpp", "int acmelife;\n"),
    (check_names, "names an insurer or provider", "src/model/m_test.cpp", 'auto name = "Good Help Co., Ltd.";\n'),
    (check_names, "names a service", "src/model/m.cpp", "if (id == \"second-look\") f();\n"),
    (check_names, "names a service", "src/model/m.cpp", "bool is_it = id == \"nursing\";\n"),
    (check_names, "", "src/model/m_test.cpp", "auto id = \"second-look\";\n"),
    (check_names, "names a network", "src/model/m.cpp", "auto id = \"acme-hospitals\";\n"),
    (check_names, "names a clause", "src/model/m_test.cpp", "// [ACM-1.1-01] says so\n"),
    (check_names, "looks like a clause id", "src/model/m.cpp", "// [XYZ-4.6-N10a] says so\n"),
]


def write(root, files):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def verdict(checker, expected, path, text):
    """What is wrong with the checker's answer, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, HOUSE)
        before = [str(problem) for problem in checker.check(root)]
        write(root, {path: text})
        found = [str(problem) for problem in checker.check(root)]
    if before:
        return f"the house without the slip is refused: {before}"
    if not expected:
        return f"refused: {found}" if found else None
    if any(expected in problem and problem.startswith(path) for problem in found):
        return None
    return f"expected `{expected}`, found {found}"


def lost_dependencies():
    """None when the headers an object was compiled from are found, whichever way ninja names them."""
    for header in (f"{tidy.ROOT}/src/base/a.hpp", "../../src/base/a.hpp"):
        found = tidy.dependencies(f"a.o: #deps 3, deps mtime 1 (VALID)\n    {header}\n    /usr/include/b.h\n"
                                  "    generated/c.hpp\n")
        if found != {"a.o": [tidy.ROOT / "src/base/a.hpp"]}:
            return f"{header}: found {found}"
    return None


def main():
    passed, failed = 0, 0
    lost = lost_dependencies()
    if lost is None:
        passed += 1
    else:
        failed += 1
        print(f"tidy: {lost}")
    for checker, expected, path, text in CASES:
        wrong = verdict(checker, expected, path, text)
        if wrong is None:
            passed += 1
        else:
            failed += 1
            print(f"{checker.__name__} on {path} with {text[:80]!r}: {wrong}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
