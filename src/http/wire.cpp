#include "http/wire.hpp"

#include <algorithm>
#include <array>
#include <random>

#include <fmt/chrono.h>
#include <fmt/core.h>

namespace consilium::http {
namespace {

constexpr std::array<std::string_view, 6> framing_headers{"Connection", "Content-Length",    "Date",
                                                          "Keep-Alive", "Transfer-Encoding", "X-Request-Id"};

struct Default {
  std::string_view name;
  std::string_view value;
};

constexpr std::array<Default, 4> security_defaults{{
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
}};

bool is_framing(std::string_view name) {
  return std::any_of(framing_headers.begin(), framing_headers.end(),
                     [name](std::string_view framing) { return equal_ignoring_case(name, framing); });
}

void append(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string render_head(const Response& response, const Framing& framing) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
  append(head, "Date", fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(framing.now)));
  append(head, "X-Request-Id", framing.request_id);
  for (const auto& field : response.headers) {
    if (!is_framing(field.name)) append(head, field.name, field.value);
  }
  for (const auto& header : security_defaults) {
    if (!response.headers.has(header.name)) append(head, header.name, header.value);
  }
  if (framing.no_store && !response.headers.has("Cache-Control")) append(head, "Cache-Control", "no-store");
  if (framing.content_length && may_have_body(response.status)) {
    append(head, "Content-Length", std::to_string(*framing.content_length));
  }
  if (!framing.keep_alive) {
    append(head, "Connection", "close");
  } else if (framing.http_1_0) {
    append(head, "Connection", "keep-alive");
  }
  head += "\r\n";
  return head;
}

bool is_final_status(int status) { return status >= 200 && status <= 599; }

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

bool is_well_formed_request_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
           (character >= '0' && character <= '9') || character == '.' || character == '_' || character == '-';
  });
}

RequestIds::RequestIds() {
  std::random_device random;
  process_ = (static_cast<std::uint64_t>(random()) << 32) | random();
}

std::string RequestIds::next() { return fmt::format("{:016x}-{:x}", process_, ++count_); }

}  // namespace consilium::http
