#include "api/facts.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "base/diagnostic.hpp"
#include "lookup/normalise.hpp"
#include "lookup/phone.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using model::FactType;
using model::Value;
using Read = base::Result<Value>;

constexpr std::size_t text_bytes_max = 8'000;

tl::unexpected<base::Error> expected(std::string what) {
  return base::failure(base::Category::incorrect, "expected " + std::move(what));
}

std::string text_of(const json::string& text) { return {text.data(), text.size()}; }

bool has_code(const FactContext& context, const model::Fact& fact, const std::string& code) {
  switch (fact.type) {
    case FactType::one_of:
    case FactType::several_of:
      return std::any_of(fact.choices.begin(), fact.choices.end(),
                         [&](const model::Choice& choice) { return choice.code == code; });
    case FactType::list:
      return context.programme.lists[fact.list].find(code) != nullptr;
    case FactType::scale:
      return context.programme.scales[fact.scale].rank(code) >= 0;
    default:
      return code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }
}

std::string codes_of(const FactContext& context, const model::Fact& fact) {
  std::vector<std::string> codes;
  if (fact.type == FactType::one_of || fact.type == FactType::several_of) {
    for (const model::Choice& choice : fact.choices) codes.push_back(choice.code);
  } else if (fact.type == FactType::scale) {
    codes = context.programme.scales[fact.scale].values;
  } else if (fact.type == FactType::list) {
    return fmt::format("a code of the list `{}`", context.programme.lists[fact.list].id);
  } else {
    return "a country of ISO 3166-1, two capital letters";
  }
  return fmt::format("one of {}", fmt::join(codes, ", "));
}

Read code_of(const FactContext& context, const model::Fact& fact, const std::string& text) {
  if (!has_code(context, fact, text)) return expected(codes_of(context, fact));
  return Value{model::Code{text}};
}

Read roster_match(const FactContext& context, const model::Fact& fact, const std::string& said) {
  const bool by_name = fact.against == "member.name";
  const auto normal = [&](std::string_view text) {
    return by_name ? lookup::normalise_name(text) : lookup::normalise_identity_number(text);
  };
  const std::string& known = by_name ? context.person.name : context.person.identity_number;
  const bool same = !known.empty() && normal(said) == normal(known);
  return Value{model::Code{same ? "matches" : "differs"}};
}

// The day whose edition counts: that of the point which the programme names for the network, once it is reached.
base::Date edition_day(const FactContext& context, const model::Fact& fact) {
  const std::string& as_of = context.programme.networks[fact.network].as_of;
  const model::Index point = as_of.empty() || context.state == nullptr ? model::none : context.service.point(as_of);
  if (point == model::none || !context.state->is_reached(point)) return context.day;
  return context.programme.zone.date_of(context.state->points[point].stamps.back());
}

base::Result<model::Institution> institution_of(const FactContext& context, const model::Fact& fact,
                                                const json::value& value) {
  if (const json::object* object = value.if_object()) {
    const json::value* name = object->if_contains("unlisted");
    if (!fact.unlisted || object->size() != 1 || name == nullptr || !name->is_string() || name->get_string().empty())
      return expected(fact.unlisted ? "an id, or {\"unlisted\": \"its name\"}" : "the id of an institution");
    model::Institution institution;
    institution.name = text_of(name->get_string());
    return institution;
  }
  if (!value.is_string()) return expected("the id of an institution");
  const std::string& network = context.programme.networks[fact.network].network;
  const base::Date day = edition_day(context, fact);
  const auto* listed = context.published.institution(network, text_of(value.get_string()), day);
  if (listed == nullptr) {
    return expected(
        fmt::format("an institution of `{0}` as of {1}; find one at /api/v1/institutions?network={0}&day={1}", network,
                    base::to_string(day)));
  }
  return listed->institution;
}

Read several(const FactContext& context, const model::Fact& fact, const json::value& value) {
  if (!value.is_array()) return expected("a list of ids of institutions");
  std::vector<model::Institution> institutions;
  for (const json::value& item : value.get_array()) {
    BASE_TRY(model::Institution institution, institution_of(context, fact, item));
    if (std::find(institutions.begin(), institutions.end(), institution) != institutions.end())
      return expected("each institution once");
    institutions.push_back(std::move(institution));
  }
  return Value{std::move(institutions)};
}

// A list of texts, at least one, each of which `read` makes a part of the value.
template <typename Item, typename ReadOne>
Read list_of(const json::value& value, std::string_view what, const ReadOne& read) {
  if (!value.is_array() || value.get_array().empty()) return expected(fmt::format("a list of {}", what));
  std::vector<Item> items;
  for (const json::value& element : value.get_array()) {
    if (!element.is_string()) return expected(fmt::format("a list of {}", what));
    BASE_TRY(Item item, read(text_of(element.get_string())));
    if (std::find(items.begin(), items.end(), item) != items.end()) return expected("each of them once");
    items.push_back(std::move(item));
  }
  return Value{std::move(items)};
}

Read codes_given(const FactContext& context, const model::Fact& fact, const json::value& value) {
  return list_of<model::Code>(value, "codes", [&](const std::string& text) -> base::Result<model::Code> {
    if (!has_code(context, fact, text)) return expected(codes_of(context, fact));
    return model::Code{text};
  });
}

Read texts_given(const json::value& value) {
  return list_of<std::string>(value, "texts", [&](const std::string& text) -> base::Result<std::string> {
    if (text.empty() || text.size() > text_bytes_max) return expected("texts of at most 8000 bytes, not empty");
    return text;
  });
}

Read from_text(const FactContext& context, const model::Fact& fact, const std::string& text) {
  switch (fact.type) {
    case FactType::one_of:
    case FactType::list:
    case FactType::scale:
    case FactType::country:
      return code_of(context, fact, text);
    case FactType::roster_match:
      return roster_match(context, fact, text);
    case FactType::phone:
      if (!lookup::normalise_phone(text)) return expected("a telephone number, such as 13800000000 or +852 2345 6789");
      return Value{text};
    case FactType::date: {
      const auto date = base::Date::parse(text);
      if (!date) return expected("a date between 1900 and 2199, such as 2026-03-02");
      return Value{*date};
    }
    case FactType::instant: {
      const auto at = base::Instant::parse(text);
      if (!at) return expected("a time with its zone, such as 2026-03-02T10:00:00+08:00");
      return Value{*at};
    }
    case FactType::money: {
      const auto money = base::Money::parse(text);
      if (!money) return expected("an amount with its currency, such as 300000 CNY");
      return Value{*money};
    }
    default:
      if (text.empty() || text.size() > text_bytes_max) return expected("a text of at most 8000 bytes, not empty");
      return Value{text};
  }
}

Read value_of(const FactContext& context, const model::Fact& fact, const json::value& value) {
  if (const json::object* object = value.if_object(); object != nullptr && object->contains("declined")) {
    if (!fact.may_decline) return expected("an answer; this fact cannot be declined");
    return Value{model::Declined{}};
  }
  switch (fact.type) {
    case FactType::yes_no:
      if (!value.is_bool()) return expected("true or false");
      return Value{value.get_bool()};
    case FactType::integer:
      if (!value.is_int64()) return expected("a whole number");
      return Value{value.get_int64()};
    case FactType::institution: {
      BASE_TRY(model::Institution institution, institution_of(context, fact, value));
      return Value{std::move(institution)};
    }
    case FactType::institutions:
      return several(context, fact, value);
    case FactType::several_of:
      return codes_given(context, fact, value);
    case FactType::texts:
      return texts_given(value);
    default:
      if (!value.is_string()) return expected("a text");
      return from_text(context, fact, text_of(value.get_string()));
  }
}

}  // namespace

std::vector<cases::RecordedFact> read_facts(const FactContext& context, ObjectReader& body,
                                            std::vector<Mistake>& mistakes) {
  std::vector<cases::RecordedFact> facts;
  const json::object* given = body.object("facts");
  if (given == nullptr) return facts;
  const std::string parent = body.pointer_to("facts");
  for (const auto& member : *given) {
    const std::string id(member.key().data(), member.key().size());
    const model::Index index = context.service.fact(id);
    if (index == model::none) {
      mistakes.push_back({json_pointer(parent, id), fmt::format("`{}` is no fact of this service", id)});
      continue;
    }
    Read value = value_of(context, context.service.facts[index], member.value());
    if (value) {
      facts.push_back({id, std::move(*value)});
    } else {
      mistakes.push_back({json_pointer(parent, id), value.error().message});
    }
  }
  return facts;
}

}  // namespace consilium::api
