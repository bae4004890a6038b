#include "base/localised.hpp"

namespace consilium::base {

std::string_view to_string(Language language) {
  switch (language) {
    case Language::zh_hans:
      return "zh-Hans";
    case Language::zh_hant:
      return "zh-Hant";
    case Language::en:
      return "en";
  }
  return "en";
}

std::optional<Language> language_from(std::string_view tag) {
  for (const Language language : all_languages) {
    if (to_string(language) == tag) return language;
  }
  return std::nullopt;
}

const std::string& LocalisedText::or_any(Language language) const {
  if (!in(language).empty()) return in(language);
  for (const std::string& text : by_language) {
    if (!text.empty()) return text;
  }
  return in(language);
}

bool LocalisedText::empty() const {
  for (const std::string& text : by_language) {
    if (!text.empty()) return false;
  }
  return true;
}

}  // namespace consilium::base
