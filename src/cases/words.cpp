#include "cases/words.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace consilium::cases {
namespace {

using base::Language;
using model::none;

std::string yes_no(bool yes, Language language) {
  switch (language) {
    case Language::zh_hans:
    case Language::zh_hant:
      return yes ? "是" : "否";
    case Language::en:
      return yes ? "yes" : "no";
  }
  return {};
}

std::string code_text(const model::Programme& programme, const model::Fact& fact, const std::string& code,
                      Language language) {
  for (const model::Choice& choice : fact.choices) {
    if (choice.code == code) return choice.name.or_any(language);
  }
  if (fact.list != none) {
    if (const model::ListRow* row = programme.lists[fact.list].find(code)) return row->name.or_any(language);
  }
  return code;
}

// `2026-03-20 09:30` in the zone of the programme: the form is read alike in every language.
std::string instant_text(const model::Programme& programme, base::Instant instant) {
  return fmt::format("{} {}", base::to_string(programme.zone.date_of(instant)),
                     base::to_string(programme.zone.clock_of(instant)));
}

template <typename Item, typename Name>
std::string one_after_another(const std::vector<Item>& items, Language language, const Name& name) {
  std::string text;
  for (const Item& item : items) {
    if (!text.empty()) text += language == Language::en ? ", " : "、";
    text += name(item);
  }
  return text;
}

std::string parameter(const World& world, const model::Service& service, const CaseState& state, std::string_view name,
                      Language language, const std::vector<model::Index>& unsaid) {
  if (name == "case.id") return state.id;
  if (name == "member.name") return world.member_name;
  if (name == "hotline") {
    for (const model::Contact& contact : world.programme->contacts) {
      if (contact.kind == "phone" && !contact.value.empty()) return contact.value;
    }
  }
  const model::Index fact = service.fact(name);
  const bool is_unsaid = std::find(unsaid.begin(), unsaid.end(), fact) != unsaid.end();
  if (fact == none || !state.facts[fact] || is_unsaid) return "—";
  return display(*world.programme, service.facts[fact], state.facts[fact]->value, language);
}

}  // namespace

std::string display(const model::Programme& programme, const model::Fact& fact, const model::Value& value,
                    Language language) {
  if (std::holds_alternative<model::Declined>(value)) return language == Language::en ? "not given" : "未提供";
  if (const auto* yes = std::get_if<bool>(&value)) return yes_no(*yes, language);
  if (const auto* code = std::get_if<model::Code>(&value)) return code_text(programme, fact, code->text, language);
  if (const auto* instant = std::get_if<base::Instant>(&value)) return instant_text(programme, *instant);
  if (const auto* institution = std::get_if<model::Institution>(&value)) return institution->name;
  if (const auto* several = std::get_if<std::vector<model::Institution>>(&value))
    return one_after_another(*several, language, [](const model::Institution& one) { return one.name; });
  if (const auto* codes = std::get_if<std::vector<model::Code>>(&value))
    return one_after_another(*codes, language,
                             [&](const model::Code& code) { return code_text(programme, fact, code.text, language); });
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value))
    return one_after_another(*texts, language, [](const std::string& one) { return one; });
  return model::to_text(value);
}

std::string words_of(const World& world, const model::Service& service, const CaseState& state,
                     std::string_view text_id, Language language, const std::vector<model::Index>& unsaid) {
  const model::Text* text = world.programme->text(text_id);
  if (text == nullptr) return {};
  const std::string& pattern = text->text.or_any(language);
  std::string words;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) {
      words.append(pattern, at);
      break;
    }
    words.append(pattern, at, open - at);
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    words += parameter(world, service, state, name, language, unsaid);
    at = close + 1;
  }
  return words;
}

}  // namespace consilium::cases
