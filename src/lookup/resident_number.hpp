// The 18-character citizen number of GB 11643-1999: six digits of region, eight of birth date, three of sequence (odd
// for men), one check character (ISO 7064 MOD 11-2). Messages never repeat the number.
#pragma once

#include <string_view>

#include "base/calendar_date.hpp"
#include "base/result.hpp"

namespace consilium::lookup {

// The check character that belongs to 17 digits: `0` to `9` or `X`.
char resident_check_character(std::string_view seventeen_digits);

// `number` is in capitals without spaces. `foreigner` asks for the card of 2023, which starts with 9 instead of a
// region.
base::Result<void> check_resident_number(std::string_view number, bool foreigner);

base::Result<base::Date> birth_date_in_resident_number(std::string_view number);

}  // namespace consilium::lookup
