// The phrases of the house around the words of a programme, in its three languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/calendar_date.hpp"
#include "base/localised.hpp"

namespace consilium::decision {

enum class Phrase : std::uint8_t {
  eligible,
  not_yet,  // reason, date
  refused,  // reason
  needs_information,
  referred,  // reason, role
  used_up,
  between_reasons,
  wait,         // date
  wait_year,    // date
  tell,         // name
  find_out,     // name
  send,         // name
  sign,         // no argument
  choose_date,  // name, date
  leave_out,    // name
  case_ends,    // case
  wait_for,     // role
  use_first,    // service
  turns,        // reason, date
  never         // reason
};

// {0} and {1} are replaced by the arguments named above, in that order.
std::string say(Phrase phrase, base::Language language, std::string_view first = {}, std::string_view second = {});

// `2026年4月2日`, `2 April 2026`
std::string date_in_words(base::Date date, base::Language language);

}  // namespace consilium::decision
