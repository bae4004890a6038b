#include "lookup/identity_document.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "lookup/normalise.hpp"
#include "lookup/resident_number.hpp"
#include "lookup/unicode_text.hpp"

namespace consilium::lookup {
namespace {

using base::Category;
using base::failure;
using base::Result;

struct NamedKind {
  IdentityDocumentKind kind;
  std::string_view word;
};
constexpr std::array<NamedKind, 6> named_kinds{
    {{IdentityDocumentKind::resident_id, "resident_id"},
     {IdentityDocumentKind::passport, "passport"},
     {IdentityDocumentKind::hkid, "hkid"},
     {IdentityDocumentKind::taiwan_permit, "taiwan_permit"},
     {IdentityDocumentKind::home_return_permit, "home_return_permit"},
     {IdentityDocumentKind::foreigner_permanent_residence, "foreigner_permanent_residence"}}};

bool is_digit(char character) { return character >= '0' && character <= '9'; }
bool is_capital(char character) { return character >= 'A' && character <= 'Z'; }

// Each character must be a letter, a digit, or a mark that people put between them; anything else is named, so that a
// cell with two numbers or a scientific `1.1E+17` is not read as one number.
Result<std::string> compact(std::string_view text) {
  std::size_t position = 0;
  for (const char32_t character : code_points(compatibility_fold(text))) {
    ++position;
    const bool known = (character >= U'0' && character <= U'9') || (character >= U'a' && character <= U'z') ||
                       is_space(character) || std::u32string_view(U"-()").find(character) != std::u32string_view::npos;
    if (!known) {
      return failure(Category::incorrect,
                     fmt::format("character {} is neither a letter nor a digit; write the number as it is on the "
                                 "document, one number only",
                                 position));
    }
  }
  return normalise_identity_number(text);
}

Result<void> digits_between(std::string_view number, std::size_t first, std::size_t end) {
  for (std::size_t at = first; at < end; ++at) {
    if (!is_digit(number[at])) {
      return failure(Category::incorrect, fmt::format("character {} is `{}`; expected a digit", at + 1, number[at]));
    }
  }
  return {};
}

Result<void> check_passport(std::string_view number) {
  if (number.size() < 5 || number.size() > 12) {
    return failure(Category::incorrect,
                   fmt::format("the number has {} characters; a passport number has 5 to 12", number.size()));
  }
  if (std::none_of(number.begin(), number.end(), is_digit)) {
    return failure(Category::incorrect, "a passport number has digits; this one has only letters");
  }
  return {};
}

int hkid_value(char character) { return is_digit(character) ? character - '0' : character - 'A' + 10; }

Result<void> check_hkid(std::string_view number) {
  const std::size_t letters = number.size() >= 2 && is_capital(number[1]) ? 2 : 1;
  if (number.size() != letters + 7) {
    return failure(Category::incorrect,
                   fmt::format("the number has {} characters; expected one or two letters, six digits and the check "
                               "digit, such as A123456(3)",
                               number.size()));
  }
  if (!is_capital(number[0])) {
    return failure(Category::incorrect, fmt::format("character 1 is `{}`; expected a letter", number[0]));
  }
  BASE_TRY_VOID(digits_between(number, letters, letters + 6));
  // A missing first letter counts as a blank, which has the value 36.
  int sum = letters == 1 ? 9 * 36 : 0;
  int weight = letters == 1 ? 8 : 9;
  for (std::size_t at = 0; at < letters + 6; ++at) sum += hkid_value(number[at]) * weight--;
  const int remainder = (11 - sum % 11) % 11;
  const char expected = remainder == 10 ? 'A' : static_cast<char>('0' + remainder);
  const char last = number.back();
  if (last != expected) {
    return failure(Category::incorrect,
                   fmt::format("the check digit (character {}) is `{}`, but the characters before it give `{}`: one of "
                               "them is wrong or two are swapped",
                               number.size(), last, expected));
  }
  return {};
}

Result<void> check_taiwan_permit(std::string_view number) {
  if (number.size() != 8 && number.size() != 10) {
    return failure(Category::incorrect, fmt::format("the number has {} characters; expected 8 digits, or 10 with the "
                                                    "number of issues",
                                                    number.size()));
  }
  return digits_between(number, 0, number.size());
}

Result<void> check_home_return_permit(std::string_view number) {
  if (number.empty() || (number[0] != 'H' && number[0] != 'M')) {
    return failure(Category::incorrect, "character 1 must be H (Hong Kong) or M (Macau)");
  }
  if (number.size() != 9 && number.size() != 11) {
    return failure(Category::incorrect, fmt::format("the number has {} characters; expected H or M and 8 digits, or 10 "
                                                    "with the number of issues",
                                                    number.size()));
  }
  return digits_between(number, 1, number.size());
}

Result<void> check_foreigner(std::string_view number) {
  if (number.size() != 15) return check_resident_number(number, true);
  for (std::size_t at = 0; at < 3; ++at) {
    if (!is_capital(number[at])) {
      return failure(Category::incorrect,
                     fmt::format("character {} is `{}`; expected a letter of the country code", at + 1, number[at]));
    }
  }
  return digits_between(number, 3, number.size());
}

Result<void> check_normalised(IdentityDocumentKind kind, std::string_view number) {
  switch (kind) {
    case IdentityDocumentKind::resident_id:
      return check_resident_number(number, false);
    case IdentityDocumentKind::passport:
      return check_passport(number);
    case IdentityDocumentKind::hkid:
      return check_hkid(number);
    case IdentityDocumentKind::taiwan_permit:
      return check_taiwan_permit(number);
    case IdentityDocumentKind::home_return_permit:
      return check_home_return_permit(number);
    case IdentityDocumentKind::foreigner_permanent_residence:
      return check_foreigner(number);
  }
  return failure(Category::fault, "the kind of identity document is not known");
}

bool carries_birth_date(IdentityDocumentKind kind) {
  return kind == IdentityDocumentKind::resident_id || kind == IdentityDocumentKind::foreigner_permanent_residence;
}

}  // namespace

std::string_view to_string(IdentityDocumentKind kind) { return named_kinds[static_cast<std::size_t>(kind)].word; }

std::optional<IdentityDocumentKind> identity_document_kind_from(std::string_view word) {
  for (const NamedKind& named : named_kinds) {
    if (named.word == word) return named.kind;
  }
  return std::nullopt;
}

std::vector<std::string> identity_document_kinds() {
  std::vector<std::string> words;
  for (const NamedKind& named : named_kinds) words.emplace_back(named.word);
  return words;
}

std::string_view to_string(Sex sex) {
  switch (sex) {
    case Sex::female:
      return "female";
    case Sex::male:
      return "male";
    case Sex::unspecified:
      return "unspecified";
  }
  return {};
}

std::optional<Sex> sex_from(std::string_view word) {
  for (const Sex sex : {Sex::female, Sex::male, Sex::unspecified}) {
    if (to_string(sex) == word) return sex;
  }
  return std::nullopt;
}

Result<std::string> check(IdentityDocumentKind kind, std::string_view text) {
  BASE_TRY(std::string number, compact(text));
  if (number.empty()) return failure(Category::incorrect, "the number is empty");
  BASE_TRY_VOID(check_normalised(kind, number));
  return number;
}

std::optional<StatedByNumber> stated_by_number(IdentityDocumentKind kind, std::string_view normalised) {
  if (!carries_birth_date(kind) || normalised.size() != 18) return std::nullopt;
  const auto birth_date = birth_date_in_resident_number(normalised);
  if (!birth_date) return std::nullopt;
  const bool odd = (normalised[16] - '0') % 2 == 1;
  return StatedByNumber{*birth_date, odd ? Sex::male : Sex::female};
}

}  // namespace consilium::lookup
