// What the server answers by itself, without asking a handler or when one fails. Each is a problem that says what to
// do.
#pragma once

#include <string_view>

#include "http/message.hpp"

namespace consilium::http {

Response busy(std::string_view detail);  // 503 with `Retry-After`
Response not_http();
Response too_slow();
Response body_too_big();
Response headers_too_big();

// The handler's answer, or a 500 problem when it threw. Logs the request id and the exception's type only: its text may
// hold personal data.
Response answer_of(const Handler& handler, Request request);

}  // namespace consilium::http
