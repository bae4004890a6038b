#include "decision/render.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "decision/inputs.hpp"
#include "decision/phrases.hpp"
#include "decision/test_support.hpp"

namespace consilium::decision {
namespace {

using base::Language;
using model::Index;
using model::OtherwiseKind;
using Lines = std::vector<std::string>;

MemberAnswer answer_of(const Bench& bench, Language language = Language::en) {
  return member_answer(bench.question(), bench.decide(), bench.explain(), language);
}

class Waiting : public testing::Test {
 protected:
  Waiting() {
    bench_.facts.set(effective, day(2, 20));
    bench_.rule("waiting", after_period(applied(), waiting_period(bench_)));
  }
  Bench bench_;
};

TEST_F(Waiting, tells_the_member_why_not_and_from_when) {
  EXPECT_EQ(answer_of(bench_), (MemberAnswer{"Not yet: waiting. You can apply from 23 March 2026.",
                                             {"Apply on or after 23 March 2026."}}));
}

TEST_F(Waiting, is_told_in_the_script_that_is_asked_for) {
  EXPECT_EQ(answer_of(bench_, Language::zh_hans).sentence,
            "暂不能使用本服务：waiting（简）。您可自2026年3月23日起申请。");
  EXPECT_EQ(answer_of(bench_, Language::zh_hant).sentence,
            "暫不能使用本服務：waiting（繁）。您可自2026年3月23日起申請。");
}

TEST_F(Waiting, is_in_the_table_with_its_clause_and_turn) {
  const auto table = desk_json(bench_.decide(), bench_.explain(), bench_.findings());
  EXPECT_EQ(table.at("outcome"), "not_eligible");
  EXPECT_EQ(table.at("eligible_from"), "2026-03-23");
  const auto& check = table.at("checks").at(0);
  EXPECT_EQ(check.at("check"), "waiting");
  EXPECT_EQ(check.at("status"), "not_met");
  EXPECT_EQ(check.at("decisive"), true);
  EXPECT_EQ(check.at("turns_on"), "2026-03-23");
  EXPECT_EQ(check.at("clauses").at(0), "clause-waiting");
  EXPECT_EQ(table.at("to_become_eligible").at(0).at(0).at("do"), "wait");
  EXPECT_EQ(table.at("quota").at("left"), 1);
}

TEST(MemberAnswer, says_yes_plainly) {
  const Bench bench;
  EXPECT_EQ(answer_of(bench), (MemberAnswer{"You can have this service.", {}}));
}

TEST(MemberAnswer, names_every_reason_of_a_refusal) {
  Bench bench;
  bench.facts.set(bench.yes_rule("one"), false);
  bench.facts.set(bench.yes_rule("two"), false);
  EXPECT_EQ(answer_of(bench), (MemberAnswer{"You cannot have this service: one; two.",
                                            {"Nothing can change this: one.", "Nothing can change this: two."}}));
}

TEST(MemberAnswer, asks_the_member_only_for_what_the_member_knows) {
  Bench bench;
  bench.yes_rule("told");
  bench.rule("judged", is_yes(bench.fact("judgement", model::FactType::yes_no, "provider")));
  EXPECT_EQ(answer_of(bench), (MemberAnswer{"We need a little more before we can answer.",
                                            {"Tell us: told-fact.", "We will find out: judgement."}}));
}

TEST(MemberAnswer, names_who_decides) {
  Bench bench;
  bench.programme.roles.push_back({"insurer", says("the insurer"), "insurer", {}});
  bench.facts.set(bench.yes_rule("early", OtherwiseKind::refer), false);
  EXPECT_EQ(answer_of(bench),
            (MemberAnswer{"To be decided by the insurer: early.", {"Wait for the decision of the insurer."}}));
}

TEST(MemberAnswer, says_what_frees_a_use_that_is_held) {
  Bench bench;
  bench.account.uses.push_back({"u", "service", "c1", day(2, 1), 1, model::UseState::held, ""});
  EXPECT_EQ(answer_of(bench), (MemberAnswer{"You cannot have this service: no use of this service is left.",
                                            {"Apply again if case c1 ends without counting as used."}}));
}

TEST(MemberAnswer, tells_the_other_ways_too) {
  Bench bench;
  bench.service().quota.per = model::QuotaPeriod::policy_year;
  bench.facts.set(effective, base::Date::of(2025, 6, 15));
  bench.account.uses.push_back({"u", "service", "c1", day(2, 1), 1, model::UseState::held, ""});
  const MemberAnswer answer = answer_of(bench);
  const std::vector<Lines> ways{{"Apply in the next policy year, from 15 June 2026."},
                                {"Apply again if case c1 ends without counting as used."}};
  EXPECT_EQ((std::vector<Lines>{answer.to_do, answer.other_ways.at(0)}), ways);
  EXPECT_EQ(answer.other_ways.size(), 1);
}

TEST(MemberAnswer, tells_what_time_changes_from_what_nothing_does) {
  Bench bench;
  bench.facts.set(bench.yes_rule("covered"), false);
  bench.facts.set(effective, day(2, 20));
  bench.rule("waiting", after_period(applied(), waiting_period(bench)));
  EXPECT_EQ(answer_of(bench).to_do,
            (Lines{"Nothing can change this: covered.", "No longer so from 23 March 2026: waiting."}));
}

TEST(MemberAnswer, names_the_service_that_must_be_used_before) {
  Bench bench;
  model::Service reading = bench.service();
  reading.id = "reading";
  reading.name = says("the reading");
  bench.programme.services.push_back(reading);
  model::Predicate earlier;
  earlier.operation = model::Operation::earlier_case;
  earlier.service = "reading";
  earlier.point_there = "accepted";
  bench.rule("after-reading", earlier);
  EXPECT_EQ(answer_of(bench).to_do, (Lines{"Use this first: the reading."}));
  model::Predicate none;
  none.operation = model::Operation::negation;
  none.parts.push_back(earlier);
  bench.service().rules.clear();
  bench.rule("no-reading", none);
  EXPECT_EQ(answer_of(bench).sentence, "You can have this service.");
}

TEST(Phrases, are_there_in_every_language) {
  for (int phrase = 0; phrase <= static_cast<int>(Phrase::never); ++phrase) {
    for (const Language language : base::all_languages) {
      EXPECT_FALSE(say(static_cast<Phrase>(phrase), language, "one", "two").empty());
    }
  }
}

TEST(DecisionId, is_the_same_for_the_same_inputs_and_another_for_others) {
  Bench bench;
  const Index fact = bench.yes_rule("rule");
  bench.facts.set(fact, true, bench.now);
  const std::string id = decision_id(bench.question());
  EXPECT_EQ(id.size(), 64);
  bench.facts.set(fact, true, bench.now.plus_minutes(-60));  // when it was seen does not matter
  EXPECT_EQ(decision_id(bench.question()), id);
  bench.facts.set(fact, false);
  EXPECT_NE(decision_id(bench.question()), id);
  bench.facts.set(fact, true);
  bench.account.uses.push_back({"u", "service", "c", day(2, 1), 1, model::UseState::released, ""});
  EXPECT_NE(decision_id(bench.question()), id);
  bench.account.uses.clear();
  bench.programme.hash = "another";
  EXPECT_NE(decision_id(bench.question()), id);
}

TEST(AuditorJson, holds_the_inputs_the_clauses_and_where_facts_come_from) {
  Bench bench;
  bench.facts.set(bench.yes_rule("rule"), true, bench.now);
  bench.programme.clauses.push_back({"clause-rule", "rule", "*", says("the clause"), {}});
  const auto all = auditor_json(bench.question(), bench.decide(), bench.explain());
  EXPECT_EQ(all.at("decision_id").as_string(), decision_id(bench.question()));
  EXPECT_EQ(all.at("clauses").at("clause-rule").at("en"), "the clause");
  EXPECT_EQ(all.at("facts").at(0).at("source"), "member");
  EXPECT_EQ(all.at("facts").at(0).at("seen"), "2026-03-02T10:00:00+08:00");
  EXPECT_EQ(all.at("inputs").at("calendar"), "test 2026-01-01");
}

}  // namespace
}  // namespace consilium::decision
