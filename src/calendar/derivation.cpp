#include "calendar/derivation.hpp"

#include <fmt/core.h>

namespace consilium::calendar {
namespace {

using base::Language;

std::string_view choose(Language language, std::string_view hans, std::string_view hant, std::string_view english) {
  switch (language) {
    case Language::zh_hans:
      return hans;
    case Language::zh_hant:
      return hant;
    case Language::en:
      return english;
  }
  return english;
}

std::string_view unit_name(base::Unit unit, Language language) {
  switch (unit) {
    case base::Unit::minutes:
      return choose(language, "分钟", "分鐘", "minutes");
    case base::Unit::hours:
      return choose(language, "小时", "小時", "hours");
    case base::Unit::natural_days:
      return choose(language, "个自然日", "個自然日", "natural days");
    case base::Unit::working_days:
      return choose(language, "个工作日", "個工作日", "working days");
    case base::Unit::months:
      return choose(language, "个月", "個月", "months");
    case base::Unit::years:
      return choose(language, "年", "年", "years");
  }
  return {};
}

std::string reason(const SkippedDay& day, const Edition& edition, Language language) {
  if (!day.stop.empty()) return fmt::format("{}{}", choose(language, "停表：", "停錶：", "clock stopped: "), day.stop);
  const NamedDay* named = edition.named(day.date);
  if (day.kind == DayKind::holiday && named != nullptr) return named->name.or_any(language);
  return std::string(choose(language, "周末", "週末", "weekend"));
}

std::string days_text(base::Date first, base::Date last, Language language) {
  if (first == last) return base::to_string(first);
  return fmt::format("{}{}{}", base::to_string(first), choose(language, " 至 ", " 至 ", " to "), base::to_string(last));
}

}  // namespace

std::vector<std::string> derivation(base::Instant trigger, const base::Span& span, const Due& due,
                                    const Edition& edition, const base::Zone& zone, Language language) {
  std::vector<std::string> lines;
  std::string amount = std::to_string(span.amount);
  if (span.from_amount) amount = fmt::format("{}–{}", *span.from_amount, span.amount);
  lines.push_back(fmt::format("{}{}, {} {}", choose(language, "起算：", "起算：", "from "),
                              base::to_string(trigger, zone), amount, unit_name(span.unit, language)));
  for (std::size_t i = 0; i < due.skipped.size();) {
    const std::string why = reason(due.skipped[i], edition, language);
    std::size_t last = i;
    while (last + 1 < due.skipped.size() && due.skipped[last + 1].date == due.skipped[last].date.plus_days(1) &&
           reason(due.skipped[last + 1], edition, language) == why) {
      ++last;
    }
    lines.push_back(fmt::format("{}: {} ({})", days_text(due.skipped[i].date, due.skipped[last].date, language),
                                choose(language, "不计", "不計", "not counted"), why));
    i = last + 1;
  }
  if (due.due_date) {
    lines.push_back(fmt::format("{}{}", choose(language, "截止：", "截止：", "due by the end of "),
                                base::to_string(*due.due_date)));
  } else if (due.due) {
    lines.push_back(
        fmt::format("{}{}", choose(language, "截止：", "截止：", "due before "), base::to_string(*due.due, zone)));
  } else {
    lines.push_back(
        std::string(choose(language, "停表中，尚无截止时间", "停錶中，尚無截止時間", "the clock stands; no date yet")));
  }
  lines.push_back(fmt::format("{}{} {}", choose(language, "日历：", "日曆：", "calendar "), edition.info().id,
                              base::to_string(edition.info().issued)));
  if (due.provisional) {
    lines.push_back(std::string(choose(language, "暂定：该年度日历尚未公布", "暫定：該年度日曆尚未公佈",
                                       "provisional: the calendar of that year is not published yet")));
  }
  return lines;
}

}  // namespace consilium::calendar
