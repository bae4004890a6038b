#include "lookup/resident_number.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "base/check.hpp"

namespace consilium::lookup {
namespace {

using base::Category;
using base::failure;
using base::Result;

constexpr std::size_t length = 18;

// GB/T 2260: provinces, municipalities and regions. 81 to 83 are on residence permits of Hong Kong, Macau and Taiwan.
constexpr std::array<std::string_view, 36> provinces{
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
    "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "66", "71", "81", "82", "83"};

bool is_digit(char character) { return character >= '0' && character <= '9'; }

Result<void> check_region(std::string_view number, bool foreigner) {
  if (foreigner) {
    if (number[0] != '9') {
      return failure(Category::incorrect,
                     "character 1 of this card is 9 on cards issued since 2023; for a Chinese resident use the kind "
                     "resident_id");
    }
    return {};
  }
  const std::string_view province = number.substr(0, 2);
  if (std::find(provinces.begin(), provinces.end(), province) == provinces.end()) {
    return failure(Category::incorrect,
                   number[0] == '9'
                       ? "characters 1 and 2 are no province; numbers that start with 9 are of the kind "
                         "foreigner_permanent_residence"
                       : "characters 1 and 2 are no province of China; look at the number on the card again");
  }
  return {};
}

}  // namespace

char resident_check_character(std::string_view seventeen_digits) {
  CHECK(seventeen_digits.size() == length - 1);
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view characters = "10X98765432";
  int sum = 0;
  for (std::size_t at = 0; at < weights.size(); ++at) sum += (seventeen_digits[at] - '0') * weights[at];
  return characters[static_cast<std::size_t>(sum % 11)];
}

Result<base::Date> birth_date_in_resident_number(std::string_view number) {
  CHECK(number.size() == length);
  const std::string_view digits = number.substr(6, 8);
  auto date = base::Date::parse(fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2)));
  if (!date) {
    return failure(Category::incorrect,
                   "characters 7 to 14 are no day of birth; expected year, month and day from 1900 on");
  }
  return date;
}

Result<void> check_resident_number(std::string_view number, bool foreigner) {
  if (number.size() != length) {
    return failure(
        Category::incorrect,
        fmt::format("the number has {} characters; expected 18{}", number.size(),
                    number.size() == 15 ? ": 15-digit numbers are no longer valid, ask for the new one" : ""));
  }
  for (std::size_t at = 0; at + 1 < length; ++at) {
    if (!is_digit(number[at])) {
      return failure(Category::incorrect, fmt::format("character {} is `{}`; expected a digit", at + 1, number[at]));
    }
  }
  const char last = number[length - 1];
  if (!is_digit(last) && last != 'X') {
    return failure(Category::incorrect, fmt::format("character 18 is `{}`; expected a digit or X", last));
  }
  BASE_TRY_VOID(check_region(number, foreigner));
  BASE_TRY_VOID(birth_date_in_resident_number(number));
  const char expected = resident_check_character(number.substr(0, length - 1));
  if (last != expected) {
    return failure(Category::incorrect,
                   fmt::format("character 18 is `{}`, but the first 17 digits give `{}`: a digit is wrong or two are "
                               "swapped",
                               last, expected));
  }
  return {};
}

}  // namespace consilium::lookup
