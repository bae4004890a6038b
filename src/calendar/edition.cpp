#include "calendar/edition.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace consilium::calendar {
namespace {

bool worked_by_the_week(const EditionInfo& info, base::Date date) {
  switch (date.weekday()) {
    case base::Weekday::saturday:
      return info.saturday_works;
    case base::Weekday::sunday:
      return false;
    default:
      return true;
  }
}

}  // namespace

base::Result<Edition> Edition::make(EditionInfo info, std::vector<NamedDay> days) {
  std::sort(days.begin(), days.end(),
            [](const NamedDay& left, const NamedDay& right) { return left.date < right.date; });
  if (info.last < info.first) {
    return base::failure(base::Category::incorrect,
                         fmt::format("calendar `{}` ends on {}, before its first day {}", info.id,
                                     base::to_string(info.last), base::to_string(info.first)));
  }
  for (std::size_t i = 0; i < days.size(); ++i) {
    const NamedDay& day = days[i];
    if (i > 0 && days[i - 1].date == day.date) {
      return base::failure(base::Category::incorrect,
                           fmt::format("{} is given twice in calendar `{}`", base::to_string(day.date), info.id));
    }
    if (day.date < info.first || day.date > info.last) {
      return base::failure(base::Category::incorrect,
                           fmt::format("{} is outside the days {} to {} of calendar `{}`", base::to_string(day.date),
                                       base::to_string(info.first), base::to_string(info.last), info.id));
    }
    if (day.kind == DayKind::make_up && worked_by_the_week(info, day.date)) {
      return base::failure(base::Category::incorrect,
                           fmt::format("{} is a make-up working day of calendar `{}` but is worked anyway",
                                       base::to_string(day.date), info.id));
    }
  }
  Edition edition;
  edition.info_ = std::move(info);
  edition.days_ = std::move(days);
  edition.number_working_days();
  return edition;
}

void Edition::number_working_days() {
  for (base::Date day = info_.first; day <= info_.last; day = day.plus_days(1)) {
    worked_before_.push_back(static_cast<std::uint32_t>(working_days_.size()));
    if (is_working(day)) working_days_.push_back(day);
  }
  worked_before_.push_back(static_cast<std::uint32_t>(working_days_.size()));
}

std::size_t Edition::worked_before(base::Date date) const {
  return worked_before_[static_cast<std::size_t>(base::days_between(info_.first, date))];
}

base::Date Edition::working_days_after(base::Date date, int count) const {
  if (count <= 0) return date;
  if (date >= info_.first && date <= info_.last) {
    const std::size_t wanted = worked_before(date.plus_days(1)) + static_cast<std::size_t>(count) - 1;
    if (wanted < working_days_.size()) return working_days_[wanted];
  }
  while (count > 0) {  // beyond what is published
    date = date.plus_days(1);
    if (is_working(date)) --count;
  }
  return date;
}

base::Date Edition::working_days_before(base::Date date, int count) const {
  if (count <= 0) return date;
  if (date >= info_.first && date <= info_.last) {
    const std::size_t before = worked_before(date);
    if (before >= static_cast<std::size_t>(count)) return working_days_[before - static_cast<std::size_t>(count)];
  }
  while (count > 0) {
    date = date.plus_days(-1);
    if (is_working(date)) --count;
  }
  return date;
}

const NamedDay* Edition::named(base::Date date) const {
  const auto found = std::lower_bound(days_.begin(), days_.end(), date,
                                      [](const NamedDay& day, base::Date wanted) { return day.date < wanted; });
  return found != days_.end() && found->date == date ? &*found : nullptr;
}

DayKind Edition::kind(base::Date date) const {
  if (const NamedDay* day = named(date)) return day->kind;
  return worked_by_the_week(info_, date) ? DayKind::working : DayKind::weekend;
}

bool Edition::is_working(base::Date date) const {
  const DayKind day = kind(date);
  return day == DayKind::working || day == DayKind::make_up;
}

}  // namespace consilium::calendar
