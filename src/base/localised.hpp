// Text for people in the languages of the house. A programme says which of them it speaks.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace consilium::base {

enum class Language : unsigned char { zh_hans, zh_hant, en };
inline constexpr std::array<Language, 3> all_languages{Language::zh_hans, Language::zh_hant, Language::en};

std::string_view to_string(Language language);  // BCP 47: zh-Hans, zh-Hant, en
std::optional<Language> language_from(std::string_view tag);

struct LocalisedText {
  std::array<std::string, 3> by_language;  // empty where the language is missing

  const std::string& in(Language language) const { return by_language[static_cast<std::size_t>(language)]; }
  std::string& in(Language language) { return by_language[static_cast<std::size_t>(language)]; }
  // The text in `language`, else in the first language that has one.
  const std::string& or_any(Language language) const;
  bool empty() const;

  bool operator==(const LocalisedText&) const = default;
};

}  // namespace consilium::base
