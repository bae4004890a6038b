// What a predicate asks, in words.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/check.hpp"
#include "decision/evaluate.hpp"
#include "decision/finding.hpp"

namespace consilium::decision {
namespace {

using model::Index;
using model::Operation;
using model::Predicate;

const std::string& fact_id(Index fact, const Moment& moment) { return moment.service().facts[fact].id; }

// The words between what is read and what it is compared with.
constexpr std::array<std::pair<Operation, std::string_view>, 28> words{{
    {Operation::is, " is"},
    {Operation::is_not, " is not"},
    {Operation::one_of, " is one of"},
    {Operation::at_least, " is at least"},
    {Operation::at_most, " is at most"},
    {Operation::in_list, " is on list"},
    {Operation::not_in_list, " is not on list"},
    {Operation::flagged, " is"},
    {Operation::same_as, " is the same as"},
    {Operation::among, " is among"},
    {Operation::given, " is given"},
    {Operation::not_given, " is not given"},
    {Operation::declined, " is declined"},
    {Operation::count_between, " counts"},
    {Operation::in_network, " is usable in network"},
    {Operation::listed_in, " is listed in network"},
    {Operation::grade_at_least, " is of grade at least"},
    {Operation::date_before, " is before"},
    {Operation::date_on_or_before, " is on or before"},
    {Operation::date_after, " is after"},
    {Operation::date_on_or_after, " is on or after"},
    {Operation::date_after_end_of, " is after the end of"},
    {Operation::date_within, " is within"},
    {Operation::date_in_hours, " is within the hours"},
    {Operation::age_below, " is below"},
    {Operation::age_at_least, " is at least"},
    {Operation::reached, " is reached"},
    {Operation::not_yet, " is not reached"},
}};

std::string_view word_of(Operation operation) {
  const auto* const found =
      std::find_if(words.begin(), words.end(), [&](const auto& entry) { return entry.first == operation; });
  return found == words.end() ? std::string_view{} : found->second;
}

void add_parts(const Predicate& predicate, std::string_view separator, const Moment& moment, std::string& text) {
  for (const Predicate& part : predicate.parts) {
    if (&part != &predicate.parts.front()) text += separator;
    const bool compound = part.operation == Operation::all_of || part.operation == Operation::any_of;
    const bool in_brackets = compound && part.parts.size() > 1;
    if (in_brackets) text += '(';
    add_need(part, moment, text);
    if (in_brackets) text += ')';
  }
}

void add_values(const std::vector<model::Value>& values, std::string& text) {
  for (const model::Value& value : values) {
    text += &value == &values.front() ? " " : ", ";
    model::add_text(value, text);
  }
}

// A list, a column of one, a network, or another fact.
std::string_view name_compared_with(const Predicate& predicate, const Moment& moment) {
  if (predicate.operation == Operation::flagged) return predicate.flag;
  if (predicate.other_fact != model::none) return fact_id(predicate.other_fact, moment);
  return predicate.list != model::none ? moment.programme().lists[predicate.list].id
                                       : moment.programme().networks[predicate.network].id;
}

// The fact, on which day it is read, and the word; what it is compared with follows.
void add_subject(const Predicate& predicate, const Moment& moment, std::string& text) {
  text += fact_id(predicate.fact, moment);
  if (predicate.dated) add_name(predicate.date, moment, text += " on ");
  text += word_of(predicate.operation);
}

void add_dates(const Predicate& predicate, const Moment& moment, std::string& text) {
  add_name(predicate.date, moment, text);
  if (predicate.operation == Operation::lead) {
    ((text += " is at least ") += base::to_string(*predicate.span)) += " ahead of";
  } else if (predicate.operation == Operation::fresh) {
    ((text += " is within ") += base::to_string(*predicate.span)) += " before";
  } else {
    text += word_of(predicate.operation);
  }
  add_name(predicate.other_date, moment, text += ' ');
}

void add_period(const Predicate& predicate, const Moment& moment, std::string& text) {
  add_name(predicate.date, moment, text);
  if (predicate.operation == Operation::date_in_hours) {
    ((text += word_of(predicate.operation)) += ' ') += moment.programme().hours[predicate.hours].id;
    if (predicate.span) (text += " for ") += base::to_string(*predicate.span);
    return;
  }
  const model::Period& period = moment.programme().periods[predicate.period];
  ((text += word_of(predicate.operation)) += ' ') += period.id;
  const auto days = days_of(period, moment);
  if (!days) return;
  ((text += " (") += base::to_string(days->first)) += " to ";
  text += days->last ? base::to_string(*days->last) : "…";
  text += ')';
}

void add_same_period(const Predicate& predicate, const Moment& moment, std::string& text) {
  for (const model::DateTerm& term : predicate.dates) {
    if (&term != &predicate.dates.front()) text += ", ";
    add_name(term, moment, text);
  }
  text += " lie in one policy year";
}

// An age, or dates that lie in one policy year.
void add_years(const Predicate& predicate, const Moment& moment, std::string& text) {
  if (predicate.operation == Operation::same_period) return add_same_period(predicate, moment, text);
  add_name(predicate.date, moment, text += "age on ");
  text += word_of(predicate.operation);
  ((text += ' ') += std::to_string(predicate.low)) += " years";
}

void add_names(const Predicate& predicate, const Moment& moment, std::string& text) {
  text += "at most one of";
  for (const Index& fact : predicate.facts) {
    text += &fact == &predicate.facts.front() ? " " : ", ";
    text += fact_id(fact, moment);
  }
}

void add_count(const Predicate& predicate, std::string& text) {
  (text += ' ') += std::to_string(predicate.low);
  (text += " to ") += std::to_string(predicate.high);
  if (!predicate.flag.empty()) (text += " of ") += predicate.flag;
}

void add_left(std::string_view of, std::int64_t low, std::string& text) {
  ((text += of) += " left is at least ") += std::to_string(low);
}

// Of the rows of institutions: whether they ask for originals, or what a column is to hold: a fact, or one of some
// codes.
void add_of_rows(const Predicate& predicate, const Moment& moment, std::string& text) {
  if (predicate.operation == Operation::originals_required) {
    (text += fact_id(predicate.fact, moment)) += predicate.yes ? " asks for originals" : " asks for no originals";
    return;
  }
  (text += predicate.flag) += " of ";
  if (predicate.operation == Operation::network_has) {
    (text += "some row of ") += moment.programme().networks[predicate.network].id;
  } else {
    text += fact_id(predicate.fact, moment);
  }
  text += " is";
  if (predicate.other_fact == model::none) return add_values(predicate.values, text);
  (text += ' ') += fact_id(predicate.other_fact, moment);
}

void add_earlier(const Predicate& predicate, const Moment& moment, std::string& text) {
  (text += "an earlier case of ") += predicate.service;
  (text += " has reached ") += predicate.point_there;
  for (const Index fact : predicate.same_there) (text += ", with the same ") += fact_id(fact, moment);
  for (const model::FactThere& there : predicate.facts_there) {
    ((text += ", ") += there.fact) += " is";
    add_values(there.values, text);
  }
}

void add_of_case(const Predicate& predicate, const Moment& moment, std::string& text) {
  switch (predicate.operation) {
    case Operation::reached:
    case Operation::not_yet:
      (text += moment.service().points[predicate.point]) += word_of(predicate.operation);
      return;
    case Operation::ended:
      (text += "the case has ended as ") += moment.service().ends[predicate.end].id;
      return;
    case Operation::branch:
      (text += "branch is ") += moment.service().branches[predicate.branch].id;
      return;
    case Operation::consented:
      (text += moment.service().consents[predicate.consent].id) += " is consented to";
      return;
    case Operation::earlier_case:
      return add_earlier(predicate, moment, text);
    case Operation::decision_is_eligible:
      text += "decision is eligible";
      return;
    case Operation::quota_left:
      return add_left(predicate.service, predicate.low, text);
    case Operation::allowance_left:
      return add_left(moment.service().allowances[predicate.allowance].id, predicate.low, text);
    case Operation::money_is_settled:
      text += "money is settled";
      return;
    default:
      return;
  }
}

}  // namespace

void add_name(const model::DateTerm& term, const Moment& moment, std::string& text) {
  switch (term.kind) {
    case model::DateTerm::Kind::now:
      text += "now";
      return;
    case model::DateTerm::Kind::point:
      text += moment.service().points[term.index];
      return;
    case model::DateTerm::Kind::fact:
      text += fact_id(term.index, moment);
      return;
    case model::DateTerm::Kind::day:
      text += base::to_string(term.day);
      return;
  }
}

void add_need(const Predicate& predicate, const Moment& moment, std::string& text) {
  switch (predicate.operation) {
    case Operation::all_of:
    case Operation::any_of:
      return add_parts(predicate, predicate.operation == Operation::all_of ? " and " : " or ", moment, text);
    case Operation::negation:
      text += "not (";
      add_need(predicate.parts.front(), moment, text);
      text += ')';
      return;
    case Operation::is:
    case Operation::is_not:
    case Operation::one_of:
    case Operation::at_least:
    case Operation::at_most:
    case Operation::grade_at_least:
      add_subject(predicate, moment, text);
      return add_values(predicate.values, text);
    case Operation::in_list:
    case Operation::not_in_list:
    case Operation::flagged:
    case Operation::same_as:
    case Operation::among:
    case Operation::in_network:
    case Operation::listed_in:
      add_subject(predicate, moment, text);
      (text += ' ') += name_compared_with(predicate, moment);
      return;
    case Operation::given:
    case Operation::not_given:
    case Operation::declined:
      return add_subject(predicate, moment, text);
    case Operation::at_most_one:
      return add_names(predicate, moment, text);
    case Operation::count_between:
      add_subject(predicate, moment, text);
      return add_count(predicate, text);
    case Operation::date_before:
    case Operation::date_on_or_before:
    case Operation::date_after:
    case Operation::date_on_or_after:
    case Operation::lead:
    case Operation::fresh:
      return add_dates(predicate, moment, text);
    case Operation::date_after_end_of:
    case Operation::date_within:
    case Operation::date_in_hours:
      return add_period(predicate, moment, text);
    case Operation::age_below:
    case Operation::age_at_least:
    case Operation::same_period:
      return add_years(predicate, moment, text);
    case Operation::originals_required:
    case Operation::column_has:
    case Operation::network_has:
      return add_of_rows(predicate, moment, text);
    case Operation::reached:
    case Operation::not_yet:
    case Operation::ended:
    case Operation::branch:
    case Operation::consented:
    case Operation::earlier_case:
    case Operation::decision_is_eligible:
    case Operation::quota_left:
    case Operation::allowance_left:
    case Operation::money_is_settled:
      return add_of_case(predicate, moment, text);
  }
  CHECK(false);
}

void add_need(const quota::Balance& balance, std::string& text) {
  if (balance.allowed) (text += "less than ") += std::to_string(*balance.allowed);
}

std::string need_text(const Predicate& predicate, const Moment& moment) {
  std::string text;
  add_need(predicate, moment, text);
  return text;
}

}  // namespace consilium::decision
