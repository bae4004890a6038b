// One request and its answer on a connection, apart from the reading and writing of bytes: what of the head must be
// refused, what the handler is given, how the answer is framed and whether the connection may go on. Used by one
// thread at a time.
#pragma once

#include <ctime>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "http/message.hpp"
#include "http/wire.hpp"

namespace consilium::http {

struct RequestHead {
  std::string method;
  std::string target;
  Headers headers;
  bool http_1_0 = false;
  bool keep_alive = false;
};

class Exchange {
 public:
  // Takes the head in. A refusal ends the connection: no `Host` or several (RFC 9112 3.2), or a transfer coding that we
  // do not take off, which would make the body look like the next request.
  std::optional<Response> take_head(RequestHead head);

  bool expects_continue() const;  // `Expect: 100-continue`

  // The whole request, or the answer to a malformed target.
  tl::expected<Request, Response> take_body(std::string body, std::string remote_address, RequestIds& ids);

  void end_connection() { head_.keep_alive = false; }
  bool keep_alive() const { return head_.keep_alive; }
  bool wants_head_only() const { return head_.method == "HEAD"; }

  // The text of the head; empties the body where none may follow. A subscription has no length and ends the connection.
  std::string frame(Response& response, RequestIds& ids, std::time_t now);

 private:
  RequestHead head_;
  std::string request_id_;
  bool no_store_ = true;  // until the path is known to be outside the API
};

}  // namespace consilium::http
