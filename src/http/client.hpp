// A small blocking HTTP/1.1 client for the command line and for tests: one request, one connection, one deadline for
// all of it. Plain TCP, no redirects. Reads bodies by length, in chunks, or to the end of the connection.
// Errors: `unavailable` (no connection, cut off, too late), `corrupt` (the answer is not HTTP or is too big),
// `incorrect` (a line break in the method, the target or a header name). Thread-safe: it keeps nothing.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "http/message.hpp"

namespace consilium::http {

struct ClientRequest {
  std::string host = "127.0.0.1";
  std::uint16_t port = 80;
  std::string method = "GET";
  std::string target = "/";
  Headers headers{};  // `Host`, `Connection` and `Content-Length` are added
  std::string body{};
  std::chrono::milliseconds timeout{10000};
  std::size_t response_bytes_max = 67108864;
};

struct ClientResponse {
  int status = 0;
  Headers headers{};
  std::string body{};
};

base::Result<ClientResponse> fetch(const ClientRequest& request);

}  // namespace consilium::http
