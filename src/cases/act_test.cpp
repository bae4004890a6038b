// Opening cases and acting on tasks: forms, gates, channels, roles, and the words that are told.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"
#include "cases/words.hpp"

namespace consilium::cases {
namespace {

TEST(Act, may_take_back_points_before_it_stamps_its_own) {
  model::Programme programme = bicycles();
  for (model::Service& service : programme.services) {
    if (service.id != "repair") continue;
    model::Outcome& outcome = service.tasks[service.task("part-came")].outcomes.front();
    outcome.clears = {service.point("part-ordered"), service.point("part-there")};
    outcome.reopens = {service.task("order-part")};
  }
  Desk desk(programme);
  confirm_repair(desk);
  desk.must("r1", act("order-part"));
  desk.must("r1", act("part-came"));
  EXPECT_FALSE(desk.reached("r1", "part-ordered"));
  EXPECT_TRUE(desk.reached("r1", "part-there"));
  EXPECT_EQ(desk.code("r1", act("part-came")), "task-not-open");
  EXPECT_EQ(desk.code("r1", act("order-part")), "");
}

using Strings = std::vector<std::string>;

TEST(Open, records_who_applies_and_stamps_the_application) {
  Desk desk(bicycles());
  open_repair(desk);
  const CaseState& state = desk.state("r1");
  EXPECT_EQ(state.opened.programme, "bicycles");
  EXPECT_EQ(state.opened.programme_hash, bicycles().hash);
  EXPECT_EQ(state.opened.applicant.role, "insured");
  EXPECT_EQ(state.opened_at, desk.now);
  EXPECT_TRUE(desk.reached("r1", "applied"));
  EXPECT_EQ(*desk.fact("r1", "bike.kind"), code("road"));
  EXPECT_EQ(desk.owes("r1"), (Strings{"task:look", "paper:proof/receipt", "paper:proof/photo"}));
  EXPECT_EQ(desk.use("r1"), nullptr);
}

TEST(Open, is_refused_by_what_the_programme_and_the_form_say) {
  const auto changed = [](const std::function<void(Open&)>& change) {
    Open command = repair();
    change(command);
    return command;
  };
  struct Row {
    Open command;
    std::string refused;
    Strings about;
  };
  const std::vector<Row> rows{
      {changed([](Open& open) { open.service = "washing"; }), "service-unknown", {"washing"}},
      {changed([](Open& open) { open.channel = "letter"; }), "channel-not-open", {"phone", "desk"}},
      {changed([](Open& open) { open.facts.pop_back(); }), "facts-missing", {"bike.kind"}},
      {changed([](Open& open) { open.facts.clear(); }), "facts-missing", {"bike.damage", "bike.kind"}},
      {changed([](Open& open) { open.facts[1].value = code("cargo"); }), "facts-missing", {"bike.count"}},
      {changed([](Open& open) { open.facts[1].value = words("road"); }), "fact-of-wrong-type", {"bike.kind"}},
      {changed([](Open& open) { open.facts[0].value = model::Value{model::Declined{}}; }),
       "fact-of-wrong-type",
       {"bike.damage"}},
      {changed([](Open& open) {
         open.facts.push_back({"bike.count", model::Value{std::int64_t{2}}});
       }),
       "fact-not-asked-for",
       {"bike.count"}},
      {changed([](Open& open) {
         open.facts.push_back({"plan.day", model::Value{base::Instant{}}});
       }),
       "fact-not-asked-for",
       {"plan.day"}},
      {changed([](Open& open) {
         open.facts.push_back({"wheels", words("two")});
       }),
       "fact-not-asked-for",
       {"wheels"}},
  };
  for (const Row& row : rows) {
    Desk desk(bicycles());
    const auto refusal = desk.run("r1", row.command);
    ASSERT_TRUE(refusal) << row.refused;
    EXPECT_EQ(refusal->code, row.refused);
    EXPECT_EQ(refusal->subjects, row.about);
    EXPECT_TRUE(desk.states.empty());
  }
}

TEST(Open, is_refused_with_the_decision_when_a_rule_says_no_already) {
  Desk desk(bicycles());
  desk.roster.state.push_back({base::Date::of(2026, 2, 1), code("lapsed")});
  const auto refusal = desk.run("r1", repair());
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "not-eligible");
  EXPECT_EQ(refusal->subjects, Strings{"in-force"});
  EXPECT_EQ(refusal->say.or_any(base::Language::en), "The contract is not in force");
  ASSERT_TRUE(refusal->decision);
  EXPECT_EQ(refusal->decision->outcome, decision::Outcome::not_eligible);
  EXPECT_TRUE(refusal->explanation);
}

TEST(Open, may_not_be_repeated) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", repair()), "case-exists");
}

TEST(Time, of_a_command_lies_between_the_opening_of_its_case_and_now) {
  Desk desk(bicycles());
  open_repair(desk);
  const Act look = act("look", {{"bike.note", words("spokes")}}, "fixable");
  desk.occurred_at = desk.now.plus_minutes(1);
  EXPECT_EQ(desk.code("r1", look), "time-in-the-future");
  desk.occurred_at = desk.at(3, 1);
  EXPECT_EQ(desk.code("r1", look), "time-before-the-case");
  desk.now = desk.at(3, 3);
  desk.occurred_at = desk.at(3, 2, 12);
  EXPECT_EQ(desk.code("r1", look), "");
  EXPECT_EQ(desk.state("r1").points[desk.service("r1").point("looked")].stamps.back(), desk.at(3, 2, 12));
}

TEST(Act, is_refused_when_it_is_not_the_time_the_person_or_the_way) {
  struct Row {
    Act command;
    std::string refused;
  };
  const RecordedFact note{"bike.note", words("spokes")};
  const std::vector<Row> rows{
      {act("fly"), "task-unknown"},
      {act("take"), "task-not-open"},
      {act("mend", {}, "mended"), "task-not-open"},
      {act("look", {note}), "outcome-unknown"},
      {act("look", {note}, "splendid"), "outcome-unknown"},
      {act("look", {}, "fixable"), "facts-missing"},
      {act("look", {note, {"close.reason", words("no")}}, "fixable"), "fact-not-asked-for"},
      {act("look", {{"bike.note", model::Value{true}}}, "fixable"), "fact-of-wrong-type"},
      {Act{"look", "fixable", "phone", {note}, {"day"}}, "part-unknown"},
  };
  Desk desk(bicycles());
  open_repair(desk);
  for (const Row& row : rows) EXPECT_EQ(desk.code("r1", row.command), row.refused) << row.command.task;
  EXPECT_EQ(desk.state("r1").version, 1);
  desk.actor.roles = {"administrator"};
  EXPECT_EQ(desk.code("r1", act("look", {note}, "fixable")), "role-not-allowed");
  desk.actor.roles = {"specialist"};
  EXPECT_EQ(desk.code("r1", act("look", {note}, "fixable")), "");
  EXPECT_EQ(desk.code("nobody", act("look")), "case-unknown");
}

TEST(Act, accepts_a_fact_that_may_be_declined) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", act("look", {{"bike.note", model::Value{model::Declined{}}}}, "fixable")), "");
}

TEST(Act, waits_for_notices_and_consents) {
  Desk desk(bicycles());
  open_repair(desk);
  desk.must("r1", paper("proof", "receipt", "receipt", "email",
                        {{"bike.bought_on", model::Value{base::Date::of(2026, 2, 1)}}}));
  desk.must("r1", ExcludePaper{"proof", "photo", "seen"});
  desk.must("r1", act("look", {{"bike.note", words("-")}}, "fixable"));
  auto refusal = desk.run("r1", act("take"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "notices-missing");
  EXPECT_EQ(refusal->subjects, Strings{"prices"});
  desk.must("r1", GiveNotice{"prices", "phone", false});
  refusal = desk.run("r1", act("take"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "consents-missing");
  desk.must("r1", ChangeConsent{"sharing", true, "phone"});
  desk.must("r1", ChangeConsent{"sharing", false, "phone"});
  EXPECT_EQ(desk.code("r1", act("take")), "consents-missing");
  desk.must("r1", ChangeConsent{"sharing", true, "phone"});
  EXPECT_EQ(desk.code("r1", act("take")), "");
}

TEST(Act, wants_a_warning_accepted_and_not_only_shown) {
  Desk desk(bicycles());
  take_repair(desk);
  const Act plan = act("plan", {{"plan.day", model::Value{desk.at(3, 20)}}, {"plan.mechanic", code("able")}});
  desk.must("r1", GiveNotice{"risk", "phone", false});
  EXPECT_EQ(desk.code("r1", plan), "notices-missing");
  desk.must("r1", GiveNotice{"risk", "phone", true});
  desk.must("r1", GiveNotice{"risk", "phone", false});  // shown again: it stays accepted
  EXPECT_EQ(desk.code("r1", plan), "");
}

TEST(Act, is_refused_by_a_requirement_in_its_words) {
  Desk desk(bicycles());
  take_repair(desk);
  desk.must("r1", GiveNotice{"risk", "phone", true});
  const auto plan = [&](base::Instant day, std::string skill) {
    return desk.run("r1", act("plan", {{"plan.day", model::Value{day}}, {"plan.mechanic", code(std::move(skill))}}));
  };
  const auto refusal = plan(desk.at(3, 20), "novice");
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "unskilled");
  EXPECT_EQ(refusal->say.or_any(base::Language::en), "The mechanic must be able");
  EXPECT_EQ(refusal->subjects, Strings{"plan.mechanic"});
  const auto past = plan(desk.at(3, 1), "able");
  ASSERT_TRUE(past);
  EXPECT_EQ(past->code, "time-past");
  EXPECT_EQ(past->subjects, Strings{"plan.day"});
  EXPECT_FALSE(plan(desk.at(3, 20), "master"));
}

TEST(Act, that_sends_the_case_back_leaves_both_tasks_open) {
  Desk desk(bicycles());
  plan_repair(desk);
  EXPECT_EQ(desk.owes("r1"), Strings{"task:confirm"});
  desk.must("r1", act("confirm", {}, "no"));
  EXPECT_FALSE(desk.reached("r1", "planned"));
  EXPECT_EQ(desk.owes("r1"), Strings{"task:plan"});
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 24)}}, {"plan.mechanic", code("able")}}));
  EXPECT_EQ(desk.owes("r1"), Strings{"task:confirm"});
  EXPECT_EQ(desk.state("r1").points[desk.service("r1").point("planned")].stamps.size(), 2U);
}

TEST(Act, does_not_do_twice_what_is_done) {
  Desk desk(bicycles());
  take_repair(desk);
  EXPECT_EQ(desk.code("r1", act("look", {{"bike.note", words("-")}}, "fixable")), "task-not-open");
}

TEST(Tell, keeps_the_words_and_is_done_when_every_part_was_told) {
  Desk desk(bicycles());
  confirm_repair(desk);
  Act first = act("tell");
  first.parts = {"day"};
  desk.must("r1", first);
  EXPECT_FALSE(desk.reached("r1", "told"));
  const Told* told = desk.last<Told>();
  ASSERT_NE(told, nullptr);
  EXPECT_EQ(told->parts, Strings{"day"});
  EXPECT_EQ(told->words,
            "Wang Fang, come on 2026-03-20 10:00; a mechanic of skill able waits. Case r1, call 555-0100.");
  Act second = act("tell");
  second.parts = {"mechanic"};
  desk.must("r1", second);
  EXPECT_TRUE(desk.reached("r1", "told"));
}

TEST(Tell, tells_everything_anew_after_the_case_went_back) {
  Desk desk(bicycles());
  tell_repair(desk);
  desk.must("r1", move("mechanic-ill", {{"close.reason", words("flu")}}));
  desk.must("r1", act("plan", {{"plan.day", model::Value{desk.at(3, 24)}}, {"plan.mechanic", code("able")}}));
  desk.must("r1", act("confirm", {}, "yes"));
  Act part = act("tell");
  part.parts = {"mechanic"};
  desk.must("r1", part);
  EXPECT_FALSE(desk.reached("r1", "told"));
}

TEST(Words, show_every_kind_of_value_in_the_language_asked_for) {
  const model::Programme& programme = bicycles();
  const model::Service& service = *programme.service("repair");
  const auto shown = [&](std::string_view fact, const model::Value& value, base::Language language) {
    return display(programme, service.facts[service.fact(fact)], value, language);
  };
  using base::Language;
  EXPECT_EQ(shown("wants.pickup", model::Value{true}, Language::en), "yes");
  EXPECT_EQ(shown("wants.pickup", model::Value{false}, Language::en), "no");
  EXPECT_EQ(shown("wants.pickup", model::Value{true}, Language::zh_hans), "是");
  EXPECT_EQ(shown("wants.pickup", model::Value{false}, Language::zh_hant), "否");
  EXPECT_EQ(shown("bike.kind", code("cargo"), Language::en), "Cargo bicycle");
  EXPECT_EQ(shown("bike.kind", code("unicycle"), Language::en), "unicycle");
  EXPECT_EQ(shown("bike.note", model::Value{model::Declined{}}, Language::en), "not given");
  EXPECT_EQ(shown("bike.note", model::Value{model::Declined{}}, Language::zh_hant), "未提供");
  EXPECT_EQ(shown("bike.count", model::Value{std::int64_t{3}}, Language::en), "3");
  EXPECT_EQ(shown("bike.bought_on", model::Value{base::Date::of(2026, 3, 2)}, Language::en), "2026-03-02");
  EXPECT_EQ(shown("plan.day", model::Value{programme.zone.at(base::Date::of(2026, 3, 2), base::ClockTime{605})},
                  Language::en),
            "2026-03-02 10:05");
  model::Institution one;
  one.name = "North";
  model::Institution two;
  two.name = "South";
  EXPECT_EQ(shown("bike.note", model::Value{one}, Language::en), "North");
  EXPECT_EQ(shown("bike.note", model::Value{std::vector{one, two}}, Language::en), "North, South");
  EXPECT_EQ(shown("bike.note", model::Value{std::vector{one, two}}, Language::zh_hans), "North、South");
}

TEST(Words, show_a_dash_for_what_is_not_known) {
  Desk desk(bicycles());
  open_repair(desk);
  const std::string text =
      words_of(desk.world("r1"), desk.service("r1"), desk.state("r1"), "plan-told", base::Language::en);
  EXPECT_EQ(text, "Wang Fang, come on —; a mechanic of skill — waits. Case r1, call 555-0100.");
  EXPECT_EQ(words_of(desk.world("r1"), desk.service("r1"), desk.state("r1"), "no-such-text", base::Language::en), "");
}

}  // namespace
}  // namespace consilium::cases
