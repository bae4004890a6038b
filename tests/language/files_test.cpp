// The files of the project against the tables, and what the tables must refuse.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "all_kinds.hpp"
#include "compiler/shape.hpp"
#include "scenario/scenario.hpp"
#include "text/yaml.hpp"

namespace consilium::compiler {
namespace {

namespace fs = std::filesystem;

FileKind kind_named(std::string_view name) {
  for (const FileKind& kind : all_kinds()) {
    if (kind.name == name) return kind;
  }
  ADD_FAILURE() << name << " is no kind";
  return {};
}

std::vector<base::Diagnostic> problems_of(std::string_view kind_name, const std::string& bytes) {
  const FileKind kind = kind_named(kind_name);
  const text::Document document = text::read_yaml("file.yaml", bytes);
  if (!document.root) return document.problems;
  return check_shape(kind.words, kind.word, *document.root, "X100");
}

std::string bytes_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

std::string_view kind_of(const fs::path& path) {
  const std::string folder = path.parent_path().filename().string();
  if (path.filename() == "programme.yaml") return "programme";
  if (path.filename() == "clauses.yaml") return "clauses";
  if (path.filename() == "network.yaml") return "network";
  if (folder == "services") return "service";
  if (folder == "shared") return "shared";
  if (folder == "texts") return "texts";
  if (folder == "scenarios") return "scenario";
  if (folder == "calendars") return "calendar";
  return {};
}

TEST(LanguageFiles, every_file_of_the_project_has_the_shape_of_its_kind) {
  int files = 0;
  for (const char* folder : {"programmes", "networks", "calendars"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(CONSILIUM_SOURCE_DIR) / folder)) {
      const std::string_view kind = kind_of(entry.path());
      if (entry.path().extension() != ".yaml" || kind.empty()) continue;
      ++files;
      for (const auto& problem : problems_of(kind, bytes_of(entry.path())))
        ADD_FAILURE() << entry.path().string() << ":" << problem.place.line << ": " << problem.message;
    }
  }
  EXPECT_GE(files, 9);
}

struct Wrong {
  const char* kind;
  const char* bytes;
  const char* message;
  int line;
};

TEST(LanguageFiles, what_is_not_as_the_tables_say_is_told_at_its_place) {
  const std::vector<Wrong> cases{
      {"texts", "format: texts/1\ntexts: []\ntxt: 1\n", "key `txt` of `texts` is not known", 3},
      {"texts", "format: texts/1\n", "`texts` needs `texts`", 1},
      {"texts", "format: texts/2\ntexts: []\n", "expected `texts/1`", 1},
      {"texts", "format: texts/1\ntexts: { id: a }\n", "expected a list", 2},
      {"list", "file: [a]\n", "expected a text", 1},
      {"list", "file: a.csv\nflags: [[a]]\n", "expected a text", 2},
      {"calendar",
       "format: calendar/1\nid: a\nname: { fr: a }\nissued: 2026-01-01\nfirst: 2026-01-01\nlast: 2026-13-01\n"
       "saturday_works: perhaps\nfile: a.csv\n",
       "key `fr` of `words` is not known", 3},
      {"scenario", "scenarios:\n  - name: a\n    clauses: []\n    table:\n      - { expect: perhaps }\n",
       "expected one of `eligible`, `not_eligible`, `needs_information`, `refer`", 5},
      {"scenario", "given: { contract: { effectve_on: 2026-01-01 } }\nscenarios: []\n",
       "key `effectve_on` of `contract` is not known", 1}};
  for (const Wrong& wrong : cases) {
    const auto problems = problems_of(wrong.kind, wrong.bytes);
    ASSERT_FALSE(problems.empty()) << wrong.bytes;
    EXPECT_EQ(problems.front().message, wrong.message);
    EXPECT_EQ(problems.front().place.line, wrong.line) << wrong.message;
  }
}

TEST(LanguageFiles, every_problem_is_told_in_one_run) {
  const auto problems =
      problems_of("calendar",
                  "format: calendar/1\nid: a\nname: { en: a }\nissued: 2026-01-01\nfirst: 2026-01-01\n"
                  "last: 2026-13-01\nsaturday_works: perhaps\nfile: a.csv\n");
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].message, "expected a date such as 2026-01-01");
  EXPECT_EQ(problems[1].message, "expected yes or no");
}

TEST(LanguageFiles, a_step_of_a_scenario_does_one_act) {
  const auto problems_in = [](const std::string& step) {
    const std::string bytes = "sequences:\n  s:\n    - " + step +
                              "\nscenarios:\n  - name: a\n    clauses: [b]\n    timeline:\n      - " + step +
                              "\n      - { expect: { closed: open } }\n";
    return scenario::read_scenarios("scenario.yaml", bytes).problems;
  };
  EXPECT_TRUE(problems_in("{ do: a, facts: { b: c }, reason: d }").empty());
  const auto problems = problems_in("{ do: a, notice: b }");
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems.front().code, "S107");
}

TEST(LanguageFiles, a_title_of_a_scenario_is_in_the_script_of_its_language) {
  const auto titled = [](const std::string& title) {
    return scenario::read_scenarios("scenario.yaml",
                                    "scenarios:\n  - name: a\n    title: " + title +
                                        "\n    clauses: [b]\n    timeline: [{ expect: { closed: open } }]\n");
  };
  const scenario::ScenarioFile well = titled("{ zh-Hans: 等待期, zh-Hant: 等候期 }");
  EXPECT_TRUE(well.problems.empty());
  EXPECT_EQ(well.scenarios.front().title.in(base::Language::zh_hant), "等候期");
  EXPECT_TRUE(well.scenarios.front().title.in(base::Language::en).empty());
  for (const auto& [title, code] : {std::pair{"{ zh-Hans: 等待期滿 }", "S113"},
                                    {"{ en: 等待期 }", "S113"},
                                    {"{ fr: attente }", "S101"},
                                    {"waiting", "S101"}}) {
    const auto problems = titled(title).problems;
    ASSERT_EQ(problems.size(), 1U) << title;
    EXPECT_EQ(problems.front().code, code) << title;
  }
}

TEST(LanguageFiles, an_amount_of_time_has_one_unit) {
  const Word& span = word_in(language(), "span");
  for (const auto& [written, well] : {std::pair{"{ working_days: 5 }", true},
                                      {"{ working_days: { from: 8, to: 10 } }", true},
                                      {"{ working_days: 5, hours: 1 }", false},
                                      {"{ weeks: 1 }", false},
                                      {"{ working_days: five }", false},
                                      {"5", false}}) {
    const text::Document document = text::read_yaml("span.yaml", std::string("a: ") + written);
    EXPECT_EQ(check_shape(language(), span.name, *document.root->find("a"), "X").empty(), well) << written;
  }
}

}  // namespace
}  // namespace consilium::compiler
