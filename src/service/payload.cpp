#include "service/payload.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"

namespace consilium::service {

namespace json = boost::json;

base::Result<json::value> open_payload(const ports::Envelope& envelope, std::string_view type, int version_max) {
  if (envelope.type != type)
    return base::failure(base::Category::corrupt, fmt::format("event {} is no `{}`", envelope.position, type));
  if (envelope.type_version > version_max) {
    return base::failure(base::Category::unsupported,
                         fmt::format("event {} was written by a later version", envelope.position));
  }
  BASE_TRY(json::value parsed, base::parse_json(envelope.payload));
  if (!parsed.is_object())
    return base::failure(base::Category::corrupt, fmt::format("event {} holds no object", envelope.position));
  return parsed;
}

std::string PayloadReader::text(std::string_view name) { return base::string_at(*object_, name).value_or(""); }

std::int64_t PayloadReader::number(std::string_view name) {
  const json::value* value = object_->if_contains(name);
  return value != nullptr && value->is_int64() ? value->get_int64() : miss(name);
}

bool PayloadReader::flag(std::string_view name) {
  const json::value* value = object_->if_contains(name);
  return value != nullptr && value->is_bool() && value->get_bool();
}

base::Instant PayloadReader::instant(std::string_view name) {
  const auto at = base::Instant::parse(text(name));
  if (!at) miss(name);
  return at.value_or(base::Instant{});
}

base::LocalisedText PayloadReader::localised_text(std::string_view name) {
  base::LocalisedText text;
  const json::value* value = object_->if_contains(name);
  if (value == nullptr || !value->is_object()) return miss(name), text;
  for (const base::Language language : base::all_languages)
    text.in(language) = base::string_at(value->get_object(), base::to_string(language)).value_or("");
  return text;
}

const json::array& PayloadReader::array(std::string_view name) {
  static const json::array nothing;
  const json::value* value = object_->if_contains(name);
  if (value == nullptr || !value->is_array()) return miss(name), nothing;
  return value->get_array();
}

std::vector<std::string> PayloadReader::texts(std::string_view name) {
  std::vector<std::string> all;
  for (const json::value& item : array(name)) {
    if (item.is_string()) all.emplace_back(item.get_string());
    if (!item.is_string()) miss(name);
  }
  return all;
}

bool PayloadReader::has(std::string_view name) const { return object_->contains(name); }

std::int64_t PayloadReader::miss(std::string_view name) {
  if (missing_.empty()) missing_ = std::string(name);
  return 0;
}

base::Result<void> refuse_missing(const ports::Envelope& envelope, const PayloadReader& reader) {
  if (reader.missing().empty()) return {};
  return base::failure(base::Category::corrupt,
                       fmt::format("event {}: `{}` is missing or wrong", envelope.position, reader.missing()));
}

}  // namespace consilium::service
