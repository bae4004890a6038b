#include "roster/reader.hpp"

#include <string>

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace consilium::roster {
namespace {

constexpr std::string_view declared = "roster,1,acme-life,full,2026-03-02\n";
constexpr std::string_view header =
    "contract,product,effective_on,state,insured_name,insured_birth_date,insured_identity_kind,insured_identity_"
    "number\n";
constexpr std::string_view good_row =
    "K1,care,2024-05-01,2024-05-01 in_force,王芳,1949-12-31,resident_id,11010519491231002X\n";

struct Read {
  std::vector<RosterRow> rows;
  std::vector<base::Diagnostic> problems;
  bool refused = false;
  RowCounts counts;
};

Read read(std::string_view bytes, std::size_t piece = std::string::npos, std::uint64_t resume_after = 0) {
  Read result;
  RosterReader reader("r.csv", {.resume_after = resume_after});
  const auto drain = [&] {
    while (auto row = reader.next()) result.rows.push_back(std::move(*row));
    for (base::Diagnostic& problem : reader.take_problems()) result.problems.push_back(std::move(problem));
  };
  while (!bytes.empty()) {
    reader.feed(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    drain();
  }
  reader.finish();
  drain();
  result.refused = reader.refused();
  result.counts = reader.counts();
  return result;
}

TEST(RosterReader, reads_a_row) {
  const Read result = read(fmt::format("{}{}{}", declared, header, good_row));
  for (const base::Diagnostic& problem : result.problems) ADD_FAILURE() << base::render(problem, "");
  ASSERT_EQ(result.rows.size(), 1U);
  EXPECT_EQ(result.rows[0].key.contract, "K1");
  EXPECT_EQ(result.rows[0].insured.sex, lookup::Sex::female);
}

}  // namespace
}  // namespace consilium::roster
