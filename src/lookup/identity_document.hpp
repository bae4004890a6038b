// Identity documents: whether a number can be one of its kind, and its one spelling. Checks what is printed on the
// document only; whether the person is who they say is decided elsewhere.
//
// Sources: GB 11643-1999 and ISO 7064 MOD 11-2 for the resident number, which residence permits for Hong Kong, Macau
// and Taiwan residents (regions 81 to 83) and the foreigner's card of 2023 share; the check digit of the Hong Kong
// identity card as its Immigration Department uses it. Passports and travel permits have no public check digit.
//
// Messages say which character is wrong and what was expected; they never repeat the number.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/result.hpp"

namespace consilium::lookup {

enum class IdentityDocumentKind : unsigned char {
  resident_id,                    // 居民身份证, and 港澳台居民居住证: 18 characters
  passport,                       // any country
  hkid,                           // 香港身份證: letter or two, six digits, check digit
  taiwan_permit,                  // 台胞证: 8 digits, or 10 with the number of issues
  home_return_permit,             // 回乡证: H or M and 8 digits, or 10
  foreigner_permanent_residence,  // 外国人永久居留身份证: 18 digits from 2023, before that 3 letters and 12 digits
};

enum class Sex : unsigned char { female, male, unspecified };

std::string_view to_string(IdentityDocumentKind kind);  // as spelled above
std::optional<IdentityDocumentKind> identity_document_kind_from(std::string_view word);
std::vector<std::string> identity_document_kinds();

std::string_view to_string(Sex sex);
std::optional<Sex> sex_from(std::string_view word);

// The number in one spelling (capitals, no spaces, hyphens or brackets), or why it cannot be one.
base::Result<std::string> check(IdentityDocumentKind kind, std::string_view text);

// What the number itself says about its holder; nothing for kinds that say nothing. `normalised` comes from check().
struct StatedByNumber {
  base::Date birth_date;
  Sex sex = Sex::unspecified;

  bool operator==(const StatedByNumber&) const = default;
};
std::optional<StatedByNumber> stated_by_number(IdentityDocumentKind kind, std::string_view normalised);

}  // namespace consilium::lookup
