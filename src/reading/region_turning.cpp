// On which days a condition turns while one date moves.
#include <algorithm>

#include "calendar/arithmetic.hpp"
#include "decision/evaluate.hpp"
#include "reading/region_check.hpp"

namespace consilium::reading {
namespace {

using base::Date;
using decision::Moment;
using model::DateTerm;
using model::Index;
using model::Operation;
using model::Predicate;

class Turns {
 public:
  Turns(Index moving, const Moment& moment, Date first, Date last)
      : moving_(moving), moment_(moment), first_(first), last_(last) {}

  // False where a condition cannot be turned round.
  bool collect(const Predicate& predicate) {
    bool well = true;
    for (const Predicate& part : predicate.parts) well = collect(part) && well;
    switch (predicate.operation) {
      case Operation::date_before:
      case Operation::date_on_or_before:
      case Operation::date_after:
      case Operation::date_on_or_after:
        compare(predicate.date, predicate.other_date);
        compare(predicate.other_date, predicate.date);
        return well;
      case Operation::date_after_end_of:
      case Operation::date_within:
        period(predicate);
        return well;
      case Operation::lead:
        lead(predicate.date, predicate.other_date, *predicate.span);
        return well;
      case Operation::fresh:
        fresh(predicate);
        return well;
      case Operation::age_below:
      case Operation::age_at_least:
        age(predicate);
        return well;
      case Operation::same_period:
      case Operation::date_in_hours:
        return false;
      default:
        return well;
    }
  }

  std::vector<Date> take() {
    std::erase_if(days_, [&](Date day) { return day <= first_ || day > last_; });
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    return std::move(days_);
  }

 private:
  bool moves(const DateTerm& term) const { return term.kind == DateTerm::Kind::fact && term.index == moving_; }
  std::optional<Date> fixed(const DateTerm& term) const {
    return moves(term) ? std::nullopt : decision::date_of(term, moment_);
  }

  // The first day of the window from which on something holds that holds on every later day too.
  template <typename Holds>
  void add_first(const Holds& holds) {
    std::int32_t low = first_.days_since_epoch;
    std::int32_t high = last_.days_since_epoch + 1;
    while (low < high) {
      const std::int32_t middle = low + (high - low) / 2;
      if (holds(Date{middle})) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    days_.push_back(Date{low});
  }

  void compare(const DateTerm& term, const DateTerm& other) {
    if (!moves(term)) return;
    const auto day = fixed(other);
    if (!day) return;
    days_.push_back(*day);
    days_.push_back(day->plus_days(1));
  }

  struct Days {
    Date first;
    std::optional<Date> last;
  };
  Days days_from(const model::Period& period, Date start) const {
    const Date first = period.plus ? calendar::date_after(start, *period.plus, moment_.calendar()) : start;
    if (!period.lasts) return {first, std::nullopt};
    return {first, calendar::last_day_of_period(first, *period.lasts)};
  }

  void period(const Predicate& predicate) {
    const model::Period& period = moment_.programme().periods[predicate.period];
    if (moves(predicate.date)) {
      const Date* start = moment_.date(period.starts_on);
      if (start == nullptr) return;
      const Days days = days_from(period, *start);
      days_.push_back(days.first);
      if (days.last) days_.push_back(days.last->plus_days(1));
    }
    const auto day = fixed(predicate.date);
    if (period.starts_on != moving_ || !day) return;
    add_first([&](Date start) { return days_from(period, start).first > *day; });
    if (period.lasts) add_first([&](Date start) { return *days_from(period, start).last >= *day; });
  }

  Date latest(Date wished, const base::Span& span) const {
    return calendar::latest_request(wished, span, moment_.calendar());
  }

  void lead(const DateTerm& from, const DateTerm& to, const base::Span& span) {
    if (const auto wished = fixed(to); wished && moves(from)) days_.push_back(latest(*wished, span).plus_days(1));
    const auto asked = fixed(from);
    if (asked && moves(to)) add_first([&](Date wished) { return latest(wished, span) >= *asked; });
  }

  void fresh(const Predicate& predicate) {
    const base::Span& span = *predicate.span;
    if (const auto reference = fixed(predicate.other_date); reference && moves(predicate.date))
      days_.push_back(latest(*reference, span));
    const auto day = fixed(predicate.date);
    if (day && moves(predicate.other_date)) add_first([&](Date reference) { return latest(reference, span) > *day; });
  }

  void age(const Predicate& predicate) {
    const Index birth = model::index_of(model::BuiltIn::member_birth_date);
    if (const auto day = fixed(predicate.date); day && moving_ == birth)
      add_first([&](Date born) { return base::full_years_between(born, *day) < predicate.low; });
    const Date* born = moment_.date(birth);
    if (born != nullptr && moves(predicate.date))
      add_first([&](Date day) { return base::full_years_between(*born, day) >= predicate.low; });
  }

  Index moving_;
  const Moment& moment_;
  Date first_;
  Date last_;
  std::vector<Date> days_;
};

}  // namespace

std::optional<std::vector<Date>> turning_days_of(const CheckSide& side, const std::string& fact, Date first,
                                                 Date last) {
  std::vector<Date> all;
  for (const CheckSide::Asked& asked : side.conditions()) {
    const Moment moment(*asked.situation);
    Turns turns(moment.service().fact(fact), moment, first, last);
    if (!turns.collect(*asked.condition)) return std::nullopt;
    const std::vector<Date> days = turns.take();
    all.insert(all.end(), days.begin(), days.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace consilium::reading
