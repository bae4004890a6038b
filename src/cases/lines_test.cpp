// Quotas with several lines: which is drawn on, and when that is fixed.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"
#include "quota/balance.hpp"

namespace consilium::cases {
namespace {

const RecordedFact racing{"inspected.kind", code("racing")};

std::string accept(Desk& desk, const std::string& id, std::vector<RecordedFact> facts) {
  Open command = inspection(std::move(facts));
  command.case_id = id;
  if (const auto refused = desk.run(id, command)) return refused->code;
  const auto refusal = desk.run(id, act("accept"));
  return refusal ? refusal->code : desk.use(id)->line;
}

quota::Balance line_of(const Desk& desk, std::string_view line) {
  const model::Service& service = *desk.programme->service("inspection");
  return quota::balance_of_line(desk.account, service.id, service.quota, service.quota.lines[service.line(line)],
                                base::Date::of(2026, 3, 2), desk.roster.effective_on);
}

TEST(Lines, are_drawn_in_their_order_while_they_have_something_left) {
  Desk desk(bicycles());
  EXPECT_EQ(accept(desk, "i1", {racing}), "racing");
  EXPECT_EQ(line_of(desk, "racing").held, 1);
  EXPECT_EQ(line_of(desk, "any").left, 2);
  EXPECT_EQ(accept(desk, "i2", {racing}), "any");
  EXPECT_EQ(accept(desk, "i3", {}), "any");
  EXPECT_EQ(accept(desk, "i4", {}), "not-eligible");
  EXPECT_EQ(accept(desk, "i5", {racing}), "not-eligible");
}

TEST(Lines, what_only_counts_elsewhere_leaves_nothing_here) {
  Desk desk(bicycles());
  EXPECT_EQ(accept(desk, "i1", {}), "any");
  EXPECT_EQ(accept(desk, "i2", {}), "any");
  EXPECT_EQ(accept(desk, "i3", {}), "not-eligible");
  EXPECT_EQ(accept(desk, "i4", {racing}), "racing");
}

TEST(Lines, a_use_keeps_its_line_when_a_fact_is_corrected_and_to_its_end) {
  Desk desk(bicycles());
  EXPECT_EQ(accept(desk, "i1", {racing}), "racing");
  desk.must("i1", Correct{RecordedFact{"inspected.kind", code("city")}, "", std::nullopt, "misheard"});
  EXPECT_EQ(desk.use("i1")->line, "racing");
  desk.must("i1", act("inspect", {}, "sound"));
  EXPECT_EQ(desk.use("i1")->line, "racing");
  EXPECT_EQ(line_of(desk, "racing").used, 1);
  EXPECT_EQ(line_of(desk, "racing").left, 0);
  desk.must("i1", act("send-report", {{"report.recipient", words("Wheel Cover")}}));
  EXPECT_EQ(accept(desk, "i2", {racing}), "any");
}

TEST(Lines, which_of_them_it_is_must_be_known) {
  Desk desk(bicycles());
  Open command = inspection();
  command.facts.clear();
  desk.must("i1", command);
  const auto refusal = desk.run("i1", act("accept"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "not-eligible");
  EXPECT_EQ(refusal->decision->outcome, decision::Outcome::needs_information);
  EXPECT_EQ(refusal->explanation->ask, std::vector<std::string_view>{"inspected.kind"});
}

TEST(Lines, together_they_leave_what_each_leaves) {
  Desk desk(bicycles());
  accept(desk, "i1", {});
  accept(desk, "i2", {});
  const model::Service& service = *desk.programme->service("inspection");
  const auto all =
      quota::balance(desk.account, service.id, service.quota, base::Date::of(2026, 3, 2), desk.roster.effective_on);
  EXPECT_EQ(all.allowed, 3);
  EXPECT_EQ(all.held, 2);
  EXPECT_EQ(all.left, 1);
}

}  // namespace
}  // namespace consilium::cases
