// Telling at an end, telling the insurer, and parts that are left out.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

void inspected(Desk& desk, const std::string& outcome, std::vector<RecordedFact> facts = {}) {
  desk.must("i1", inspection(std::move(facts)));
  desk.must("i1", act("accept"));
  desk.must("i1", act("inspect", {}, outcome));
}

TEST(Telling, an_end_is_told_in_the_act_that_brings_it) {
  Desk desk(bicycles());
  inspected(desk, "unsound");
  const Told* told = desk.last<Told>();
  ASSERT_NE(told, nullptr);
  EXPECT_EQ(told->words, "Wang Fang, do not ride your City bicycle.");
  EXPECT_EQ(told->end, "unsound");
  EXPECT_EQ(told->task, "");
  EXPECT_EQ(told->to, "");
  EXPECT_EQ(told->channel, "letter");
  EXPECT_EQ(told->parts, Strings{"kind"});
}

TEST(Telling, an_end_that_a_role_chooses_tells_what_is_said_with_it) {
  Desk desk(bicycles());
  desk.must("i1", inspection());
  desk.must("i1", Close{"unseen", {{"close.reason", words("it was not there")}}});
  EXPECT_EQ(desk.last<Told>()->words, "We could not inspect it: it was not there.");
}

TEST(Telling, an_end_without_words_tells_nothing) {
  Desk desk(bicycles());
  inspected(desk, "sound");
  EXPECT_EQ(desk.last<Told>(), nullptr);
}

TEST(Telling, the_insurer_is_told_apart_and_only_what_may_be_said) {
  Desk desk(bicycles());
  inspected(desk, "sound", {{"report.copy", model::Value{false}}});
  desk.must("i1", act("send-report", {{"report.recipient", words("Wheel Cover")}}));
  const Told* told = desk.last<Told>();
  EXPECT_EQ(told->to, "insurer");
  EXPECT_EQ(told->words, "Inspected: a City bicycle; a copy for the shop: —.");
  EXPECT_EQ(told->parts, Strings{"kind"});
  EXPECT_TRUE(desk.reached("i1", "report-sent"));
}

TEST(Telling, a_part_whose_condition_holds_must_be_told) {
  Desk desk(bicycles());
  inspected(desk, "sound", {{"report.copy", model::Value{true}}});
  Act some = act("send-report", {{"report.recipient", words("Wheel Cover")}});
  some.parts = {"kind"};
  desk.must("i1", some);
  EXPECT_FALSE(desk.reached("i1", "report-sent"));
  desk.must("i1", act("send-report"));
  EXPECT_TRUE(desk.reached("i1", "report-sent"));
  EXPECT_EQ(desk.last<Told>()->words, "Inspected: a City bicycle; a copy for the shop: yes.");
}

}  // namespace
}  // namespace consilium::cases
