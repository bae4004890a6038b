// Sequences that files share.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "scenario/scenario.hpp"

namespace consilium::scenario {
namespace {

std::string using_of(std::string_view shares, std::string_view sequences = "") {
  return "format: scenario/1\n" + std::string(shares) + std::string(sequences) +
         "scenarios:\n  - { name: a, clauses: [XY-1], timeline: [{ run: opened, expect: { reached: applied } }] }\n";
}

constexpr std::string_view steps = "format: scenario/1\nsequences:\n  opened:\n    - { open: mending }\n";

struct Read {
  std::vector<ScenarioFile> files;
  std::vector<std::string> codes;
};

Read read(const std::vector<std::pair<std::string, std::string>>& texts) {
  Read result;
  for (const auto& [name, bytes] : texts) result.files.push_back(read_scenarios("scenarios/" + name, bytes));
  for (const ScenarioFile& file : result.files) {
    for (const base::Diagnostic& problem : file.problems) result.codes.push_back(problem.code);
  }
  for (const base::Diagnostic& problem : share_sequences(result.files)) result.codes.push_back(problem.code);
  return result;
}

using Codes = std::vector<std::string>;

TEST(Shares, a_file_runs_the_sequences_of_another) {
  const Read shared = read({{"a.yaml", using_of("shares: [steps]\n")}, {"steps.yaml", std::string(steps)}});
  EXPECT_EQ(shared.codes, Codes{});
  ASSERT_EQ(shared.files.front().scenarios.size(), 1U);
  EXPECT_NE(shared.files.front().scenarios.front().sequences->find("opened"), nullptr);
  const Read alone = read({{"a.yaml", using_of("")}, {"b.yaml", using_of("shares: [a]\n")}});
  EXPECT_EQ(alone.codes, Codes{});
  EXPECT_EQ(alone.files.back().scenarios.front().sequences->find("opened"), nullptr);
}

TEST(Shares, what_a_file_shares_is_not_given_on) {
  const std::string between = using_of("shares: [steps]\n", "sequences: { more: [{ run: opened }] }\n");
  const Read read_all =
      read({{"a.yaml", using_of("shares: [b]\n")}, {"b.yaml", between}, {"steps.yaml", std::string(steps)}});
  EXPECT_EQ(read_all.codes, Codes{});
  EXPECT_NE(read_all.files.front().sequences.find("more"), nullptr);
  EXPECT_EQ(read_all.files.front().sequences.find("opened"), nullptr);
}

TEST(Shares, what_can_not_be_run_is_told) {
  EXPECT_EQ(read({{"a.yaml", using_of("shares: [steps]\n")}}).codes, Codes{"S108"});
  EXPECT_EQ(read({{"a.yaml", using_of("shares: [a]\n")}}).codes, Codes{"S108"});
  EXPECT_EQ(read({{"a.yaml", using_of("shares: [steps]\n", "sequences: { opened: [{ open: mending }] }\n")},
                  {"steps.yaml", std::string(steps)}})
                .codes,
            Codes{"S109"});
  EXPECT_EQ(read({{"a.yaml", using_of("")}, {"steps.yaml", std::string(steps)}}).codes, Codes{"S110"});
  EXPECT_EQ(read({{"a.yaml", "format: scenario/1\n"}}).codes, Codes{"S106"});
}

TEST(Shares, a_step_of_a_sequence_claims_nothing) {
  const auto codes = [](std::string_view sequence) {
    return read({{"a.yaml", using_of("", "sequences: { opened: [" + std::string(sequence) + "] }\n")}}).codes;
  };
  EXPECT_EQ(codes("{ open: mending, clauses: [XY-1] }"), Codes{"S112"});
  EXPECT_EQ(codes("{ open: mending }"), Codes{});
}

TEST(Shares, a_sequence_that_runs_itself_is_told) {
  const auto codes = [](std::string_view sequences) { return read({{"a.yaml", using_of("", sequences)}}).codes; };
  EXPECT_EQ(codes("sequences: { opened: [{ run: opened }] }\n"), Codes{"S111"});
  EXPECT_EQ(codes("sequences: { opened: [{ run: b }], b: [{ run: c }], c: [{ run: b }] }\n"), (Codes{"S111", "S111"}));
  EXPECT_EQ(codes("sequences: { opened: [{ run: b }, { run: c }], b: [{ run: c }], c: [{ open: mending }] }\n"),
            Codes{});
  const std::string across = "format: scenario/1\nsequences: { more: [{ run: opened }] }\n";
  EXPECT_EQ(
      read({{"a.yaml", using_of("shares: [b]\n", "sequences: { opened: [{ run: more }] }\n")}, {"b.yaml", across}})
          .codes,
      (Codes{"S111", "S111"}));
}

TEST(Shares, sequences_run_one_another_so_deep_only) {
  const auto chain = [](std::size_t length) {
    std::string sequences = "sequences:\n  opened: [{ run: s1 }]\n";
    for (std::size_t i = 1; i + 1 < length; ++i)
      sequences += "  s" + std::to_string(i) + ": [{ run: s" + std::to_string(i + 1) + " }]\n";
    sequences += "  s" + std::to_string(length - 1) + ": [{ open: mending }]\n";
    return read({{"a.yaml", using_of("", sequences)}}).codes;
  };
  EXPECT_EQ(chain(sequences_deep_max), Codes{});
  EXPECT_EQ(chain(sequences_deep_max + 1), Codes{"S111"});
  EXPECT_EQ(chain(50'000), Codes{"S111"});
}

}  // namespace
}  // namespace consilium::scenario
