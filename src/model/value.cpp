#include "model/value.hpp"

#include <array>
#include <utility>

namespace consilium::model {
namespace {

constexpr std::array<std::pair<FactType, std::string_view>, 14> names{{{FactType::yes_no, "yes_no"},
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
                                                                       {FactType::roster_match, "roster_match"}}};

struct Texts {
  std::string operator()(const Declined&) const { return "declined"; }
  std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(const Code& code) const { return code.text; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(base::Date date) const { return base::to_string(date); }
  std::string operator()(base::Instant instant) const { return base::to_string(instant); }
  std::string operator()(const base::Money& money) const { return base::to_string(money); }
  std::string operator()(const Institution& institution) const {
    return institution.id.empty() ? institution.name : institution.id;
  }
  std::string operator()(const std::vector<Institution>& institutions) const {
    std::string text;
    for (const Institution& institution : institutions) {
      if (!text.empty()) text += ", ";
      text += (*this)(institution);
    }
    return text;
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

std::string to_text(const Value& value) { return std::visit(Texts{}, value); }

}  // namespace consilium::model
