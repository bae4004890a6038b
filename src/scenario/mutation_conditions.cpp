#include "scenario/mutation_conditions.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "decision/finding.hpp"

namespace consilium::scenario {
namespace {

using model::Index;
using model::Operation;
using model::Predicate;

constexpr Operator limit{Mutation::figure, "ask at the last value that passes and at the first that does not"};
constexpr Operator fixed_day{Mutation::figure, "ask on that day and on the day before"};
constexpr Operator lead{Mutation::figure, "ask on the last day that passes and on the first that does not"};
constexpr Operator lasting{Mutation::figure, "ask at the last minute that is early enough, and at the next"};
constexpr Operator lead_unit{Mutation::unit, "ask on a day where the two units differ: a weekend or a holiday between"};
constexpr Operator contrary{Mutation::comparison, "show what follows where it holds, and where it does not"};
constexpr Operator bound{Mutation::comparison, "show what follows where both dates are the same"};
constexpr Operator joined{Mutation::comparison,
                          "show what follows where one of the conditions holds and another does not"};
constexpr Operator unlisted{Mutation::omission, "ask with this value"};
constexpr Operator cancelling{Mutation::cancellation, "ask what cancelling means between the two steps"};

struct Exchange {
  Operation from;
  Operation to;
  const Operator* kind;
};

constexpr std::array<Exchange, 24> exchanged{{
    {Operation::is, Operation::is_not, &contrary},
    {Operation::is_not, Operation::is, &contrary},
    {Operation::at_least, Operation::at_most, &contrary},
    {Operation::at_most, Operation::at_least, &contrary},
    {Operation::in_list, Operation::not_in_list, &contrary},
    {Operation::not_in_list, Operation::in_list, &contrary},
    {Operation::given, Operation::not_given, &contrary},
    {Operation::not_given, Operation::given, &contrary},
    {Operation::reached, Operation::not_yet, &contrary},
    {Operation::not_yet, Operation::reached, &contrary},
    {Operation::date_before, Operation::date_after, &contrary},
    {Operation::date_on_or_before, Operation::date_on_or_after, &contrary},
    {Operation::date_after, Operation::date_before, &contrary},
    {Operation::date_on_or_after, Operation::date_on_or_before, &contrary},
    {Operation::date_before, Operation::date_on_or_before, &bound},
    {Operation::date_on_or_before, Operation::date_before, &bound},
    {Operation::date_after, Operation::date_on_or_after, &bound},
    {Operation::date_on_or_after, Operation::date_after, &bound},
    {Operation::date_after_end_of, Operation::date_within, &contrary},
    {Operation::date_within, Operation::date_after_end_of, &contrary},
    {Operation::age_below, Operation::age_at_least, &contrary},
    {Operation::age_at_least, Operation::age_below, &contrary},
    {Operation::all_of, Operation::any_of, &joined},
    {Operation::any_of, Operation::all_of, &joined},
}};

bool has_contrary(Operation operation) {
  return std::any_of(exchanged.begin(), exchanged.end(), [&](const Exchange& row) { return row.from == operation; });
}

}  // namespace

std::string ConditionWalk::text_of(const Predicate& predicate) const {
  const decision::FactSet nothing(offers_.service().facts.size());
  decision::Situation situation;
  situation.programme = &programme_;
  situation.service = &offers_.service();
  situation.facts = &nothing;
  return decision::need_text(predicate, situation);
}

// A value that is compared: a number one off, or the neighbour of a value on its scale.
void ConditionWalk::compared(Predicate& predicate, Index scale_index) {
  if (predicate.values.size() != 1) return;
  if (auto* number = std::get_if<std::int64_t>(&predicate.values.front())) {
    offers_.figure(limit, "value", *number);
    return;
  }
  if (auto* money = std::get_if<base::Money>(&predicate.values.front())) {
    offers_.figure(limit, money->currency, money->minor);
    return;
  }
  const auto* code = std::get_if<model::Code>(&predicate.values.front());
  if (code == nullptr || scale_index == model::none) return;
  const std::vector<std::string>& values = programme_.scales[scale_index].values;
  const std::string original = code->text;
  const int rank = programme_.scales[scale_index].rank(original);
  for (const int other : {rank - 1, rank + 1}) {
    if (other < 0 || static_cast<std::size_t>(other) >= values.size()) continue;
    const std::string& value = values[static_cast<std::size_t>(other)];
    offers_.offer(
        limit, [&] { return fmt::format("{} becomes {}", original, value); },
        [&] {
          predicate.values.front() = model::Code{value};
          if (!predicate.ranks.empty()) predicate.ranks.front() = other;
        });
  }
}

// A fixed day becomes the day before and the day after.
void ConditionWalk::fixed(model::DateTerm& term) {
  if (term.kind != model::DateTerm::Kind::day) return;
  const base::Date original = term.day;
  for (const int step : {-1, 1}) {
    const base::Date other = original.plus_days(step);
    offers_.offer(
        fixed_day, [&] { return fmt::format("{} becomes {}", base::to_string(original), base::to_string(other)); },
        [&] { term.day = other; });
  }
}

void ConditionWalk::figures(Predicate& predicate) {
  fixed(predicate.date);
  fixed(predicate.other_date);
  const std::string flag = predicate.flag.empty() ? "" : " " + predicate.flag;
  switch (predicate.operation) {
    case Operation::lead:
    case Operation::fresh:
      if (predicate.span)
        offers_.span(lead, lead_unit, units_mistaken_for(predicate.span->unit, false, true), *predicate.span);
      break;
    case Operation::date_in_hours:
      if (predicate.span) offers_.span(lasting, lead_unit, {}, *predicate.span);
      break;
    case Operation::age_below:
    case Operation::age_at_least:
      offers_.figure(limit, "years", predicate.low);
      break;
    case Operation::quota_left:
    case Operation::allowance_left:
      offers_.figure(limit, "left", predicate.low);
      break;
    case Operation::count_between:
      offers_.figure(limit, "at least" + flag, predicate.low);
      offers_.figure(limit, "at most" + flag, predicate.high);
      break;
    case Operation::at_least:
    case Operation::at_most:
      compared(predicate, offers_.service().facts[predicate.fact].scale);
      break;
    case Operation::one_of:
      dropped(unlisted, "value", predicate.values, 1, offers_,
              [](const model::Value& value) { return model::to_text(value); });
      break;
    case Operation::grade_at_least:
      compared(predicate, predicate.scale);
      break;
    case Operation::reached:
    case Operation::not_yet:
      if (in_cancellation_) offers_.neighbour(cancelling, "step", predicate.point);
      break;
    default:
      break;
  }
}

void ConditionWalk::exchanges(Predicate& predicate) {
  const Operation original = predicate.operation;
  const bool joins = original == Operation::all_of || original == Operation::any_of;
  if (joins && predicate.parts.size() < 2) return;
  for (const Exchange& row : exchanged) {
    if (row.from != original) continue;
    offers_.offer(
        *row.kind,
        [&] {
          Predicate other = predicate;
          other.operation = row.to;
          return fmt::format("{} becomes {}", text_of(predicate), text_of(other));
        },
        [&] { predicate.operation = row.to; });
  }
}

// Of a condition without a word for its contrary. What is negated already has its own contrary, unless it joins others.
void ConditionWalk::negation(Predicate& predicate) {
  if (predicate.operation == Operation::negation && predicate.parts.front().parts.empty()) return;
  offers_.offer(
      contrary, [&] { return fmt::format("{} becomes its contrary", text_of(predicate)); },
      [&] {
        Predicate part = std::move(predicate);
        predicate = {};
        if (part.operation == Operation::negation) {
          predicate = std::move(part.parts.front());
        } else {
          predicate.operation = Operation::negation;
          predicate.parts.push_back(std::move(part));
        }
      });
}

void ConditionWalk::walk(Predicate& predicate) {
  figures(predicate);
  for (Predicate& part : predicate.parts) walk(part);
  if (has_contrary(predicate.operation)) {
    exchanges(predicate);
  } else {
    negation(predicate);
  }
}

void ConditionWalk::walk(std::optional<Predicate>& predicate) {
  if (predicate) walk(*predicate);
}

}  // namespace consilium::scenario
