#include "api/problem.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"

namespace consilium::api {
namespace {

struct Kind {
  int status;
  std::string_view type;
};

Kind kind_of(base::Category category) {
  switch (category) {
    case base::Category::incorrect:
      return {400, "/problems/incorrect"};
    case base::Category::not_found:
      return {404, "/problems/not-found"};
    case base::Category::conflict:
      return {409, "/problems/conflict"};
    case base::Category::forbidden:
      return {403, "/problems/forbidden"};
    case base::Category::unsupported:
      return {422, "/problems/unsupported"};
    case base::Category::busy:
      return {503, "/problems/busy"};
    case base::Category::unavailable:
      return {503, "/problems/unavailable"};
    case base::Category::corrupt:
    case base::Category::fault:
      break;
  }
  return {500, "/problems/fault"};
}

}  // namespace

http::Response problem_of(const base::Error& error) {
  const Kind kind = kind_of(error.category);
  std::string more;
  if (!error.where.empty()) more = base::to_text(boost::json::object{{"pointer", error.where}});
  http::Response response = http::problem(kind.status, kind.type, "", error.message, more);
  if (kind.status == 503) response.headers.set("Retry-After", "1");
  return response;
}

http::Response mistakes_problem(const std::vector<Mistake>& mistakes) {
  boost::json::array errors;
  for (const Mistake& mistake : mistakes)
    errors.push_back(boost::json::object{{"pointer", mistake.pointer}, {"detail", mistake.detail}});
  const std::string detail = mistakes.size() == 1
                                 ? fmt::format("{}: {}", mistakes.front().pointer, mistakes.front().detail)
                                 : fmt::format("{} mistakes; each is listed in `errors`", mistakes.size());
  return http::problem(400, "/problems/incorrect", "", detail,
                       base::to_text(boost::json::object{{"errors", std::move(errors)}}));
}

}  // namespace consilium::api
