#include "decision/evaluate.hpp"

#include <gtest/gtest.h>

#include "decision/finding.hpp"
#include "decision/test_support.hpp"

namespace consilium::decision {
namespace {

using base::Date;
using base::Span;
using base::Unit;
using model::Declined;
using model::FactType;
using model::Index;
using model::Institution;
using model::Operation;
using model::Predicate;

TEST(Evaluate, a_missing_fact_is_neither_yes_nor_no) {
  Bench bench;
  const Index fact = bench.fact("fact", FactType::one_of);
  for (const Operation operation : {Operation::is, Operation::is_not, Operation::one_of}) {
    EXPECT_EQ(evaluate(fact_test(operation, fact, {code("a")}), bench.situation()), Truth::unknown);
  }
  EXPECT_EQ(evaluate(fact_test(Operation::given, fact), bench.situation()), Truth::no);
  EXPECT_EQ(evaluate(fact_test(Operation::not_given, fact), bench.situation()), Truth::yes);
}

TEST(Evaluate, a_declined_fact_compares_with_nothing) {
  Bench bench;
  const Index fact = bench.fact("fact", FactType::one_of);
  bench.facts.set(fact, Declined{});
  EXPECT_EQ(evaluate(fact_test(Operation::is_not, fact, {code("a")}), bench.situation()), Truth::unknown);
  EXPECT_EQ(evaluate(fact_test(Operation::is, fact, {code("a")}), bench.situation()), Truth::unknown);
  EXPECT_EQ(evaluate(fact_test(Operation::declined, fact), bench.situation()), Truth::yes);
  EXPECT_EQ(evaluate(fact_test(Operation::not_given, fact), bench.situation()), Truth::yes);
}

TEST(Evaluate, one_no_decides_all_of_and_one_yes_decides_any_of) {
  Bench bench;
  const Index known = bench.fact("known", FactType::yes_no);
  const Index open = bench.fact("open", FactType::yes_no);
  bench.facts.set(known, false);
  const Predicate both = compound(Operation::all_of, {is_yes(open), is_yes(known)});
  const Predicate either = compound(Operation::any_of, {is_yes(open), is_yes(known)});
  EXPECT_EQ(evaluate(both, bench.situation()), Truth::no);
  EXPECT_EQ(evaluate(either, bench.situation()), Truth::unknown);
  EXPECT_EQ(evaluate(compound(Operation::negation, {either}), bench.situation()), Truth::unknown);
  bench.facts.set(known, true);
  EXPECT_EQ(evaluate(both, bench.situation()), Truth::unknown);
  EXPECT_EQ(evaluate(either, bench.situation()), Truth::yes);
  EXPECT_EQ(evaluate(compound(Operation::negation, {either}), bench.situation()), Truth::no);
}

TEST(Evaluate, a_value_is_compared_on_its_scale) {
  Bench bench;
  bench.programme.scales.push_back({"grades", {"low", "middle", "high"}});
  const Index grade = bench.fact("grade", FactType::scale);
  bench.service().facts[grade].scale = 0;
  const auto answer = [&](Operation operation, const char* value) {
    bench.facts.set(grade, code(value));
    return evaluate(fact_test(operation, grade, {code("middle")}), bench.situation());
  };
  EXPECT_EQ(answer(Operation::at_least, "low"), Truth::no);
  EXPECT_EQ(answer(Operation::at_least, "middle"), Truth::yes);
  EXPECT_EQ(answer(Operation::at_most, "middle"), Truth::yes);
  EXPECT_EQ(answer(Operation::at_most, "high"), Truth::no);
  EXPECT_EQ(answer(Operation::at_least, "off the scale"), Truth::no);
}

TEST(Evaluate, money_of_two_currencies_is_not_compared) {
  Bench bench;
  const Index sum = bench.fact("sum", FactType::money);
  const Predicate enough = fact_test(Operation::at_least, sum, {base::Money{100, "CNY"}});
  bench.facts.set(sum, base::Money{100, "CNY"});
  EXPECT_EQ(evaluate(enough, bench.situation()), Truth::yes);
  bench.facts.set(sum, base::Money{99, "CNY"});
  EXPECT_EQ(evaluate(enough, bench.situation()), Truth::no);
  bench.facts.set(sum, base::Money{1000, "HKD"});
  EXPECT_EQ(evaluate(enough, bench.situation()), Truth::unknown);
}

TEST(Evaluate, lists_and_their_flags) {
  Bench bench;
  bench.programme.lists.push_back(
      {"illnesses", "insurer", {{"a", {}, {{"major", true}}}, {"b", {}, {{"major", false}}}}});
  const Index illness = bench.fact("illness", FactType::list);
  const auto answer = [&](Operation operation, const char* value) {
    bench.facts.set(illness, code(value));
    Predicate predicate = fact_test(operation, illness);
    predicate.list = 0;
    predicate.flag = "major";
    return evaluate(predicate, bench.situation());
  };
  EXPECT_EQ(answer(Operation::in_list, "a"), Truth::yes);
  EXPECT_EQ(answer(Operation::in_list, "c"), Truth::no);
  EXPECT_EQ(answer(Operation::not_in_list, "c"), Truth::yes);
  EXPECT_EQ(answer(Operation::flagged, "a"), Truth::yes);
  EXPECT_EQ(answer(Operation::flagged, "b"), Truth::no);
}

TEST(Evaluate, an_institution_is_usable_when_its_network_lists_it_for_the_service) {
  Bench bench;
  const Index wish = bench.fact("wish", FactType::institution);
  const auto answer = [&](Operation operation, const Institution& institution) {
    bench.facts.set(wish, institution);
    return evaluate(fact_test(operation, wish), bench.situation());
  };
  Institution listed{"h1", "One", "", "CN", "", {}, false, "2026-01-01"};
  EXPECT_EQ(answer(Operation::in_network, listed), Truth::yes);
  listed.usable_for = {"another"};
  EXPECT_EQ(answer(Operation::in_network, listed), Truth::no);
  EXPECT_EQ(answer(Operation::listed_in, listed), Truth::yes);
  listed.usable_for = {"another", "service"};
  EXPECT_EQ(answer(Operation::in_network, listed), Truth::yes);
  EXPECT_EQ(answer(Operation::listed_in, Institution{"", "Village", "", "CN", "", {}, false, ""}), Truth::no);
}

TEST(Evaluate, of_several_institutions_each_must_have_the_grade) {
  Bench bench;
  bench.programme.scales.push_back({"grades", {"II", "III"}});
  const Index wishes = bench.fact("wishes", FactType::institutions);
  Predicate graded = fact_test(Operation::grade_at_least, wishes, {code("III")});
  graded.scale = 0;
  const Institution high{"h1", "", "III", "", "", {}, false, "e"};
  const Institution unknown_grade{"h2", "", "", "", "", {}, false, "e"};
  bench.facts.set(wishes, std::vector{high, high});
  EXPECT_EQ(evaluate(graded, bench.situation()), Truth::yes);
  bench.facts.set(wishes, std::vector{high, unknown_grade});
  EXPECT_EQ(evaluate(graded, bench.situation()), Truth::no);
  Predicate counted = fact_test(Operation::count_between, wishes);
  counted.low = 3, counted.high = 3;
  EXPECT_EQ(evaluate(counted, bench.situation()), Truth::no);
  bench.facts.set(wishes, std::vector{high, high, unknown_grade});
  EXPECT_EQ(evaluate(counted, bench.situation()), Truth::no) << "one that is named twice is one";
  bench.facts.set(wishes, std::vector{high, unknown_grade, Institution{"h3", "", "", "", "", {}, false, "e"}});
  EXPECT_EQ(evaluate(counted, bench.situation()), Truth::yes);
}

TEST(Evaluate, institutions_are_counted_by_a_flag_of_their_network) {
  Bench bench;
  const Index offer = bench.fact("offer", FactType::institutions);
  Predicate counted = fact_test(Operation::count_between, offer);
  counted.flag = "near";
  counted.low = 1, counted.high = 1;
  EXPECT_EQ(evaluate(counted, bench.situation()), Truth::unknown);
  const auto of = [](std::string id, std::vector<std::string> flags) {
    return Institution{std::move(id), "", "", "", "", {}, false, "e", std::move(flags)};
  };
  const auto answer = [&](std::vector<Institution> offered) {
    bench.facts.set(offer, std::move(offered));
    return evaluate(counted, bench.situation());
  };
  EXPECT_EQ(answer({of("a", {"far"}), of("b", {})}), Truth::no);
  EXPECT_EQ(answer({of("a", {"far"}), of("b", {"far", "near"})}), Truth::yes);
  EXPECT_EQ(answer({of("a", {"near"}), of("b", {"near"}), of("c", {})}), Truth::no);
}

TEST(Evaluate, a_choice_is_among_what_was_offered) {
  Bench bench;
  const Index offer = bench.fact("offer", FactType::institutions);
  const Index choice = bench.fact("choice", FactType::institution);
  Predicate among = fact_test(Operation::among, choice);
  among.other_fact = offer;
  bench.facts.set(choice, Institution{"h2", "", "", "", "", {}, false, "later"});
  EXPECT_EQ(evaluate(among, bench.situation()), Truth::unknown);
  bench.facts.set(offer, std::vector{Institution{"h1", "", "", "", "", {}, false, "e"}});
  EXPECT_EQ(evaluate(among, bench.situation()), Truth::no);
  bench.facts.set(offer, std::vector{Institution{"h2", "", "", "", "", {}, false, "e"}});
  EXPECT_EQ(evaluate(among, bench.situation()), Truth::yes);
}

TEST(Evaluate, a_waiting_period_counts_its_start_day) {
  Bench bench;
  bench.facts.set(effective, day(1, 10));
  const Index waiting = waiting_period(bench);
  bench.apply_on(day(2, 9));
  EXPECT_EQ(evaluate(after_period(applied(), waiting), bench.situation()), Truth::no);
  EXPECT_EQ(evaluate(after_period(applied(), waiting, Operation::date_within), bench.situation()), Truth::yes);
  bench.apply_on(day(2, 10));
  EXPECT_EQ(evaluate(after_period(applied(), waiting), bench.situation()), Truth::yes);
  EXPECT_EQ(evaluate(after_period(applied(), waiting, Operation::date_within), bench.situation()), Truth::no);
  bench.facts.forget(effective);
  EXPECT_EQ(evaluate(after_period(applied(), waiting), bench.situation()), Truth::unknown);
}

TEST(Evaluate, a_lead_counts_working_days_back_from_the_wish) {
  Bench bench;
  const Index wish = bench.fact("wish", FactType::date);
  const Predicate lead = dates(Operation::lead, applied(), date_fact(wish), Span{Unit::working_days, 5, {}});
  bench.facts.set(wish, day(3, 9));  // a Monday; the Monday before it is five working days ahead
  bench.apply_on(day(3, 2));
  EXPECT_EQ(evaluate(lead, bench.situation()), Truth::yes);
  bench.apply_on(day(3, 3));
  EXPECT_EQ(evaluate(lead, bench.situation()), Truth::no);
}

TEST(Evaluate, freshness_includes_both_ends) {
  Bench bench;
  const Index report = bench.fact("report", FactType::date);
  const Predicate fresh = dates(Operation::fresh, date_fact(report), applied(), Span{Unit::months, 3, {}});
  bench.facts.set(report, Date::of(2025, 12, 2));
  EXPECT_EQ(evaluate(fresh, bench.situation()), Truth::yes);
  bench.facts.set(report, Date::of(2025, 12, 1));
  EXPECT_EQ(evaluate(fresh, bench.situation()), Truth::no);
}

TEST(Evaluate, dates_compare_as_days_and_instants_as_instants) {
  Bench bench;
  const Index date = bench.fact("date", FactType::date);
  const Index instant = bench.fact("instant", FactType::instant);
  bench.facts.set(date, day(3, 2));
  const Situation on_the_day = bench.situation();
  EXPECT_EQ(evaluate(dates(Operation::date_on_or_after, today(), date_fact(date)), on_the_day), Truth::yes);
  EXPECT_EQ(evaluate(dates(Operation::date_after, today(), date_fact(date)), on_the_day), Truth::no);
  EXPECT_EQ(evaluate(dates(Operation::date_on_or_before, today(), date_fact(date)), on_the_day), Truth::yes);
  EXPECT_EQ(evaluate(dates(Operation::date_before, today(), date_fact(date)), on_the_day), Truth::no);
  bench.facts.set(instant, bench.now.plus_minutes(1));
  EXPECT_EQ(evaluate(dates(Operation::date_before, today(), date_fact(instant)), bench.situation()), Truth::yes);
}

TEST(Evaluate, an_age_is_completed_on_the_birthday) {
  Bench bench;
  EXPECT_EQ(evaluate(age(Operation::age_below, 18), bench.situation()), Truth::unknown);
  bench.facts.set(birth_date, Date::of(2008, 3, 2));
  EXPECT_EQ(evaluate(age(Operation::age_below, 18), bench.situation()), Truth::no);
  EXPECT_EQ(evaluate(age(Operation::age_at_least, 18), bench.situation()), Truth::yes);
  bench.facts.set(birth_date, Date::of(2008, 3, 3));
  EXPECT_EQ(evaluate(age(Operation::age_below, 18), bench.situation()), Truth::yes);
}

TEST(Evaluate, a_dated_fact_is_read_on_its_day) {
  Bench bench;
  bench.facts.set_dated(contract_state, {{day(1, 10), code("in_force")}, {day(3, 2), code("lapsed")}});
  Predicate lapsed = fact_test(Operation::is, contract_state, {code("lapsed")});
  lapsed.dated = true;
  lapsed.date = applied();
  bench.apply_on(day(3, 1));
  EXPECT_EQ(evaluate(lapsed, bench.situation()), Truth::no);
  bench.apply_on(day(3, 2));
  EXPECT_EQ(evaluate(lapsed, bench.situation()), Truth::yes);
  bench.apply_on(day(1, 9));
  EXPECT_EQ(evaluate(lapsed, bench.situation()), Truth::unknown);
  std::vector<Index> open;
  collect_unknown_facts(lapsed, bench.situation(), open);
  EXPECT_EQ(open, std::vector<Index>{contract_state});
}

TEST(Evaluate, a_branch_is_ruled_out_by_its_own_condition_alone) {
  Bench bench;
  const Index first = bench.fact("first", FactType::yes_no);
  const Index second = bench.fact("second", FactType::yes_no);
  bench.service().branches = {{"one", {}, is_yes(first), {}}, {"two", {}, is_yes(second), {}}, {"rest", {}, {}, {}}};
  Predicate on_second;
  on_second.operation = Operation::branch;
  on_second.branch = 1;
  EXPECT_EQ(evaluate(on_second, bench.situation()), Truth::unknown);
  bench.facts.set(second, false);
  EXPECT_EQ(evaluate(on_second, bench.situation()), Truth::no);
  bench.facts.set(second, true);
  EXPECT_EQ(evaluate(on_second, bench.situation()), Truth::unknown);
  bench.facts.set(first, true);
  EXPECT_EQ(evaluate(on_second, bench.situation()), Truth::no);
  EXPECT_EQ(branch_of(bench.situation()), 0);
  bench.facts.set(first, false);
  EXPECT_EQ(evaluate(on_second, bench.situation()), Truth::yes);
}

TEST(Evaluate, points_and_wishes_are_never_unknown) {
  Bench bench;
  Predicate accepted;
  accepted.operation = Operation::reached;
  accepted.point = 1;
  EXPECT_EQ(evaluate(accepted, bench.situation()), Truth::no);
  const Index one = bench.fact("one", FactType::text);
  const Index two = bench.fact("two", FactType::text);
  Predicate at_most_one;
  at_most_one.operation = Operation::at_most_one;
  at_most_one.facts = {one, two};
  EXPECT_EQ(evaluate(at_most_one, bench.situation()), Truth::yes);
  bench.facts.set(one, std::string("x"));
  bench.facts.set(two, Declined{});
  EXPECT_EQ(evaluate(at_most_one, bench.situation()), Truth::yes);
  bench.facts.set(two, std::string("y"));
  EXPECT_EQ(evaluate(at_most_one, bench.situation()), Truth::no);
}

TEST(Evaluate, quota_of_another_service_in_its_own_year) {
  Bench bench;
  model::Service other = bench.service();
  other.id = "other";
  other.quota.per = model::QuotaPeriod::policy_year;
  bench.programme.services.push_back(other);
  bench.account.uses.push_back({"u", "other", "c", day(1, 5), 1, model::UseState::consumed, ""});
  Predicate left;
  left.operation = Operation::quota_left;
  left.service = "other";
  left.low = 1;
  EXPECT_EQ(evaluate(left, bench.situation()), Truth::unknown);  // the year is not known
  bench.facts.set(effective, Date::of(2025, 1, 10));
  bench.apply_on(day(1, 9));
  EXPECT_EQ(evaluate(left, bench.situation()), Truth::no);
  bench.apply_on(day(1, 10));
  EXPECT_EQ(evaluate(left, bench.situation()), Truth::yes);
}

TEST(Evaluate, what_is_left_of_an_allowance_and_whether_money_is_settled) {
  Bench bench;
  model::Allowance company;
  company.id = "company";
  company.amount = 16;
  bench.service().allowances.push_back(company);
  Predicate left;
  left.operation = Operation::allowance_left;
  left.allowance = 0;
  left.low = 16;
  Predicate settled;
  settled.operation = Operation::money_is_settled;
  Situation situation = bench.situation();
  EXPECT_EQ(evaluate(left, situation), Truth::yes) << "nothing of it has been used";
  EXPECT_EQ(evaluate(settled, situation), Truth::yes) << "nothing is owed";
  situation.allowances_left = {15};
  situation.is_settled = false;
  EXPECT_EQ(evaluate(left, situation), Truth::no);
  EXPECT_EQ(have_text(left, situation), "company left = 15");
  EXPECT_EQ(need_text(left, situation), "company left is at least 16");
  EXPECT_EQ(evaluate(settled, situation), Truth::no);
  EXPECT_EQ(have_text(settled, situation), "money is owed");
  left.low = 15;
  EXPECT_EQ(evaluate(left, situation), Truth::yes);
}

}  // namespace
}  // namespace consilium::decision
