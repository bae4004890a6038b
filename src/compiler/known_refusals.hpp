// Refusals of an act that the desk has words for in each of its languages (`code.…` in web/src/locales): a requirement
// with one of these names needs no `say`.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace consilium::compiler {

inline constexpr auto known_refusals = std::to_array<std::string_view>({
    "not-eligible",
    "not-in-network",
    "time-past",
    "time-to-come",
    "times-out-of-order",
    "too-early",
});

inline bool is_known_refusal(std::string_view name) {
  return std::ranges::find(known_refusals, name) != known_refusals.end();
}

}  // namespace consilium::compiler
