#include "cases/fields.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

namespace consilium::cases {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) {
  const json::string& text = value.get_string();
  return {text.data(), text.size()};
}

json::string_view key_of(std::string_view name) { return {name.data(), name.size()}; }

json::object tagged(std::string_view type, json::value value) {
  json::object object;
  object[key_of(type)] = std::move(value);
  return object;
}

json::object institution_to_json(const model::Institution& institution) {
  json::object object;
  const auto put = [&](json::string_view name, const std::string& text) {
    if (!text.empty()) object[name] = text;
  };
  put("id", institution.id);
  put("name", institution.name);
  put("grade", institution.grade);
  put("country", institution.country);
  put("city", institution.city);
  put("edition", institution.edition);
  if (institution.originals_required) object["originals_required"] = true;
  const auto put_all = [&](json::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    json::array array;
    for (const std::string& text : texts) array.push_back(json::value(text));
    object[name] = std::move(array);
  };
  put_all("usable_for", institution.usable_for);
  put_all("flags", institution.flags);
  return object;
}

json::object money_to_json(const base::Money& money) { return {{"minor", money.minor}, {"currency", money.currency}}; }

std::optional<base::Money> money_from(const json::value& value) {
  const json::object* object = value.if_object();
  const json::value* minor = object == nullptr ? nullptr : object->if_contains("minor");
  const json::value* currency = object == nullptr ? nullptr : object->if_contains("currency");
  if (minor == nullptr || !minor->is_int64() || currency == nullptr || !currency->is_string()) return std::nullopt;
  return base::Money{minor->get_int64(), text_of(*currency)};
}

struct ValueWriter {
  json::value operator()(const model::Declined&) const { return tagged("declined", true); }
  json::value operator()(bool yes) const { return tagged("yes_no", yes); }
  json::value operator()(std::int64_t number) const { return tagged("integer", number); }
  json::value operator()(const model::Code& code) const { return tagged("code", json::value(code.text)); }
  json::value operator()(const std::string& text) const { return tagged("text", json::value(text)); }
  json::value operator()(base::Date date) const { return tagged("date", json::value(base::to_string(date))); }
  json::value operator()(base::Instant instant) const {
    return tagged("instant", json::value(base::to_string(instant)));
  }
  json::value operator()(const base::Money& money) const { return tagged("money", money_to_json(money)); }
  json::value operator()(const model::Institution& institution) const {
    return tagged("institution", institution_to_json(institution));
  }
  json::value operator()(const std::vector<model::Institution>& institutions) const {
    json::array array;
    for (const model::Institution& institution : institutions) array.push_back(institution_to_json(institution));
    return tagged("institutions", std::move(array));
  }
  json::value operator()(const std::vector<model::Code>& codes) const {
    json::array array;
    for (const model::Code& code : codes) array.push_back(json::value(code.text));
    return tagged("codes", std::move(array));
  }
  json::value operator()(const std::vector<std::string>& texts) const {
    json::array array;
    for (const std::string& text : texts) array.push_back(json::value(text));
    return tagged("texts", std::move(array));
  }
};

model::Institution institution_from(const json::object& object) {
  model::Institution institution;
  const auto text = [&](json::string_view name) {
    const json::value* member = object.if_contains(name);
    return member != nullptr && member->is_string() ? text_of(*member) : std::string{};
  };
  institution.id = text("id");
  institution.name = text("name");
  institution.grade = text("grade");
  institution.country = text("country");
  institution.city = text("city");
  institution.edition = text("edition");
  if (const json::value* originals = object.if_contains("originals_required")) {
    institution.originals_required = originals->is_bool() && originals->get_bool();
  }
  const auto texts = [&](json::string_view name) {
    std::vector<std::string> all;
    const json::value* member = object.if_contains(name);
    if (member == nullptr || !member->is_array()) return all;
    for (const json::value& element : member->get_array()) {
      if (element.is_string()) all.push_back(text_of(element));
    }
    return all;
  };
  institution.usable_for = texts("usable_for");
  institution.flags = texts("flags");
  return institution;
}

base::Result<std::vector<std::string>> texts_from(const json::array& array) {
  std::vector<std::string> texts;
  for (const json::value& element : array) {
    if (!element.is_string()) return base::failure(base::Category::corrupt, "each of several must be a text");
    texts.push_back(text_of(element));
  }
  return texts;
}

base::Result<model::Value> read_tagged(std::string_view type, const json::value& value) {
  if (type == "declined") return model::Value{model::Declined{}};
  if (type == "yes_no" && value.is_bool()) return model::Value{value.get_bool()};
  if (type == "integer" && value.is_int64()) return model::Value{value.get_int64()};
  if (type == "code" && value.is_string()) return model::Value{model::Code{text_of(value)}};
  if (type == "text" && value.is_string()) return model::Value{text_of(value)};
  if (type == "date" && value.is_string()) {
    BASE_TRY(const base::Date date, base::Date::parse(text_of(value)));
    return model::Value{date};
  }
  if (type == "instant" && value.is_string()) {
    BASE_TRY(const base::Instant instant, base::Instant::parse(text_of(value)));
    return model::Value{instant};
  }
  if (type == "money") {
    if (auto money = money_from(value)) return model::Value{std::move(*money)};
  }
  if (type == "institution" && value.is_object()) return model::Value{institution_from(value.get_object())};
  if (type == "institutions" && value.is_array()) {
    std::vector<model::Institution> institutions;
    for (const json::value& element : value.get_array()) {
      if (!element.is_object()) return base::failure(base::Category::corrupt, "an institution must be an object");
      institutions.push_back(institution_from(element.get_object()));
    }
    return model::Value{std::move(institutions)};
  }
  if (type == "codes" && value.is_array()) {
    BASE_TRY(const std::vector<std::string> texts, texts_from(value.get_array()));
    std::vector<model::Code> codes;
    for (const std::string& text : texts) codes.push_back({text});
    return model::Value{std::move(codes)};
  }
  if (type == "texts" && value.is_array()) {
    BASE_TRY(std::vector<std::string> texts, texts_from(value.get_array()));
    return model::Value{std::move(texts)};
  }
  return base::failure(base::Category::corrupt, fmt::format("`{}` is not a kind of value this version can read", type));
}

}  // namespace

json::value value_to_json(const model::Value& value) { return std::visit(ValueWriter{}, value); }

base::Result<model::Value> value_from_json(const json::value& value) {
  if (!value.is_object() || value.get_object().size() != 1) {
    return base::failure(base::Category::corrupt, "a stored value must be an object with its kind as the only key");
  }
  const auto& member = *value.get_object().begin();
  return read_tagged({member.key().data(), member.key().size()}, member.value());
}

JsonWriter::JsonWriter() : object_(std::make_unique<json::object>()) {}
JsonWriter::JsonWriter(JsonWriter&&) noexcept = default;
JsonWriter& JsonWriter::operator=(JsonWriter&&) noexcept = default;
JsonWriter::~JsonWriter() = default;

json::object JsonWriter::take() { return std::move(*object_); }

void JsonWriter::put(std::string_view name, const std::string& member) { (*object_)[key_of(name)] = member; }
void JsonWriter::put(std::string_view name, const bool& member) { (*object_)[key_of(name)] = member; }
void JsonWriter::put(std::string_view name, const std::int64_t& member) { (*object_)[key_of(name)] = member; }
void JsonWriter::put(std::string_view name, const base::Instant& member) {
  (*object_)[key_of(name)] = base::to_string(member);
}
void JsonWriter::put(std::string_view name, const base::Date& member) {
  (*object_)[key_of(name)] = base::to_string(member);
}
void JsonWriter::put(std::string_view name, const base::Money& member) {
  (*object_)[key_of(name)] = money_to_json(member);
}
void JsonWriter::put(std::string_view name, const model::Value& member) {
  (*object_)[key_of(name)] = value_to_json(member);
}

void JsonWriter::put_object(std::string_view name, JsonWriter inner) { (*object_)[key_of(name)] = inner.take(); }
void JsonWriter::start_list(std::string_view name) { (*object_)[key_of(name)] = json::array{}; }
void JsonWriter::add_to_list(std::string_view name, JsonWriter element) {
  (*object_)[key_of(name)].as_array().push_back(std::move(element.object_->at(key_of(name))));
}

const json::value* JsonReader::find(std::string_view name) const { return object_->if_contains(key_of(name)); }

const json::object* JsonReader::object_of(const json::value& value, std::string_view name) {
  if (!value.is_object()) mistake(name, "an object");
  return value.if_object();
}

std::vector<const json::value*> JsonReader::elements_of(const json::value& value, std::string_view name) {
  std::vector<const json::value*> elements;
  if (!value.is_array()) {
    mistake(name, "a list");
    return elements;
  }
  for (const json::value& element : value.get_array()) elements.push_back(&element);
  return elements;
}

void JsonReader::mistake(std::string_view name, std::string_view expected) {
  if (error_) return;
  error_ = base::Error{base::Category::corrupt, fmt::format("`{}` should be {}", name, expected), std::string(name)};
}

void JsonReader::read(const json::value& value, std::string_view name, std::string& member) {
  if (!value.is_string()) return mistake(name, "a text");
  member = text_of(value);
}

void JsonReader::read(const json::value& value, std::string_view name, bool& member) {
  if (!value.is_bool()) return mistake(name, "true or false");
  member = value.get_bool();
}

void JsonReader::read(const json::value& value, std::string_view name, std::int64_t& member) {
  if (!value.is_int64()) return mistake(name, "a whole number");
  member = value.get_int64();
}

void JsonReader::read(const json::value& value, std::string_view name, base::Instant& member) {
  if (!value.is_string()) return mistake(name, "a time");
  auto parsed = base::Instant::parse(text_of(value));
  if (!parsed) return mistake(name, "a time");
  member = *parsed;
}

void JsonReader::read(const json::value& value, std::string_view name, base::Date& member) {
  if (!value.is_string()) return mistake(name, "a date");
  auto parsed = base::Date::parse(text_of(value));
  if (!parsed) return mistake(name, "a date");
  member = *parsed;
}

void JsonReader::read(const json::value& value, std::string_view name, base::Money& member) {
  auto money = money_from(value);
  if (!money) return mistake(name, "an amount of money");
  member = std::move(*money);
}

void JsonReader::read(const json::value& value, std::string_view name, model::Value& member) {
  auto parsed = value_from_json(value);
  if (!parsed) return mistake(name, "a value with its kind");
  member = std::move(*parsed);
}

}  // namespace consilium::cases
