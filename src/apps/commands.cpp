#include "apps/commands.hpp"

#include <fmt/core.h>

namespace consilium::apps {

int fail(const base::Error& error) {
  if (error.where.empty()) {
    fmt::print(stderr, "consilium: {}\n", error.message);
  } else {
    fmt::print(stderr, "consilium: {}: {}\n", error.where, error.message);
  }
  return exit_problems;
}

}  // namespace consilium::apps
