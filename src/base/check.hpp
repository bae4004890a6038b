// CHECK: an invariant of our own code. Always on; aborts with the place and the condition. Never for input: bad input
// is a Result or a refusal.
#pragma once

namespace consilium::base {

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace consilium::base

#define CHECK(condition)                                                               \
  do {                                                                                 \
    if (!(condition)) ::consilium::base::check_failed(#condition, __FILE__, __LINE__); \
  } while (false)
