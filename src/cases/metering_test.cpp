#include <gtest/gtest.h>

#include "cases/book.hpp"
#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

Metered figures(const Desk& desk, std::string_view allowance) {
  const model::Service& service = desk.service("t1");
  return metered(service, desk.state("t1"), service.allowance(allowance));
}

LogHelp lift(std::int64_t count, std::int64_t bags = 1) {
  LogHelp command;
  command.allowance = "lift";
  command.staff = "li";
  command.count = count;
  command.facts = {{"lift.bags", model::Value{bags}}};
  return command;
}

TEST(Metering, counts_each_entry_up_to_a_whole_hour_and_then_divides_it) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.wait_until(3, 11, 20);
  desk.must("t1", guided(desk, 9, 121));
  EXPECT_EQ(desk.last<HelpLogged>()->counted, 3);
  EXPECT_EQ(figures(desk, "guide"), (Metered{4, 3, 1, 0}));
  desk.must("t1", guided(desk, 10, 130));
  const HelpLogged& second = *desk.last<HelpLogged>();
  EXPECT_EQ(second.counted, 3);
  EXPECT_EQ(second.included, 1);
  EXPECT_EQ(second.charged, 2);
  EXPECT_EQ(second.owed, (base::Money{6'000, "USD"}));
  EXPECT_EQ(second.cost, "more-guiding");
  EXPECT_EQ(figures(desk, "guide"), (Metered{4, 4, 0, 2}));
  desk.must("t1", guided(desk, 11, 60));
  EXPECT_EQ(desk.last<HelpLogged>()->included, 0);
  EXPECT_EQ(desk.last<HelpLogged>()->charged, 1);
}

TEST(Metering, leaves_other_allowances_and_the_use_of_the_case_alone) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.wait_until(3, 11, 20);
  const model::Account before = desk.account;
  desk.must("t1", guided(desk, 9, 10 * 60));
  EXPECT_EQ(figures(desk, "guide"), (Metered{4, 4, 0, 6}));
  EXPECT_EQ(figures(desk, "lift"), (Metered{1, 0, 1, 0}));
  EXPECT_EQ(figures(desk, "lessons"), (Metered{120, 0, 120, 0}));
  EXPECT_EQ(desk.account, before);
}

TEST(Metering, counts_times_with_a_price_for_each_beyond) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.must("t1", lift(1));
  EXPECT_FALSE(desk.last<HelpLogged>()->owed.has_value());
  EXPECT_EQ(desk.last<HelpLogged>()->on, (base::Date::of(2026, 3, 9)));
  desk.must("t1", lift(2, 3));
  EXPECT_EQ(desk.last<HelpLogged>()->owed, (base::Money{4'100, "EUR"}));
  EXPECT_EQ(figures(desk, "lift"), (Metered{1, 1, 0, 2}));
  EXPECT_EQ(*desk.fact("t1", "lift.bags"), model::Value{std::int64_t{3}});
}

TEST(Metering, asks_for_its_facts_with_every_entry) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.must("t1", lift(1));
  LogHelp silent = lift(1);
  silent.facts.clear();
  EXPECT_EQ(desk.code("t1", silent), "facts-missing");
  silent.facts = {{"lift.bags", model::Value{model::Declined{}}}};
  EXPECT_EQ(desk.code("t1", silent), "");
  LogHelp more = guided(desk, 9, 60);
  more.facts = {{"lift.bags", model::Value{std::int64_t{1}}}};
  desk.wait_until(3, 10);
  EXPECT_EQ(desk.code("t1", more), "fact-not-asked-for");
}

TEST(Metering, is_to_the_minute_where_nothing_is_rounded_and_ends_where_it_is_used_up) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.wait_until(3, 11, 20);
  LogHelp lesson = guided(desk, 9, 61);
  lesson.allowance = "lessons";
  lesson.kind.clear();
  desk.must("t1", lesson);
  EXPECT_EQ(figures(desk, "lessons"), (Metered{120, 61, 59, 0}));
  lesson.met_at = desk.at(3, 10);
  lesson.left_at = lesson.met_at->plus_minutes(60);
  const auto refusal = desk.run("t1", lesson);
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->code, "allowance-used-up");
  EXPECT_EQ(refusal->subjects, (std::vector<std::string>{"lessons", "59 left"}));
  lesson.left_at = lesson.met_at->plus_minutes(59);
  EXPECT_EQ(desk.code("t1", lesson), "");
  EXPECT_EQ(figures(desk, "lessons").left, 0);
}

struct Wrong {
  const char* what;
  void (*change)(const Desk&, LogHelp&);
  const char* code;
};

TEST(Metering, refuses_what_cannot_have_been) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.wait_until(3, 11, 20);
  desk.must("t1", guided(desk, 10, 60));
  const std::vector<Wrong> cases{
      {"no such allowance", [](const Desk&, LogHelp& help) { help.allowance = "guides"; }, "allowance-unknown"},
      {"no such kind", [](const Desk&, LogHelp& help) { help.kind = "walking"; }, "kind-unknown"},
      {"no kind", [](const Desk&, LogHelp& help) { help.kind.clear(); }, "kind-unknown"},
      {"not included", [](const Desk&, LogHelp& help) { help.kind = "cooking"; }, "help-not-included"},
      {"nobody", [](const Desk&, LogHelp& help) { help.staff.clear(); }, "staff-missing"},
      {"no start", [](const Desk&, LogHelp& help) { help.met_at.reset(); }, "times-missing"},
      {"no end", [](const Desk&, LogHelp& help) { help.left_at.reset(); }, "times-missing"},
      {"a number of times", [](const Desk&, LogHelp& help) { help.count = 1; }, "count-not-asked-for"},
      {"half a minute", [](const Desk&, LogHelp& help) { help.met_at->milliseconds += 30'000; },
       "time-not-on-the-minute"},
      {"backwards", [](const Desk&, LogHelp& help) { std::swap(*help.met_at, *help.left_at); }, "left-before-met"},
      {"no time at all", [](const Desk&, LogHelp& help) { help.left_at = help.met_at; }, "left-before-met"},
      {"not over yet", [](const Desk& at, LogHelp& help) { help.left_at = at.now.plus_minutes(1); },
       "time-in-the-future"},
      {"a day and more", [](const Desk&, LogHelp& help) { help.left_at = help.met_at->plus_minutes(1'441); },
       "entry-too-long"},
      {"before the departure", [](const Desk& at, LogHelp& help) { help.met_at = at.at(3, 9, 9, 59); },
       "time-before-the-start"},
      {"in two places",
       [](const Desk& at, LogHelp& help) { help.met_at = at.at(3, 10, 10, 59), help.left_at = at.at(3, 10, 12); },
       "entry-overlaps"},
  };
  for (const Wrong& wrong : cases) {
    LogHelp command = guided(desk, 9, 60);
    wrong.change(desk, command);
    EXPECT_EQ(desk.code("t1", command), wrong.code) << wrong.what;
  }
  EXPECT_EQ(desk.code("t1", guided(desk, 10, 60, "wu")), "") << "another guide may be there too";
  LogHelp next = guided(desk, 10, 60);
  next.met_at = desk.at(3, 10, 11);
  next.left_at = desk.at(3, 10, 12);
  EXPECT_EQ(desk.code("t1", next), "") << "one entry begins where the other ends";
  EXPECT_EQ(desk.code("t1", lift(0)), "count-out-of-range");
  EXPECT_EQ(desk.code("t1", lift(100)), "count-out-of-range");
  LogHelp timed = lift(1);
  timed.met_at = desk.at(3, 10);
  EXPECT_EQ(desk.code("t1", timed), "times-not-asked-for");
  desk.actor.roles = {"administrator"};
  EXPECT_EQ(desk.code("t1", guided(desk, 9, 60)), "role-not-allowed");
}

TEST(Metering, is_open_from_one_point_to_the_day_of_another) {
  Desk desk(bicycles());
  desk.must("t1", [] {
    Open command = repair();
    command.case_id = "t1";
    command.service = "tour";
    command.facts.clear();
    return command;
  }());
  desk.must("t1", act("agree"));
  desk.wait_until(3, 9, 20);
  EXPECT_EQ(desk.code("t1", guided(desk, 9, 60)), "allowance-not-open");
  desk.must("t1", act("depart"));
  end_tour(desk);
  desk.wait_until(3, 14);
  LogHelp late = guided(desk, 12, 60);
  EXPECT_EQ(desk.code("t1", late), "") << "on the day it ends";
  late.met_at = desk.at(3, 13);
  late.left_at = desk.at(3, 13, 11);
  EXPECT_EQ(desk.code("t1", late), "time-after-the-end");
}

TEST(Metering, gives_back_what_is_reversed_and_leaves_the_split_of_others) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.wait_until(3, 11, 20);
  desk.must("t1", guided(desk, 9, 240));
  desk.must("t1", guided(desk, 10, 60));
  EXPECT_EQ(desk.code("t1", ReverseEntry{"entry-1", ""}), "reason-missing");
  desk.must("t1", ReverseEntry{"entry-1", "it was one hour"});
  EXPECT_EQ(figures(desk, "guide"), (Metered{4, 0, 4, 1}));
  EXPECT_EQ(desk.code("t1", ReverseEntry{"entry-1", "again"}), "entry-unknown");
  desk.must("t1", guided(desk, 9, 60));
  EXPECT_EQ(desk.last<HelpLogged>()->entry, "entry-3");
  EXPECT_EQ(figures(desk, "guide"), (Metered{4, 1, 3, 1}));
}

TEST(Metering, follows_the_end_of_the_case_for_what_was_before_it) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.wait_until(3, 10, 18);
  desk.must("t1", Cancel{"phone", true});
  desk.wait_until(3, 11, 20);
  EXPECT_EQ(desk.code("t1", guided(desk, 11, 60)), "time-after-the-end");
  desk.must("t1", guided(desk, 10, 300));
  EXPECT_EQ(figures(desk, "guide"), (Metered{4, 4, 0, 1}));
  EXPECT_TRUE(desk.state("t1").closed.has_value());
}

TEST(Metering, does_not_make_a_form_stale_unless_it_brings_facts) {
  Desk desk(bicycles());
  depart_tour(desk);
  desk.wait_until(3, 11, 20);
  const std::int64_t before = desk.state("t1").form_version;
  desk.must("t1", guided(desk, 9, 600));
  EXPECT_EQ(desk.state("t1").form_version, before);
  desk.must("t1", lift(1));
  EXPECT_GT(desk.state("t1").form_version, before);
}

}  // namespace
}  // namespace consilium::cases
