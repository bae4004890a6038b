#include <gtest/gtest.h>

#include "cases/book.hpp"
#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

base::Money usd(std::int64_t units) { return {units * 100, "USD"}; }

std::vector<Sums> sums_of(const Desk& desk) { return sums(desk.service("t1"), desk.state("t1")); }

RecordExpense permit(std::int64_t units, int day = 10) {
  return {"permit", usd(units), base::Date::of(2026, 3, day), true, "receipt 7"};
}

RecordPayment payment(base::Money amount, std::string pays = {}, int day = 12) {
  return {std::move(amount), base::Date::of(2026, 3, day), false, false, std::move(pays), {}};
}

// On the tour: 60 USD for two hours too many on the 9th, a permit for 90 USD on the 10th.
void owe(Desk& desk) {
  depart_tour(desk);
  desk.wait_until(3, 11);
  desk.must("t1", guided(desk, 9, 360));
  desk.must("t1", permit(90));
}

TEST(Money, adds_up_in_each_currency_by_itself) {
  Desk desk(bicycles());
  owe(desk);
  LogHelp lifts;
  lifts.allowance = "lift";
  lifts.staff = "li";
  lifts.count = 3;
  lifts.facts = {{"lift.bags", model::Value{std::int64_t{1}}}};
  desk.must("t1", lifts);
  EXPECT_EQ(sums_of(desk), (std::vector<Sums>{{"EUR", 0, 4'100, 0, 4'100, 0}, {"USD", 9'000, 6'000, 0, 15'000, 0}}));
  desk.must("t1", payment(usd(60), "entry-1", 11));
  EXPECT_EQ(sums_of(desk)[1], (Sums{"USD", 9'000, 6'000, 6'000, 9'000, 0}));
  EXPECT_EQ(sums_of(desk)[0].owed, 4'100) << "dollars pay no euros";
  EXPECT_EQ(desk.code("t1", payment({100, "CNY"}, {}, 11)), "payment-beyond-owed");
}

TEST(Money, is_owed_only_where_the_member_bears_it_and_somebody_laid_it_out) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.wait_until(3, 11);
  const base::Date day = base::Date::of(2026, 3, 10);
  desk.must("t1", RecordExpense{"doctor", usd(500), day, false, ""});
  desk.must("t1", RecordExpense{"maps", usd(12), day, true, "receipt 1"});
  desk.must("t1", RecordExpense{"permit", usd(90), day, false, ""});
  EXPECT_TRUE(sums_of(desk).empty());
  EXPECT_TRUE(is_settled(desk.service("t1"), desk.state("t1")));
  desk.must("t1", RecordExpense{"more-lifts", usd(5), day, false, ""});
  EXPECT_EQ(sums_of(desk), (std::vector<Sums>{{"USD", 0, 500, 0, 500, 0}}));
}

TEST(Money, is_never_advanced_where_the_payer_pays_directly) {
  Desk desk(bicycles());
  depart_tour(desk);
  const RecordExpense advanced{"doctor", usd(500), base::Date::of(2026, 3, 9), true, "receipt 1"};
  EXPECT_EQ(desk.code("t1", advanced), "cost-not-advanced");
}

TEST(Money, refuses_amounts_and_days_that_cannot_be) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.wait_until(3, 11);
  struct Wrong {
    RecordExpense expense;
    const char* code;
  };
  const base::Date day = base::Date::of(2026, 3, 10);
  for (const auto& [expense, code] :
       std::vector<Wrong>{{{"permits", usd(1), day, true, "r"}, "cost-unknown"},
                          {{"permit", usd(0), day, true, "r"}, "amount-not-above-nothing"},
                          {{"permit", usd(-1), day, true, "r"}, "amount-not-above-nothing"},
                          {{"permit", {1'000'000'000'001, "USD"}, day, true, "r"}, "amount-too-large"},
                          {{"permit", usd(1), base::Date::of(2026, 3, 12), true, "r"}, "time-in-the-future"},
                          {{"permit", usd(1), base::Date::of(2026, 2, 1), true, "r"}, "time-before-the-case"},
                          {{"permit", usd(1), day, true, ""}, "receipt-missing"}}) {
    EXPECT_EQ(desk.code("t1", expense), code);
  }
  EXPECT_EQ(desk.code("t1", payment(usd(1), {}, 11)), "payment-beyond-owed");
  desk.actor.roles = {"administrator"};
  EXPECT_EQ(desk.code("t1", permit(1)), "role-not-allowed");
}

TEST(Money, pays_the_entry_it_names_and_otherwise_the_oldest) {
  Desk desk(bicycles());
  owe(desk);
  desk.must("t1", payment(usd(100), {}, 11));
  auto open = unpaid(desk.service("t1"), desk.state("t1"));
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open[0].entry, "entry-2");
  EXPECT_EQ(open[0].unpaid, usd(50));
  desk.must("t1", ReverseEntry{"entry-3", "another case"});
  desk.must("t1", payment(usd(80), "entry-2", 11));
  open = unpaid(desk.service("t1"), desk.state("t1"));
  ASSERT_EQ(open.size(), 2U);
  EXPECT_EQ(open[0].unpaid, usd(60));
  EXPECT_EQ(open[1].unpaid, usd(10));
  const auto refusal = desk.run("t1", payment(usd(11), "entry-2", 11));
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->code, "payment-beyond-owed");
  EXPECT_EQ(refusal->subjects, (std::vector<std::string>{"entry-2", "10 USD"}));
  EXPECT_EQ(desk.code("t1", payment(usd(1), "entry-9", 11)), "entry-unknown");
  EXPECT_EQ(desk.code("t1", payment(usd(71), {}, 11)), "payment-beyond-owed");
}

TEST(Money, is_told_after_the_end_of_the_journey_and_again_when_something_is_added) {
  Desk desk(bicycles());
  owe(desk);
  const auto early = desk.run("t1", MakeStatement{});
  ASSERT_TRUE(early.has_value());
  EXPECT_EQ(early->code, "statement-too-early");
  EXPECT_EQ(early->subjects, std::vector<std::string>{"back"});
  end_tour(desk);
  EXPECT_EQ(desk.owes("t1"), std::vector<std::string>{"money:statement"});
  EXPECT_EQ(desk.obligation("t1", "statement")->owner, "chief");
  desk.must("t1", MakeStatement{});
  const StatementMade& made = *desk.last<StatementMade>();
  ASSERT_EQ(made.lines.size(), 2U);
  EXPECT_EQ(made.lines[0].on, (base::Date::of(2026, 3, 9)));
  EXPECT_EQ(made.lines[0].unpaid, usd(60));
  EXPECT_EQ(made.lines[1].receipt, "receipt 7");
  EXPECT_EQ(desk.owes("t1"), std::vector<std::string>{"money:payment"});
  EXPECT_EQ(desk.obligation("t1", "payment")->party, "member");
  EXPECT_EQ(desk.obligation("t1", "payment")->clock, model::none) << "nobody says by when";
  EXPECT_EQ(desk.code("t1", MakeStatement{}), "statement-unchanged");
  desk.must("t1", payment(usd(20)));
  EXPECT_EQ(desk.owes("t1"), std::vector<std::string>{"money:payment"}) << "a part was paid, nothing was added";
  desk.must("t1", permit(5, 11));
  EXPECT_EQ(desk.owes("t1"), std::vector<std::string>{"money:statement"});
  desk.must("t1", MakeStatement{});
  EXPECT_EQ(desk.last<StatementMade>()->statement, "statement-2");
}

TEST(Money, lets_the_case_go_on_once_it_is_settled) {
  Desk desk(bicycles());
  owe(desk);
  end_tour(desk);
  EXPECT_FALSE(desk.reached("t1", "settled"));
  EXPECT_EQ(desk.code("t1", act("file")), "task-not-open");
  desk.must("t1", MakeStatement{});
  desk.must("t1", payment(usd(150)));
  EXPECT_TRUE(desk.reached("t1", "settled"));
  desk.must("t1", permit(1, 11));
  EXPECT_FALSE(desk.reached("t1", "settled")) << "something was added";
  desk.must("t1", payment(usd(1)));
  desk.must("t1", act("file"));
  EXPECT_EQ(desk.state("t1").closed->end, "ridden");
  EXPECT_FALSE(is_on_file(desk.state("t1"), desk.owed("t1")));
}

TEST(Money, is_settled_at_once_where_nothing_is_owed) {
  Desk desk(bicycles());
  depart_tour(desk);
  EXPECT_FALSE(desk.reached("t1", "settled"));
  end_tour(desk);
  EXPECT_TRUE(desk.reached("t1", "settled"));
  EXPECT_EQ(desk.code("t1", MakeStatement{}), "nothing-owed");
}

TEST(Money, stays_owed_when_the_case_ends_early) {
  Desk desk(bicycles());
  owe(desk);
  desk.must("t1", Cancel{"phone", true});
  ASSERT_TRUE(desk.state("t1").closed.has_value());
  EXPECT_TRUE(is_on_file(desk.state("t1"), desk.owed("t1")));
  EXPECT_EQ(desk.owes("t1"), std::vector<std::string>{"money:statement"});
  desk.wait_until(3, 12);
  EXPECT_EQ(desk.code("t1", permit(5, 12)), "time-after-the-end");
  desk.must("t1", permit(5, 11));
  desk.must("t1", MakeStatement{});
  EXPECT_EQ(desk.owes("t1"), std::vector<std::string>{"money:payment"});
  desk.must("t1", payment(usd(155)));
  EXPECT_TRUE(desk.owes("t1").empty());
  EXPECT_FALSE(is_on_file(desk.state("t1"), desk.owed("t1")));
}

TEST(Money, is_entered_while_the_case_is_stopped_or_its_contract_has_ended) {
  Desk desk(bicycles());
  owe(desk);
  desk.must("t1", Interrupt{"wrong-person", {{"close.reason", words("a neighbour came")}}});
  desk.must("t1", payment(usd(50), {}, 11));
  desk.must("t1", guided(desk, 10, 60));
  EXPECT_EQ(desk.code("t1", act("come-back")), "case-suspended");
  desk.must("t1", SettleInterrupt{"counts", "it was a neighbour"});
  EXPECT_EQ(desk.owes("t1"), std::vector<std::string>{"money:statement"});
  EXPECT_EQ(sums_of(desk)[0].owed, 13'000);
}

TEST(Money, makes_no_form_stale_unless_more_may_be_done_then) {
  Desk desk(bicycles());
  owe(desk);
  end_tour(desk);
  const std::int64_t before = desk.state("t1").form_version;
  desk.must("t1", permit(5));
  desk.must("t1", ReverseEntry{"entry-3", "another tour"});
  desk.must("t1", MakeStatement{});
  desk.must("t1", payment(usd(149)));
  EXPECT_EQ(desk.state("t1").form_version, before);
  desk.must("t1", payment(usd(1)));
  EXPECT_GT(desk.state("t1").form_version, before) << "the case may be filed now";
}

TEST(Money, goes_back_when_what_was_paid_is_taken_off_the_book) {
  Desk desk(bicycles());
  owe(desk);
  desk.must("t1", payment(usd(150), {}, 11));
  desk.must("t1", ReverseEntry{"entry-2", "paid twice"});
  EXPECT_EQ(sums_of(desk), (std::vector<Sums>{{"USD", 0, 6'000, 15'000, 0, 9'000}}));
  end_tour(desk);
  EXPECT_FALSE(desk.reached("t1", "settled"));
  EXPECT_EQ(desk.owes("t1"), std::vector<std::string>{"money:return"});
  RecordPayment back = payment(usd(91));
  back.given_back = true;
  EXPECT_EQ(desk.code("t1", back), "payment-beyond-owed");
  back.amount = usd(90);
  desk.must("t1", back);
  EXPECT_TRUE(desk.reached("t1", "settled"));
  EXPECT_EQ(desk.code("t1", ReverseEntry{"entry-3", "never came"}), "money-given-back");
  desk.must("t1", ReverseEntry{"entry-4", "still here"});
  EXPECT_EQ(desk.code("t1", ReverseEntry{"entry-3", "never came"}), "");
  EXPECT_EQ(sums_of(desk)[0].owed, 6'000);
}

TEST(Money, is_told_and_corrected_by_who_settles_it) {
  Desk desk(bicycles());
  owe(desk);
  end_tour(desk);
  desk.actor.roles = {"specialist"};
  EXPECT_EQ(desk.code("t1", MakeStatement{}), "role-not-allowed");
  EXPECT_EQ(desk.code("t1", ReverseEntry{"entry-1", "no"}), "role-not-allowed");
  EXPECT_EQ(desk.code("t1", payment(usd(1))), "");
}

TEST(Money, of_a_service_without_costs_is_none) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", MakeStatement{}), "settlement-unknown");
  EXPECT_EQ(desk.code("r1", RecordExpense{"permit", usd(1), base::Date::of(2026, 3, 2), false, ""}), "cost-unknown");
  EXPECT_EQ(desk.code("r1", guided(desk, 2, 60)), "allowance-unknown");
}

TEST(Money, opens_tasks_by_what_is_left_and_what_is_owed) {
  Desk desk(bicycles());
  owe(desk);
  end_tour(desk);
  EXPECT_EQ(desk.code("t1", act("offer-lesson")), "task-not-open");
  LogHelp lesson = guided(desk, 11, 120, "wu");
  lesson.allowance = "lessons";
  lesson.kind.clear();
  desk.must("t1", lesson);
  EXPECT_EQ(desk.code("t1", act("offer-lesson")), "");
}

}  // namespace
}  // namespace consilium::cases
