// Tests of what facts are: their values, and whether they are known.
#include <algorithm>

#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {
namespace {

using model::Code;
using model::Index;
using model::Institution;
using model::none;
using model::Operation;
using model::Predicate;
using model::Value;

const Value* value_of(const Predicate& predicate, const Moment& moment) {
  if (!predicate.dated) return known(moment.facts->find(predicate.fact));
  const auto on = date_of(predicate.date, moment);
  return on ? known(moment.facts->find(predicate.fact, *on)) : nullptr;
}

// Position on the fact's scale, or the number itself.
std::optional<std::int64_t> rank_of(const Value& value, Index fact, const Moment& moment) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* money = std::get_if<base::Money>(&value)) return money->minor;
  const auto* code = std::get_if<Code>(&value);
  const Index scale = moment.service().facts[fact].scale;
  if (code == nullptr || scale == none) return std::nullopt;
  const int rank = moment.programme().scales[scale].rank(code->text);
  return rank < 0 ? std::nullopt : std::optional<std::int64_t>(rank);
}

}  // namespace

const Value* FactSet::find(Index fact, base::Date on) const {
  const Value* found = nullptr;
  for (const model::DatedValue& dated : dated_[fact]) {
    if (dated.from <= on) found = &dated.value;
  }
  return found != nullptr ? found : find(fact);
}

bool is_same(const Value& left, const Value& right) {
  if (const auto* code = std::get_if<Code>(&left)) {  // most values
    const auto* other = std::get_if<Code>(&right);
    return other != nullptr && code->text == other->text;
  }
  const auto* first = std::get_if<Institution>(&left);
  const auto* second = std::get_if<Institution>(&right);
  if (first != nullptr && second != nullptr) {
    return first->id.empty() && second->id.empty() ? first->name == second->name : first->id == second->id;
  }
  return holds(left, right);
}

bool holds(const Value& value, const Value& wanted) {
  const auto* codes = std::get_if<std::vector<Code>>(&value);
  const auto* code = std::get_if<Code>(&wanted);
  if (codes != nullptr && code != nullptr) return std::find(codes->begin(), codes->end(), *code) != codes->end();
  const auto* texts = std::get_if<std::vector<std::string>>(&value);
  const auto* text = std::get_if<std::string>(&wanted);
  if (texts != nullptr && text != nullptr) return std::find(texts->begin(), texts->end(), *text) != texts->end();
  return value == wanted;
}

Truth is_any_of(const Predicate& predicate, const Moment& moment) {
  const Value* value = value_of(predicate, moment);
  if (value == nullptr) return Truth::unknown;
  const bool found = std::any_of(predicate.values.begin(), predicate.values.end(),
                                 [&](const Value& wanted) { return is_same(*value, wanted); });
  return truth(predicate.operation == Operation::is_not ? !found : found);
}

Truth compares_rank(const Predicate& predicate, const Moment& moment) {
  const Value* value = value_of(predicate, moment);
  if (value == nullptr) return Truth::unknown;
  const auto* have_money = std::get_if<base::Money>(value);
  const auto* need_money = std::get_if<base::Money>(&predicate.values.front());
  if (have_money != nullptr && need_money != nullptr && have_money->currency != need_money->currency) {
    return Truth::unknown;  // there is no exchange rate in the house
  }
  const auto have = rank_of(*value, predicate.fact, moment);
  const auto need = rank_of(predicate.values.front(), predicate.fact, moment);
  if (!have || !need) return Truth::no;  // off the scale, such as a foreign hospital's grade
  return truth(predicate.operation == Operation::at_least ? *have >= *need : *have <= *need);
}

Truth is_in_list(const Predicate& predicate, const Moment& moment) {
  const Value* value = value_of(predicate, moment);
  if (value == nullptr) return Truth::unknown;
  const auto* code = std::get_if<Code>(value);
  const model::ListRow* row = code == nullptr ? nullptr : moment.programme().lists[predicate.list].find(code->text);
  if (predicate.operation == Operation::not_in_list) return truth(row == nullptr);
  if (predicate.operation == Operation::in_list) return truth(row != nullptr);
  if (row == nullptr) return Truth::no;
  const auto flag = row->flags.find(predicate.flag);
  return truth(flag != row->flags.end() && flag->second);
}

Truth is_same_as(const Predicate& predicate, const Moment& moment) {
  const Value* left = known(moment.facts->find(predicate.fact));
  const Value* right = known(moment.facts->find(predicate.other_fact));
  if (left == nullptr || right == nullptr) return Truth::unknown;
  if (predicate.operation == Operation::same_as) return truth(is_same(*left, *right));
  const auto* among = std::get_if<std::vector<Institution>>(right);
  if (among == nullptr) return truth(holds(*right, *left));
  return truth(std::any_of(among->begin(), among->end(),
                           [&](const Institution& candidate) { return is_same(*left, Value{candidate}); }));
}

Truth is_given(const Predicate& predicate, const Moment& moment) {
  return truth(known(moment.facts->find(predicate.fact)) != nullptr);
}

Truth is_declined(const Predicate& predicate, const Moment& moment) {
  const Value* value = moment.facts->find(predicate.fact);
  return truth(value != nullptr && is_declined(*value));
}

Truth at_most_one_given(const Predicate& predicate, const Moment& moment) {
  const auto given = std::count_if(predicate.facts.begin(), predicate.facts.end(),
                                   [&](Index fact) { return known(moment.facts->find(fact)) != nullptr; });
  return truth(given <= 1);
}

}  // namespace consilium::decision
