#include "lookup/phone.hpp"

#include <fmt/core.h>

#include "lookup/unicode_text.hpp"

namespace consilium::lookup {
namespace {

using base::Category;
using base::failure;
using base::Result;

struct Digits {
  bool plus = false;
  std::string text;
};

Result<Digits> digits_of(std::string_view phone) {
  Digits digits;
  std::size_t position = 0;
  for (const char32_t character : code_points(compatibility_fold(phone))) {
    ++position;
    if (character >= U'0' && character <= U'9') {
      digits.text += static_cast<char>(character);
    } else if (character == U'+' && digits.text.empty() && !digits.plus) {
      digits.plus = true;
    } else if (!is_space(character) &&
               std::u32string_view(U"-.()·\u2010\u2011\u2013").find(character) == std::u32string_view::npos) {
      return failure(Category::incorrect,
                     fmt::format("character {} of the phone number is not a digit; write digits only, such as "
                                 "+86 138 0013 8000, and one number in each cell",
                                 position));
    }
  }
  return digits;
}

Result<std::string> mainland(std::string_view national) {
  if (national.starts_with('0')) national.remove_prefix(1);  // the trunk prefix of area codes, kept by some after +86
  const bool mobile = national.size() == 11 && national[0] == '1' && national[1] >= '3';
  // Area codes are 10, 2x, or three digits from 310; numbers after them have seven or eight digits.
  const bool landline = !mobile && ((national.size() == 10 && (national[0] == '1' ? national[1] == '0' : true)) ||
                                    (national.size() == 11 && national[0] >= '3'));
  if (!mobile && !landline) {
    return failure(Category::incorrect,
                   fmt::format("a mainland number has 11 digits from 13 to 19, or an area code and 7 or 8 digits; this "
                               "one has {} digits",
                               national.size()));
  }
  return "+86" + std::string(national);
}

Result<std::string> eight_digits(std::string_view country, std::string_view place, std::string_view national) {
  if (national.size() != 8 || national[0] < '2') {
    return failure(Category::incorrect,
                   fmt::format("a {} number has 8 digits and does not start with 0 or 1; this one has {} digits after "
                               "+{}",
                               place, national.size(), country));
  }
  return fmt::format("+{}{}", country, national);
}

Result<std::string> international(std::string_view number) {
  if (number.starts_with("86")) return mainland(number.substr(2));
  if (number.starts_with("852")) return eight_digits("852", "Hong Kong", number.substr(3));
  if (number.starts_with("853")) return eight_digits("853", "Macau", number.substr(3));
  if (number.starts_with("886")) {
    std::string_view national = number.substr(3);
    if (national.starts_with('0')) national.remove_prefix(1);
    if (national.size() != 8 && national.size() != 9) {
      return failure(Category::incorrect, "a Taiwan number has 8 or 9 digits after +886");
    }
    return "+886" + std::string(national);
  }
  if (number.size() < 7 || number.size() > 15 || number[0] == '0') {
    return failure(Category::incorrect,
                   "an international number has 7 to 15 digits and its country code does not start with 0");
  }
  return fmt::format("+{}", number);
}

}  // namespace

Result<std::string> normalise_phone(std::string_view phone, PhoneRegion region) {
  BASE_TRY(const Digits digits, digits_of(phone));
  const std::string_view number = digits.text;
  if (number.empty()) return failure(Category::incorrect, "the phone number is empty");
  if (digits.plus) return international(number);
  if (number.starts_with("00")) return international(number.substr(2));
  const bool mainland_with_country = number.size() == 13 && number.starts_with("861");
  const bool hong_kong_with_country = number.size() == 11 && number.starts_with("852");
  if (mainland_with_country || hong_kong_with_country) return international(number);
  switch (region) {
    case PhoneRegion::mainland_china:
      if (number.size() == 8 || number.size() == 7) {
        return failure(
            Category::incorrect,
            fmt::format("a number of {} digits lacks its area code or country; write +86 10 …, or +852 … for "
                        "Hong Kong",
                        number.size()));
      }
      return mainland(number);
    case PhoneRegion::hong_kong:
      if (number.size() == 11 && number[0] == '1') return mainland(number);
      return eight_digits("852", "Hong Kong", number);
  }
  return failure(Category::fault, "the phone region is not known");
}

}  // namespace consilium::lookup
