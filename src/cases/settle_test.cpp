// What follows by itself: branches, uses, and cases inside other cases.
#include <stdexcept>

#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

const RecordedFact with_pickup{"wants.pickup", model::Value{true}};
const RecordedFact because{"close.reason", words("it happened")};

TEST(Branch, is_fixed_at_its_point_and_a_later_correction_does_not_move_it) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.state("r1").branch, model::none);
  take_repair(desk, "r2");
  EXPECT_EQ(desk.state("r2").branch, desk.service("r2").branch("light"));
  desk.must("r2", Correct{RecordedFact{"bike.kind", code("cargo")}, "", {}, "misheard"});
  EXPECT_EQ(desk.state("r2").branch, desk.service("r2").branch("light"));
}

TEST(Branch, must_be_known_where_it_is_fixed) {
  model::Programme programme = bicycles();
  for (model::Service& service : programme.services) {
    if (service.id == "repair") service.branches.front().when = service.rules.at(service.rule("few")).require;
  }
  Desk desk(programme);
  EXPECT_THROW(take_repair(desk), std::runtime_error);
  const auto refusal = desk.run("r1", act("take"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "branch-open");
  EXPECT_EQ(refusal->subjects, (Strings{"bike.count"}));
  EXPECT_FALSE(desk.reached("r1", "taken"));
}

TEST(Use, is_held_at_its_point_and_spent_or_given_back_at_the_end) {
  Desk desk(bicycles());
  open_repair(desk, "r1");
  EXPECT_TRUE(desk.account.uses.empty());
  take_repair(desk, "r2");
  ASSERT_NE(desk.use("r2"), nullptr);
  EXPECT_EQ(desk.use("r2")->state, model::UseState::held);
  EXPECT_EQ(desk.use("r2")->charged_on, base::Date::of(2026, 3, 2));
  desk.must("r2", Close{"cannot", {because}});
  EXPECT_EQ(desk.use("r2")->state, model::UseState::released);
  EXPECT_EQ(desk.account.uses.size(), 1U);
}

TEST(Use, is_never_held_when_nothing_is_left) {
  Desk desk(bicycles());
  take_repair(desk, "r1");
  take_repair(desk, "r2");
  Open third = repair();
  third.case_id = "r3";
  const auto refusal = desk.run("r3", third);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "not-eligible");
  EXPECT_EQ(refusal->subjects, Strings{"quota"});
}

// The decision said yes because a rule does not look at it; the ledger still says no, and the whole act is undone.
TEST(Use, that_cannot_be_held_undoes_the_whole_act) {
  model::Programme programme = bicycles();
  for (model::Service& service : programme.services) {
    if (service.id == "repair") service.tasks[service.task("take")].outcomes.front().require.clear();
  }
  Desk desk(programme);
  open_repair(desk, "r3");
  desk.must("r3", paper("proof", "receipt", "receipt", "email",
                        {{"bike.bought_on", model::Value{base::Date::of(2026, 2, 1)}}}));
  desk.must("r3", ExcludePaper{"proof", "photo", "seen"});
  desk.must("r3", act("look", {{"bike.note", words("-")}}, "fixable"));
  desk.must("r3", GiveNotice{"prices", "phone", false});
  desk.must("r3", ChangeConsent{"sharing", true, "phone"});
  take_repair(desk, "r1");
  take_repair(desk, "r2");
  const std::int64_t before = desk.state("r3").version;
  const auto refusal = desk.run("r3", act("take"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "quota-exhausted");
  EXPECT_EQ(refusal->subjects, (Strings{"r1", "r2"}));
  EXPECT_EQ(desk.state("r3").version, before);
  EXPECT_FALSE(desk.reached("r3", "taken"));
  desk.must("r1", Close{"cannot", {because}});
  EXPECT_EQ(desk.code("r3", act("take")), "");
}

// Bicycles, in which a repair that is told gives a second pickup.
model::Programme with_grant() {
  model::Programme programme = bicycles();
  for (model::Service& service : programme.services) {
    if (service.id != "repair") continue;
    model::Grant grant;
    grant.id = "second";
    grant.service = "pickup";
    grant.at = service.point("confirmed");
    grant.count = 1;
    grant.carry = {service.fact("close.reason")};
    service.grants = {grant};
  }
  return programme;
}

Open pickup(std::string id, std::string right) {
  Open command = repair();
  command.case_id = std::move(id);
  command.service = "pickup";
  command.facts.clear();
  command.right = std::move(right);
  return command;
}

TEST(Right, is_given_once_at_its_point_and_kept_when_the_point_is_taken_back) {
  const model::Programme programme = with_grant();
  Desk desk(programme);
  plan_repair(desk);
  EXPECT_TRUE(desk.account.rights.empty());
  desk.must("r1", act("confirm", {}, "yes"));
  ASSERT_EQ(desk.account.rights.size(), 1U);
  const model::Right& right = desk.account.rights.front();
  EXPECT_EQ(right.id, "r1.second");
  EXPECT_EQ(right.case_id, "r1");
  EXPECT_EQ(right.granted_by, "repair");
  EXPECT_EQ(right.service, "pickup");
  EXPECT_EQ(right.count, 1);
  EXPECT_EQ(right.granted_on, base::Date::of(2026, 3, 2));
  desk.must("r1", move("mechanic-ill", {because}));
  EXPECT_FALSE(desk.reached("r1", "confirmed"));
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 20)}}, {"plan.mechanic", code("able")}}));
  desk.must("r1", act("confirm", {}, "yes"));
  EXPECT_EQ(desk.account.rights.size(), 1U);
}

TEST(Right, holds_and_ends_a_use_of_its_own) {
  const model::Programme programme = with_grant();
  Desk desk(programme);
  confirm_repair(desk);
  desk.must("p1", pickup("p1", "r1.second"));
  desk.must("p1", act("ask"));
  ASSERT_NE(desk.use("p1"), nullptr);
  EXPECT_EQ(desk.use("p1")->right, "r1.second");
  EXPECT_EQ(desk.use("p1")->state, model::UseState::held);
  desk.must("p2", pickup("p2", ""));
  EXPECT_EQ(desk.code("p2", act("ask")), "") << "the quota of the service is untouched";
  EXPECT_EQ(desk.code("p3", pickup("p3", "r1.second")), "not-eligible");
  EXPECT_EQ(desk.code("p3", pickup("p3", "")), "not-eligible");
  desk.must("p1", Cancel{"phone", false});
  EXPECT_EQ(desk.use("p1")->state, model::UseState::released);
  EXPECT_EQ(desk.use("p1")->right, "r1.second");
  desk.must("p3", pickup("p3", "r1.second"));
  EXPECT_EQ(desk.code("p3", act("ask")), "");
}

// Two applications wait for the same right; only one of them gets it.
TEST(Right, is_never_held_twice) {
  model::Programme programme = with_grant();
  for (model::Service& service : programme.services) {
    if (service.id == "pickup") service.tasks[service.task("ask")].outcomes.front().require.clear();
  }
  Desk desk(programme);
  confirm_repair(desk);
  desk.must("p1", pickup("p1", "r1.second"));
  desk.must("p2", pickup("p2", "r1.second"));
  desk.must("p1", act("ask"));
  const auto refusal = desk.run("p2", act("ask"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "quota-exhausted");
  EXPECT_EQ(refusal->subjects, Strings{"p1"});
}

TEST(Right, must_be_there_and_be_one_to_the_service) {
  const model::Programme programme = with_grant();
  Desk desk(programme);
  EXPECT_EQ(desk.code("p1", pickup("p1", "r1.second")), "right-unknown");
  confirm_repair(desk);
  Open other = repair();
  other.case_id = "r2";
  other.right = "r1.second";
  EXPECT_EQ(desk.code("r2", other), "right-unknown");
  EXPECT_EQ(desk.code("p1", pickup("p1", "r1.second")), "");
}

TEST(Right, brings_facts_that_nothing_else_may_be_said_of) {
  const model::Programme programme = with_grant();
  Desk desk(programme);
  plan_repair(desk);
  desk.must("r1", move("mechanic-ill", {because}));
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 20)}}, {"plan.mechanic", code("able")}}));
  desk.must("r1", act("confirm", {}, "yes"));
  desk.must("p1", pickup("p1", "r1.second"));
  ASSERT_NE(desk.fact("p1", "close.reason"), nullptr);
  EXPECT_EQ(*desk.fact("p1", "close.reason"), because.value);
  const RecordedFact other{"close.reason", words("something else")};
  EXPECT_EQ(desk.code("p1", Correct{other, "", {}, "misheard"}), "fact-carried");
  EXPECT_EQ(desk.code("p1", Interrupt{"wrong-person", {other}}), "fact-carried");
  EXPECT_EQ(desk.code("p1", Interrupt{"wrong-person", {because}}), "");
}

TEST(Right, is_not_handed_on_to_a_child) {
  const model::Programme programme = with_grant();
  Desk desk(programme);
  confirm_repair(desk);
  take_repair(desk, "r2", {with_pickup});
  ASSERT_NE(desk.use("r2.fetching"), nullptr);
  EXPECT_EQ(desk.use("r2.fetching")->right, "");
}

TEST(Child, opens_with_what_the_parent_knows_and_holds_its_own_use) {
  Desk desk(bicycles());
  take_repair(desk, "r1");
  EXPECT_EQ(desk.find("r1.fetching"), nullptr);
  take_repair(desk, "r2", {with_pickup});
  const CaseState& child = desk.state("r2.fetching");
  EXPECT_EQ(child.opened.parent, "r2");
  EXPECT_EQ(child.opened.service, "pickup");
  EXPECT_EQ(child.opened.without_tasks, Strings{"set-slot"});
  EXPECT_EQ(child.opened.applicant, desk.state("r2").opened.applicant);
  EXPECT_FALSE(desk.reached("r2.fetching", "applied"));
  EXPECT_TRUE(desk.reached("r2.fetching", "asked"));
  EXPECT_EQ(desk.use("r2.fetching")->state, model::UseState::held);
  EXPECT_EQ(desk.code("r2.fetching", Cancel{"phone", true}), "cancel-the-parent");
}

TEST(Child, is_fed_by_its_parent_and_reports_back) {
  Desk desk(bicycles());
  plan_repair(desk, "r1", {with_pickup});
  EXPECT_EQ(*desk.fact("r1.fetching", "slot.day"), model::Value{desk.at(3, 20)});
  EXPECT_EQ(desk.owes("r1.fetching"), Strings{"task:fetch"});
  desk.must("r1.fetching", act("fetch", {}, "delivered"));
  EXPECT_TRUE(desk.reached("r1", "fetched"));
  EXPECT_EQ(desk.use("r1.fetching")->state, model::UseState::consumed);
  EXPECT_FALSE(desk.state("r1").closed);
}

TEST(Child, may_end_its_parent) {
  Desk desk(bicycles());
  plan_repair(desk, "r1", {with_pickup});
  desk.must("r1.fetching", act("fetch", {}, "lost"));
  EXPECT_EQ(desk.state("r1").closed->end, "cannot");
  EXPECT_EQ(desk.use("r1")->state, model::UseState::released);
  EXPECT_EQ(desk.use("r1.fetching")->state, model::UseState::released);
}

TEST(Child, that_gives_back_what_it_was_fed_makes_the_parent_ask_again) {
  Desk desk(bicycles());
  confirm_repair(desk, "r1", {with_pickup});
  desk.must("r1.fetching", move("other-day"));
  EXPECT_FALSE(desk.reached("r1.fetching", "set"));
  EXPECT_FALSE(desk.reached("r1", "planned"));
  EXPECT_EQ(desk.obligation("r1", "plan") != nullptr, true);
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 24)}}, {"plan.mechanic", code("able")}}));
  EXPECT_TRUE(desk.reached("r1.fetching", "set"));
  ASSERT_NE(desk.fact("r1.fetching", "slot.day"), nullptr);
  EXPECT_EQ(*desk.fact("r1.fetching", "slot.day"), model::Value{desk.at(3, 24)});
}

TEST(Child, is_fed_again_when_its_parent_gets_there_again) {
  Desk desk(bicycles());
  confirm_repair(desk, "r1", {with_pickup});
  desk.must("r1", move("mechanic-ill", {{"close.reason", words("flu")}}));
  EXPECT_EQ(*desk.fact("r1.fetching", "slot.day"), model::Value{desk.at(3, 20)});
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 24)}}, {"plan.mechanic", code("able")}}));
  EXPECT_EQ(*desk.fact("r1.fetching", "slot.day"), model::Value{desk.at(3, 24)});
}

TEST(Child, does_not_outlive_its_parent) {
  struct Row {
    std::string name;
    void (*step)(Desk&, std::string_view, std::vector<RecordedFact>);
    Command ending;
    std::string parent_end;
    std::string child_end;
    model::UseState child_use;
  };
  const std::vector<Row> rows{
      {"the provider cannot", take_repair, Close{"cannot", {because}}, "cannot", "dropped", model::UseState::released},
      {"the member, before the day is set", take_repair, Cancel{"phone", false}, "cancelled", "called-off",
       model::UseState::released},
      {"the member, after it is set", plan_repair, Cancel{"phone", false}, "cancelled", "called-off-late",
       model::UseState::consumed},
  };
  for (const Row& row : rows) {
    Desk desk(bicycles());
    row.step(desk, "r1", {with_pickup});
    desk.must("r1", row.ending);
    EXPECT_EQ(desk.state("r1").closed->end, row.parent_end) << row.name;
    ASSERT_TRUE(desk.state("r1.fetching").closed) << row.name;
    EXPECT_EQ(desk.state("r1.fetching").closed->end, row.child_end) << row.name;
    EXPECT_EQ(desk.use("r1.fetching")->state, row.child_use) << row.name;
  }
}

TEST(Change, names_every_stream_it_touches_with_the_version_it_was_made_on) {
  Desk desk(bicycles());
  take_repair(desk, "r1", {with_pickup});
  const Decided decided = desk.decide("r1.fetching", Close{"dropped", {}});
  const Change& change = std::get<Change>(decided);
  ASSERT_EQ(change.cases.size(), 2U);
  EXPECT_EQ(change.cases[0].case_id, "r1.fetching");
  EXPECT_EQ(change.cases[0].expected_version, desk.state("r1.fetching").version);
  EXPECT_EQ(change.cases[1].case_id, "r1");
  EXPECT_EQ(change.cases[1].expected_version, desk.state("r1").version);
  EXPECT_EQ(change.account_version, desk.account.version);
  EXPECT_EQ(change.account_events.size(), 2U);
}

}  // namespace
}  // namespace consilium::cases
