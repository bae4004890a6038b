#include "base/result.hpp"

#include <fmt/core.h>

namespace consilium::base {

std::string_view to_string(Category category) {
  switch (category) {
    case Category::incorrect:
      return "incorrect";
    case Category::not_found:
      return "not_found";
    case Category::conflict:
      return "conflict";
    case Category::forbidden:
      return "forbidden";
    case Category::unsupported:
      return "unsupported";
    case Category::busy:
      return "busy";
    case Category::unavailable:
      return "unavailable";
    case Category::corrupt:
      return "corrupt";
    case Category::fault:
      return "fault";
  }
  return "fault";
}

Error while_doing(std::string_view what, Error error) {
  error.message = fmt::format("while {}: {}", what, error.message);
  return error;
}

}  // namespace consilium::base
