// Date: a day of the proleptic Gregorian calendar, without time or zone. Arithmetic in natural days and calendar months
// only; working days belong to calendar/. ISO 8601 text (`2026-03-02`), years 1900 to 2199.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace consilium::base {

enum class Weekday : std::uint8_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

struct Date {
  std::int32_t days_since_epoch = 0;  // 0 is 1970-01-01

  static Date of(int year, int month, int day);  // CHECKs that the day exists
  static Result<Date> parse(std::string_view text);

  int year() const;
  int month() const;  // 1 to 12
  int day() const;    // 1 to 31
  Weekday weekday() const;

  Date plus_days(std::int32_t days) const { return Date{days_since_epoch + days}; }
  // The same day of the month `months` later (or earlier); the last day of that month when there is no such day.
  Date plus_months(int months) const;

  auto operator<=>(const Date&) const = default;
};

inline std::int32_t days_between(Date from, Date to) { return to.days_since_epoch - from.days_since_epoch; }

// Age in completed years on `on`; someone born on 29 February completes a year on 1 March in common years.
int full_years_between(Date from, Date on);

std::string to_string(Date date);

}  // namespace consilium::base
