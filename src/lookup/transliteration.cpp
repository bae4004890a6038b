#include "lookup/transliteration.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "lookup/unicode_text.hpp"

namespace consilium::lookup {
namespace {

using base::Result;

// Words whose usual reading is not ICU's: place names and words of institution names, then surnames.
struct Reading {
  std::u32string_view word;
  std::string_view syllables;
};
constexpr std::array<Reading, 17> corrected_readings{{{U"厦门", "xia men"},
                                                      {U"西藏", "xi zang"},
                                                      {U"六安", "lu an"},
                                                      {U"蚌埠", "beng bu"},
                                                      {U"番禺", "pan yu"},
                                                      {U"长治", "chang zhi"},
                                                      {U"长沙", "chang sha"},
                                                      {U"长春", "chang chun"},
                                                      {U"长海", "chang hai"},
                                                      {U"长征", "chang zheng"},
                                                      {U"解放", "jie fang"},
                                                      {U"都", "du"},
                                                      {U"朴", "piao"},
                                                      {U"缪", "miao"},
                                                      {U"覃", "qin"},
                                                      {U"郗", "chi"},
                                                      {U"乜", "nie"}}};

Result<std::unique_ptr<icu::Transliterator>> compile(std::string_view rule) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  const icu::UnicodeString id =
      icu::UnicodeString::fromUTF8(icu::StringPiece(rule.data(), static_cast<int32_t>(rule.size())));
  std::unique_ptr<icu::Transliterator> compiled(icu::Transliterator::createInstance(id, UTRANS_FORWARD, where, status));
  if (U_FAILURE(status) || compiled == nullptr) {
    return base::failure(base::Category::unavailable,
                         fmt::format("the transliteration `{}` is not in ICU's data ({}); install the full ICU data of "
                                     "the same version as the library",
                                     rule, u_errorName(status)));
  }
  return compiled;
}

std::string run(const icu::Transliterator& rule, std::string_view text) {
  icu::UnicodeString units =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  rule.transliterate(units);
  std::string result;
  units.toUTF8String(result);
  return result;
}

Syllables split_at_spaces(std::string_view text) {
  Syllables parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Syllables corrected(const std::u32string& han, Syllables syllables) {
  if (han.size() != syllables.size()) return syllables;
  for (const Reading& reading : corrected_readings) {
    const Syllables right = split_at_spaces(reading.syllables);
    for (std::size_t at = han.find(reading.word); at != std::u32string::npos; at = han.find(reading.word, at + 1)) {
      std::copy(right.begin(), right.end(), syllables.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
  return syllables;
}

}  // namespace

struct Transliteration::Rules {
  std::unique_ptr<icu::Transliterator> words;
  std::unique_ptr<icu::Transliterator> names;
  std::unique_ptr<icu::Transliterator> simplified;
  std::unique_ptr<icu::Transliterator> latin;
};

Transliteration::Transliteration(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}
Transliteration::Transliteration(Transliteration&&) noexcept = default;
Transliteration& Transliteration::operator=(Transliteration&&) noexcept = default;
Transliteration::~Transliteration() = default;

Result<Transliteration> Transliteration::create() {
  auto rules = std::make_unique<Rules>();
  // Tones go, the two dots of ü stay: they make another syllable.
  BASE_TRY(rules->words, compile("Han-Latin; NFD; [[:Nonspacing Mark:]-[\u0308]] Remove; NFC; Lower"));
  BASE_TRY(rules->names, compile("Han-Latin/Names; NFD; [[:Nonspacing Mark:]-[\u0308]] Remove; NFC; Lower"));
  BASE_TRY(rules->simplified, compile("Hant-Hans"));
  BASE_TRY(rules->latin, compile("NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower"));
  return Transliteration(std::move(rules));
}

std::vector<Syllables> Transliteration::readings(std::string_view traditional_or_simplified) const {
  const std::string han = simplified(traditional_or_simplified);  // the corrections are written in simplified form
  const std::u32string characters = code_points(han);
  const Syllables words = split_at_spaces(run(*rules_->words, han));
  const Syllables names = split_at_spaces(run(*rules_->names, han));
  std::vector<Syllables> result;
  for (const Syllables& reading : {corrected(characters, words), names, words, corrected(characters, names)}) {
    if (std::find(result.begin(), result.end(), reading) == result.end()) result.push_back(reading);
  }
  return result;
}

std::string Transliteration::simplified(std::string_view text) const { return run(*rules_->simplified, text); }
std::string Transliteration::plain_latin(std::string_view text) const { return run(*rules_->latin, text); }

}  // namespace consilium::lookup
