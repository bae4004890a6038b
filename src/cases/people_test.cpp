// What people report and decide about a case: interrupts, referrals, exceptions, excuses, contacts, complaints,
// assignments and corrections.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

const Interrupt stranger{"wrong-person", {{"close.reason", words("a neighbour came")}}};
const RecordedFact with_pickup{"wants.pickup", model::Value{true}};

TEST(Interrupt, suspends_the_case_and_blocks_the_account) {
  Desk desk(bicycles());
  take_repair(desk);
  EXPECT_EQ(desk.code("r1", Interrupt{"earthquake", {}}), "interrupt-unknown");
  EXPECT_EQ(desk.code("r1", Interrupt{"wrong-person", {}}), "facts-missing");
  EXPECT_EQ(desk.code("r1", LiftInterrupt{"why"}), "case-not-suspended");
  EXPECT_EQ(desk.code("r1", SettleInterrupt{"counts", "why"}), "case-not-suspended");
  desk.must("r1", stranger);
  EXPECT_TRUE(desk.account.identity_blocked);
  EXPECT_TRUE(desk.reached("r1", "stopped"));
  EXPECT_EQ(desk.owes("r1"), Strings{"settlement:wrong-person"});
  EXPECT_EQ(desk.obligation("r1", "wrong-person")->owner, "office");
  EXPECT_EQ(desk.obligation("r1", "wrong-person")->party, "insurer");
  EXPECT_EQ(desk.code("r1", act("plan")), "case-suspended");
  EXPECT_EQ(desk.code("r1", Cancel{"phone", true}), "case-suspended");
  EXPECT_EQ(desk.code("r1", stranger), "case-suspended");
  EXPECT_EQ(desk.code("r2",
                      [] {
                        Open open = repair();
                        open.case_id = "r2";
                        return open;
                      }()),
            "not-eligible");
}

TEST(Interrupt, lifted_lets_the_case_go_on_with_the_time_it_stood_still) {
  Desk desk(bicycles());
  take_repair(desk);
  const base::Instant due = *desk.clock("r1", "planning").due.due;
  desk.must("r1", stranger);
  desk.wait_until(3, 5);
  EXPECT_EQ(desk.clock("r1", "planning").state, ClockState::stopped);
  EXPECT_EQ(desk.code("r1", LiftInterrupt{""}), "reason-missing");
  desk.actor.roles = {"specialist"};
  EXPECT_EQ(desk.code("r1", LiftInterrupt{"it was her brother"}), "role-not-allowed");
  desk.actor.roles = {"administrator"};
  desk.must("r1", LiftInterrupt{"it was her brother"});
  EXPECT_FALSE(desk.account.identity_blocked);
  EXPECT_EQ(desk.clock("r1", "planning").state, ClockState::running);
  EXPECT_GT(*desk.clock("r1", "planning").due.due, due);
}

TEST(Interrupt, settled_ends_the_case_and_leaves_the_block_until_it_is_lifted) {
  for (const auto& [outcome, state] :
       {std::pair{"counts", model::UseState::consumed}, std::pair{"forgiven", model::UseState::released}}) {
    Desk desk(bicycles());
    take_repair(desk);
    desk.must("r1", stranger);
    EXPECT_EQ(desk.code("r1", SettleInterrupt{"perhaps", "why"}), "outcome-unknown");
    EXPECT_EQ(desk.code("r1", SettleInterrupt{outcome, ""}), "reason-missing");
    desk.must("r1", SettleInterrupt{outcome, "the office decided"});
    EXPECT_EQ(desk.state("r1").closed->end, std::string("wrong-person:") + outcome);
    EXPECT_EQ(desk.use("r1")->state, state);
    EXPECT_TRUE(desk.account.identity_blocked);
    EXPECT_EQ(desk.code("r1", LiftInterrupt{""}), "reason-missing");
    desk.must("r1", LiftInterrupt{"cleared up"});
    EXPECT_FALSE(desk.account.identity_blocked);
    EXPECT_EQ(desk.code("r1", LiftInterrupt{"again"}), "case-closed");
    EXPECT_TRUE(desk.state("r1").closed);
  }
}

TEST(Interrupt, of_one_case_does_not_lift_the_block_of_another) {
  Desk desk(bicycles());
  take_repair(desk, "r1");
  take_repair(desk, "r2");
  desk.must("r1", stranger);
  desk.must("r2", stranger);
  desk.must("r1", LiftInterrupt{"cleared up"});
  EXPECT_TRUE(desk.account.identity_blocked);
  desk.must("r2", LiftInterrupt{"cleared up"});
  EXPECT_FALSE(desk.account.identity_blocked);
}

TEST(Interrupt, stops_and_settles_the_case_inside_as_well) {
  for (const char* reported_on : {"r1", "r1.fetching"}) {
    Desk desk(bicycles());
    take_repair(desk, "r1", {with_pickup});
    ASSERT_NE(desk.find("r1.fetching"), nullptr);
    desk.must(reported_on, stranger);
    EXPECT_EQ(desk.state("r1").interrupt, "wrong-person") << reported_on;
    EXPECT_EQ(desk.state("r1.fetching").interrupt, "wrong-person") << reported_on;
    desk.must("r1", SettleInterrupt{"counts", "the office decided"});
    EXPECT_TRUE(desk.state("r1").closed);
    EXPECT_TRUE(desk.state("r1.fetching").closed);
    EXPECT_EQ(desk.use("r1")->state, model::UseState::consumed);
    EXPECT_EQ(desk.use("r1.fetching")->state, model::UseState::consumed);
    desk.must("r1", LiftInterrupt{"cleared up"});
    EXPECT_FALSE(desk.account.identity_blocked);
  }
}

TEST(Interrupt, lifted_lets_the_case_inside_go_on_as_well) {
  Desk desk(bicycles());
  take_repair(desk, "r1", {with_pickup});
  desk.must("r1.fetching", stranger);
  desk.must("r1.fetching", LiftInterrupt{"it was her brother"});
  EXPECT_FALSE(desk.state("r1").interrupt);
  EXPECT_FALSE(desk.state("r1.fetching").interrupt);
  EXPECT_FALSE(desk.account.identity_blocked);
}

// Bought before the contract began: the office decides.
TEST(Referral, is_owed_by_who_decides_and_answered_once_there_is_a_question) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", ResolveReferral{"few", true, "why"}), "referral-unknown");
  EXPECT_EQ(desk.code("r1", ResolveReferral{"old-bicycle", true, "why"}), "referral-not-open");
  desk.must("r1", paper("proof", "receipt", "receipt", "email",
                        {{"bike.bought_on", model::Value{base::Date::of(2025, 5, 1)}}}));
  ASSERT_NE(desk.obligation("r1", "old-bicycle"), nullptr);
  EXPECT_EQ(desk.obligation("r1", "old-bicycle")->owner, "office");
  EXPECT_EQ(desk.code("r1", ResolveReferral{"old-bicycle", true, ""}), "reason-missing");
  desk.must("r1", ResolveReferral{"old-bicycle", false, "too old"});
  EXPECT_EQ(desk.obligation("r1", "old-bicycle"), nullptr);
  desk.must("r1", ResolveReferral{"old-bicycle", true, "on second thoughts"});
  desk.actor.roles = {"specialist"};
  EXPECT_EQ(desk.code("r1", ResolveReferral{"old-bicycle", false, "no"}), "role-not-allowed");
}

TEST(Exception, waives_a_rule_that_may_be_waived_until_it_ends) {
  Desk desk(bicycles());
  Open many = repair({{"bike.count", model::Value{std::int64_t{3}}}});
  many.facts[1].value = code("cargo");
  EXPECT_EQ(desk.code("r1", many), "not-eligible");
  many.facts[2].value = model::Value{std::int64_t{2}};
  desk.must("r1", many);
  EXPECT_EQ(desk.code("r1", GrantException{"in-force", "why", {}}), "rule-not-waivable");
  EXPECT_EQ(desk.code("r1", GrantException{"few", "", {}}), "reason-missing");
  EXPECT_EQ(desk.code("r1", GrantException{"few", "why", desk.now}), "exception-over");
  desk.must("r1", Correct{RecordedFact{"bike.count", model::Value{std::int64_t{3}}}, "", {}, "counted again"});
  desk.must("r1", paper("proof", "receipt", "receipt", "email",
                        {{"bike.bought_on", model::Value{base::Date::of(2026, 2, 1)}}}));
  desk.must("r1", ExcludePaper{"proof", "photo", "seen"});
  desk.must("r1", act("look", {{"bike.note", words("-")}}, "fixable"));
  desk.must("r1", GiveNotice{"prices", "phone", false});
  desk.must("r1", ChangeConsent{"sharing", true, "phone"});
  EXPECT_EQ(desk.code("r1", act("take")), "not-eligible");
  desk.must("r1", GrantException{"few", "a family", desk.now.plus_minutes(60)});
  Desk late = desk;
  EXPECT_EQ(desk.code("r1", act("take")), "");
  late.wait_until(late.now.plus_minutes(60));
  EXPECT_EQ(late.code("r1", act("take")), "not-eligible");
}

TEST(Excuse, needs_its_region_its_reason_and_days_in_order) {
  Desk desk(bicycles());
  open_repair(desk);
  const base::Date from = base::Date::of(2026, 3, 3);
  EXPECT_EQ(desk.code("r1", RecordExcuse{"laziness", from, from, "", "why"}), "excuse-unknown");
  EXPECT_EQ(desk.code("r1", RecordExcuse{"storm", from, from.plus_days(-1), "north", "why"}),
            "excuse-ends-before-it-begins");
  EXPECT_EQ(desk.code("r1", RecordExcuse{"storm", from, from, "", "why"}), "region-missing");
  EXPECT_EQ(desk.code("r1", RecordExcuse{"storm", from, from, "north", ""}), "reason-missing");
  EXPECT_EQ(desk.code("r1", RecordExcuse{"storm", from, from, "north", "hail"}), "");
}

TEST(People, may_be_tried_complained_about_and_put_in_charge) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", LogContact{"phone", "", ""}), "result-missing");
  EXPECT_EQ(desk.code("r1", LogContact{"phone", "no_answer", ""}), "");
  EXPECT_EQ(desk.code("r1", FileComplaint{"mechanic", ""}), "words-missing");
  desk.must("r1", FileComplaint{"mechanic", "rude"});
  EXPECT_EQ(desk.last<ComplaintFiled>()->owner, "provider");
  EXPECT_FALSE(desk.last<ComplaintFiled>()->log_only);
  desk.must("r1", Assign{"li"});
  EXPECT_EQ(desk.state("r1").assignee, "li");
}

TEST(Complaints, belong_to_who_the_programme_says) {
  model::Programme programme = bicycles();
  programme.complaints_owner = "insurer";
  Desk desk(programme);
  open_repair(desk);
  desk.must("r1", FileComplaint{"mechanic", "rude"});
  EXPECT_EQ(desk.last<ComplaintFiled>()->owner, "insurer");
}

TEST(Correct, wants_a_reason_and_something_that_was_captured) {
  Desk desk(bicycles());
  open_repair(desk);
  const auto fact = [](std::string id, model::Value value, std::string reason = "misheard") {
    return Correct{RecordedFact{std::move(id), std::move(value)}, "", {}, std::move(reason)};
  };
  const auto point = [&](std::string id, std::optional<base::Instant> at) {
    return Correct{{}, std::move(id), at, "why"};
  };
  EXPECT_EQ(desk.code("r1", fact("bike.damage", words("flat tyre"), "")), "reason-missing");
  EXPECT_EQ(desk.code("r1", fact("bike.bought_on", model::Value{base::Date::of(2025, 5, 1)})), "fact-unknown");
  EXPECT_EQ(desk.code("r1", fact("wheels", words("two"))), "fact-unknown");
  EXPECT_EQ(desk.code("r1", fact("patient.is_insured", model::Value{false})), "fact-unknown");
  EXPECT_EQ(desk.code("r1", fact("bike.damage", model::Value{true})), "fact-of-wrong-type");
  EXPECT_EQ(desk.code("r1", point("taken", desk.now)), "point-unknown");
  EXPECT_EQ(desk.code("r1", point("applied", {})), "point-unknown");
  EXPECT_EQ(desk.code("r1", point("applied", desk.now.plus_minutes(1))), "time-in-the-future");
  desk.must("r1", fact("bike.damage", words("flat tyre")));
  EXPECT_EQ(*desk.fact("r1", "bike.damage"), words("flat tyre"));
}

TEST(Correct, of_a_time_replaces_it_and_moves_what_runs_from_it) {
  Desk desk(bicycles());
  take_repair(desk);
  const base::Instant due = *desk.clock("r1", "planning").due.due;
  desk.now = desk.at(3, 4);
  desk.must("r1", Correct{{}, "taken", desk.at(3, 3), "written down late"});
  const PointState& taken = desk.state("r1").points[desk.service("r1").point("taken")];
  EXPECT_EQ(taken.stamps, std::vector{desk.at(3, 3)});
  EXPECT_EQ(*desk.clock("r1", "planning").due.due, due.plus_minutes(24 * 60));
}

TEST(Correct, of_the_end_of_a_stop_leaves_no_trace_of_the_wrong_one) {
  Desk desk(bicycles());
  confirm_repair(desk);  // Monday 2 March: mended by Monday the 9th
  desk.now = desk.at(3, 5);
  desk.must("r1", act("order-part"));
  desk.must("r1", Correct{{}, "part-ordered", desk.at(3, 3), "ordered before"});
  desk.must("r1", Correct{{}, "part-ordered", desk.at(3, 4), "no, a day later"});
  desk.must("r1", act("part-came"));
  Desk straight(bicycles());
  confirm_repair(straight);
  straight.now = straight.at(3, 4);
  straight.must("r1", act("order-part"));
  straight.now = straight.at(3, 5);
  straight.must("r1", act("part-came"));
  EXPECT_EQ(*desk.clock("r1", "mending").due.due, *straight.clock("r1", "mending").due.due);
}

TEST(Correct, of_the_application_moves_the_use_to_its_policy_year) {
  Desk desk(bicycles());
  desk.roster.effective_on = base::Date::of(2025, 3, 1);  // the year turns on 1 March
  take_repair(desk);
  EXPECT_EQ(desk.use("r1")->charged_on, base::Date::of(2026, 3, 2));
  desk.must("r1", Correct{{}, "applied", desk.at(2, 27), "he rang on Friday"});
  EXPECT_EQ(desk.use("r1")->charged_on, base::Date::of(2026, 2, 27));
  EXPECT_EQ(desk.use("r1")->state, model::UseState::held);
  EXPECT_EQ(desk.account.uses.size(), 1U);
}

// A point of the real programme that is stamped with the date of a fact, in the case of an admission.
TEST(Correct, of_a_fact_moves_the_points_that_were_stamped_with_it) {
  model::Programme programme = bicycles();
  for (model::Service& service : programme.services) {
    if (service.id != "repair") continue;
    model::Outcome& confirmed = service.tasks[service.task("confirm")].outcomes.front();
    confirmed.record.push_back({service.fact("bike.bought_on"), false, {}});
    confirmed.marks.front().at_fact = service.fact("bike.bought_on");
  }
  Desk desk(programme);
  plan_repair(desk);
  desk.must("r1", act("confirm", {{"bike.bought_on", model::Value{base::Date::of(2026, 2, 25)}}}, "yes"));
  EXPECT_EQ(desk.state("r1").points[desk.service("r1").point("confirmed")].stamps.back(), desk.at(2, 25, 0));
  desk.must("r1",
            Correct{RecordedFact{"bike.bought_on", model::Value{base::Date::of(2026, 2, 26)}}, "", {}, "misread"});
  EXPECT_EQ(desk.state("r1").points[desk.service("r1").point("confirmed")].stamps, std::vector{desk.at(2, 26, 0)});
}

TEST(Attempts, are_counted_until_somebody_is_reached_or_something_is_done) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.state("r1").attempts, 0);
  desk.must("r1", LogContact{"phone", "no_answer", ""});
  desk.must("r1", LogContact{"phone", "left_message", ""});
  EXPECT_EQ(desk.state("r1").attempts, 2);
  desk.must("r1", LogContact{"phone", "reached", ""});
  EXPECT_EQ(desk.state("r1").attempts, 0);
}

TEST(WaitingLines, give_a_case_to_one_operator_while_it_stands_there) {
  model::Programme programme = bicycles();
  programme.waiting_lines.push_back({"bench", {}, {}});
  for (model::Service& service : programme.services) {
    for (model::Task& task : service.tasks) task.waits_in = 0;
  }
  Desk desk(programme);
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", TakeFromLine{"kitchen", "li"}), "not-in-line");
  EXPECT_EQ(desk.code("r1", TakeFromLine{"bench", "li"}), "");
  EXPECT_EQ(desk.state("r1").assignee, "li");
  EXPECT_EQ(desk.code("r1", TakeFromLine{"bench", "wu"}), "taken-already");
  EXPECT_EQ(desk.state("r1").assignee, "li");
  const auto obligations = desk.owed("r1").obligations;
  EXPECT_TRUE(std::all_of(obligations.begin(), obligations.end(), [](const Obligation& one) {
    return one.waits_in == (one.kind == ObligationKind::task ? "bench" : "");
  }));
}

}  // namespace
}  // namespace consilium::cases
