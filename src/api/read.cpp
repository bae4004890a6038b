#include "api/read.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "base/json.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

std::string_view view(json::string_view text) { return {text.data(), text.size()}; }
json::string_view key_of(std::string_view name) { return {name.data(), name.size()}; }

}  // namespace

base::Result<json::value> parse_body(const http::Request& request) {
  if (request.body.empty()) return base::failure(base::Category::incorrect, "the body is empty; send a JSON object");
  auto parsed = base::parse_json(request.body);
  if (!parsed) {
    return base::failure(base::Category::incorrect,
                         fmt::format("the body is not JSON in UTF-8: {}", parsed.error().message),
                         parsed.error().where);
  }
  if (!parsed->is_object()) return base::failure(base::Category::incorrect, "the body must be a JSON object");
  return parsed;
}

std::string json_pointer(std::string_view parent, std::string_view member) {
  std::string pointer(parent);
  pointer += '/';
  for (const char c : member) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

std::string ObjectReader::pointer_to(std::string_view name) const { return json_pointer(pointer_, name); }

void ObjectReader::mistake(std::string_view name, std::string detail) {
  mistakes_.push_back({pointer_to(name), std::move(detail)});
}

const json::value* ObjectReader::find(std::string_view name, bool needed) {
  asked_.push_back(name);
  const json::value* value = object_.if_contains(key_of(name));
  if (value != nullptr && value->is_null()) value = nullptr;
  if (value == nullptr && needed) mistake(name, "this is needed");
  return value;
}

std::string ObjectReader::text(std::string_view name) {
  const json::value* value = find(name, true);
  if (value == nullptr) return {};
  if (!value->is_string() || value->get_string().empty()) {
    mistake(name, "expected a text that is not empty");
    return {};
  }
  return std::string(view(value->get_string()));
}

std::string ObjectReader::text_or(std::string_view name, std::string_view otherwise) {
  const json::value* value = find(name, false);
  if (value == nullptr) return std::string(otherwise);
  if (!value->is_string()) {
    mistake(name, "expected a text");
    return {};
  }
  return std::string(view(value->get_string()));
}

bool ObjectReader::flag_or(std::string_view name, bool otherwise) {
  const json::value* value = find(name, false);
  if (value == nullptr) return otherwise;
  if (!value->is_bool()) {
    mistake(name, "expected true or false");
    return otherwise;
  }
  return value->get_bool();
}

std::optional<base::Instant> ObjectReader::optional_instant(std::string_view name) {
  const json::value* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  const auto at = value->is_string() ? base::Instant::parse(view(value->get_string()))
                                     : base::failure(base::Category::incorrect, "not a text");
  if (at) return *at;
  mistake(name, "expected a time with its zone, such as 2026-03-02T10:00:00+08:00");
  return std::nullopt;
}

base::Instant ObjectReader::instant(std::string_view name) {
  if (find(name, true) == nullptr) return {};
  return optional_instant(name).value_or(base::Instant{});
}

std::optional<base::Date> ObjectReader::optional_date(std::string_view name) {
  const json::value* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  const auto date = value->is_string() ? base::Date::parse(view(value->get_string()))
                                       : base::failure(base::Category::incorrect, "not a text");
  if (date) return *date;
  mistake(name, "expected a date between 1900 and 2199, such as 2026-03-02");
  return std::nullopt;
}

base::Date ObjectReader::date(std::string_view name) {
  if (find(name, true) == nullptr) return {};
  return optional_date(name).value_or(base::Date{});
}

std::optional<std::int64_t> ObjectReader::optional_number(std::string_view name) {
  const json::value* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  if (value->is_int64()) return value->get_int64();
  mistake(name, "expected a whole number");
  return std::nullopt;
}

base::Money ObjectReader::money(std::string_view name) {
  const json::value* value = find(name, true);
  if (value == nullptr) return {};
  if (!value->is_string()) {
    mistake(name, "expected an amount with its currency, such as 290.50 USD");
    return {};
  }
  const auto money = base::Money::parse(view(value->get_string()));
  if (money) return *money;
  mistake(name, money.error().message);
  return {};
}

std::vector<std::string> ObjectReader::texts(std::string_view name) {
  std::vector<std::string> texts;
  const json::array* items = array(name);
  if (items == nullptr) return texts;
  for (const json::value& item : *items) {
    if (item.is_string()) {
      texts.emplace_back(view(item.get_string()));
    } else {
      mistake(name, "expected a list of texts");
      break;
    }
  }
  return texts;
}

const json::object* ObjectReader::object(std::string_view name) {
  const json::value* value = find(name, false);
  if (value == nullptr) return nullptr;
  if (!value->is_object()) mistake(name, "expected an object");
  return value->if_object();
}

const json::array* ObjectReader::array(std::string_view name) {
  const json::value* value = find(name, false);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) mistake(name, "expected a list");
  return value->if_array();
}

const json::value* ObjectReader::any(std::string_view name) { return find(name, false); }

void ObjectReader::refuse_others() {
  for (const auto& member : object_) {
    const std::string_view name = view(member.key());
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    const std::set<std::string_view> known(asked_.begin(), asked_.end());
    mistake(name, fmt::format("this is not known here; known are {}", fmt::join(known, ", ")));
  }
}

base::Result<base::Instant> instant_query(const http::Request& request, std::string_view name,
                                          base::Instant otherwise) {
  const auto text = request.query_value(name);
  if (!text) return otherwise;
  auto at = base::Instant::parse(*text);
  if (at) return at;
  return base::failure(base::Category::incorrect,
                       fmt::format("`{}` must be a time with its zone, such as 2026-03-02T10:00:00+08:00 (write + as "
                                   "%2B in a query)",
                                   name),
                       std::string(name));
}

base::Result<base::Language> language_query(const http::Request& request) {
  const auto text = request.query_value("language");
  if (!text) return base::Language::en;
  if (const auto language = base::language_from(*text)) return *language;
  return base::failure(base::Category::incorrect, "`language` must be zh-Hans, zh-Hant or en", "language");
}

base::Result<ports::PageRequest> page_query(const http::Request& request) {
  ports::PageRequest page;
  page.after = text_query(request, "after");
  const auto text = request.query_value("limit");
  if (!text) return page;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), page.limit);
  const bool whole = error == std::errc{} && end == text->data() + text->size();
  if (!whole || page.limit < 1 || page.limit > ports::page_limit_max) {
    return base::failure(base::Category::incorrect,
                         fmt::format("`limit` must be a number from 1 to {}", ports::page_limit_max), "limit");
  }
  return page;
}

std::string text_query(const http::Request& request, std::string_view name) {
  return std::string(request.query_value(name).value_or(std::string_view{}));
}

base::Result<void> only_queries(const http::Request& request, const std::set<std::string_view>& names) {
  for (const http::Parameter& parameter : request.query) {
    if (names.find(parameter.name) != names.end()) continue;
    return base::failure(
        base::Category::incorrect,
        fmt::format("`{}` is not a parameter here; known are {}", parameter.name, fmt::join(names, ", ")),
        parameter.name);
  }
  return {};
}

base::Result<std::optional<std::int64_t>> expected_version(const http::Request& request) {
  const auto header = request.headers.find("If-Match");
  if (!header || *header == "*") return std::optional<std::int64_t>{};
  std::int64_t version = 0;
  const std::string_view text = *header;
  if (text.size() > 2 && text.front() == '"' && text.back() == '"') {
    const char* end = text.data() + text.size() - 1;
    if (std::from_chars(text.data() + 1, end, version).ptr == end) return std::optional(version);
  }
  return base::failure(base::Category::incorrect, "`If-Match` must be the `ETag` of what is changed, such as \"12\"",
                       "If-Match");
}

std::vector<compiler::SourceFile> read_files(ObjectReader& body, std::vector<Mistake>& mistakes) {
  std::vector<compiler::SourceFile> files;
  const boost::json::array* items = body.array("files");
  if (items == nullptr || items->empty()) {
    body.mistake("files", "at least one is needed: {\"name\": …, \"text\": …}");
    return files;
  }
  for (std::size_t i = 0; i < items->size(); ++i) {
    const std::string pointer = json_pointer(body.pointer_to("files"), std::to_string(i));
    const boost::json::object* item = (*items)[i].if_object();
    if (item == nullptr) {
      mistakes.push_back({pointer, "expected an object"});
      continue;
    }
    ObjectReader reader(*item, pointer, mistakes);
    std::string name = reader.text("name");
    std::string text = reader.text("text");
    reader.refuse_others();
    files.push_back({std::move(name), std::move(text)});
  }
  return files;
}

}  // namespace consilium::api
