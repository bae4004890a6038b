// Timeline: what an insurer said over time about one thing that changes on dated days. A statement says that from a day
// on the value is this, and when that became known. Statements are only ever added: a later known statement about the
// same first day overrides the earlier one, and one without a value withdraws it (nothing changed on that day).
//
// The statements form a set, so the order in which they arrive does not matter. Two statements about the same first
// day, known on the same day, contradict each other: both are kept, and the greater value counts until a later one
// settles it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/money.hpp"

namespace consilium::roster {

template <typename T>
struct Statement {
  base::Date from;
  base::Date known;
  std::optional<T> value;  // nothing: withdrawn

  bool operator==(const Statement&) const = default;
};

template <typename T>
bool value_less(const T& left, const T& right) {
  return left < right;
}
inline bool value_less(const base::Money& left, const base::Money& right) {
  return std::tie(left.currency, left.minor) < std::tie(right.currency, right.minor);
}

enum class Added : unsigned char { nothing, statement, contradiction };  // a contradiction is added too

template <typename T>
class Timeline {
 public:
  // Adds a statement unless it is there.
  Added state(const Statement<T>& statement) {
    const auto place = std::lower_bound(statements_.begin(), statements_.end(), statement, before);
    if (place != statements_.end() && *place == statement) return Added::nothing;
    const bool contradicts = std::any_of(statements_.begin(), statements_.end(), [&](const Statement<T>& other) {
      return other.from == statement.from && other.known == statement.known;
    });
    statements_.insert(place, statement);
    return contradicts ? Added::contradiction : Added::statement;
  }

  // Adds what a file of day `as_of` shows, unless that is believed on that day anyway: a file that repeats the last one
  // changes nothing. Files must be observed in the order of their days.
  Added observe(base::Date from, const std::optional<T>& value, base::Date as_of) {
    const Statement<T>* last = nullptr;
    for (const Statement<T>& statement : statements_) {
      if (statement.from == from && statement.known <= as_of) last = &statement;
    }
    if (last != nullptr && last->value == value) return Added::nothing;
    return state({from, as_of, value});
  }

  // The values in the order of their first days, as known on `known`; equal neighbours are not joined.
  std::vector<std::pair<base::Date, T>> as_known(base::Date known) const {
    std::vector<std::pair<base::Date, T>> values;
    for (std::size_t first = 0, end = 0; first < statements_.size(); first = end) {
      const Statement<T>* last = nullptr;
      for (end = first; end < statements_.size() && statements_[end].from == statements_[first].from; ++end) {
        if (statements_[end].known <= known) last = &statements_[end];
      }
      if (last != nullptr && last->value) values.emplace_back(last->from, *last->value);
    }
    return values;
  }

  // The value on `day` as known on `known`; nothing before the first day that is stated.
  std::optional<T> on(base::Date day, base::Date known) const {
    std::optional<T> value;
    for (auto& [from, stated] : as_known(known)) {
      if (from <= day) value = std::move(stated);
    }
    return value;
  }

  const std::vector<Statement<T>>& statements() const { return statements_; }  // by first day, then by known day
  bool empty() const { return statements_.empty(); }

  bool operator==(const Timeline&) const = default;

 private:
  static bool before(const Statement<T>& left, const Statement<T>& right) {
    if (left.from != right.from) return left.from < right.from;
    if (left.known != right.known) return left.known < right.known;
    if (!left.value || !right.value) return !left.value && right.value.has_value();
    return value_less(*left.value, *right.value);
  }

  std::vector<Statement<T>> statements_;
};

// What an insurer said over time about one thing that does not change by itself, such as the effective date: only
// corrections change it.
template <typename T>
class Said {
 public:
  Added state(base::Date known, const T& value) { return line_.state({always, known, value}); }
  Added observe(const T& value, base::Date as_of) { return line_.observe(always, value, as_of); }
  std::optional<T> as_known(base::Date known) const { return line_.on(always, known); }

  const std::vector<Statement<T>>& statements() const { return line_.statements(); }
  bool empty() const { return line_.empty(); }

  bool operator==(const Said&) const = default;

 private:
  static constexpr base::Date always{};  // the one first day of all its statements

  Timeline<T> line_;
};

}  // namespace consilium::roster
