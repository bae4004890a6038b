#include "calendar/derivation.hpp"

#include <algorithm>

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

struct UnitName {
  std::string_view hans;
  std::string_view hant;
  std::string_view one;
  std::string_view many;
};

UnitName name_of(base::Unit unit) {
  switch (unit) {
    case base::Unit::minutes:
      return {"分钟", "分鐘", "minute", "minutes"};
    case base::Unit::hours:
      return {"小时", "小時", "hour", "hours"};
    case base::Unit::service_hours:
      return {"个服务小时", "個服務小時", "service hour", "service hours"};
    case base::Unit::natural_days:
      return {"个自然日", "個自然日", "natural day", "natural days"};
    case base::Unit::working_days:
      return {"个工作日", "個工作日", "working day", "working days"};
    case base::Unit::months:
      return {"个月", "個月", "month", "months"};
    case base::Unit::years:
      return {"年", "年", "year", "years"};
  }
  return {};
}

std::string name_of(base::Date date, const Edition& edition, Language language) {
  const NamedDay* named = edition.named(date);
  return named == nullptr ? std::string{} : named->name.or_any(language);
}

// Empty when there is nothing to say: the line does not answer on a day that is worked.
std::string reason(const SkippedDay& day, const Edition& edition, Language language) {
  if (!day.stop.empty()) return fmt::format("{}{}", choose(language, "停表：", "停錶：", "clock stopped: "), day.stop);
  switch (day.kind) {
    case DayKind::holiday:
      return name_of(day.date, edition, language);
    case DayKind::weekend:
      return std::string(choose(language, "周末", "週末", "weekend"));
    case DayKind::working:
    case DayKind::make_up:
      break;
  }
  return {};
}

std::string remark_on(const SkippedDay& day, const Edition& edition, Language language) {
  const std::string why = reason(day, edition, language);
  const std::string_view what =
      day.closed ? choose(language, "不营业", "不營業", "closed") : choose(language, "不计", "不計", "not counted");
  return why.empty() ? std::string(what) : fmt::format("{} ({})", what, why);
}

std::string days_text(base::Date first, base::Date last, Language language) {
  if (first == last) return base::to_string(first);
  return fmt::format("{}{}{}", base::to_string(first), choose(language, " 至 ", " 至 ", " to "), base::to_string(last));
}

// Days in a row that have the same thing said of them.
struct Remark {
  base::Date first;
  base::Date last;
  std::string text;
};

// Of the days from `first` to `last`: those that did not count, and those that counted although they are a weekend.
std::vector<Remark> remarks_on(base::Date first, base::Date last, const base::Span& span, const Due& due,
                               const Edition& edition, Language language) {
  std::vector<Remark> days;
  for (const SkippedDay& day : due.skipped) {
    days.push_back({day.date, day.date, remark_on(day, edition, language)});
  }
  const auto is_skipped = [&](base::Date date) {
    return std::any_of(due.skipped.begin(), due.skipped.end(), [&](const SkippedDay& day) { return day.date == date; });
  };
  for (base::Date day = first; span.unit == base::Unit::working_days && day <= last; day = day.plus_days(1)) {
    if (edition.kind(day) != DayKind::make_up || is_skipped(day)) continue;
    days.push_back(
        {day, day,
         fmt::format("{} ({})", choose(language, "计入", "計入", "counted"), name_of(day, edition, language))});
  }
  std::sort(days.begin(), days.end(), [](const Remark& left, const Remark& right) { return left.first < right.first; });
  std::vector<Remark> remarks;
  for (Remark& day : days) {
    if (!remarks.empty() && remarks.back().last.plus_days(1) == day.first && remarks.back().text == day.text) {
      remarks.back().last = day.last;
    } else {
      remarks.push_back(std::move(day));
    }
  }
  return remarks;
}

std::string amount_of(const base::Span& span, Language language) {
  const UnitName unit = name_of(span.unit);
  std::string amount = std::to_string(span.amount);
  if (span.from_amount) amount = fmt::format("{}–{}", *span.from_amount, span.amount);
  return fmt::format("{} {}", amount, choose(language, unit.hans, unit.hant, span.amount == 1 ? unit.one : unit.many));
}

void add_remarks(const std::vector<Remark>& remarks, Language language, std::vector<std::string>& lines) {
  for (const Remark& remark : remarks) {
    lines.push_back(fmt::format("{}: {}", days_text(remark.first, remark.last, language), remark.text));
  }
}

void add_stops(const Due& due, const base::Zone& zone, Language language, std::vector<std::string>& lines) {
  for (const Stop& stop : due.stood) {
    const std::string to =
        stop.to ? fmt::format("{}{}", choose(language, " 至 ", " 至 ", " to "), base::to_string(*stop.to, zone))
                : std::string(choose(language, " 起", " 起", " on"));
    lines.push_back(fmt::format("{}{}{} ({})", choose(language, "停表：", "停錶：", "clock stopped: "),
                                base::to_string(stop.from, zone), to, stop.id));
  }
}

std::string result_of(const Due& due, const Edition& edition, const base::Zone& zone, Language language) {
  if (due.due_date && due.due == zone.at(due.due_date->plus_days(1))) {
    return fmt::format("{}{}", choose(language, "截止：", "截止：", "due by the end of "),
                       base::to_string(*due.due_date));
  }
  if (due.due) {
    return fmt::format("{}{}", choose(language, "截止：早于 ", "截止：早於 ", "due before "),
                       base::to_string(*due.due, zone));
  }
  if (due.before_edition) {
    return fmt::format("{}{}",
                       choose(language, "无法计算：日历始于 ", "無法計算：日曆始於 ",
                              "no date: the calendar speaks of no day before "),
                       base::to_string(edition.info().first));
  }
  if (due.stood.empty()) {
    return std::string(choose(language, "一年内不营业，无截止时间", "一年內不營業，無截止時間",
                              "no date: the line does not open within a year"));
  }
  return std::string(choose(language, "停表中，尚无截止时间", "停錶中，尚無截止時間", "the clock stands; no date yet"));
}

void add_end(const Due& due, const Edition& edition, const base::Zone& zone, Language language,
             std::vector<std::string>& lines) {
  lines.push_back(result_of(due, edition, zone, language));
  const std::string& name = edition.info().name.or_any(language);
  lines.push_back(fmt::format("{}{} {}", choose(language, "日历：", "日曆：", "calendar: "),
                              name.empty() ? edition.info().id : name, base::to_string(edition.info().issued)));
  if (due.provisional) {
    lines.push_back(std::string(choose(language, "暂定：该年度日历尚未公布", "暫定：該年度日曆尚未公佈",
                                       "provisional: the calendar of that year is not published yet")));
  }
}

}  // namespace

std::vector<std::string> derivation(base::Instant trigger, const base::Span& span, const Due& due,
                                    const Edition& edition, const base::Zone& zone, Language language) {
  std::vector<std::string> lines;
  lines.push_back(fmt::format("{}{}, {}", choose(language, "起算：", "起算：", "from "), base::to_string(trigger, zone),
                              amount_of(span, language)));
  const base::Date day_0 = zone.date_of(trigger);
  add_remarks(remarks_on(day_0.plus_days(1), due.due_date.value_or(day_0), span, due, edition, language), language,
              lines);
  add_stops(due, zone, language, lines);
  add_end(due, edition, zone, language, lines);
  return lines;
}

std::vector<std::string> derivation_back(base::Date wished, const base::Span& lead, const Due& due,
                                         const Edition& edition, const base::Zone& zone, Language language) {
  std::vector<std::string> lines;
  lines.push_back(fmt::format("{}{}, {}", choose(language, "倒推自：", "倒推自：", "back from "),
                              base::to_string(wished), amount_of(lead, language)));
  auto remarks = remarks_on(latest_request(wished, lead, edition), wished.plus_days(-1), lead, due, edition, language);
  std::reverse(remarks.begin(), remarks.end());
  add_remarks(remarks, language, lines);
  add_end(due, edition, zone, language, lines);
  return lines;
}

}  // namespace consilium::calendar
