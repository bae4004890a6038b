#include "decision/finding.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "base/check.hpp"
#include "decision/evaluate.hpp"

namespace consilium::decision {
namespace {

using model::DateTerm;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

const std::string& fact_id(Index fact, const Situation& situation) { return situation.service->facts[fact].id; }

// The words between what is read and what it is compared with.
constexpr std::array<std::pair<Operation, std::string_view>, 25> words{{
    {Operation::is, "is"},
    {Operation::is_not, "is not"},
    {Operation::one_of, "is one of"},
    {Operation::at_least, "is at least"},
    {Operation::at_most, "is at most"},
    {Operation::in_list, "is on list"},
    {Operation::not_in_list, "is not on list"},
    {Operation::flagged, "is"},
    {Operation::same_as, "is the same as"},
    {Operation::among, "is among"},
    {Operation::given, "is given"},
    {Operation::not_given, "is not given"},
    {Operation::declined, "is declined"},
    {Operation::count_between, "counts"},
    {Operation::in_network, "is usable in network"},
    {Operation::listed_in, "is listed in network"},
    {Operation::grade_at_least, "is of grade at least"},
    {Operation::date_before, "is before"},
    {Operation::date_on_or_before, "is on or before"},
    {Operation::date_after, "is after"},
    {Operation::date_on_or_after, "is on or after"},
    {Operation::date_after_end_of, "is after the end of"},
    {Operation::date_within, "is within"},
    {Operation::age_below, "is below"},
    {Operation::age_at_least, "is at least"},
}};

std::string_view word_of(Operation operation) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const auto& entry) { return entry.first == operation; });
  return found == words.end() ? std::string_view{} : found->second;
}

std::string term_name(const DateTerm& term, const Situation& situation) {
  switch (term.kind) {
    case DateTerm::Kind::now:
      return "now";
    case DateTerm::Kind::point:
      return situation.service->points[term.index];
    case DateTerm::Kind::fact:
      return fact_id(term.index, situation);
    case DateTerm::Kind::day:
      return base::to_string(term.day);
  }
  return {};
}

std::string values_text(const Predicate& predicate) {
  std::vector<std::string> texts;
  for (const model::Value& value : predicate.values) texts.push_back(model::to_text(value));
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string parts_text(const Predicate& predicate, std::string_view separator, const Situation& situation) {
  std::vector<std::string> texts;
  for (const Predicate& part : predicate.parts) {
    const bool compound = part.operation == Operation::all_of || part.operation == Operation::any_of;
    texts.push_back(compound && part.parts.size() > 1 ? fmt::format("({})", need_text(part, situation))
                                                      : need_text(part, situation));
  }
  return fmt::format("{}", fmt::join(texts, separator));
}

std::string fact_need(const Predicate& predicate, const std::string& what, const Situation& situation) {
  const std::string on = predicate.dated ? " on " + term_name(predicate.date, situation) : std::string{};
  return fmt::format("{}{} {}{}{}", fact_id(predicate.fact, situation), on, word_of(predicate.operation),
                     what.empty() ? "" : " ", what);
}

std::string date_need(const Predicate& predicate, std::string_view word, const Situation& situation) {
  return fmt::format("{} {} {}", term_name(predicate.date, situation), word,
                     term_name(predicate.other_date, situation));
}

std::string period_need(const Predicate& predicate, const Situation& situation) {
  const model::Period& period = situation.programme->periods[predicate.period];
  const auto days = days_of(period, situation);
  std::string dates;
  if (days) {
    dates = fmt::format(" ({} to {})", base::to_string(days->first), days->last ? base::to_string(*days->last) : "…");
  }
  return fmt::format("{} {} {}{}", term_name(predicate.date, situation), word_of(predicate.operation), period.id,
                     dates);
}

std::string fact_names(const Predicate& predicate, const Situation& situation) {
  std::vector<std::string> names;
  for (const Index fact : predicate.facts) names.push_back(fact_id(fact, situation));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string age_need(const Predicate& predicate, const Situation& situation) {
  return fmt::format("age on {} {} {} years", term_name(predicate.date, situation), word_of(predicate.operation),
                     predicate.low);
}

void add(std::vector<std::string>& texts, std::string text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
}

void add_fact(Index fact, const Situation& situation, std::vector<std::string>& texts) {
  if (fact == none) return;
  const model::Value* value = situation.facts->find(fact);
  add(texts, fmt::format("{} = {}", fact_id(fact, situation), value == nullptr ? "?" : model::to_text(*value)));
}

void add_dated_fact(const Predicate& leaf, const Situation& situation, std::vector<std::string>& texts) {
  const auto on = date_of(leaf.date, situation);
  const model::Value* value = on ? situation.facts->find(leaf.fact, *on) : nullptr;
  add(texts, fmt::format("{} = {}{}", fact_id(leaf.fact, situation), value == nullptr ? "?" : model::to_text(*value),
                         on ? " on " + base::to_string(*on) : ""));
}

void add_term(const DateTerm& term, const Situation& situation, std::vector<std::string>& texts) {
  if (term.kind == DateTerm::Kind::day) return;  // what is needed says it
  const auto date = date_of(term, situation);
  add(texts, fmt::format("{} = {}", term_name(term, situation), date ? base::to_string(*date) : "?"));
}

void add_point(Index point, const Situation& situation, std::vector<std::string>& texts) {
  const auto& stamp = situation.points[point];
  add(texts, fmt::format("{} {}", situation.service->points[point],
                         stamp ? "= " + base::to_string(situation.date_of(*stamp)) : "not reached"));
}

void add_quota(const Predicate& leaf, const Situation& situation, std::vector<std::string>& texts) {
  const model::Service* service = situation.programme->service(leaf.service);
  if (service == nullptr || situation.account == nullptr) return add(texts, leaf.service + " left = ?");
  const auto left = balance_of(*service, situation.date_of(situation.now), situation).left;
  add(texts, fmt::format("{} left = {}", leaf.service, left ? std::to_string(*left) : "unlimited"));
}

bool compares_two_dates(Operation operation) {
  return operation == Operation::date_before || operation == Operation::date_on_or_before ||
         operation == Operation::date_after || operation == Operation::date_on_or_after ||
         operation == Operation::lead || operation == Operation::fresh;
}

void collect_have(const Predicate& predicate, const Situation& situation, std::vector<std::string>& texts) {
  for (const Predicate& part : predicate.parts) collect_have(part, situation, texts);
  if (predicate.dated && predicate.fact != none) {
    add_dated_fact(predicate, situation, texts);
  } else {
    add_fact(predicate.fact, situation, texts);
  }
  add_fact(predicate.other_fact, situation, texts);
  for (const Index fact : predicate.facts) add_fact(fact, situation, texts);
  if (compares_two_dates(predicate.operation)) {
    add_term(predicate.date, situation, texts);
    add_term(predicate.other_date, situation, texts);
  }
  if (predicate.period != none) {
    add_term(predicate.date, situation, texts);
    add_fact(situation.programme->periods[predicate.period].starts_on, situation, texts);
  }
  if (predicate.operation == Operation::age_below || predicate.operation == Operation::age_at_least) {
    add_fact(index_of(model::BuiltIn::member_birth_date), situation, texts);
    add_term(predicate.date, situation, texts);
  }
  if (predicate.point != none) add_point(predicate.point, situation, texts);
  if (predicate.operation == Operation::quota_left) add_quota(predicate, situation, texts);
  if (predicate.operation == Operation::allowance_left) {
    add(texts, fmt::format("{} left = {}", situation.service->allowances[predicate.allowance].id,
                           allowance_left(predicate.allowance, situation)));
  }
  if (predicate.operation == Operation::money_is_settled) {
    add(texts, situation.is_settled ? "money is settled" : "money is owed");
  }
  if (predicate.operation == Operation::branch) {
    const Index taken = situation.branch != none ? situation.branch : branch_of(situation);
    add(texts, fmt::format("branch = {}", taken == none ? "?" : situation.service->branches[taken].id));
  }
}

std::string book_need(const Predicate& predicate, const Situation& situation) {
  if (predicate.operation == Operation::money_is_settled) return "money is settled";
  return fmt::format("{} left is at least {}", situation.service->allowances[predicate.allowance].id, predicate.low);
}

}  // namespace

std::string have_text(const Predicate& predicate, const Situation& situation) {
  std::vector<std::string> texts;
  collect_have(predicate, situation, texts);
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string need_text(const Predicate& predicate, const Situation& situation) {
  const auto fact = [&](const std::string& what) { return fact_need(predicate, what, situation); };
  switch (predicate.operation) {
    case Operation::all_of:
      return parts_text(predicate, " and ", situation);
    case Operation::any_of:
      return parts_text(predicate, " or ", situation);
    case Operation::negation:
      return fmt::format("not ({})", need_text(predicate.parts.front(), situation));
    case Operation::is:
    case Operation::is_not:
    case Operation::one_of:
    case Operation::at_least:
    case Operation::at_most:
    case Operation::grade_at_least:
      return fact(values_text(predicate));
    case Operation::in_list:
    case Operation::not_in_list:
      return fact(situation.programme->lists[predicate.list].id);
    case Operation::flagged:
      return fact(predicate.flag);
    case Operation::same_as:
    case Operation::among:
      return fact(fact_id(predicate.other_fact, situation));
    case Operation::given:
    case Operation::not_given:
    case Operation::declined:
      return fact({});
    case Operation::at_most_one:
      return "at most one of " + fact_names(predicate, situation);
    case Operation::count_between:
      return fact(fmt::format("{} to {}{}{}", predicate.low, predicate.high, predicate.flag.empty() ? "" : " of ",
                              predicate.flag));
    case Operation::in_network:
    case Operation::listed_in:
      return fact(situation.programme->networks[predicate.network].id);
    case Operation::originals_required:
      return fact_id(predicate.fact, situation) + (predicate.yes ? " asks for originals" : " asks for no originals");
    case Operation::date_before:
    case Operation::date_on_or_before:
    case Operation::date_after:
    case Operation::date_on_or_after:
      return date_need(predicate, word_of(predicate.operation), situation);
    case Operation::date_after_end_of:
    case Operation::date_within:
      return period_need(predicate, situation);
    case Operation::lead:
      return date_need(predicate, fmt::format("is at least {} ahead of", base::to_string(*predicate.span)), situation);
    case Operation::fresh:
      return date_need(predicate, fmt::format("is within {} before", base::to_string(*predicate.span)), situation);
    case Operation::age_below:
    case Operation::age_at_least:
      return age_need(predicate, situation);
    case Operation::reached:
      return situation.service->points[predicate.point] + " is reached";
    case Operation::not_yet:
      return situation.service->points[predicate.point] + " is not reached";
    case Operation::branch:
      return "branch is " + situation.service->branches[predicate.branch].id;
    case Operation::decision_is_eligible:
      return "decision is eligible";
    case Operation::quota_left:
      return fmt::format("{} left is at least {}", predicate.service, predicate.low);
    case Operation::allowance_left:
    case Operation::money_is_settled:
      return book_need(predicate, situation);
  }
  CHECK(false);
}

}  // namespace consilium::decision
