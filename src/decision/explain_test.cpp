#include <gtest/gtest.h>

#include "decision/decide.hpp"
#include "decision/finding.hpp"
#include "decision/test_support.hpp"

namespace consilium::decision {
namespace {

using base::Date;
using base::Span;
using base::Unit;
using model::FactType;
using model::Index;
using model::Operation;
using model::OtherwiseKind;
using Kind = Step::Kind;
using Steps = std::vector<Step>;
using Ways = std::vector<Steps>;

TEST(Explain, a_waiting_period_says_the_day_it_ends) {
  Bench bench;
  bench.facts.set(effective, day(1, 10));
  bench.rule("waiting", after_period(applied(), waiting_period(bench)));
  bench.apply_on(day(2, 8));
  const Decision decision = bench.decide();
  const Explanation explanation = bench.explain();
  const Findings findings = bench.findings();
  const Finding finding = finding_of(decision, findings, "waiting");
  EXPECT_EQ(finding.need, "applied is after the end of waiting (2026-01-11 to 2026-02-09)");
  EXPECT_EQ(finding.have, "applied = 2026-02-08, built-in-1 = 2026-01-10");
  EXPECT_EQ(finding.short_by, "2 natural_days");
  EXPECT_EQ(explanation.turns_on.front(), day(2, 10));
  EXPECT_EQ(explanation.eligible_from, day(2, 10));
  EXPECT_EQ(explanation.remedies, (Ways{{{Kind::wait_until, "waiting", "", day(2, 10)}}}));
}

TEST(Explain, a_fixed_day_is_waited_for_like_any_other_date) {
  Bench bench;
  const model::DateTerm fixed{model::DateTerm::Kind::day, model::none, day(7, 1)};
  bench.rule("governed", dates(Operation::date_on_or_after, applied(), fixed));
  bench.apply_on(day(6, 29));
  const Decision decision = bench.decide();
  const Explanation explanation = bench.explain();
  const Findings findings = bench.findings();
  const Finding finding = finding_of(decision, findings, "governed");
  EXPECT_EQ(finding.need, "applied is on or after 2026-07-01");
  EXPECT_EQ(finding.have, "applied = 2026-06-29");
  EXPECT_EQ(finding.short_by, "2 natural_days");
  EXPECT_EQ(explanation.turns_on.front(), day(7, 1));
  EXPECT_EQ(explanation.eligible_from, day(7, 1));
  bench.apply_on(day(7, 1));
  EXPECT_EQ(bench.decide().outcome, Outcome::eligible);
}

TEST(Explain, a_met_rule_says_when_it_will_fail) {
  Bench bench;
  const Index report = bench.fact("report", FactType::date);
  bench.rule("fresh", dates(Operation::fresh, date_fact(report), applied(), Span{Unit::natural_days, 90, {}}));
  bench.facts.set(report, day(2, 1));
  EXPECT_EQ(bench.explain().turns_on.front(), day(5, 3));
  bench.apply_on(day(5, 2));
  EXPECT_EQ(bench.decide().outcome, Outcome::eligible);
  bench.apply_on(day(5, 3));
  EXPECT_EQ(bench.decide().outcome, Outcome::not_eligible);
}

TEST(Explain, a_wait_that_makes_a_paper_stale_asks_for_a_newer_one) {
  Bench bench;
  const Index report = bench.fact("report", FactType::date);
  bench.facts.set(effective, day(2, 20));
  bench.rule("waiting", after_period(applied(), waiting_period(bench)));
  bench.rule("fresh", dates(Operation::fresh, date_fact(report), applied(), Span{Unit::natural_days, 10, {}}));
  bench.facts.set(report, day(3, 1));
  EXPECT_EQ(bench.decide().outcome, Outcome::not_eligible);
  const Explanation explanation = bench.explain();
  EXPECT_EQ(explanation.eligible_from, std::nullopt);
  EXPECT_EQ(explanation.remedies,
            (Ways{{{Kind::wait_until, "waiting", "", day(3, 23)}, {Kind::other_date, "fresh", "report", day(3, 13)}}}));
}

TEST(Explain, a_lead_that_is_too_short_offers_the_first_day_that_is_not) {
  Bench bench;
  const Index wish = bench.fact("wish", FactType::date);
  bench.rule("lead", dates(Operation::lead, applied(), date_fact(wish), Span{Unit::working_days, 5, {}}));
  bench.facts.set(wish, day(3, 5));
  const Explanation explanation = bench.explain();
  EXPECT_EQ(bench.findings()[0].short_by, "2 working_days");
  EXPECT_EQ(explanation.remedies, (Ways{{{Kind::other_date, "lead", "wish", day(3, 9)}}}));
  EXPECT_EQ(explanation.eligible_from, std::nullopt);
}

TEST(Explain, a_lead_that_is_kept_says_the_last_day_to_ask) {
  Bench bench;
  const Index wish = bench.fact("wish", FactType::date);
  bench.rule("lead", dates(Operation::lead, applied(), date_fact(wish), Span{Unit::working_days, 5, {}}));
  bench.facts.set(wish, day(3, 13));
  EXPECT_EQ(bench.explain().turns_on.front(), day(3, 7));  // the Friday is the last that is early enough
}

TEST(Explain, a_wish_that_cannot_be_met_may_be_left_out) {
  Bench bench;
  const Index wish = bench.fact("wish", FactType::one_of);
  bench.service().apply.push_back({wish, true, {}});
  bench.rule("famous", fact_test(Operation::is_not, wish, {code("famous")})).when = fact_test(Operation::given, wish);
  bench.facts.set(wish, code("famous"));
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::leave_out, "famous", "wish", {}}}}));
}

TEST(Explain, a_wish_that_another_rule_needs_is_not_left_out) {
  Bench bench;
  const Index wish = bench.fact("wish", FactType::one_of);
  bench.service().apply.push_back({wish, true, {}});
  bench.rule("famous", fact_test(Operation::is_not, wish, {code("famous")})).when = fact_test(Operation::given, wish);
  bench.rule("named", fact_test(Operation::one_of, wish, {code("famous"), code("known")}));
  bench.facts.set(wish, code("famous"));
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::never, "famous", "", {}}}}));
}

TEST(Explain, a_month_that_has_no_such_day_does_not_shorten_a_lead) {
  Bench bench;
  const Index wish = bench.fact("wish", FactType::date);
  bench.rule("lead", dates(Operation::lead, applied(), date_fact(wish), Span{Unit::months, 1, {}}));
  bench.apply_on(day(1, 31));
  bench.facts.set(wish, day(2, 10));
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::other_date, "lead", "wish", day(3, 1)}}}));
}

TEST(Explain, of_two_tests_of_one_date_the_later_day_is_offered) {
  Bench bench;
  const Index wish = bench.fact("wish", FactType::date);
  const auto lead = [&](int days) {
    return dates(Operation::lead, applied(), date_fact(wish), Span{Unit::natural_days, days, {}});
  };
  bench.rule("lead", compound(Operation::all_of, {lead(9), lead(4)}));
  bench.facts.set(wish, day(3, 3));
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::other_date, "lead", "wish", day(3, 11)}}}));
}

TEST(Explain, what_is_no_wish_is_never_left_out) {
  Bench bench;
  bench.facts.set(bench.yes_rule("covered"), false);
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::never, "covered", "", {}}}}));
  EXPECT_EQ(bench.explain().eligible_from, std::nullopt);
}

TEST(Explain, never_names_every_rule_that_refuses) {
  Bench bench;
  bench.facts.set(bench.yes_rule("covered"), false);
  bench.facts.set(effective, day(2, 20));
  bench.rule("waiting", after_period(applied(), waiting_period(bench)));
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::never, "covered", "", {}}, {Kind::never, "waiting", "", {}}}}));
}

TEST(Explain, two_waits_end_with_the_later) {
  Bench bench;
  bench.facts.set(effective, day(2, 20));
  bench.rule("waiting", after_period(applied(), waiting_period(bench)));
  bench.facts.set(birth_date, Date::of(2008, 5, 1));
  bench.rule("adult", age(Operation::age_at_least, 18));
  const Explanation explanation = bench.explain();
  EXPECT_EQ(explanation.eligible_from, day(5, 1));
  EXPECT_EQ(explanation.turns_on[0], day(3, 23));
  EXPECT_EQ(explanation.turns_on[1], day(5, 1));
}

TEST(Explain, waiting_is_not_offered_when_the_contract_ends_before) {
  Bench bench;
  bench.facts.set(effective, day(2, 20));
  bench.rule("waiting", after_period(applied(), waiting_period(bench)));
  model::Predicate in_force = fact_test(Operation::is, contract_state, {code("in_force")});
  in_force.dated = true;
  in_force.date = applied();
  bench.rule("in-force", in_force);
  bench.facts.set_dated(contract_state, {{day(2, 20), code("in_force")}, {day(3, 22), code("matured")}});
  const Explanation explanation = bench.explain();
  EXPECT_EQ(explanation.eligible_from, std::nullopt);
  EXPECT_EQ(explanation.turns_on[1], day(3, 22));
  EXPECT_EQ(explanation.remedies.front().front().kind, Kind::never);
}

TEST(Explain, a_year_that_is_used_up_starts_again) {
  Bench bench;
  bench.service().quota.per = model::QuotaPeriod::policy_year;
  bench.facts.set(effective, Date::of(2025, 6, 15));
  bench.account.uses.push_back({"u", "service", "c1", day(2, 1), 1, model::UseState::consumed, ""});
  const Explanation explanation = bench.explain();
  EXPECT_EQ(explanation.remedies, (Ways{{{Kind::wait_until, "quota", "next_policy_year", day(6, 15)}}}));
  EXPECT_EQ(explanation.turns_on.back(), day(6, 15));
}

TEST(Explain, a_use_that_is_held_may_come_back) {
  Bench bench;
  bench.account.uses.push_back({"u", "service", "c1", day(2, 1), 1, model::UseState::held, ""});
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::finish_case, "quota", {}, {}, "c1"}}}));
  bench.account.uses.front().state = model::UseState::consumed;
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::never, "quota", "", {}}}}));
}

TEST(Explain, a_way_lists_what_is_open_beside_the_wait) {
  Bench bench;
  bench.facts.set(effective, day(2, 20));
  bench.rule("waiting", after_period(applied(), waiting_period(bench)));
  bench.yes_rule("covered");
  bench.facts.set(bench.yes_rule("early", OtherwiseKind::refer), false);
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::wait_until, "waiting", "", day(3, 23)},
                                             {Kind::provide_fact, "covered", "covered-fact", {}},
                                             {Kind::ask, "early", "insurer", {}}}}));
}

TEST(Explain, asks_for_what_refuses_first_and_for_nothing_that_cannot_matter) {
  Bench bench;
  bench.yes_rule("referred", OtherwiseKind::refer);
  bench.yes_rule("warned", OtherwiseKind::warn);
  bench.yes_rule("refused");
  const Index settled = bench.fact("settled", FactType::yes_no);
  const Index spared = bench.fact("spared", FactType::yes_no);
  bench.rule("either", compound(Operation::any_of, {is_yes(settled), is_yes(spared)}));
  bench.facts.set(settled, true);
  EXPECT_EQ(bench.explain().ask, (std::vector<std::string_view>{"refused-fact", "referred-fact"}));
}

TEST(Explain, asks_nothing_once_it_is_refused) {
  Bench bench;
  bench.yes_rule("open");
  bench.facts.set(bench.yes_rule("refused"), false);
  EXPECT_TRUE(bench.explain().ask.empty());
}

TEST(Explain, does_not_ask_again_for_what_was_declined) {
  Bench bench;
  bench.facts.set(bench.yes_rule("rule"), model::Declined{});
  EXPECT_EQ(bench.decide().outcome, Outcome::needs_information);
  EXPECT_TRUE(bench.explain().ask.empty());
  EXPECT_EQ(bench.explain().remedies, (Ways{{{Kind::provide_fact, "rule", "rule-fact", {}}}}));
}

TEST(Explain, says_by_how_much_a_number_is_short) {
  Bench bench;
  const Index sum = bench.fact("sum", FactType::money);
  bench.facts.set(sum, base::Money{29'999'900, "CNY"});
  bench.rule("sum", fact_test(Operation::at_least, sum, {base::Money{30'000'000, "CNY"}}));
  const Findings findings = bench.findings();
  const Finding finding = findings[0];
  EXPECT_EQ(finding.short_by, "1 CNY");
  EXPECT_EQ(finding.need, "sum is at least 300000 CNY");
  EXPECT_EQ(finding.have, "sum = 299999 CNY");
}

TEST(Explain, needs_of_a_compound_rule_are_all_named) {
  Bench bench;
  const Index role = bench.fact("role", FactType::one_of);
  const Index known = bench.fact("known", FactType::yes_no);
  bench.rule("minor",
             compound(Operation::all_of,
                      {fact_test(Operation::one_of, role, {code("a"), code("b")}),
                       compound(Operation::any_of, {is_yes(known), compound(Operation::negation, {is_yes(known)})})}));
  bench.facts.set(role, code("c"));
  const Findings findings = bench.findings();
  const Finding finding = findings[0];
  EXPECT_EQ(finding.need, "role is one of a, b and (known is yes or not (known is yes))");
  EXPECT_EQ(finding.have, "role = c, known = ?");
}

TEST(Explain, names_each_of_several_facts_and_what_was_read_once) {
  Bench bench;
  const Index level = bench.fact("level", FactType::text);
  const Index type = bench.fact("type", FactType::text);
  model::Predicate one;
  one.operation = Operation::at_most_one;
  one.facts = {level, type};
  bench.facts.set(level, std::string("chief"));
  const Situation situation = bench.situation();
  EXPECT_EQ(need_text(one, situation), "at most one of level, type");
  EXPECT_EQ(have_text(one, situation), "level = chief, type = ?");
  one.facts = {level, level, type, type, level};
  EXPECT_EQ(have_text(one, situation), "level = chief, type = ?");
}

}  // namespace
}  // namespace consilium::decision
