// Moves, cancellations and closings on both sides of the point of no return.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

using Step = void (*)(Desk&, std::string_view, std::vector<RecordedFact>);

TEST(Cancel, is_free_then_spends_then_is_barred) {
  struct Row {
    std::string name;
    Step step;
    bool confirmed;
    std::string refused;
    std::string end;
    std::string use;  // state of the use afterwards
  };
  const std::vector<Row> rows{
      {"opened", open_repair, false, "", "cancelled", ""},
      {"taken", take_repair, false, "", "cancelled", "released"},
      {"planned", plan_repair, false, "", "cancelled", "released"},
      {"confirmed", confirm_repair, false, "confirmation-needed", "", "held"},
      {"confirmed, knowing the price", confirm_repair, true, "", "cancelled-late", "consumed"},
      {"told", tell_repair, false, "cancelling-barred", "", "held"},
      {"told, knowing the price", tell_repair, true, "cancelling-barred", "", "held"},
  };
  for (const Row& row : rows) {
    Desk desk(bicycles());
    row.step(desk, "r1", {});
    const auto before = cancellation_now(desk.world("r1"), desk.state("r1"));
    ASSERT_TRUE(before);
    const auto refusal = desk.run("r1", Cancel{"phone", row.confirmed});
    EXPECT_EQ(refusal ? refusal->code : "", row.refused) << row.name;
    if (refusal) {
      const Strings about{before->effect == model::CancelEffect::barred ? "abandoned" : "cancelled-late"};
      EXPECT_EQ(refusal->subjects, about) << row.name;
      EXPECT_FALSE(refusal->say.empty()) << row.name;
    }
    EXPECT_EQ(desk.state("r1").closed ? desk.state("r1").closed->end : "", row.end) << row.name;
    const model::Use* use = desk.use("r1");
    const Strings states{"held", "consumed", "released", "expired"};
    EXPECT_EQ(use == nullptr ? "" : states.at(static_cast<std::size_t>(use->state)), row.use) << row.name;
  }
}

TEST(Cancel, keeps_to_its_channels_and_says_nothing_of_a_closed_case) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", Cancel{"letter", true}), "channel-not-open");
  desk.must("r1", Cancel{"phone", false});
  EXPECT_FALSE(cancellation_now(desk.world("r1"), desk.state("r1")));
  EXPECT_EQ(desk.code("r1", Cancel{"phone", false}), "case-closed");
}

TEST(Move, takes_back_what_has_to_be_done_again) {
  Desk desk(bicycles());
  tell_repair(desk);
  desk.must("r1", act("call"));
  desk.must("r1", move("mechanic-ill", {{"close.reason", words("flu")}}));
  for (const char* point : {"planned", "confirmed", "told", "called"}) EXPECT_FALSE(desk.reached("r1", point)) << point;
  EXPECT_TRUE(desk.reached("r1", "taken"));
  EXPECT_EQ(desk.fact("r1", "plan.day"), nullptr);
  EXPECT_EQ(desk.owes("r1"), Strings{"task:plan"});
  EXPECT_EQ(desk.last<MoveMade>()->cause, "provider");
  EXPECT_EQ(desk.last<MoveMade>()->by, "provider");
}

TEST(Move, is_refused_when_it_is_not_the_time_the_person_or_the_way) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", move("dance")), "move-unknown");
  EXPECT_EQ(desk.code("r1", move("mechanic-ill", {{"close.reason", words("flu")}})), "move-not-open");
  desk.actor.roles = {"administrator"};
  EXPECT_EQ(desk.code("r1", move("mechanic-ill", {{"close.reason", words("flu")}})), "role-not-allowed");
  Desk planned(bicycles());
  plan_repair(planned);
  EXPECT_EQ(planned.code("r1", move("mechanic-ill")), "facts-missing");
  EXPECT_EQ(planned.code("r1", MakeMove{"new-day", "letter", {}}), "channel-not-open");
}

TEST(Move, of_the_member_is_free_only_while_cancelling_is_free) {
  Desk desk(bicycles());
  plan_repair(desk);
  EXPECT_EQ(desk.code("r1", move("new-day")), "");
  EXPECT_EQ(desk.last<MoveMade>()->by, "member");
  Desk confirmed(bicycles());
  confirm_repair(confirmed);
  EXPECT_EQ(confirmed.code("r1", move("new-day")), "confirmation-needed");
  Desk told(bicycles());
  tell_repair(told);
  EXPECT_EQ(told.code("r1", move("new-day")), "cancelling-barred");
}

TEST(Move, gives_a_deadline_that_starts_anew_a_new_chance) {
  Desk desk(bicycles());
  tell_repair(desk);  // for 20 March
  desk.wait_until(3, 19, 18);
  EXPECT_EQ(desk.clock("r1", "call").state, ClockState::missed);
  desk.must("r1", move("mechanic-ill", {{"close.reason", words("flu")}}));
  EXPECT_EQ(desk.clock("r1", "call").state, ClockState::not_started);
  EXPECT_EQ(desk.obligation("r1", "call"), nullptr);
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 27)}}, {"plan.mechanic", code("able")}}));
  EXPECT_EQ(desk.clock("r1", "call").state, ClockState::running);
  EXPECT_EQ(desk.clock("r1", "call").missed_before, 1);  // a new chance, and the old lateness is not forgotten
  desk.wait_until(3, 26, 18);
  EXPECT_EQ(desk.clock("r1", "call").state, ClockState::missed);
  EXPECT_EQ(desk.clock("r1", "call").missed_before, 1);
}

TEST(Close, is_for_named_roles_between_named_points) {
  Desk desk(bicycles());
  open_repair(desk);
  const std::vector<RecordedFact> why{{"close.reason", words("broken frame")}};
  EXPECT_EQ(desk.code("r1", Close{"exploded", why}), "end-unknown");
  EXPECT_EQ(desk.code("r1", Close{"mended", {}}), "end-unknown");  // only a task ends a case so
  EXPECT_EQ(desk.code("r1", Close{"abandoned", why}), "end-not-open");
  EXPECT_EQ(desk.code("r1", Close{"turned-away", {}}), "facts-missing");
  take_repair(desk, "r2");
  EXPECT_EQ(desk.code("r2", Close{"turned-away", why}), "end-not-open");
  desk.actor.roles = {"specialist"};
  EXPECT_EQ(desk.code("r2", Close{"cannot", why}), "role-not-allowed");
  desk.must("r2", Close{"abandoned", why});
  EXPECT_EQ(desk.state("r2").closed->cause, "member");
  EXPECT_EQ(desk.state("r2").closed->use, "consume");
  EXPECT_EQ(desk.use("r2")->state, model::UseState::consumed);
  EXPECT_EQ(desk.use("r2")->reason, "abandoned");
  desk.must("r1", Close{"turned-away", why});
  EXPECT_EQ(desk.use("r1"), nullptr);
}

TEST(Close, leaves_only_words_about_the_case) {
  Desk desk(bicycles());
  open_repair(desk);
  desk.must("r1", Cancel{"phone", false});
  EXPECT_EQ(desk.code("r1", act("look", {{"bike.note", words("-")}}, "fixable")), "case-closed");
  EXPECT_EQ(desk.code("r1", Assign{"li"}), "case-closed");
  EXPECT_EQ(desk.code("r1", PassDeadline{"taking"}), "case-closed");
  EXPECT_EQ(desk.code("r1", LiftInterrupt{"why"}), "case-closed");
  EXPECT_EQ(desk.code("r1", LogContact{"phone", "reached", ""}), "");
  EXPECT_EQ(desk.code("r1", FileComplaint{"mechanic", "rude"}), "");
  EXPECT_TRUE(desk.last<ComplaintFiled>()->log_only);
  EXPECT_TRUE(desk.owes("r1").empty());
}

}  // namespace
}  // namespace consilium::cases
