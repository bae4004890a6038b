#include "lookup/unicode_text.hpp"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "base/check.hpp"

namespace consilium::lookup {
namespace {

// Most numbers, and nothing of ASCII changes but its capitals.
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

char small(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

}  // namespace

std::string compatibility_fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string folded(text);
    std::transform(folded.begin(), folded.end(), folded.begin(), small);
    return folded;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  CHECK(U_SUCCESS(status));  // the folding data is compiled into ICU itself
  const icu::UnicodeString folded = folding->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))), status);
  CHECK(U_SUCCESS(status));
  std::string result;
  folded.toUTF8String(result);
  return result;
}

std::u32string code_points(std::string_view text) {
  if (is_ascii(text)) return {text.begin(), text.end()};
  const icu::UnicodeString units =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::u32string characters;
  characters.reserve(static_cast<std::size_t>(units.length()));
  for (int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1)) {
    characters += static_cast<char32_t>(units.char32At(at));
  }
  return characters;
}

void append(std::string& text, CodePoint character) {
  icu::UnicodeString(static_cast<UChar32>(character)).toUTF8String(text);
}

bool is_han(CodePoint character) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(character), &status) == USCRIPT_HAN && U_SUCCESS(status);
}

bool is_space(CodePoint character) { return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0; }

bool is_letter_or_digit(CodePoint character) { return u_isalnum(static_cast<UChar32>(character)) != 0; }

}  // namespace consilium::lookup
