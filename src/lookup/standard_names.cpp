#include "lookup/standard_names.hpp"

#include <memory>

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/ucurr.h>
#include <unicode/unistr.h>

namespace consilium::lookup {
namespace {

using base::Language;

// The traditional Chinese of the house is that of Hong Kong.
const char* locale_of(Language language) {
  switch (language) {
    case Language::zh_hans:
      return "zh_Hans_CN";
    case Language::zh_hant:
      return "zh_Hant_HK";
    case Language::en:
      return "en_GB";
  }
  return "en_GB";
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

}  // namespace

std::string country_name(std::string_view code, Language language) {
  // Short names: `Hong Kong` and not `Hong Kong SAR China`.
  UDisplayContext context[] = {UDISPCTX_LENGTH_SHORT};
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu::Locale(locale_of(language)), context, 1));
  icu::UnicodeString name;
  if (names == nullptr) return std::string(code);
  names->regionDisplayName(std::string(code).c_str(), name);
  return name.isEmpty() || name.isBogus() ? std::string(code) : utf8(name);
}

std::string currency_name(std::string_view code, Language language) {
  const icu::UnicodeString wanted = icu::UnicodeString::fromUTF8(std::string(code));
  icu::UnicodeString terminated(wanted);
  UErrorCode error = U_ZERO_ERROR;
  std::int32_t length = 0;
  const char16_t* name =
      ucurr_getName(terminated.getTerminatedBuffer(), locale_of(language), UCURR_LONG_NAME, nullptr, &length, &error);
  if (U_FAILURE(error) != 0 || name == nullptr) return std::string(code);
  return utf8(icu::UnicodeString(name, length));
}

}  // namespace consilium::lookup
