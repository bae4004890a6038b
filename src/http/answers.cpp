#include "http/answers.hpp"

#include <exception>
#include <string>
#include <typeinfo>
#include <utility>

#include "base/log.hpp"

namespace consilium::http {

Response busy(std::string_view detail) {
  Response response = problem(503, {}, {}, detail);
  response.headers.set("Retry-After", "1");
  return response;
}

Response not_http() { return problem(400, {}, {}, "This is not a well-formed HTTP/1.1 request."); }

Response too_slow() { return problem(408, {}, {}, "The request did not arrive in time. Send it again."); }

Response body_too_big() { return problem(413, {}, {}, "The body is bigger than this server takes."); }

Response headers_too_big() {
  return problem(431, {}, {}, "The request line and headers are bigger than this server takes.");
}

Response answer_of(const Handler& handler, Request request) {
  const std::string request_id = request.request_id;
  const char* thrown = nullptr;
  try {
    return handler(std::move(request));
  } catch (const std::exception& exception) {
    thrown = typeid(exception).name();
  } catch (...) {
    thrown = "not an exception";
  }
  base::log(base::LogLevel::error, "a handler threw", {{"request", request_id}, {"type", thrown}});
  return problem(500, {}, {}, "Something went wrong on our side. Name the `X-Request-Id` when you report it.");
}

}  // namespace consilium::http
