// JSON as the house speaks it: RFC 8259, UTF-8, no duplicate keys, no floating point, bounded depth, keys kept in the
// order written. Headers include this one; only .cpp files that build or read documents include <boost/json.hpp>.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "base/result.hpp"

namespace consilium::base {

inline constexpr std::size_t json_depth_max = 32;

// Reads one document. Errors say where (`line L, column C`) and what was expected.
Result<boost::json::value> parse_json(std::string_view text);

// Compact text, and text indented by two spaces for people and golden files.
std::string to_text(const boost::json::value& value);
std::string to_pretty_text(const boost::json::value& value);

// The text of a string member, or nothing when it is missing or not a string.
std::optional<std::string> string_at(const boost::json::object& object, std::string_view key);

// Canonical text for hashing: keys sorted by bytes, no spaces.
std::string to_canonical_text(const boost::json::value& value);

}  // namespace consilium::base
