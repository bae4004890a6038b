// Deadlines that are only measured, that start with the first of several triggers, and that conditions excuse.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

TEST(Measured, starts_with_the_first_trigger_and_is_never_late) {
  Desk desk(bicycles());
  desk.must("i1", inspection());
  EXPECT_EQ(desk.clock("i1", "asking").state, ClockState::not_started);
  EXPECT_FALSE(desk.clock("i1", "asking").took.has_value());
  desk.must("i1", act("see"));  // Monday 2 March, 10:00
  desk.wait_until(3, 3);
  desk.must("i1", act("accept"));
  EXPECT_EQ(*desk.clock("i1", "asking").trigger, desk.at(3, 2));
  desk.wait_until(3, 9, 11);
  const Clock running = desk.clock("i1", "asking");
  EXPECT_EQ(running.state, ClockState::running);
  EXPECT_FALSE(running.due.due || running.due.due_date || waits(running, desk.state("i1")));
  EXPECT_EQ(running.took, (Took{7 * 24 * 60 + 60, 5}));
  desk.must("i1", act("answer"));
  desk.wait_until(3, 12);
  EXPECT_EQ(desk.clock("i1", "asking").state, ClockState::met);
  EXPECT_EQ(desk.clock("i1", "asking").took, (Took{7 * 24 * 60 + 60, 5}));
}

TEST(Measured, ends_unmet_with_its_case) {
  Desk desk(bicycles());
  desk.must("i1", inspection());
  desk.must("i1", act("see"));
  desk.must("i1", Cancel{"phone", false});
  EXPECT_EQ(desk.clock("i1", "asking").state, ClockState::not_applicable);
}

TEST(FirstOf, counts_a_promise_from_the_earliest_trigger) {
  Desk desk(bicycles());
  desk.must("i1", inspection());
  desk.must("i1", act("see"));
  desk.wait_until(3, 3);
  desk.must("i1", act("accept"));
  EXPECT_EQ(desk.clock("i1", "answering").due.due_date, base::Date::of(2026, 3, 4));
}

TEST(ExcusedUnless, a_condition_that_does_not_hold_excuses_for_good_and_nothing_follows) {
  Desk desk(bicycles());
  desk.must("i1", inspection());
  desk.must("i1", act("accept"));
  EXPECT_FALSE(desk.clock("i1", "answering").excused);
  desk.wait_until(3, 5, 0);
  const Clock missed = desk.clock("i1", "answering");
  EXPECT_EQ(missed.state, ClockState::missed);
  EXPECT_TRUE(missed.excused);
  EXPECT_EQ(missed.excused_because, (Strings{"seen", "copy"}));
  EXPECT_EQ(desk.last<DeadlineMissed>()->because, (Strings{"seen", "copy"}));
  EXPECT_EQ(desk.obligation("i1", "answering"), nullptr);
  desk.must("i1", act("see"));
  desk.must("i1", act("answer"));
  EXPECT_EQ(desk.clock("i1", "answering").excused_because, (Strings{"seen", "copy"}));
  EXPECT_TRUE(desk.clock("i1", "answering").excused);
}

TEST(ExcusedUnless, each_condition_that_failed_is_told) {
  Desk desk(bicycles());
  desk.must("i1", inspection({{"report.copy", model::Value{true}}}));
  desk.must("i1", act("accept"));
  desk.wait_until(3, 5, 0);
  EXPECT_EQ(desk.clock("i1", "answering").excused_because, Strings{"seen"});
}

TEST(ExcusedUnless, lateness_counts_where_every_condition_held_when_it_fell_due) {
  Desk desk(bicycles());
  desk.must("i1", inspection({{"report.copy", model::Value{true}}}));
  desk.must("i1", act("see"));
  desk.wait_until(3, 5, 0);
  EXPECT_FALSE(desk.clock("i1", "answering").excused);
  ASSERT_NE(desk.obligation("i1", "answering"), nullptr);
  EXPECT_EQ(desk.obligation("i1", "answering")->kind, ObligationKind::escalation);
}

}  // namespace
}  // namespace consilium::cases
