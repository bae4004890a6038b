#include "base/check.hpp"

#include <cstdlib>

#include <fmt/core.h>

namespace consilium::base {

void check_failed(const char* condition, const char* file, int line) {
  fmt::print(stderr, "{}:{}: broken invariant: {}\n", file, line, condition);
  std::abort();
}

}  // namespace consilium::base
