// What a handler is given and what it gives back: a whole request with its body in memory, a whole response or a
// subscription. Plain values; nothing here knows sockets, Beast or JSON documents. Header names compare without regard
// to case (RFC 9110 5.1). Problems are RFC 9457. A body is any bytes: whether it must be UTF-8 or JSON is the
// handler's business.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/broadcast.hpp"

namespace consilium::http {

struct Parameter {
  std::string name;
  std::string value;

  bool operator==(const Parameter&) const = default;
};

// Header fields in the order they came. Values never hold a line break: control characters become spaces, so that no
// text of a user can start a header of its own.
class Headers {
 public:
  void add(std::string_view name, std::string_view value);
  void set(std::string_view name, std::string_view value);  // replaces every field of that name

  std::optional<std::string_view> find(std::string_view name) const;  // the first one
  bool has(std::string_view name) const { return find(name).has_value(); }

  std::vector<Parameter>::const_iterator begin() const { return fields_.begin(); }
  std::vector<Parameter>::const_iterator end() const { return fields_.end(); }

 private:
  std::vector<Parameter> fields_;
};

struct Request {
  std::string method;                 // as sent, such as `GET`
  std::string path;                   // as sent, percent-encoded, without the query
  std::vector<Parameter> query{};     // decoded, in order
  Headers headers{};                  //
  std::string body{};                 //
  std::string remote_address{};       // of the peer, which may be a proxy
  std::string request_id{};           // the client's own when it was well formed, else made here
  std::vector<Parameter> captures{};  // decoded, filled by the router

  std::optional<std::string_view> query_value(std::string_view name) const;  // the first one

  // What the route captured as `{name}`. Asking for a name that is not in the route's pattern is a bug.
  const std::string& capture(std::string_view name) const;
};

struct Response {
  int status = 200;
  Headers headers{};
  std::string body{};
  std::optional<Subscription> subscription{};  // when set, an event stream follows the head and `body` is not sent
};

// Called by several threads at once. An exception that leaves a handler becomes a 500 problem without its text.
using Handler = std::function<Response(Request)>;

Response json_response(int status, std::string text);

// `application/problem+json`. `type` is a URI reference (empty: `about:blank`); an empty title is the status's phrase;
// `more` is the text of a JSON object whose members are added (empty: none), as RFC 9457 3.2 allows.
Response problem(int status, std::string_view type, std::string_view title, std::string_view detail,
                 std::string_view more = {});

// An event stream that resumes after `Last-Event-ID` (or, for the first connection of a page, the query parameter
// `after`); a malformed position is a 400 problem. Without a position it starts at the present.
Response subscribe(const Request& request, std::shared_ptr<Broadcast> broadcast, Topics topics);

std::string_view reason_phrase(int status);
bool equal_ignoring_case(std::string_view left, std::string_view right);

}  // namespace consilium::http
