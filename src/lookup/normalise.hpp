// Normalisation: how names, identity numbers and phones are brought to one spelling before they are compared or turned
// into blind index entries. Two spellings of the same thing give the same text; the original is kept elsewhere for
// showing. Pure and total: text is UTF-8, broken bytes are read as U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include "base/calendar_date.hpp"

namespace consilium::lookup {

// Case, width, compatibility forms and invisible characters are folded (NFKC_Casefold); the many middle dots, hyphens
// and apostrophes become one of each; spaces are trimmed and collapsed, and dropped beside a Han character or a middle
// dot: `王 小明` is `王小明`, `Ｍary  WONG` is `mary wong`. Traditional and simplified characters stay different.
std::string normalise_name(std::string_view name);

// Upper-case letters and digits only: spaces, hyphens and brackets disappear (`A123456(3)` is `A1234563`).
// For searching; whether the number can be right is the business of identity_document.hpp.
std::string normalise_identity_number(std::string_view number);

// What a caller can say without reading out a whole number: `1980-06-01/1234`. With fewer than four characters in
// `number` all of them are taken.
std::string birth_and_last_four(base::Date birth_date, std::string_view number);

}  // namespace consilium::lookup
