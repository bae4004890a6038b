// Random services and people against a slow, plain reading of the same rules: two values, no laziness, day by day.
#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "calendar/arithmetic.hpp"
#include "decision/evaluate.hpp"
#include "decision/test_support.hpp"
#include "decision/turning.hpp"

namespace consilium::decision {
namespace {

using base::Date;
using base::Span;
using base::Unit;
using model::Index;
using model::Operation;
using model::OtherwiseKind;
using model::Predicate;

// Numbers that RapidCheck chose and shrinks, taken one after another; zero once they are used up.
class Draw {
 public:
  explicit Draw(std::vector<int> numbers) : numbers_(std::move(numbers)) {}
  int below(int limit) { return next_ < numbers_.size() ? numbers_[next_++] % limit : 0; }
  bool one_in(int chances) { return below(chances) == 1; }

 private:
  std::vector<int> numbers_;
  std::size_t next_ = 0;
};

Draw draw() {
  return Draw(*rc::gen::resize(100, rc::gen::container<std::vector<int>>(300, rc::gen::inRange(0, 10'000))));
}

constexpr int yes_no_count = 4;

struct Names {
  std::vector<Index> yes_no;
  Index report = 0;
  Index wish = 0;
  Index waiting = 0;
};

Span span_from(Draw& numbers) {
  static constexpr std::array<Unit, 3> units{Unit::natural_days, Unit::working_days, Unit::months};
  const Unit unit = units[static_cast<std::size_t>(numbers.below(3))];
  return Span{unit, 1 + numbers.below(unit == Unit::months ? 4 : 12), {}};
}

Predicate leaf_from(Draw& numbers, const Names& names) {
  static constexpr std::array<Operation, 4> comparisons{Operation::date_before, Operation::date_on_or_before,
                                                        Operation::date_after, Operation::date_on_or_after};
  switch (numbers.below(8)) {
    case 0:
      return dates(comparisons[static_cast<std::size_t>(numbers.below(4))], applied(), date_fact(names.report));
    case 1:
      return after_period(applied(), names.waiting,
                          numbers.one_in(2) ? Operation::date_within : Operation::date_after_end_of);
    case 2:
      return dates(Operation::lead, applied(), date_fact(names.wish), span_from(numbers));
    case 3:
      return dates(Operation::fresh, date_fact(names.report), applied(), span_from(numbers));
    case 4:
      return age(numbers.one_in(2) ? Operation::age_below : Operation::age_at_least, 18);
    default:
      return fact_test(numbers.one_in(2) ? Operation::is_not : Operation::is,
                       names.yes_no[static_cast<std::size_t>(numbers.below(yes_no_count))],
                       {model::Value{numbers.one_in(2)}});
  }
}

Predicate predicate_from(Draw& numbers, const Names& names, int depth) {
  const int kind = depth == 0 ? 3 : numbers.below(6);
  if (kind == 0) return compound(Operation::negation, {predicate_from(numbers, names, depth - 1)});
  if (kind > 2) return leaf_from(numbers, names);
  std::vector<Predicate> parts;
  for (int i = 1 + numbers.below(3); i > 0; --i) parts.push_back(predicate_from(numbers, names, depth - 1));
  return compound(kind == 1 ? Operation::all_of : Operation::any_of, std::move(parts));
}

void add_rules(Draw& numbers, const Names& names, Bench& bench) {
  static constexpr std::array<OtherwiseKind, 4> kinds{OtherwiseKind::refuse, OtherwiseKind::refuse,
                                                      OtherwiseKind::refer, OtherwiseKind::warn};
  const int count = 1 + numbers.below(4);
  for (int i = 0; i < count; ++i) {
    model::Rule& rule = bench.rule("rule-" + std::to_string(i), predicate_from(numbers, names, 2),
                                   kinds[static_cast<std::size_t>(numbers.below(4))]);
    if (numbers.one_in(3)) rule.when = predicate_from(numbers, names, 1);
    if (i > 0 && rule.when && numbers.one_in(2)) rule.instead_of = static_cast<Index>(numbers.below(i));
  }
}

Names make_service(Draw& numbers, Bench& bench) {
  Names names;
  for (int i = 0; i < yes_no_count; ++i) {
    names.yes_no.push_back(bench.fact("fact-" + std::to_string(i), model::FactType::yes_no));
  }
  names.report = bench.fact("report", model::FactType::date);
  names.wish = bench.fact("wish", model::FactType::date);
  bench.service().apply.push_back({names.wish, true, {}});
  names.waiting = waiting_period(bench);
  add_rules(numbers, names, bench);
  if (numbers.one_in(2)) bench.service().quota.per = model::QuotaPeriod::policy_year;
  if (numbers.one_in(3)) {
    const auto state = numbers.one_in(2) ? model::UseState::held : model::UseState::consumed;
    bench.account.uses.push_back({"u", "service", "c", day(2, 20).plus_days(-numbers.below(60)), 1, state, ""});
  }
  return names;
}

std::vector<Index> all_facts(const Names& names) {
  std::vector<Index> facts = names.yes_no;
  facts.insert(facts.end(), {names.report, names.wish, effective, birth_date});
  return facts;
}

void set_random(Draw& numbers, const Names& names, Index fact, FactSet& facts) {
  if (fact == names.report) {
    facts.set(fact, day(3, 20).plus_days(-numbers.below(120)));
  } else if (fact == names.wish) {
    facts.set(fact, day(2, 25).plus_days(numbers.below(60)));
  } else if (fact == effective) {
    facts.set(fact, day(3, 10).plus_days(-numbers.below(100)));
  } else if (fact == birth_date) {
    facts.set(fact, Date::of(2008, 2, 1).plus_days(numbers.below(120)));
  } else {
    facts.set(fact, numbers.one_in(2));
  }
}

void complete(Draw& numbers, const Names& names, FactSet& facts) {
  for (const Index fact : all_facts(names)) {
    if (facts.find(fact) == nullptr) set_random(numbers, names, fact, facts);
  }
}

Outcome outcome_with(const Bench& bench, const FactSet& facts) {
  Question question = bench.question();
  question.situation.facts = &facts;
  return decide(question).outcome;
}

// The plain reading.
bool holds(const Predicate& predicate, const Situation& situation) {
  const auto part_holds = [&](const Predicate& part) { return holds(part, situation); };
  if (predicate.operation == Operation::all_of) {
    return std::count_if(predicate.parts.begin(), predicate.parts.end(), part_holds) ==
           static_cast<std::ptrdiff_t>(predicate.parts.size());
  }
  if (predicate.operation == Operation::any_of) {
    return std::count_if(predicate.parts.begin(), predicate.parts.end(), part_holds) > 0;
  }
  if (predicate.operation == Operation::negation) return !holds(predicate.parts.front(), situation);
  return evaluate(predicate, situation) == Truth::yes;
}

Outcome plain_outcome(const Bench& bench) {
  const Situation situation = bench.situation();
  const auto& rules = situation.service->rules;
  bool refused = evaluate(fact_test(Operation::given, effective), situation) == Truth::yes &&
                 has_left(*situation.service, situation.date_of(situation.now), 1, situation) == Truth::no;
  bool referred = false;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].when && !holds(*rules[i].when, situation)) continue;
    const bool replaced = std::any_of(rules.begin(), rules.end(), [&](const model::Rule& other) {
      return other.instead_of == i && holds(*other.when, situation);
    });
    if (replaced || holds(rules[i].require, situation)) continue;
    refused = refused || rules[i].otherwise == OtherwiseKind::refuse;
    referred = referred || rules[i].otherwise == OtherwiseKind::refer;
  }
  return refused ? Outcome::not_eligible : referred ? Outcome::refer : Outcome::eligible;
}

RC_GTEST_PROP(Properties, with_every_fact_the_answer_is_that_of_the_plain_reading, ()) {
  Draw numbers = draw();
  Bench bench;
  const Names names = make_service(numbers, bench);
  complete(numbers, names, bench.facts);
  RC_ASSERT(bench.decide().outcome == plain_outcome(bench));
}

RC_GTEST_PROP(Properties, what_is_decided_with_facts_missing_stands_with_every_completion, ()) {
  Draw numbers = draw();
  Bench bench;
  const Names names = make_service(numbers, bench);
  for (const Index fact : all_facts(names)) {
    if (numbers.one_in(2)) set_random(numbers, names, fact, bench.facts);
  }
  const Outcome outcome = bench.decide().outcome;
  RC_CLASSIFY(outcome != Outcome::needs_information);
  if (outcome == Outcome::needs_information) return;
  for (int i = 0; i < 8; ++i) {
    FactSet facts = bench.facts;
    complete(numbers, names, facts);
    RC_ASSERT(outcome_with(bench, facts) == outcome);
  }
}

RC_GTEST_PROP(Properties, what_is_not_asked_cannot_matter, ()) {
  Draw numbers = draw();
  Bench bench;
  const Names names = make_service(numbers, bench);
  for (const Index fact : all_facts(names)) {
    if (numbers.one_in(2)) set_random(numbers, names, fact, bench.facts);
  }
  // The use of a year that is not known asks for the effective date by itself.
  if (bench.facts.find(effective) == nullptr) set_random(numbers, names, effective, bench.facts);
  FactSet asked = bench.facts;
  for (const std::string_view id : bench.explain().ask) {
    const Index fact = bench.service().fact(id);
    RC_ASSERT(bench.facts.find(fact) == nullptr);
    set_random(numbers, names, fact, asked);
  }
  FactSet one = asked;
  FactSet other = asked;
  complete(numbers, names, one);
  complete(numbers, names, other);
  RC_ASSERT(outcome_with(bench, one) == outcome_with(bench, other));
}

constexpr int days_ahead = 360;

RC_GTEST_PROP(Properties, the_earliest_day_is_found_and_no_day_is_missed, ()) {
  Draw numbers = draw();
  Bench bench;
  const Names names = make_service(numbers, bench);
  complete(numbers, names, bench.facts);
  const Question question = bench.question();
  if (decide(question).outcome != Outcome::not_eligible) return;
  std::optional<Date> earliest;
  const Date today = question.situation.date_of(question.situation.now);
  for (int i = 1; i < days_ahead && !earliest; ++i) {
    if (decide(at_date(question, today.plus_days(i))).outcome != Outcome::not_eligible) earliest = today.plus_days(i);
  }
  const auto found = bench.explain().eligible_from;
  RC_CLASSIFY(earliest.has_value());
  RC_ASSERT(found == earliest || (!earliest && *found >= today.plus_days(days_ahead)));
}

RC_GTEST_PROP(Properties, a_rule_turns_on_the_day_it_says, ()) {
  Draw numbers = draw();
  Bench bench;
  const Names names = make_service(numbers, bench);
  complete(numbers, names, bench.facts);
  const Situation situation = bench.situation();
  const Date today = situation.date_of(situation.now);
  const Decision decision = bench.decide();
  const Explanation explanation = bench.explain();
  for (std::size_t i = 0; i < situation.service->rules.size(); ++i) {
    if (decision.checks[i].status == CheckStatus::replaced) continue;
    const model::Rule& rule = situation.service->rules[i];
    std::optional<Date> turns;
    for (int ahead = 1; ahead < days_ahead && !turns; ++ahead) {
      if (status_of(rule, at_date(bench.question(), today.plus_days(ahead)).situation) != status_of(rule, situation)) {
        turns = today.plus_days(ahead);
      }
    }
    RC_ASSERT(explanation.turns_on[i] == turns);
  }
}

// Does what a way says.
Outcome follow(const std::vector<Step>& steps, const Bench& bench) {
  Question question = bench.question();
  FactSet facts = bench.facts;
  model::Account account = bench.account;
  for (const Step& step : steps) {
    if (step.kind == Step::Kind::wait_until) question = at_date(question, *step.date);
    if (step.kind == Step::Kind::other_date) facts.set(bench.programme.services.front().fact(step.subject), *step.date);
    if (step.kind == Step::Kind::leave_out) facts.forget(bench.programme.services.front().fact(step.subject));
    if (step.kind == Step::Kind::ask) question.referrals[std::string(step.check)] = true;
    if (step.kind == Step::Kind::finish_case) account.uses.clear();
  }
  question.situation.facts = &facts;
  question.situation.account = &account;
  return decide(question).outcome;
}

RC_GTEST_PROP(Properties, every_way_that_is_listed_gives_a_yes, ()) {
  Draw numbers = draw();
  Bench bench;
  const Names names = make_service(numbers, bench);
  complete(numbers, names, bench.facts);
  for (const std::vector<Step>& steps : bench.explain().remedies) {
    const bool never = steps.front().kind == Step::Kind::never;
    RC_CLASSIFY(!never);
    for (const Step& step : steps) {
      RC_LOG() << to_string(step.kind) << ' ' << step.check << ' ' << step.subject << ' '
               << (step.date ? base::to_string(*step.date) : "") << '\n';
    }
    RC_ASSERT(follow(steps, bench) == (never ? Outcome::not_eligible : Outcome::eligible));
  }
}

}  // namespace
}  // namespace consilium::decision
