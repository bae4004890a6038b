#include "base/calendar_date.hpp"

#include <chrono>

#include <fmt/core.h>

#include "base/check.hpp"

namespace consilium::base {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(Date date) { return year_month_day{sys_days{std::chrono::days{date.days_since_epoch}}}; }

Date from_civil(year_month_day civil_date) {
  return Date{static_cast<std::int32_t>(sys_days{civil_date}.time_since_epoch().count())};
}

bool digits(std::string_view text, int& value) {
  value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  return !text.empty();
}

void put_digits(unsigned value, int count, char* text) {
  for (int i = count - 1; i >= 0; --i, value /= 10) text[i] = static_cast<char>('0' + value % 10);
}

}  // namespace

Date Date::of(int year, int month, int day) {
  const year_month_day civil_date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                  std::chrono::day{static_cast<unsigned>(day)}};
  CHECK(civil_date.ok());
  return from_civil(civil_date);
}

Result<Date> Date::parse(std::string_view text) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text.substr(0, 4), year) ||
      !digits(text.substr(5, 2), month) || !digits(text.substr(8, 2), day)) {
    return failure(Category::incorrect, fmt::format("`{}` is not a date; write it as 2026-03-02", text));
  }
  const year_month_day civil_date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!civil_date.ok()) return failure(Category::incorrect, fmt::format("`{}` is not a day of the calendar", text));
  if (year < 1900 || year > 2199) {
    return failure(Category::incorrect, fmt::format("`{}` is outside the years 1900 to 2199", text));
  }
  return from_civil(civil_date);
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(*this).day())); }

Weekday Date::weekday() const {
  const std::chrono::weekday weekday{sys_days{std::chrono::days{days_since_epoch}}};
  return static_cast<Weekday>(weekday.iso_encoding());
}

Date Date::plus_months(int months) const {
  year_month_day moved = civil(*this) + std::chrono::months{months};
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return from_civil(moved);
}

int full_years_between(Date from, Date on) {
  int years = on.year() - from.year();
  if (on.month() < from.month() || (on.month() == from.month() && on.day() < from.day())) --years;
  return years;
}

std::string to_string(Date date) {
  const year_month_day civil_date = civil(date);
  const auto year = static_cast<int>(civil_date.year());
  if (year < 0 || year > 9999) {
    return fmt::format("{:04}-{:02}-{:02}", year, static_cast<unsigned>(civil_date.month()),
                       static_cast<unsigned>(civil_date.day()));
  }
  std::string text = "0000-00-00";
  put_digits(static_cast<unsigned>(year), 4, text.data());
  put_digits(static_cast<unsigned>(civil_date.month()), 2, text.data() + 5);
  put_digits(static_cast<unsigned>(civil_date.day()), 2, text.data() + 8);
  return text;
}

}  // namespace consilium::base
