#include "compiler/exclusion.hpp"

#include <algorithm>
#include <utility>

namespace consilium::compiler {
namespace {

using model::Operation;
using model::Predicate;

bool has_values(const Predicate& predicate) {
  return predicate.operation == Operation::is || predicate.operation == Operation::one_of;
}

// Each pair of operations of which one asks for the opposite of the other.
bool are_opposites(Operation left, Operation right) {
  static constexpr std::pair<Operation, Operation> opposites[]{
      {Operation::given, Operation::not_given},        {Operation::given, Operation::declined},
      {Operation::reached, Operation::not_yet},        {Operation::in_list, Operation::not_in_list},
      {Operation::age_below, Operation::age_at_least}, {Operation::date_before, Operation::date_on_or_after},
      {Operation::date_before, Operation::date_after}, {Operation::date_after, Operation::date_on_or_before}};
  return std::any_of(std::begin(opposites), std::end(opposites), [&](const auto& pair) {
    return (pair.first == left && pair.second == right) || (pair.first == right && pair.second == left);
  });
}

// The same question but for the operation.
bool asks_the_same(const Predicate& left, const Predicate& right) {
  return left.fact == right.fact && left.dated == right.dated && left.date == right.date &&
         left.other_date == right.other_date && left.point == right.point && left.list == right.list;
}

}  // namespace

bool Exclusion::exclude(const Predicate& left, const Predicate& right) const {
  const auto excludes_right = [&](const Predicate& part) { return exclude(part, right); };
  if (left.operation == Operation::all_of)
    return never(left) || std::any_of(left.parts.begin(), left.parts.end(), excludes_right);
  if (left.operation == Operation::any_of)
    return !left.parts.empty() && std::all_of(left.parts.begin(), left.parts.end(), excludes_right);
  if (right.operation == Operation::all_of || right.operation == Operation::any_of) return exclude(right, left);
  if (left.operation == Operation::negation) return left.parts.front() == right;
  if (right.operation == Operation::negation) return right.parts.front() == left;
  return atoms(left, right);
}

bool Exclusion::never(const Predicate& predicate) const {
  if (predicate.operation == Operation::any_of)
    return !predicate.parts.empty() && std::all_of(predicate.parts.begin(), predicate.parts.end(),
                                                   [&](const Predicate& part) { return never(part); });
  if (predicate.operation != Operation::all_of) return false;
  for (std::size_t i = 0; i < predicate.parts.size(); ++i) {
    if (never(predicate.parts[i])) return true;
    for (std::size_t j = 0; j < i; ++j) {
      if (exclude(predicate.parts[j], predicate.parts[i])) return true;
    }
  }
  return false;
}

bool Exclusion::atoms(const Predicate& left, const Predicate& right) const {
  if (left.operation == Operation::branch && right.operation == Operation::branch) return left.branch != right.branch;
  if (are_opposites(left.operation, right.operation) && asks_the_same(left, right)) {
    const bool of_age = left.operation == Operation::age_below || right.operation == Operation::age_below;
    const Predicate& below = left.operation == Operation::age_below ? left : right;
    const Predicate& above = left.operation == Operation::age_below ? right : left;
    return !of_age || below.low <= above.low;
  }
  const bool same_fact =
      left.fact != model::none && left.fact == right.fact && left.dated == right.dated && left.date == right.date;
  return same_fact && (of_one_fact(left, right) || of_one_fact(right, left));
}

// Whether the values that `left` asks for all fail `right`.
bool Exclusion::of_one_fact(const Predicate& left, const Predicate& right) const {
  if (left.operation == Operation::at_least && right.operation == Operation::at_most) {
    return !left.values.empty() && !allows(right, left.values.front());
  }
  if (!has_values(left) || left.values.empty()) return false;
  return std::none_of(left.values.begin(), left.values.end(),
                      [&](const model::Value& value) { return allows(right, value); });
}

bool Exclusion::allows(const Predicate& bound, const model::Value& value) const {
  const auto among = [&] { return std::find(bound.values.begin(), bound.values.end(), value) != bound.values.end(); };
  const auto* code = std::get_if<model::Code>(&value);
  const auto listed = [&] {
    return code != nullptr && bound.list != model::none && programme_.lists[bound.list].find(code->text) != nullptr;
  };
  const auto rank_of = [&](const model::Value& of) -> std::optional<std::int64_t> {
    if (const auto* number = std::get_if<std::int64_t>(&of)) return *number;
    const auto* name = std::get_if<model::Code>(&of);
    const model::Index scale = service_.facts[bound.fact].scale;
    if (name == nullptr || scale == model::none) return std::nullopt;
    return programme_.scales[scale].rank(name->text);
  };
  const bool ordered = bound.operation == Operation::at_least || bound.operation == Operation::at_most;
  const auto own = ordered && !bound.values.empty() ? rank_of(bound.values.front()) : std::nullopt;
  const auto asked = ordered ? rank_of(value) : std::nullopt;
  switch (bound.operation) {
    case Operation::is:
    case Operation::one_of:
      return bound.values.empty() || among();
    case Operation::is_not:
      return !among();
    case Operation::at_least:
      return !own || !asked || *asked >= *own;
    case Operation::at_most:
      return !own || !asked || *asked <= *own;
    case Operation::in_list:
      return code == nullptr || listed();
    case Operation::not_in_list:
      return !listed();
    case Operation::not_given:
    case Operation::declined:
      return false;
    default:
      return true;
  }
}

}  // namespace consilium::compiler
