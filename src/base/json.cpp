#include "base/json.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include <boost/json.hpp>
#include <fmt/core.h>

namespace consilium::base {
namespace {

namespace json = boost::json;

std::string place_in(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = newline == std::string_view::npos ? before.size() + 1 : before.size() - newline;
  return fmt::format("line {}, column {}", line, column);
}

// Duplicate keys are lost once the library has built its objects: then they have fewer members than the text has keys.
// In a valid document every colon outside a string belongs to a key.
std::size_t count_keys(std::string_view text) {
  std::size_t keys = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ':') ++keys;
    if (text[at] != '"') continue;
    for (++at; text[at] != '"'; ++at) {
      if (text[at] == '\\') ++at;
    }
  }
  return keys;
}

// Finds the first duplicate key, of a valid document that is known to have one.
class DuplicateKeys {
 public:
  explicit DuplicateKeys(std::string_view text) : text_(text) {}

  std::optional<std::pair<std::string, std::size_t>> find() {
    value();
    return found_;
  }

 private:
  void spaces() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) {
      ++at_;
    }
  }

  std::string_view string() {
    const std::size_t first = ++at_;
    while (text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    return text_.substr(first, at_++ - first);
  }

  void value() {
    spaces();
    if (found_) return;
    switch (text_[at_]) {
      case '{':
        object();
        break;
      case '[':
        array();
        break;
      case '"':
        string();
        break;
      default:
        while (at_ < text_.size() && std::string_view(",]} \n\t\r").find(text_[at_]) == std::string_view::npos) ++at_;
    }
  }

  void object() {
    std::set<std::string, std::less<>> keys;
    ++at_;
    for (spaces(); text_[at_] != '}'; spaces()) {
      if (text_[at_] == ',') {
        ++at_;
        spaces();
      }
      const std::size_t key_at = at_;
      const std::string_view raw = string();
      json::error_code error;
      const json::value decoded = json::parse(fmt::format("\"{}\"", raw), error);
      const std::string key(error ? json::string_view(raw.data(), raw.size()) : json::string_view(decoded.as_string()));
      if (!keys.insert(key).second && !found_) found_ = {key, key_at};
      spaces();
      ++at_;  // the colon
      value();
      if (found_) return;
    }
    ++at_;
  }

  void array() {
    ++at_;
    for (spaces(); text_[at_] != ']'; spaces()) {
      if (text_[at_] == ',') {
        ++at_;
        continue;
      }
      value();
      if (found_) return;
    }
    ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<std::pair<std::string, std::size_t>> found_;
};

struct Census {
  std::size_t members = 0;
  bool has_double = false;
};

void count(const json::value& value, Census& census) {
  if (const auto* object = value.if_object()) {
    census.members += object->size();
    for (const auto& member : *object) count(member.value(), census);
  } else if (const auto* array = value.if_array()) {
    for (const json::value& element : *array) count(element, census);
  } else if (value.is_double()) {
    census.has_double = true;
  }
}

std::string quoted(json::string_view text) { return json::serialize(json::value(text)); }

void pretty(const json::value& value, std::string& out, std::size_t indent) {
  const auto line = [&](std::size_t depth) {
    out += '\n';
    out.append(depth * 2, ' ');
  };
  if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
    out += '{';
    bool first = true;
    for (const auto& member : *object) {
      if (!first) out += ',';
      first = false;
      line(indent + 1);
      out += quoted(member.key()) + ": ";
      pretty(member.value(), out, indent + 1);
    }
    line(indent);
    out += '}';
  } else if (const auto* array = value.if_array(); array != nullptr && !array->empty()) {
    out += '[';
    bool first = true;
    for (const json::value& element : *array) {
      if (!first) out += ',';
      first = false;
      line(indent + 1);
      pretty(element, out, indent + 1);
    }
    line(indent);
    out += ']';
  } else {
    out += json::serialize(value);
  }
}

void canonical(const json::value& value, std::string& out) {
  if (const auto* object = value.if_object()) {
    std::vector<json::string_view> keys;
    for (const auto& member : *object) keys.push_back(member.key());
    std::sort(keys.begin(), keys.end());
    out += '{';
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i > 0) out += ',';
      out += quoted(keys[i]) + ":";
      canonical(object->at(keys[i]), out);
    }
    out += '}';
  } else if (const auto* array = value.if_array()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out += ',';
      canonical((*array)[i], out);
    }
    out += ']';
  } else {
    out += json::serialize(value);
  }
}

// How much memory a document takes, about: its values are larger than their text.
std::size_t room_for(std::string_view text) { return 512 + 3 * text.size(); }

}  // namespace

Result<json::value> parse_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = json_depth_max;
  std::array<unsigned char, 8'192> room;  // for what is begun and not ended
  json::stream_parser parser({}, options, room.data(), room.size());
  // A document is freed all at once, with the last of its values.
  parser.reset(json::make_shared_resource<json::monotonic_resource>(room_for(text)));
  json::error_code error;
  const std::size_t used = parser.write_some(text.data(), text.size(), error);
  if (!error && used < text.size() && text.substr(used).find_first_not_of(" \t\r\n") != std::string_view::npos) {
    return failure(Category::incorrect, "there is text after the end of the JSON document", place_in(text, used));
  }
  if (!error) parser.finish(error);
  if (error) {
    return failure(Category::incorrect, fmt::format("not valid JSON: {}", error.message()), place_in(text, used));
  }
  json::value value = parser.release();
  Census census;
  count(value, census);
  if (census.members != count_keys(text)) {
    if (const auto duplicate = DuplicateKeys(text).find()) {
      return failure(Category::incorrect, fmt::format("the key `{}` is given twice", duplicate->first),
                     place_in(text, duplicate->second));
    }
  }
  if (census.has_double) {
    return failure(Category::incorrect, "numbers must be whole; give amounts in minor units such as cents");
  }
  return value;
}

std::string to_text(const json::value& value) { return json::serialize(value); }

std::string to_pretty_text(const json::value& value) {
  std::string out;
  pretty(value, out, 0);
  return out;
}

std::optional<std::string> string_at(const json::object& object, std::string_view key) {
  const json::value* member = object.if_contains(json::string_view(key.data(), key.size()));
  if (member == nullptr || !member->is_string()) return std::nullopt;
  const json::string& text = member->get_string();
  return std::string(text.data(), text.size());
}

std::string to_canonical_text(const json::value& value) {
  std::string out;
  canonical(value, out);
  return out;
}

}  // namespace consilium::base
