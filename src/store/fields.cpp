#include "store/fields.hpp"

#include <charconv>

#include <fmt/format.h>

namespace consilium::store {

void append_field(std::string& joined, std::string_view field) {
  const fmt::format_int size(field.size());
  joined.append(size.data(), size.size());
  joined += ':';
  joined += field;
}

void append_field(std::string& joined, std::int64_t number) {
  const fmt::format_int digits(number);
  append_field(joined, std::string_view(digits.data(), digits.size()));
}

std::optional<std::vector<std::string>> split_fields(std::string_view joined) {
  std::vector<std::string> fields;
  while (!joined.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(joined.data(), joined.data() + joined.size(), size);
    if (error != std::errc() || end == joined.data() + joined.size() || *end != ':') return std::nullopt;
    joined.remove_prefix(static_cast<std::size_t>(end - joined.data()) + 1);
    if (size > joined.size()) return std::nullopt;
    fields.emplace_back(joined.substr(0, size));
    joined.remove_prefix(size);
  }
  return fields;
}

}  // namespace consilium::store
