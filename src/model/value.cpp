#include "model/value.hpp"

#include <array>
#include <utility>

namespace consilium::model {
namespace {

constexpr std::array<std::pair<FactType, std::string_view>, 16> names{{{FactType::yes_no, "yes_no"},
                                                                       {FactType::one_of, "one_of"},
                                                                       {FactType::list, "list"},
                                                                       {FactType::scale, "scale"},
                                                                       {FactType::text, "text"},
                                                                       {FactType::phone, "phone"},
                                                                       {FactType::country, "country"},
                                                                       {FactType::date, "date"},
                                                                       {FactType::instant, "instant"},
                                                                       {FactType::integer, "integer"},
                                                                       {FactType::money, "money"},
                                                                       {FactType::institution, "institution"},
                                                                       {FactType::institutions, "institutions"},
                                                                       {FactType::several_of, "several_of"},
                                                                       {FactType::texts, "texts"},
                                                                       {FactType::roster_match, "roster_match"}}};

struct AddText {
  std::string& text;

  void operator()(const Declined&) const { text += "declined"; }
  void operator()(bool yes) const { text += yes ? "yes" : "no"; }
  void operator()(std::int64_t number) const { text += std::to_string(number); }
  void operator()(const Code& code) const { text += code.text; }
  void operator()(const std::string& said) const { text += said; }
  void operator()(base::Date date) const { text += base::to_string(date); }
  void operator()(base::Instant instant) const { text += base::to_string(instant); }
  void operator()(const base::Money& money) const { text += base::to_string(money); }
  void operator()(const Institution& institution) const {
    text += institution.id.empty() ? institution.name : institution.id;
  }
  template <typename Item>
  void operator()(const std::vector<Item>& items) const {
    const std::size_t first = text.size();
    for (const Item& item : items) {
      if (text.size() > first) text += ", ";
      (*this)(item);
    }
  }
};

}  // namespace

std::string_view to_string(FactType type) {
  for (const auto& [known, name] : names) {
    if (known == type) return name;
  }
  return "text";
}

std::optional<FactType> fact_type_from(std::string_view text) {
  for (const auto& [known, name] : names) {
    if (name == text) return known;
  }
  return std::nullopt;
}

void add_text(const Value& value, std::string& text) { std::visit(AddText{text}, value); }

std::string to_text(const Value& value) {
  std::string text;
  add_text(value, text);
  return text;
}

}  // namespace consilium::model
