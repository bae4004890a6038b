// The head of a response as it goes over the wire (RFC 9112), with what every response of the house carries: date,
// request id, security headers, framing. No version of the server is named. Pure, but for RequestIds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace consilium::http {

// What the connection knows about the answer it is about to write.
struct Framing {
  bool http_1_0 = false;
  bool keep_alive = true;
  bool no_store = false;                      // when the handler says nothing about caching
  std::optional<std::size_t> content_length;  // none: the body ends with the connection
  std::string_view request_id;
  std::time_t now = 0;
};

// Framing headers of the handler's own are left out: the connection alone decides them.
std::string render_head(const Response& response, const Framing& framing);

// A status outside 200–599 is a bug of the handler that must not reach a client.
bool is_final_status(int status);
bool may_have_body(int status);

// 1 to 64 of `A–Z a–z 0–9 . _ -`: safe to echo and to log.
bool is_well_formed_request_id(std::string_view id);

// Ids that differ between processes (a random beginning) and within one (a counter). One thread at a time.
class RequestIds {
 public:
  RequestIds();
  std::string next();

 private:
  std::uint64_t process_;
  std::uint64_t count_ = 0;
};

}  // namespace consilium::http
