// Several texts as one, so that no two different lists give the same: each is preceded by its length. Used where texts
// are hashed, bound to a sealed text, or joined to a key or a cursor.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::store {

// Appends `5:hello`.
void append_field(std::string& joined, std::string_view field);
void append_field(std::string& joined, std::int64_t number);

template <typename... Fields>
std::string join_fields(const Fields&... fields) {
  std::string joined;
  (append_field(joined, fields), ...);
  return joined;
}

// The fields of a joined text; nothing when it is not one.
std::optional<std::vector<std::string>> split_fields(std::string_view joined);

}  // namespace consilium::store
