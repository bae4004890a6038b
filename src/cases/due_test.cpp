// Clocks and what is owed.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

TEST(Clocks, wait_for_their_trigger_run_and_are_met) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.clock("r1", "planning").state, ClockState::not_started);
  take_repair(desk, "r2");  // Monday 2 March
  const Clock running = desk.clock("r2", "planning");
  EXPECT_EQ(running.state, ClockState::running);
  EXPECT_EQ(*running.trigger, desk.now);
  EXPECT_EQ(*running.due.due, desk.at(3, 5, 0));  // the end of Wednesday
  EXPECT_TRUE(waits(running, desk.state("r2")));
  plan_repair(desk, "r3");
  const Clock met = desk.clock("r3", "planning");
  EXPECT_EQ(met.state, ClockState::met);
  EXPECT_EQ(*met.met_at, desk.now);
  EXPECT_FALSE(waits(met, desk.state("r3")));
}

TEST(Clocks, of_a_branch_run_only_there) {
  Desk desk(bicycles());
  take_repair(desk);
  EXPECT_EQ(desk.clock("r1", "heavy-planning").state, ClockState::not_applicable);
}

TEST(Clocks, that_pass_are_missed_and_stay_missed_when_they_are_met_later) {
  Desk desk(bicycles());
  take_repair(desk);
  desk.wait_until(3, 4, 23, 59);
  EXPECT_EQ(desk.clock("r1", "planning").state, ClockState::running);
  desk.wait_until(3, 5, 0);
  EXPECT_EQ(desk.clock("r1", "planning").state, ClockState::missed);
  EXPECT_EQ(*desk.state("r1").deadline_missed[desk.service("r1").deadline("planning")], desk.at(3, 5, 0));
  ASSERT_NE(desk.obligation("r1", "planning"), nullptr);
  EXPECT_EQ(desk.obligation("r1", "planning")->kind, ObligationKind::escalation);
  EXPECT_EQ(desk.obligation("r1", "planning")->owner, "supervisor");
  EXPECT_EQ(desk.obligation("r1", "planning")->party, "provider");
  desk.must("r1", GiveNotice{"risk", "phone", true});
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 20)}}, {"plan.mechanic", code("able")}}));
  EXPECT_EQ(desk.clock("r1", "planning").state, ClockState::missed);
  EXPECT_EQ(desk.obligation("r1", "planning"), nullptr);
}

TEST(Clocks, that_are_past_wait_for_a_timer_until_the_miss_is_recorded) {
  Desk desk(bicycles());
  take_repair(desk);
  desk.now = desk.at(3, 6);  // the timer did not fire
  const Clock late = desk.clock("r1", "planning");
  EXPECT_EQ(late.state, ClockState::missed);
  EXPECT_TRUE(waits(late, desk.state("r1")));
  desk.must("r1", PassDeadline{"planning"});
  EXPECT_EQ(desk.last<DeadlineMissed>()->due, desk.at(3, 5, 0));
  EXPECT_FALSE(waits(desk.clock("r1", "planning"), desk.state("r1")));
}

TEST(Clocks, count_the_call_back_to_an_open_day_and_its_closing_time) {
  struct Row {
    int day;       // of March, of the repair
    int call_day;  // by the end of the desk's hours
    std::string name;
  };
  const std::vector<Row> rows{{20, 19, "a Friday"}, {23, 20, "a Monday: the Friday before"}, {22, 20, "a Sunday"}};
  for (const Row& row : rows) {
    Desk desk(bicycles());
    take_repair(desk);
    desk.must("r1", GiveNotice{"risk", "phone", true});
    desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, row.day)}}, {"plan.mechanic", code("able")}}));
    EXPECT_EQ(*desk.clock("r1", "call").due.due, desk.at(3, row.call_day, 17)) << row.name;
  }
}

TEST(Clocks, give_a_call_that_was_known_too_late_the_next_open_hours) {
  Desk desk(bicycles());
  take_repair(desk);
  desk.now = desk.at(3, 3, 18);  // after the desk closed, for the next morning
  desk.must("r1", GiveNotice{"risk", "phone", true});
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 4)}}, {"plan.mechanic", code("able")}}));
  EXPECT_EQ(*desk.clock("r1", "call").due.due, desk.at(3, 4, 17));
  EXPECT_EQ(desk.clock("r1", "call").state, ClockState::running);
}

TEST(Clocks, stand_still_between_the_points_of_a_stop) {
  Desk desk(bicycles());
  confirm_repair(desk);
  const base::Instant due = *desk.clock("r1", "mending").due.due;
  EXPECT_EQ(due, desk.at(3, 10, 0));
  desk.wait_until(3, 4);
  desk.must("r1", act("order-part"));
  EXPECT_EQ(desk.clock("r1", "mending").state, ClockState::stopped);
  EXPECT_FALSE(desk.clock("r1", "mending").due.due);
  desk.wait_until(3, 30);
  EXPECT_EQ(desk.clock("r1", "mending").state, ClockState::stopped);
  desk.must("r1", act("part-came"));
  EXPECT_EQ(desk.clock("r1", "mending").state, ClockState::running);
  EXPECT_GT(*desk.clock("r1", "mending").due.due, desk.at(3, 30));
}

TEST(Clocks, are_excused_by_a_day_outside_anyones_hands_but_not_by_whose_time_it_was) {
  struct Row {
    std::string excuse;
    int from;
    int to;
    bool excused;
  };
  for (const Row& row : std::vector<Row>{{"storm", 4, 4, true},
                                         {"storm", 1, 9, true},
                                         {"storm", 2, 3, false},
                                         {"storm", 5, 6, false},
                                         {"slow-papers", 4, 4, false}}) {
    Desk desk(bicycles());
    take_repair(desk);
    desk.must("r1", RecordExcuse{row.excuse, base::Date::of(2026, 3, row.from), base::Date::of(2026, 3, row.to),
                                 "north", "hail"});
    desk.wait_until(3, 6);
    EXPECT_EQ(desk.clock("r1", "planning").state, ClockState::missed);
    EXPECT_EQ(desk.clock("r1", "planning").excused, row.excused) << row.excuse << row.from << row.to;
    // Nobody has to look into what was excused; the task itself stays owed.
    EXPECT_EQ(desk.obligation("r1", "planning") == nullptr, row.excused) << row.excuse << row.from << row.to;
    EXPECT_NE(desk.obligation("r1", "plan"), nullptr);
  }
}

TEST(Clocks, are_excused_by_a_move_that_says_so) {
  Desk desk(bicycles());
  confirm_repair(desk);
  EXPECT_FALSE(desk.clock("r1", "mending").excused);
  desk.must("r1", move("mechanic-ill", {{"close.reason", words("flu")}}));
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 24)}}, {"plan.mechanic", code("able")}}));
  desk.must("r1", act("confirm", {}, "yes"));
  EXPECT_TRUE(desk.clock("r1", "mending").excused);
}

TEST(Clocks, that_the_end_of_a_case_cut_off_are_owed_no_more) {
  Desk desk(bicycles());
  take_repair(desk);
  desk.must("r1", Close{"cannot", {{"close.reason", words("fire")}}});
  desk.now = desk.at(4, 1);
  EXPECT_EQ(desk.clock("r1", "planning").state, ClockState::not_applicable);
  EXPECT_FALSE(waits(desk.clock("r1", "planning"), desk.state("r1")));
  Desk late(bicycles());
  take_repair(late);
  late.now = late.at(3, 6);
  late.must("r1", Close{"cannot", {{"close.reason", words("fire")}}});
  EXPECT_EQ(late.clock("r1", "planning").state, ClockState::missed);
}

TEST(Timers, that_are_early_doubled_or_stale_say_nothing) {
  Desk desk(bicycles());
  take_repair(desk);
  EXPECT_EQ(desk.code("r1", PassDeadline{"flying"}), "deadline-unknown");
  for (const char* deadline : {"planning", "answer", "heavy-planning"}) {
    desk.must("r1", PassDeadline{deadline});
    EXPECT_TRUE(desk.last_events.empty()) << deadline;
  }
  desk.now = desk.at(3, 6);
  desk.must("r1", PassDeadline{"planning"});
  EXPECT_EQ(desk.last_types(), Strings{"case.deadline_missed"});
  desk.must("r1", PassDeadline{"planning"});
  EXPECT_TRUE(desk.last_events.empty());
}

TEST(Timers, fire_while_a_case_is_suspended_only_for_what_had_passed) {
  Desk desk(bicycles());
  take_repair(desk);
  desk.must("r1", Interrupt{"wrong-person", {{"close.reason", words("a neighbour")}}});
  desk.now = desk.at(3, 20);
  desk.must("r1", PassDeadline{"planning"});
  EXPECT_TRUE(desk.last_events.empty());
}

TEST(Owed, names_owner_party_outcomes_and_the_clock_that_runs) {
  Desk desk(bicycles());
  plan_repair(desk);
  const Obligation* confirm = desk.obligation("r1", "confirm");
  ASSERT_NE(confirm, nullptr);
  EXPECT_EQ(confirm->owner, "member");
  EXPECT_EQ(confirm->party, "member");
  EXPECT_EQ(confirm->outcomes, (Strings{"yes", "no"}));
  EXPECT_EQ(confirm->clock, desk.service("r1").deadline("answer"));
  EXPECT_EQ(confirm->name.or_any(base::Language::en), "Confirm the day");
}

TEST(Owed, shows_the_deadline_of_the_branch_that_runs) {
  model::Programme programme = bicycles();
  for (model::Service& service : programme.services) {
    if (service.id != "repair") continue;
    service.tasks[service.task("plan")].due = service.deadline("heavy-planning");
  }
  Desk desk(programme);
  take_repair(desk);
  EXPECT_EQ(desk.obligation("r1", "plan")->clock, desk.service("r1").deadline("planning"));
}

TEST(Owed, is_nothing_once_a_case_is_closed_or_not_there) {
  Desk desk(bicycles());
  open_repair(desk);
  desk.must("r1", Cancel{"phone", false});
  EXPECT_TRUE(desk.owed("r1").obligations.empty());
  const World world = desk.world("r1");
  EXPECT_TRUE(owed(world, empty_case(desk.service("r1"), "r9"), desk.now).clocks.empty());
}

}  // namespace
}  // namespace consilium::cases
