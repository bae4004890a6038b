// Edition: which days are worked in one place, as published on one day. Holidays, weekends and the make-up working days
// that mainland China sets on weekends. Past the last published day Monday to Friday is assumed and every answer is
// marked provisional; of days before the first one nothing is known. Editions are immutable; a correction is a new
// edition.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/localised.hpp"
#include "base/result.hpp"

namespace consilium::calendar {

enum class DayKind : std::uint8_t { working, make_up, weekend, holiday };

// A day that differs from the weekly rule, or that is named.
struct NamedDay {
  base::Date date;
  DayKind kind = DayKind::holiday;  // holiday or make_up
  // English name without a remark in brackets, `Spring Festival`; of one holiday for two festivals both names, joined
  // by ` and `.
  std::string festival;
  base::LocalisedText name;
  bool statutory = false;  // a paid day of the law itself, not a shifted rest day
};

struct EditionInfo {
  std::string id;     // `cn-mainland`
  base::Date issued;  // the date of the edition
  base::Date first;   // first day it speaks of
  base::Date last;    // last day that has been published
  bool saturday_works = false;
  base::LocalisedText name;
};

class Edition {
 public:
  // `incorrect` when a day is outside first to last, given twice, or a make-up day that is worked anyway.
  static base::Result<Edition> make(EditionInfo info, std::vector<NamedDay> days);

  const EditionInfo& info() const { return info_; }
  DayKind kind(base::Date date) const;
  bool is_working(base::Date date) const;
  bool is_provisional(base::Date date) const { return date > info_.last; }
  // Of such a day nothing is known, and nothing is assumed.
  bool is_before_first(base::Date date) const { return date < info_.first; }
  // The entry of a named day, or null.
  const NamedDay* named(base::Date date) const;
  // The working day that lies so many working days after `date`, which is day 0; `date` itself for none.
  base::Date working_days_after(base::Date date, int count) const;
  base::Date working_days_before(base::Date date, int count) const;

 private:
  void number_working_days();
  // How many published working days lie before a day from the first one to the day after the last.
  std::size_t worked_before(base::Date date) const;

  EditionInfo info_;
  std::vector<NamedDay> days_;                // sorted by date
  std::vector<base::Date> working_days_;      // all that are published, in order
  std::vector<std::uint32_t> worked_before_;  // by days since the first
};

}  // namespace consilium::calendar
