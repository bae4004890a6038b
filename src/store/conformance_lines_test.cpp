// Waiting lines of every store.
#include <gtest/gtest.h>

#include "store/store_fixture.hpp"

namespace consilium::store {
namespace {

ports::LineRow waiting(std::string case_id, std::int64_t since, std::string line = "callbacks",
                       std::string tenant = "tenant-a") {
  ports::LineRow row;
  row.case_id = std::move(case_id);
  row.line = std::move(line);
  row.tenant = std::move(tenant);
  row.programme = "programme-1";
  row.service = "service-1";
  row.task = "call-back";
  row.since = base::Instant{since};
  row.promise = true;
  row.due = base::Instant{since + 60};
  row.attempts = 2;
  return row;
}

ports::LineRow taken(ports::LineRow row) {
  row.assignee = "operator-1";
  return row;
}

Texts cases_of(const ports::Page<ports::LineRow>& page) {
  Texts texts;
  for (const auto& row : page.rows) texts.push_back(row.case_id);
  return texts;
}

const Texts both{"tenant-a", "tenant-b"};

}  // namespace

TEST_P(EveryStore, lists_a_line_by_how_long_cases_have_waited_over_tenants) {
  expect_appended(store(),
                  write_rows<ports::LineRow>({waiting("c-3", 30), taken(waiting("c-1", 10)),
                                              waiting("c-2", 20, "callbacks", "tenant-b"), waiting("c-5", 5, "other"),
                                              waiting("c-4", 30), waiting("c-0", 1, "callbacks", "tenant-c")}));
  const auto first = must(store().cases().waiting({both, "callbacks", false}, {2, {}}));
  EXPECT_EQ(cases_of(first), (Texts{"c-1", "c-2"}));
  EXPECT_EQ(first.rows.front(), taken(waiting("c-1", 10)));
  const auto second = must(store().cases().waiting({both, "callbacks", false}, {2, first.next}));
  EXPECT_EQ(cases_of(second), (Texts{"c-3", "c-4"}));
  EXPECT_EQ(second.next, "");
  EXPECT_EQ(must(store().cases().waiting_before(both, second.rows.front())), 2);
  EXPECT_EQ(must(store().cases().waiting_before(both, second.rows.back())), 3);
  EXPECT_EQ(must(store().cases().waiting_before({"tenant-a"}, second.rows.front())), 1);
  EXPECT_EQ(cases_of(must(store().cases().waiting({both, "callbacks", true}, {10, {}}))), (Texts{"c-2", "c-3", "c-4"}));
}

TEST_P(EveryStore, counts_its_lines_and_says_who_waited_longest) {
  expect_appended(store(),
                  write_rows<ports::LineRow>({waiting("c-3", 30), taken(waiting("c-1", 10)),
                                              waiting("c-2", 20, "callbacks", "tenant-b"), waiting("c-5", 5, "other"),
                                              waiting("c-0", 1, "callbacks", "tenant-c")}));
  EXPECT_EQ(must(store().cases().line_counts(both)),
            (std::vector<ports::LineCount>{{"callbacks", 3, 2, base::Instant{10}}, {"other", 1, 1, base::Instant{5}}}));
  EXPECT_TRUE(must(store().cases().line_counts({"tenant-d"})).empty());
}

TEST_P(EveryStore, moves_a_case_out_of_one_line_and_leaves_it_in_another) {
  expect_appended(store(), write_rows<ports::LineRow>({waiting("c-1", 10), waiting("c-1", 20, "other")}));
  expect_appended(store(), write_rows<ports::LineRow>({taken(waiting("c-1", 10))}));
  EXPECT_EQ(must(store().cases().lines_of_case("c-1")),
            (std::vector{taken(waiting("c-1", 10)), waiting("c-1", 20, "other")}));
  expect_appended(store(), write_rows<ports::Remove>({{ports::Removable::waiting, "c-1", "callbacks"}}));
  EXPECT_EQ(must(store().cases().lines_of_case("c-1")), std::vector{waiting("c-1", 20, "other")});
  expect_appended(store(), write_rows<ports::ClearDerived>({{}}));
  EXPECT_TRUE(must(store().cases().lines_of_case("c-1")).empty());
}

}  // namespace consilium::store
