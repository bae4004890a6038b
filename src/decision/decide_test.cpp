#include "decision/decide.hpp"

#include <gtest/gtest.h>

#include "decision/test_support.hpp"

namespace consilium::decision {
namespace {

using model::FactType;
using model::Index;
using model::Operation;
using model::OtherwiseKind;

TEST(Decide, nothing_against_it_is_a_yes) {
  Bench bench;
  bench.facts.set(bench.yes_rule("rule"), true);
  EXPECT_EQ(bench.decide().outcome, Outcome::eligible);
  EXPECT_EQ(check_of(bench.decide(), "rule").status, CheckStatus::met);
}

TEST(Decide, a_refusal_beats_what_is_open_and_what_is_open_beats_a_referral) {
  Bench bench;
  const Index referred = bench.yes_rule("referred", OtherwiseKind::refer);
  const Index open = bench.yes_rule("open");
  const Index refused = bench.yes_rule("refused");
  bench.facts.set(referred, false);
  bench.facts.set(refused, false);
  EXPECT_EQ(bench.decide().outcome, Outcome::not_eligible);
  bench.facts.set(refused, true);
  EXPECT_EQ(bench.decide().outcome, Outcome::needs_information);
  bench.facts.set(open, true);
  EXPECT_EQ(bench.decide().outcome, Outcome::refer);
  bench.facts.set(referred, true);
  EXPECT_EQ(bench.decide().outcome, Outcome::eligible);
}

TEST(Decide, every_rule_is_listed_and_only_those_that_decide_are_decisive) {
  Bench bench;
  bench.facts.set(bench.yes_rule("first"), false);
  bench.yes_rule("second");
  bench.facts.set(bench.yes_rule("third"), true);
  const Decision decision = bench.decide();
  EXPECT_EQ(check_of(decision, "second").status, CheckStatus::unknown);
  EXPECT_EQ(check_of(decision, "third").status, CheckStatus::met);
  EXPECT_TRUE(is_decisive(decision, check_of(decision, "first")));
  EXPECT_FALSE(is_decisive(decision, check_of(decision, "second")));
}

TEST(Decide, a_warning_never_refuses) {
  Bench bench;
  const Index fact = bench.yes_rule("warning", OtherwiseKind::warn);
  EXPECT_EQ(bench.decide().outcome, Outcome::eligible);
  bench.facts.set(fact, false);
  EXPECT_EQ(bench.decide().outcome, Outcome::eligible);
  EXPECT_EQ(check_of(bench.decide(), "warning").status, CheckStatus::not_met);
}

TEST(Decide, an_open_condition_matters_only_if_the_rule_could_fail) {
  Bench bench;
  const Index condition = bench.fact("condition", FactType::yes_no);
  const Index required = bench.yes_rule("rule");
  bench.service().rules.front().when = is_yes(condition);
  bench.facts.set(required, true);
  EXPECT_EQ(check_of(bench.decide(), "rule").status, CheckStatus::met);
  bench.facts.set(required, false);
  EXPECT_EQ(check_of(bench.decide(), "rule").status, CheckStatus::unknown);
  bench.facts.set(condition, false);
  EXPECT_EQ(check_of(bench.decide(), "rule").status, CheckStatus::not_applicable);
  bench.facts.set(condition, true);
  EXPECT_EQ(check_of(bench.decide(), "rule").status, CheckStatus::not_met);
}

class Exceptions : public testing::Test {
 protected:
  Exceptions() {
    general_ = bench_.yes_rule("general");
    special_ = bench_.yes_rule("special");
    condition_ = bench_.fact("condition", FactType::yes_no);
    bench_.service().rules[1].when = is_yes(condition_);
    bench_.service().rules[1].instead_of = 0;
  }

  Bench bench_;
  Index general_ = 0;
  Index special_ = 0;
  Index condition_ = 0;
};

TEST_F(Exceptions, replace_the_rule_they_name_while_they_apply) {
  bench_.facts.set(general_, false);
  bench_.facts.set(special_, true);
  bench_.facts.set(condition_, true);
  const Decision applies = bench_.decide();
  EXPECT_EQ(applies.outcome, Outcome::eligible);
  EXPECT_EQ(check_of(applies, "general").status, CheckStatus::replaced);
  EXPECT_EQ(check_of(applies, "general").replaced_by, "special");
  bench_.facts.set(condition_, false);
  EXPECT_EQ(bench_.decide().outcome, Outcome::not_eligible);
}

TEST_F(Exceptions, that_may_apply_keep_the_rule_from_refusing) {
  bench_.facts.set(general_, false);
  EXPECT_EQ(bench_.decide().outcome, Outcome::needs_information);
  bench_.facts.set(special_, true);
  EXPECT_EQ(bench_.decide().outcome, Outcome::needs_information);
  EXPECT_EQ(bench_.explain().ask, std::vector<std::string_view>{"condition"});
  bench_.facts.set(special_, false);  // refused with the exception and without
  EXPECT_EQ(bench_.decide().outcome, Outcome::not_eligible);
}

TEST_F(Exceptions, that_may_themselves_be_replaced_leave_open_whether_they_refuse) {
  const Index rescue = bench_.yes_rule("rescue");
  bench_.service().rules.back().instead_of = 1;
  bench_.service().rules.back().when = is_yes(condition_);
  bench_.facts.set(general_, false);
  bench_.facts.set(special_, false);
  bench_.facts.set(rescue, true);
  EXPECT_EQ(bench_.decide().outcome, Outcome::needs_information);
  bench_.facts.set(condition_, true);
  EXPECT_EQ(bench_.decide().outcome, Outcome::eligible);
}

TEST_F(Exceptions, that_are_left_out_replace_nothing) {
  bench_.facts.set(general_, false);
  bench_.facts.set(special_, true);
  bench_.facts.set(condition_, true);
  Question question = bench_.question();
  question.without_rules = {1};
  EXPECT_EQ(decide(question).outcome, Outcome::not_eligible);
}

TEST(Decide, a_waiver_counts_until_it_expires) {
  Bench bench;
  bench.facts.set(bench.yes_rule("rule"), false);
  Question question = bench.question();
  question.waivers["rule"] = Waiver{"reason", "actor", bench.now.plus_minutes(1)};
  EXPECT_EQ(decide(question).outcome, Outcome::eligible);
  EXPECT_EQ(check_of(decide(question), "rule").status, CheckStatus::waived);
  question.waivers["rule"].until = bench.now;
  EXPECT_EQ(decide(question).outcome, Outcome::not_eligible);
}

TEST(Decide, a_waiver_says_nothing_of_a_rule_that_is_met_or_does_not_apply) {
  Bench bench;
  const Index fact = bench.yes_rule("rule");
  bench.facts.set(fact, true);
  Question question = bench.question();
  question.waivers["rule"] = Waiver{"reason", "actor", {}};
  EXPECT_EQ(check_of(decide(question), "rule").status, CheckStatus::met);
  bench.service().rules.front().when = fact_test(Operation::is, fact, {model::Value{false}});
  EXPECT_EQ(check_of(decide(question), "rule").status, CheckStatus::not_applicable);
}

TEST(Decide, the_answer_to_a_referral_settles_it) {
  Bench bench;
  bench.facts.set(bench.yes_rule("rule", OtherwiseKind::refer), false);
  Question question = bench.question();
  EXPECT_EQ(decide(question).outcome, Outcome::refer);
  question.referrals["rule"] = true;
  EXPECT_EQ(decide(question).outcome, Outcome::eligible);
  question.referrals["rule"] = false;
  EXPECT_EQ(decide(question).outcome, Outcome::not_eligible);
}

TEST(Decide, the_last_use_is_the_last) {
  Bench bench;
  bench.service().quota.count = 2;
  const auto with_uses = [&](int uses) {
    bench.account.uses.assign(static_cast<std::size_t>(uses),
                              {"u", "service", "c", day(2, 1), 1, model::UseState::consumed, ""});
    return bench.decide().outcome;
  };
  EXPECT_EQ(with_uses(1), Outcome::eligible);
  EXPECT_EQ(with_uses(2), Outcome::not_eligible);
  Question question = bench.question();
  question.holds_use = true;
  EXPECT_EQ(decide(question).outcome, Outcome::eligible);
}

TEST(Decide, a_right_is_used_in_place_of_the_quota) {
  Bench bench;
  model::Grant grant;
  grant.id = "again";
  grant.cites.clauses = {"XY-9"};
  bench.service().grants.push_back(grant);
  bench.account.rights.push_back({"r", "again", "service", "c", "", "service", 1, day(2, 1), {}});
  const auto with_right = [&](std::string right) {
    Question question = bench.question();
    question.situation.right = std::move(right);
    return question;
  };
  const auto use = [&](std::string right) {
    bench.account.uses.push_back(
        {"u" + right, "service", "c" + right, day(2, 1), 1, model::UseState::consumed, "", std::move(right)});
  };
  use("");
  EXPECT_EQ(bench.decide().outcome, Outcome::not_eligible);
  const Decision decision = decide(with_right("r"));
  EXPECT_EQ(decision.outcome, Outcome::eligible);
  ASSERT_EQ(decision.checks.back().kind, CheckKind::quota);
  EXPECT_EQ(decision.checks.back().cites->clauses, std::vector<std::string>{"XY-9"});
  EXPECT_EQ(explain(with_right("r"), decision).balance.left, 1);
  EXPECT_EQ(decide(with_right("nobody's")).outcome, Outcome::not_eligible);
  use("r");
  EXPECT_EQ(decide(with_right("r")).outcome, Outcome::not_eligible);
  bench.account.uses.front().state = model::UseState::released;
  EXPECT_EQ(bench.decide().outcome, Outcome::eligible) << "the use of a right counts nothing against the quota";
}

TEST(Decide, a_quota_of_a_year_that_is_not_known_is_open) {
  Bench bench;
  bench.service().quota.per = model::QuotaPeriod::policy_year;
  EXPECT_EQ(bench.decide().outcome, Outcome::eligible);
  bench.account.uses.push_back({"u", "service", "c", day(2, 1), 1, model::UseState::consumed, ""});
  EXPECT_EQ(bench.decide().outcome, Outcome::needs_information);
}

class Papers : public testing::Test {
 protected:
  Papers() {
    model::Predicate opens;
    opens.operation = Operation::reached;
    opens.point = model::applied_point;
    model::ChecklistItem item;
    item.id = "report";
    item.key = "application/report";
    bench_.service().checklists.push_back({"application", opens, "member", model::none, {item}, {}});
    opens.point = 1;
    item.key = "later/report";
    bench_.service().checklists.push_back({"later", opens, "member", model::none, {item}, {}});
    bench_.service().consents.push_back({"sharing", "text", "applicant", {"member"}, {}, model::none, {}, false, {}});
  }

  Bench bench_;
};

TEST_F(Papers, and_consents_that_are_missing_leave_the_answer_open) {
  Question question = bench_.question();
  EXPECT_EQ(decide(question).outcome, Outcome::needs_information);
  question.papers["application/report"] = PaperStatus::accepted;
  question.consents["sharing"] = false;
  EXPECT_EQ(decide(question).outcome, Outcome::needs_information);
  question.consents["sharing"] = true;
  EXPECT_EQ(decide(question).outcome, Outcome::eligible);
  question.papers["application/report"] = PaperStatus::rejected;
  EXPECT_EQ(decide(question).outcome, Outcome::needs_information);
  question.papers["application/report"] = PaperStatus::not_needed;
  EXPECT_EQ(decide(question).outcome, Outcome::eligible);
}

TEST_F(Papers, that_do_not_count_are_listed_all_the_same) {
  Question question = bench_.question();
  question.papers_count = false;
  const Decision decision = decide(question);
  EXPECT_EQ(decision.outcome, Outcome::eligible);
  EXPECT_EQ(check_of(decision, "application/report").status, CheckStatus::unknown);
}

TEST_F(Papers, of_lists_that_open_later_are_no_checks) {
  for (const Check& check : bench_.decide().checks) EXPECT_NE(check.id, "later/report");
}

TEST_F(Papers, of_a_consent_that_a_later_task_waits_for_are_no_checks) {
  model::Requirement eligible;
  eligible.that.operation = Operation::decision_is_eligible;
  bench_.service().tasks.resize(2);
  bench_.service().tasks[0].outcomes.resize(1);
  bench_.service().tasks[0].outcomes[0].require = {eligible};
  bench_.service().tasks[1].outcomes.resize(1);
  bench_.service().consents.front().before = 0;
  bench_.service().consents.push_back({"agreement", "text", "applicant", {"member"}, {}, 1, {}, false, {}});
  EXPECT_EQ(check_of(bench_.decide(), "sharing").status, CheckStatus::unknown);
  for (const Check& check : bench_.decide().checks) EXPECT_NE(check.id, "agreement");
}

TEST_F(Papers, that_nobody_asks_for_do_not_apply) {
  bench_.facts.set(birth_date, base::Date::of(1980, 1, 1));
  bench_.service().consents.front().when = age(Operation::age_below, 14);
  EXPECT_EQ(check_of(bench_.decide(), "sharing").status, CheckStatus::not_applicable);
}

TEST(Decide, names_the_branch_the_facts_lead_to) {
  Bench bench;
  const Index fact = bench.fact("notice", FactType::yes_no);
  bench.service().branches = {{"with", {}, is_yes(fact), {}}, {"without", {}, {}, {}}};
  EXPECT_EQ(bench.decide().branch, model::none);
  bench.facts.set(fact, false);
  EXPECT_EQ(bench.decide().branch, 1);
}

}  // namespace
}  // namespace consilium::decision
