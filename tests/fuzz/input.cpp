#include "fuzz/input.hpp"

#include <array>
#include <cstdlib>
#include <functional>
#include <limits>

#include <fmt/core.h>

namespace consilium::fuzz {
namespace {

constexpr std::string_view mark = "%% ";

// libFuzzer reads this section after each input and clears it.
[[gnu::section("__libfuzzer_extra_counters")]] std::array<std::uint8_t, 4096> remarks{};

}  // namespace

std::vector<Part> parts_of(std::string_view input) {
  std::vector<Part> parts{{}};
  while (!input.empty()) {
    const std::size_t end = input.find('\n');
    const std::string_view line = input.substr(0, end);
    if (line.starts_with(mark)) {
      parts.push_back({std::string(line.substr(mark.size())), {}});
    } else {
      parts.back().body.append(line);
      if (end != std::string_view::npos) parts.back().body.push_back('\n');
    }
    input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
  }
  return parts;
}

void demand(bool kept, std::string_view message) {
  if (kept) return;
  fmt::print(stderr, "a promise is broken: {}\n", message);
  std::abort();
}

void remark(std::string_view what) {
  std::uint8_t& count = remarks[std::hash<std::string_view>{}(what) % remarks.size()];
  if (count < std::numeric_limits<std::uint8_t>::max()) ++count;
}

}  // namespace consilium::fuzz
