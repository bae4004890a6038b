// What is left to do on a case that has ended.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"
#include "cases/possible.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

const RecordedFact recipient{"report.recipient", words("Wheel Cover")};

void end_inspection(Desk& desk, const std::string& outcome, std::vector<RecordedFact> facts = {}) {
  desk.must("i1", inspection(std::move(facts)));
  desk.must("i1", act("accept"));
  if (outcome.empty()) {
    desk.must("i1", Cancel{"phone", false});
  } else {
    desk.must("i1", act("inspect", {}, outcome));
  }
}

std::string refused(Desk& desk, const Command& command) {
  const auto refusal = desk.run("i1", command);
  return refusal ? refusal->code : "";
}

TEST(AfterEnd, the_tasks_of_the_end_are_owed_and_the_use_is_decided) {
  Desk desk(bicycles());
  end_inspection(desk, "sound");
  EXPECT_EQ(desk.use("i1")->state, model::UseState::consumed);
  EXPECT_EQ(desk.owes("i1"), Strings{"task:send-report"});
  EXPECT_TRUE(is_on_file(desk.state("i1"), desk.owed("i1")));
  EXPECT_EQ(desk.clock("i1", "reporting").state, ClockState::running);
  EXPECT_EQ(desk.clock("i1", "inspecting").state, ClockState::met);
  EXPECT_EQ(desk.clock("i1", "copying").state, ClockState::not_applicable);
  desk.must("i1", act("send-report", {recipient}));
  EXPECT_EQ(desk.owes("i1"), Strings{});
  EXPECT_FALSE(is_on_file(desk.state("i1"), desk.owed("i1")));
  EXPECT_EQ(desk.clock("i1", "reporting").state, ClockState::met);
  EXPECT_EQ(desk.state("i1").closed->end, "sound");
}

TEST(AfterEnd, nothing_is_owed_where_the_case_ended_otherwise) {
  Desk desk(bicycles());
  end_inspection(desk, "");
  EXPECT_EQ(desk.owes("i1"), Strings{});
  EXPECT_EQ(desk.clock("i1", "reporting").state, ClockState::not_applicable);
  EXPECT_EQ(refused(desk, act("send-report", {recipient})), "task-not-open");
}

TEST(AfterEnd, another_condition_must_hold_as_well) {
  Desk desk(bicycles());
  end_inspection(desk, "unsound", {{"report.copy", model::Value{true}}});
  EXPECT_EQ(desk.owes("i1"), Strings{"task:send-report"});
  Desk other(bicycles());
  end_inspection(other, "sound", {{"report.copy", model::Value{true}}});
  EXPECT_EQ(other.owes("i1"), (Strings{"task:send-report", "task:copy-report"}));
}

TEST(AfterEnd, a_deadline_from_before_runs_on_for_such_a_task_only) {
  Desk desk(bicycles());
  end_inspection(desk, "sound", {{"report.copy", model::Value{true}}});
  EXPECT_EQ(desk.clock("i1", "copying").state, ClockState::running);
  EXPECT_EQ(*desk.clock("i1", "copying").due.due, desk.at(4, 2, 0));
}

TEST(AfterEnd, what_is_late_is_told_and_escalated_until_it_is_done) {
  Desk desk(bicycles());
  end_inspection(desk, "sound");
  desk.wait_until(3, 9, 23, 59);
  EXPECT_EQ(desk.clock("i1", "reporting").state, ClockState::running);
  desk.wait_until(3, 10);
  EXPECT_EQ(desk.clock("i1", "reporting").state, ClockState::missed);
  EXPECT_EQ(desk.owes("i1"), (Strings{"task:send-report", "escalation:reporting"}));
  desk.must("i1", act("send-report", {recipient}));
  EXPECT_EQ(desk.owes("i1"), Strings{});
  EXPECT_EQ(desk.clock("i1", "reporting").state, ClockState::missed);
}

TEST(AfterEnd, only_these_tasks_and_what_they_wait_for_are_done) {
  Desk desk(bicycles());
  end_inspection(desk, "sound", {{"report.copy", model::Value{true}}});
  EXPECT_EQ(refused(desk, act("inspect", {}, "sound")), "case-closed");
  EXPECT_EQ(refused(desk, Cancel{"phone", true}), "case-closed");
  EXPECT_EQ(refused(desk, Correct{{}, "accepted", desk.now, "misheard"}), "case-closed");
  EXPECT_EQ(refused(desk, act("copy-report")), "notices-missing");
  EXPECT_EQ(refused(desk, GiveNotice{"copy-warning", "phone", true}), "");
  EXPECT_EQ(refused(desk, act("copy-report")), "consents-missing");
  EXPECT_EQ(refused(desk, ChangeConsent{"copying", true, "phone"}), "");
  EXPECT_EQ(refused(desk, Assign{"li"}), "");
  EXPECT_EQ(refused(desk, act("copy-report")), "");
  EXPECT_EQ(refused(desk, GiveNotice{"copy-warning", "phone", true}), "case-closed");
  EXPECT_EQ(refused(desk, act("send-report", {recipient})), "");
  EXPECT_EQ(refused(desk, Assign{"wu"}), "case-closed");
}

TEST(AfterEnd, before_it_none_of_them_is_done) {
  Desk desk(bicycles());
  desk.must("i1", inspection());
  EXPECT_EQ(refused(desk, act("send-report", {recipient})), "task-not-open");
  EXPECT_EQ(desk.clock("i1", "reporting").state, ClockState::not_started);
}

TEST(AfterEnd, the_desk_is_shown_what_may_still_be_done) {
  Desk desk(bicycles());
  end_inspection(desk, "sound");
  const Possible possible = possible_now(desk.world("i1"), "i1");
  EXPECT_EQ(possible.tasks, Strings{"send-report"});
  EXPECT_TRUE(possible.assign);
  EXPECT_TRUE(possible.moves.empty() && possible.ends.empty());
}

}  // namespace
}  // namespace consilium::cases
