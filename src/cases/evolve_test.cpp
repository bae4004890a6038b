// Folding events, and what the fold tells decisions.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

template <std::size_t... index>
std::vector<Event> one_of_each(std::index_sequence<index...>) {
  return {Event{std::variant_alternative_t<index, Event>{}}...};
}

std::vector<Event> one_of_each() { return one_of_each(std::make_index_sequence<std::variant_size_v<Event>>{}); }

TEST(Evolve, takes_any_event_at_any_time_and_counts_it) {
  Desk desk(bicycles());
  tell_repair(desk);
  const EventContext context{desk.now, desk.now, "tester"};
  for (const Event& event : one_of_each()) {
    CaseState empty = empty_case(desk.service("r1"), "r9");
    evolve(desk.service("r1"), empty, event, context);
    EXPECT_EQ(empty.version, 1) << type_of(event);
    CaseState told = desk.state("r1");
    evolve(desk.service("r1"), told, event, context);
    EXPECT_EQ(told.version, desk.state("r1").version + 1) << type_of(event);
    model::Account account;
    evolve(account, event);
    EXPECT_EQ(account.version, 1) << type_of(event);
  }
}

TEST(Evolve, leaves_the_version_of_forms_where_it_was_for_what_is_only_appended) {
  Desk desk(bicycles());
  tell_repair(desk);
  const EventContext context{desk.now, desk.now, "tester"};
  RecordReceived with_facts;
  with_facts.facts = {{"bike.kind", code("road")}};
  MessageWritten again;
  again.reopens = {"look"};
  const std::vector<std::pair<Event, bool>> rows{{RecordReceived{}, false},   {with_facts, true},
                                                 {ContactAttempted{}, false}, {DeadlineMissed{}, false},
                                                 {ComplaintFiled{}, false},   {DocumentAdded{}, false},
                                                 {Assigned{}, true},          {TaskDone{}, true},
                                                 {ConsentChanged{}, true},    {MoveMade{}, true},
                                                 {Interrupted{}, true},       {CaseClosed{}, true},
                                                 {MessageWritten{}, false},   {again, true}};
  for (const auto& [event, moves] : rows) {
    CaseState state = desk.state("r1");
    const std::int64_t before = state.form_version;
    evolve(desk.service("r1"), state, event, context);
    EXPECT_EQ(state.form_version, moves ? state.version : before) << type_of(event);
  }
}

TEST(Evolve, passes_over_words_the_service_does_not_have) {
  Desk desk(bicycles());
  const EventContext context{desk.now, desk.now, "tester"};
  const std::vector<Event> strange{
      PointReached{"moon", desk.now, false},
      PointReached{"moon", desk.now, true},
      TaskDone{"fly", "done", "", {{"wings", model::Value{true}}}, {"swim"}, false},
      FactsRecorded{{{"wings", model::Value{true}}}, ""},
      MoveMade{"dance", "member", "", "", {}, {"moon"}, {"fly"}, {"wings"}, {"tea"}},
      DeadlineMissed{"tea", desk.now, false, {}},
      Told{"fly", "", "", "", "", {"all"}},
  };
  const model::Service& service = *desk.programme->service("repair");
  CaseState state = empty_case(service, "r9");
  CaseState untouched = state;
  for (const Event& event : strange) evolve(service, state, event, context);
  EXPECT_EQ(state.version, static_cast<std::int64_t>(strange.size()));
  untouched.version = state.version;
  untouched.form_version = state.form_version;
  EXPECT_EQ(state, untouched);
}

TEST(Evolve, keeps_every_time_a_point_was_reached_and_the_last_one_when_corrected) {
  Desk desk(bicycles());
  const model::Service& service = *desk.programme->service("repair");
  const EventContext context{desk.now, desk.now, "tester"};
  CaseState state = empty_case(service, "r9");
  evolve(service, state, PointReached{"taken", desk.at(3, 1), true}, context);  // nothing to replace
  evolve(service, state, PointReached{"taken", desk.at(3, 2), false}, context);
  evolve(service, state, PointReached{"taken", desk.at(3, 3), true}, context);
  EXPECT_EQ(state.points[service.point("taken")].stamps, (std::vector{desk.at(3, 1), desk.at(3, 3)}));
}

TEST(Evolve, of_an_account_keeps_one_line_for_each_use_and_every_correction) {
  model::Account account;
  const base::Date day = base::Date::of(2026, 3, 2);
  for (const char* state : {"held", "released", "held", "expired", "consumed"}) {
    evolve(account, UseChanged{"u1", "repair", "r1", state, day, 1, ""});
  }
  evolve(account, UseChanged{"u2", "repair", "r2", "held", day, 1, ""});
  evolve(account, AccountAdjusted{"repair", day, -1, "counted twice"});
  ASSERT_EQ(account.uses.size(), 2U);
  EXPECT_EQ(account.uses[0].state, model::UseState::consumed);
  EXPECT_EQ(account.uses[1].state, model::UseState::held);
  ASSERT_EQ(account.adjustments.size(), 1U);
  EXPECT_EQ(account.adjustments[0].amount, -1);
  EXPECT_EQ(account.version, 7);
}

TEST(Facts, tell_when_they_were_seen) {
  Desk desk(bicycles());
  open_repair(desk);
  const decision::FactSet facts = facts_of(desk.world("r1"), desk.service("r1"), desk.state("r1"));
  EXPECT_EQ(facts.seen(desk.service("r1").fact("bike.kind")), desk.at(3, 2));
  EXPECT_FALSE(facts.seen(desk.service("r1").fact("bike.bought_on")));
}

TEST(Facts, of_the_roster_the_applicant_and_the_account_are_there) {
  Desk desk(bicycles());
  desk.account.identity_blocked = true;
  Open open = repair();
  open.applicant = {"guardian", "Li", true};
  const CaseState state = [&] {
    CaseState made = empty_case(*desk.programme->service("repair"), "r1");
    made.opened.applicant = open.applicant;
    return made;
  }();
  const model::Service& service = *desk.programme->service("repair");
  const decision::FactSet facts = facts_of(desk.world("r1"), service, state);
  EXPECT_EQ(*facts.find(service.fact("applicant.role")), code("guardian"));
  EXPECT_EQ(*facts.find(service.fact("applicant.on_record")), model::Value{true});
  EXPECT_EQ(*facts.find(service.fact("account.identity_blocked")), model::Value{true});
  EXPECT_EQ(*facts.find(service.fact("contract.effective_on")), model::Value{base::Date::of(2026, 1, 10)});
  EXPECT_EQ(facts.dated(service.fact("contract.state")).size(), 1U);
}

}  // namespace
}  // namespace consilium::cases
