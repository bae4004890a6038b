// Problems (RFC 9457): errors of the world as HTTP answers. `type` is a path of this API's own list in the reference.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "http/message.hpp"

namespace consilium::api {

// 400, 403, 404, 409, 422, 500 or 503, by category; `where` becomes the member `pointer` (RFC 6901).
http::Response problem_of(const base::Error& error);

// One mistake in a request: the place as a JSON pointer into the body, or the name of a query parameter.
struct Mistake {
  std::string pointer;
  std::string detail;
};

// 400 with every mistake of the request in `errors`.
http::Response mistakes_problem(const std::vector<Mistake>& mistakes);

}  // namespace consilium::api
