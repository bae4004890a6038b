// What is said to be possible is not refused once its form is filled in, and what is not said is refused.
#include "cases/possible.hpp"

#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

const Interrupt stranger{"wrong-person", {{"close.reason", words("a neighbour came")}}};

Possible now(const Desk& desk, std::string_view id = "r1") { return possible_now(desk.world(id), id); }

TEST(Possible, follows_the_steps_of_a_case) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(now(desk).tasks, Strings{"look"});
  EXPECT_EQ(now(desk).moves, Strings{});
  EXPECT_EQ(now(desk).papers, (Strings{"proof/receipt", "proof/photo"}));
  EXPECT_EQ(now(desk).exclusions, Strings{"proof/photo"});
  EXPECT_EQ(now(desk).notices, (Strings{"prices", "risk", "heavy-load"}));
  EXPECT_EQ(now(desk).consents, Strings{"sharing"});
  EXPECT_TRUE(now(desk).cancel);
  plan_repair(desk, "r2");
  EXPECT_EQ(now(desk, "r2").tasks, Strings{"confirm"});
  EXPECT_EQ(now(desk, "r2").moves, (Strings{"new-day", "mechanic-ill"}));
}

TEST(Possible, depends_on_who_asks) {
  Desk desk(bicycles());
  open_repair(desk);
  desk.actor.roles = {"administrator"};
  EXPECT_EQ(now(desk).tasks, Strings{});
  EXPECT_EQ(now(desk).interrupts, Strings{});
  EXPECT_EQ(now(desk).ends, Strings{});
  desk.actor.roles = {"specialist"};
  EXPECT_EQ(now(desk).interrupts, Strings{"wrong-person"});
}

TEST(Possible, lets_only_a_chief_waive_and_only_what_stands_in_the_way) {
  Desk desk(bicycles());
  open_repair(desk, "r1", {{"bike.kind", code("cargo")}, {"bike.count", model::Value{std::int64_t{2}}}});
  EXPECT_EQ(now(desk).exceptions, Strings{});
  desk.must("r1", Correct{RecordedFact{"bike.count", model::Value{std::int64_t{3}}}, {}, {}, "counted again"});
  EXPECT_EQ(now(desk).exceptions, Strings{"few"});
  desk.actor.roles = {"specialist"};
  EXPECT_EQ(now(desk).exceptions, Strings{});
  desk.actor.roles = {"supervisor"};
  desk.must("r1", GrantException{"few", "a fair", {}});
  EXPECT_EQ(now(desk).exceptions, Strings{});
}

TEST(Possible, asks_the_insurer_about_a_referral_once_there_is_a_question) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(now(desk).referrals, Strings{});
  desk.must("r1", paper("proof", "receipt", "receipt", "email", {{"bike.bought_on", base::Date::of(2020, 1, 1)}}));
  EXPECT_EQ(now(desk).referrals, Strings{"old-bicycle"});
  desk.actor.roles = {"specialist"};
  EXPECT_EQ(now(desk).referrals, Strings{});
}

TEST(Possible, is_little_while_a_case_is_interrupted_and_after_its_end) {
  Desk desk(bicycles());
  take_repair(desk);
  EXPECT_FALSE(now(desk).lift);
  desk.must("r1", stranger);
  const Possible standing = now(desk);
  EXPECT_EQ(standing.settlements, (Strings{"counts", "forgiven"}));
  EXPECT_TRUE(standing.lift);
  EXPECT_TRUE(standing.assign);
  EXPECT_EQ(standing.tasks, Strings{});
  EXPECT_EQ(standing.papers, Strings{});
  EXPECT_EQ(standing.notices, Strings{});
  EXPECT_FALSE(standing.correct);
  EXPECT_FALSE(standing.cancel);
  desk.must("r1", SettleInterrupt{"forgiven", "the office decided"});
  const Possible ended = now(desk);
  EXPECT_TRUE(ended.lift);
  EXPECT_TRUE(ended.complain);
  EXPECT_TRUE(ended.log_contact);
  EXPECT_FALSE(ended.assign);
  EXPECT_EQ(ended.settlements, Strings{});
  desk.must("r1", LiftInterrupt{"cleared up"});
  EXPECT_FALSE(now(desk).lift);
}

TEST(Possible, says_what_may_be_entered_and_goes_on_after_the_end) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(now(desk).allowances, Strings{});
  EXPECT_EQ(now(desk).costs, Strings{});
  depart_tour(desk);
  EXPECT_EQ(now(desk, "t1").allowances, (Strings{"guide", "lift", "lessons"}));
  EXPECT_EQ(now(desk, "t1").costs, (Strings{"more-guiding", "more-lifts", "permit", "doctor", "maps"}));
  EXPECT_FALSE(now(desk, "t1").pay);
  EXPECT_FALSE(now(desk, "t1").state_owed);
  desk.wait_until(3, 10);
  desk.must("t1", guided(desk, 9, 300));
  EXPECT_EQ(now(desk, "t1").entries, Strings{"entry-1"});
  EXPECT_TRUE(now(desk, "t1").pay);
  EXPECT_FALSE(now(desk, "t1").state_owed) << "the tour is not back";
  desk.must("t1", Cancel{"phone", true});
  EXPECT_TRUE(now(desk, "t1").state_owed);
  EXPECT_EQ(now(desk, "t1").tasks, Strings{});
  desk.actor.roles = {"specialist"};
  EXPECT_TRUE(now(desk, "t1").pay);
  EXPECT_FALSE(now(desk, "t1").state_owed) << "another role tells what is owed";
  EXPECT_EQ(now(desk, "t1").entries, Strings{});
  desk.actor.roles = {"administrator"};
  EXPECT_EQ(now(desk, "t1").allowances, Strings{});
  EXPECT_FALSE(now(desk, "t1").pay);
}

}  // namespace
}  // namespace consilium::cases
