#include "decision/evaluate.hpp"

#include <algorithm>
#include <set>

#include "calendar/arithmetic.hpp"
#include "quota/balance.hpp"

namespace consilium::decision {
namespace {

using model::Code;
using model::Index;
using model::Institution;
using model::none;
using model::Operation;
using model::Predicate;
using model::Value;

Truth truth(bool yes) { return yes ? Truth::yes : Truth::no; }

Truth negate(Truth value) {
  switch (value) {
    case Truth::no:
      return Truth::yes;
    case Truth::unknown:
      return Truth::unknown;
    case Truth::yes:
      return Truth::no;
  }
  return Truth::unknown;
}

bool is_declined(const Value& value) { return std::holds_alternative<model::Declined>(value); }

// The value to compare, or null: a declined one compares with nothing.
const Value* known(const Value* value) { return value != nullptr && !is_declined(*value) ? value : nullptr; }

const Value* value_of(const Predicate& predicate, const Situation& situation) {
  if (!predicate.dated) return known(situation.facts->find(predicate.fact));
  const auto on = date_of(predicate.date, situation);
  return on ? known(situation.facts->find(predicate.fact, *on)) : nullptr;
}

// Position on the fact's scale, or the number itself.
std::optional<std::int64_t> rank_of(const Value& value, Index fact, const Situation& situation) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* money = std::get_if<base::Money>(&value)) return money->minor;
  const auto* code = std::get_if<Code>(&value);
  const Index scale = situation.service->facts[fact].scale;
  if (code == nullptr || scale == none) return std::nullopt;
  const int rank = situation.programme->scales[scale].rank(code->text);
  return rank < 0 ? std::nullopt : std::optional<std::int64_t>(rank);
}

Truth compare_rank(const Predicate& predicate, const Situation& situation) {
  const Value* value = value_of(predicate, situation);
  if (value == nullptr) return Truth::unknown;
  const auto* have_money = std::get_if<base::Money>(value);
  const auto* need_money = std::get_if<base::Money>(&predicate.values.front());
  if (have_money != nullptr && need_money != nullptr && have_money->currency != need_money->currency) {
    return Truth::unknown;  // there is no exchange rate in the house
  }
  const auto have = rank_of(*value, predicate.fact, situation);
  const auto need = rank_of(predicate.values.front(), predicate.fact, situation);
  if (!have || !need) return Truth::no;  // off the scale, such as a foreign hospital's grade
  return truth(predicate.operation == Operation::at_least ? *have >= *need : *have <= *need);
}

bool equal(const Value& left, const Value& right) {
  const auto* first = std::get_if<Institution>(&left);
  const auto* second = std::get_if<Institution>(&right);
  if (first != nullptr && second != nullptr) {
    return first->id.empty() && second->id.empty() ? first->name == second->name : first->id == second->id;
  }
  return left == right;
}

Truth equals_any(const Predicate& predicate, const Situation& situation) {
  const Value* value = value_of(predicate, situation);
  if (value == nullptr) return Truth::unknown;
  const bool found = std::any_of(predicate.values.begin(), predicate.values.end(),
                                 [&](const Value& wanted) { return equal(*value, wanted); });
  return truth(predicate.operation == Operation::is_not ? !found : found);
}

Truth in_list(const Predicate& predicate, const Situation& situation) {
  const Value* value = value_of(predicate, situation);
  if (value == nullptr) return Truth::unknown;
  const auto* code = std::get_if<Code>(value);
  const model::ListRow* row = code == nullptr ? nullptr : situation.programme->lists[predicate.list].find(code->text);
  if (predicate.operation == Operation::not_in_list) return truth(row == nullptr);
  if (predicate.operation == Operation::in_list) return truth(row != nullptr);
  if (row == nullptr) return Truth::no;
  const auto flag = row->flags.find(predicate.flag);
  return truth(flag != row->flags.end() && flag->second);
}

Truth same_as(const Predicate& predicate, const Situation& situation) {
  const Value* left = known(situation.facts->find(predicate.fact));
  const Value* right = known(situation.facts->find(predicate.other_fact));
  if (left == nullptr || right == nullptr) return Truth::unknown;
  if (predicate.operation == Operation::same_as) return truth(equal(*left, *right));
  const auto* among = std::get_if<std::vector<Institution>>(right);
  return truth(among != nullptr && std::any_of(among->begin(), among->end(), [&](const Institution& candidate) {
                 return equal(*left, Value{candidate});
               }));
}

bool usable(const Institution& institution, std::string_view service) {
  return institution.usable_for.empty() || std::find(institution.usable_for.begin(), institution.usable_for.end(),
                                                     service) != institution.usable_for.end();
}

bool holds(const Predicate& predicate, const Institution& institution, const Situation& situation) {
  const bool listed = !institution.id.empty() && !institution.edition.empty();
  switch (predicate.operation) {
    case Operation::in_network:
      return listed && usable(institution, situation.service->id);
    case Operation::listed_in:
      return listed;
    case Operation::originals_required:
      return institution.originals_required == predicate.yes;
    default:
      break;
  }
  const auto* need = std::get_if<Code>(&predicate.values.front());
  const model::Scale& grades = situation.programme->scales[predicate.scale];
  const int have_rank = grades.rank(institution.grade);
  return need != nullptr && have_rank >= 0 && have_rank >= grades.rank(need->text);
}

Truth about_institution(const Predicate& predicate, const Situation& situation) {
  const Value* value = known(situation.facts->find(predicate.fact));
  if (value == nullptr) return Truth::unknown;
  if (const auto* one = std::get_if<Institution>(value)) return truth(holds(predicate, *one, situation));
  const auto* several = std::get_if<std::vector<Institution>>(value);
  return truth(several != nullptr && std::all_of(several->begin(), several->end(), [&](const Institution& institution) {
                 return holds(predicate, institution, situation);
               }));
}

Truth count_between(const Predicate& predicate, const Situation& situation) {
  const auto count = counted(predicate, situation);
  if (!count) return Truth::unknown;
  return truth(predicate.low <= *count && *count <= predicate.high);
}

Truth at_most_one(const Predicate& predicate, const Situation& situation) {
  const auto given = std::count_if(predicate.facts.begin(), predicate.facts.end(), [&](Index fact) {
    const Value* value = situation.facts->find(fact);
    return value != nullptr && !is_declined(*value);
  });
  return truth(given <= 1);
}

// Two dates compare as days unless both are instants.
Truth compare_dates(const Predicate& predicate, const Situation& situation) {
  const auto compare = [&](auto left, auto right) {
    switch (predicate.operation) {
      case Operation::date_before:
        return truth(left < right);
      case Operation::date_on_or_before:
        return truth(left <= right);
      case Operation::date_after:
        return truth(left > right);
      default:
        return truth(left >= right);
    }
  };
  const auto left_instant = instant_of(predicate.date, situation);
  const auto right_instant = instant_of(predicate.other_date, situation);
  if (left_instant && right_instant) return compare(*left_instant, *right_instant);
  const auto left = date_of(predicate.date, situation);
  const auto right = date_of(predicate.other_date, situation);
  if (!left || !right) return Truth::unknown;
  return compare(*left, *right);
}

Truth against_period(const Predicate& predicate, const Situation& situation) {
  const auto date = date_of(predicate.date, situation);
  const auto days = days_of(situation.programme->periods[predicate.period], situation);
  if (!date || !days) return Truth::unknown;
  if (predicate.operation == Operation::date_after_end_of) return truth(days->last && *date > *days->last);
  return truth(*date >= days->first && (!days->last || *date <= *days->last));
}

Truth lead(const Predicate& predicate, const Situation& situation) {
  const auto from = date_of(predicate.date, situation);
  const auto to = date_of(predicate.other_date, situation);
  if (!from || !to) return Truth::unknown;
  return truth(*from <= calendar::latest_request(*to, *predicate.span, *situation.calendar));
}

Truth fresh(const Predicate& predicate, const Situation& situation) {
  const auto date = date_of(predicate.date, situation);
  const auto reference = date_of(predicate.other_date, situation);
  if (!date || !reference) return Truth::unknown;
  return truth(*date >= calendar::latest_request(*reference, *predicate.span, *situation.calendar));
}

Truth age(const Predicate& predicate, const Situation& situation) {
  const Value* birth = situation.facts->find(index_of(model::BuiltIn::member_birth_date));
  const auto on = date_of(predicate.date, situation);
  const auto* born = birth == nullptr ? nullptr : std::get_if<base::Date>(birth);
  if (born == nullptr || !on) return Truth::unknown;
  const int years = base::full_years_between(*born, *on);
  return truth(predicate.operation == Operation::age_below ? years < predicate.low : years >= predicate.low);
}

Truth quota_left(const Predicate& predicate, const Situation& situation) {
  const model::Service* service = situation.programme->service(predicate.service);
  if (service == nullptr || situation.account == nullptr) return Truth::unknown;
  const auto on = situation.points.empty() || !situation.points.front() ? situation.now : *situation.points.front();
  return has_left(*service, situation.date_of(on), predicate.low, situation);
}

Truth all_of(const Predicate& predicate, const Situation& situation) {
  Truth result = Truth::yes;
  for (const Predicate& part : predicate.parts) {
    result = std::min(result, evaluate(part, situation));
    if (result == Truth::no) break;
  }
  return result;
}

Truth any_of(const Predicate& predicate, const Situation& situation) {
  Truth result = Truth::no;
  for (const Predicate& part : predicate.parts) {
    result = std::max(result, evaluate(part, situation));
    if (result == Truth::yes) break;
  }
  return result;
}

Truth about_book(const Predicate& predicate, const Situation& situation) {
  if (predicate.operation == Operation::money_is_settled) return truth(situation.is_settled);
  return truth(allowance_left(predicate.allowance, situation) >= predicate.low);
}

Truth given(const Predicate& predicate, const Situation& situation) {
  const Value* value = situation.facts->find(predicate.fact);
  return truth(value != nullptr && !is_declined(*value));
}

// A branch whose own condition fails is not taken, whatever is still open of those before it.
Truth branch(const Predicate& predicate, const Situation& situation) {
  if (situation.branch != none) return truth(situation.branch == predicate.branch);
  bool open = false;
  for (std::size_t i = 0; i <= predicate.branch; ++i) {
    const model::Branch& candidate = situation.service->branches[i];
    const Truth taken = candidate.when ? evaluate(*candidate.when, situation) : Truth::yes;
    if (i == predicate.branch) return open ? std::min(taken, Truth::unknown) : taken;
    if (taken == Truth::yes) return Truth::no;
    open = open || taken == Truth::unknown;
  }
  return Truth::unknown;
}

bool has_entries(const model::Account& account, std::string_view service) {
  return std::any_of(account.uses.begin(), account.uses.end(),
                     [&](const model::Use& use) { return use.service == service && use.right.empty(); }) ||
         std::any_of(account.adjustments.begin(), account.adjustments.end(),
                     [&](const model::Adjustment& entry) { return entry.service == service; });
}

std::optional<base::Date> effective_on(const Situation& situation) {
  const Value* value = situation.facts->find(index_of(model::BuiltIn::contract_effective_on));
  const auto* date = value == nullptr ? nullptr : std::get_if<base::Date>(value);
  return date == nullptr ? std::nullopt : std::optional(*date);
}

}  // namespace

const Value* FactSet::find(Index fact, base::Date on) const {
  const Value* found = nullptr;
  for (const model::DatedValue& dated : dated_[fact]) {
    if (dated.from <= on) found = &dated.value;
  }
  return found != nullptr ? found : find(fact);
}

std::optional<base::Instant> instant_of(const model::DateTerm& term, const Situation& situation) {
  switch (term.kind) {
    case model::DateTerm::Kind::now:
      return situation.now;
    case model::DateTerm::Kind::point:
      return situation.points[term.index];
    case model::DateTerm::Kind::fact: {
      const Value* value = situation.facts->find(term.index);
      const auto* instant = value == nullptr ? nullptr : std::get_if<base::Instant>(value);
      return instant == nullptr ? std::nullopt : std::optional(*instant);
    }
    case model::DateTerm::Kind::day:
      break;  // a day is no moment: what is compared with it is compared by days
  }
  return std::nullopt;
}

std::optional<base::Date> date_of(const model::DateTerm& term, const Situation& situation) {
  if (term.kind == model::DateTerm::Kind::day) return term.day;
  if (const auto instant = instant_of(term, situation)) return situation.date_of(*instant);
  if (term.kind != model::DateTerm::Kind::fact) return std::nullopt;
  const Value* value = situation.facts->find(term.index);
  const auto* date = value == nullptr ? nullptr : std::get_if<base::Date>(value);
  return date == nullptr ? std::nullopt : std::optional(*date);
}

base::Date charged_on(const model::Service& service, const Situation& situation) {
  const Index point = service.quota.year_of;
  const bool stamped = point != none && situation.points[point].has_value();
  return situation.date_of(stamped ? *situation.points[point] : situation.now);
}

quota::Balance balance_of(const model::Service& service, base::Date on, const Situation& situation) {
  static const model::Account no_account;
  return quota::balance(situation.account == nullptr ? no_account : *situation.account, service.id, service.quota, on,
                        effective_on(situation));
}

Truth has_left(const model::Service& service, base::Date on, std::int64_t amount, const Situation& situation) {
  if (service.quota.per == model::QuotaPeriod::policy_year && situation.account != nullptr &&
      has_entries(*situation.account, service.id) && !effective_on(situation)) {
    return Truth::unknown;
  }
  const quota::Balance balance = balance_of(service, on, situation);
  return truth(!balance.left || *balance.left >= amount);
}

quota::Balance own_balance(const Situation& situation) {
  if (!situation.right.empty() && situation.account != nullptr) {
    return quota::balance_of_right(*situation.account, situation.right);
  }
  return balance_of(*situation.service, charged_on(*situation.service, situation), situation);
}

Truth has_own_left(const Situation& situation) {
  if (!situation.right.empty()) return truth(own_balance(situation).left > 0);
  return has_left(*situation.service, charged_on(*situation.service, situation), 1, situation);
}

std::int64_t allowance_left(Index allowance, const Situation& situation) {
  return situation.allowances_left.empty() ? situation.service->allowances[allowance].amount
                                           : situation.allowances_left[allowance];
}

std::optional<std::int64_t> counted(const Predicate& predicate, const Situation& situation) {
  const Value* value = known(situation.facts->find(predicate.fact));
  if (value == nullptr) return std::nullopt;
  const auto* several = std::get_if<std::vector<Institution>>(value);
  std::set<std::string_view> different;  // one that is named twice is one
  if (several != nullptr) {
    for (const Institution& institution : *several) {
      const std::vector<std::string>& flags = institution.flags;
      if (predicate.flag.empty() || std::find(flags.begin(), flags.end(), predicate.flag) != flags.end())
        different.insert(institution.id.empty() ? institution.name : institution.id);
    }
  }
  return static_cast<std::int64_t>(different.size());
}

std::optional<PeriodDays> days_of(const model::Period& period, const Situation& situation) {
  const Value* value = situation.facts->find(period.starts_on);
  const auto* start = value == nullptr ? nullptr : std::get_if<base::Date>(value);
  if (start == nullptr) return std::nullopt;
  base::Date first = *start;
  if (period.plus) first = calendar::date_after(first, *period.plus, *situation.calendar);
  if (!period.lasts) return PeriodDays{first, std::nullopt};
  return PeriodDays{first, calendar::last_day_of_period(first, *period.lasts)};
}

Index branch_of(const Situation& situation) {
  for (std::size_t i = 0; i < situation.service->branches.size(); ++i) {
    const model::Branch& candidate = situation.service->branches[i];
    if (!candidate.when) return static_cast<Index>(i);
    switch (evaluate(*candidate.when, situation)) {
      case Truth::yes:
        return static_cast<Index>(i);
      case Truth::unknown:
        return none;
      case Truth::no:
        break;
    }
  }
  return none;
}

std::vector<Index> facts_for_branch(const Situation& situation) {
  std::vector<Index> facts;
  for (const model::Branch& candidate : situation.service->branches) {
    if (!candidate.when) break;
    const Truth truth = evaluate(*candidate.when, situation);
    if (truth == Truth::unknown) collect_unknown_facts(*candidate.when, situation, facts);
    if (truth != Truth::no) break;
  }
  return facts;
}

Truth evaluate(const Predicate& predicate, const Situation& situation) {
  switch (predicate.operation) {
    case Operation::all_of:
      return all_of(predicate, situation);
    case Operation::any_of:
      return any_of(predicate, situation);
    case Operation::negation:
      return negate(evaluate(predicate.parts.front(), situation));
    case Operation::is:
    case Operation::is_not:
    case Operation::one_of:
      return equals_any(predicate, situation);
    case Operation::at_least:
    case Operation::at_most:
      return compare_rank(predicate, situation);
    case Operation::in_list:
    case Operation::not_in_list:
    case Operation::flagged:
      return in_list(predicate, situation);
    case Operation::same_as:
    case Operation::among:
      return same_as(predicate, situation);
    case Operation::given:
      return given(predicate, situation);
    case Operation::not_given:
      return negate(given(predicate, situation));
    case Operation::declined: {
      const Value* value = situation.facts->find(predicate.fact);
      return truth(value != nullptr && is_declined(*value));
    }
    case Operation::at_most_one:
      return at_most_one(predicate, situation);
    case Operation::count_between:
      return count_between(predicate, situation);
    case Operation::in_network:
    case Operation::listed_in:
    case Operation::grade_at_least:
    case Operation::originals_required:
      return about_institution(predicate, situation);
    case Operation::date_before:
    case Operation::date_on_or_before:
    case Operation::date_after:
    case Operation::date_on_or_after:
      return compare_dates(predicate, situation);
    case Operation::date_after_end_of:
    case Operation::date_within:
      return against_period(predicate, situation);
    case Operation::lead:
      return lead(predicate, situation);
    case Operation::fresh:
      return fresh(predicate, situation);
    case Operation::age_below:
    case Operation::age_at_least:
      return age(predicate, situation);
    case Operation::reached:
      return truth(situation.points[predicate.point].has_value());
    case Operation::not_yet:
      return truth(!situation.points[predicate.point].has_value());
    case Operation::branch:
      return branch(predicate, situation);
    case Operation::decision_is_eligible:
      return situation.eligible ? truth(*situation.eligible) : Truth::unknown;
    case Operation::quota_left:
      return quota_left(predicate, situation);
    case Operation::allowance_left:
    case Operation::money_is_settled:
      return about_book(predicate, situation);
  }
  return Truth::unknown;
}

void collect_unknown_facts(const Predicate& predicate, const Situation& situation, std::vector<Index>& facts) {
  if (evaluate(predicate, situation) != Truth::unknown) return;
  const auto insert = [&](Index fact) {
    if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
  };
  const auto add = [&](Index fact) {
    if (fact != none && known(situation.facts->find(fact)) == nullptr) insert(fact);
  };
  for (const Predicate& part : predicate.parts) collect_unknown_facts(part, situation, facts);
  if (predicate.dated && date_of(predicate.date, situation)) {
    insert(predicate.fact);
  } else if (!predicate.dated) {
    add(predicate.fact);
  }
  add(predicate.other_fact);
  if (predicate.date.kind == model::DateTerm::Kind::fact) add(predicate.date.index);
  if (predicate.other_date.kind == model::DateTerm::Kind::fact) add(predicate.other_date.index);
  if (predicate.period != none) add(situation.programme->periods[predicate.period].starts_on);
  if (predicate.operation == Operation::branch) {
    for (std::size_t i = 0; i <= predicate.branch; ++i) {
      const model::Branch& candidate = situation.service->branches[i];
      if (candidate.when) collect_unknown_facts(*candidate.when, situation, facts);
    }
  }
  if (predicate.operation == Operation::age_below || predicate.operation == Operation::age_at_least) {
    add(index_of(model::BuiltIn::member_birth_date));
  }
  if (predicate.operation == Operation::quota_left) add(index_of(model::BuiltIn::contract_effective_on));
}

}  // namespace consilium::decision
