#include "cases.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "compiler/codes.hpp"
#include "text/codes.hpp"

namespace consilium::checks {
namespace {

std::set<std::string> listed_codes() {
  std::set<std::string> listed;
  for (const base::ListedCode& entry : text::codes) listed.emplace(entry.code);
  for (const base::ListedCode& entry : compiler::codes) listed.emplace(entry.code);
  return listed;
}

TEST(Checks, find_nothing_in_the_programme_the_cases_start_from) {
  const Files files = base_files();
  EXPECT_EQ(rendered(check(files), files), "");
}

TEST(Checks, find_nothing_in_what_only_looks_wrong) {
  const std::vector<Case> cases = cases_in("good");
  EXPECT_FALSE(cases.empty());
  for (const Case& one : cases) {
    const Files files = files_of(one);
    EXPECT_EQ(rendered(check(files), files), "") << one.path;
    EXPECT_EQ(rendered(check_between(one), files), "") << one.path;
  }
}

TEST(Checks, find_nothing_in_the_programmes_of_the_house) {
  for (const auto& entry : std::filesystem::directory_iterator(CONSILIUM_SOURCE_DIR "/programmes")) {
    if (!std::filesystem::exists(entry.path() / "programme.yaml")) continue;
    const Files files = programme_files(entry.path());
    EXPECT_EQ(rendered(check(files), files), "") << entry.path();
  }
}

// The checks of 400 to 499 look at what has been read: a house keeps what it published before there was such a check.
TEST(Checks, are_not_made_again_of_what_was_published) {
  int looked_at = 0;
  for (const Case& one : cases_in("bad")) {
    if (!one.name.starts_with("C4")) continue;
    const Files files = files_of(one);
    const auto problems = check(files);
    if (problems.empty()) continue;  // it is wrong between two versions
    const bool others = std::any_of(problems.begin(), problems.end(),
                                    [](const auto& problem) { return !problem.code.starts_with("C4"); });
    if (others) continue;
    EXPECT_TRUE(is_read_as_published(files)) << one.name;
    ++looked_at;
  }
  EXPECT_GT(looked_at, 20);
}

// A case is named after the code it shows: `C201-fact.yaml`.
TEST(Checks, say_what_is_wrong_and_where) {
  for (const Case& one : cases_in("bad")) {
    SCOPED_TRACE(one.name);
    const Files files = files_of(one);
    std::vector<base::Diagnostic> problems = check(files);
    for (base::Diagnostic& problem : check_between(one)) problems.push_back(std::move(problem));
    const std::string code = one.name.substr(0, one.name.find('-'));
    EXPECT_TRUE(
        std::any_of(problems.begin(), problems.end(), [&](const auto& problem) { return problem.code == code; }))
        << "the case does not show " << code;
    for (const base::Diagnostic& problem : problems) {
      EXPECT_TRUE(files.contains(problem.place.file) || problem.place.line == 0) << problem.place.file;
    }
    std::filesystem::path golden = one.path;
    expect_file(golden.replace_extension(".txt"), rendered(problems, files));
  }
}

TEST(Checks, are_each_shown_by_a_case) {
  std::set<std::string> missing = listed_codes();
  for (const Case& one : cases_in("bad")) missing.erase(one.name.substr(0, one.name.find('-')));
  for (const std::string& code : missing)
    ADD_FAILURE() << code << " has no case tests/compiler/bad/" << code << "-….yaml";
}

TEST(Checks, have_codes_that_are_listed_once_and_in_order) {
  const auto rises = [](const auto& list) {
    return std::is_sorted(list.begin(), list.end(),
                          [](const auto& left, const auto& right) { return left.code <= right.code; });
  };
  EXPECT_TRUE(rises(text::codes));
  EXPECT_TRUE(rises(compiler::codes));
}

TEST(Checks, find_every_problem_in_one_run_in_the_order_of_the_files) {
  Files files = base_files();
  files["programme.yaml"].replace(files["programme.yaml"].find("zone: Asia/Shanghai"), 19, "zone: Asia/Nowhere");
  files["services/visit.yaml"].replace(files["services/visit.yaml"].find("hold_at: accepted"), 17, "hold_at: acepted");
  files["texts/all.yaml"].replace(files["texts/all.yaml"].find("id: terms"), 9, "id: told");
  std::vector<std::string> found;
  for (const base::Diagnostic& problem : check(files)) found.push_back(problem.place.file + " " + problem.code);
  EXPECT_EQ(found, (std::vector<std::string>{"programme.yaml C355", "programme.yaml C204", "services/visit.yaml C202",
                                             "texts/all.yaml C366"}));
}

}  // namespace
}  // namespace consilium::checks
