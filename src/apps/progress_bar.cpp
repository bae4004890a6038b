#include "apps/progress_bar.hpp"

#include <unistd.h>

#include <fmt/core.h>

namespace consilium::apps {
namespace {

constexpr std::uint64_t bar_width = 40;

}  // namespace

bool is_watched() { return isatty(STDERR_FILENO) == 1; }

void show_bar(std::string_view label, std::uint64_t done, std::uint64_t total) {
  const std::uint64_t filled = total == 0 ? bar_width : done * bar_width / total;
  fmt::print(stderr, "\r{}: [{:=<{}}{: <{}}] {:3}%", label, "", filled, "", bar_width - filled,
             total == 0 ? 100 : done * 100 / total);
  if (done == total) fmt::print(stderr, "\n");
}

}  // namespace consilium::apps
