// A client that can misbehave: a blocking socket to 127.0.0.1 whose reads give up at a deadline, so that a test fails
// instead of hanging. A connection that the server cuts reads as ended.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/server.hpp"

namespace consilium::http {

inline constexpr std::chrono::seconds patience{30};  // for what must happen; a sanitizer on a busy machine is slow

class RawConnection {
 public:
  // A small receive buffer makes a slow reader slow for the server, too.
  explicit RawConnection(std::uint16_t port, int receive_buffer_bytes = 0);
  ~RawConnection();
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  bool is_connected() const { return socket_ >= 0; }
  void send(std::string_view bytes) const;  // stops quietly when the server has gone
  void end_sending() const;
  void close();
  void reset();  // closes with RST

  std::string read_until(std::string_view mark);  // up to and with the mark; a failure when it does not come
  std::string read(std::size_t size);
  std::string read_to_end();
  std::string read_response();                   // head and body by `Content-Length`
  bool was_reset() const { return was_reset_; }  // instead of ended in order
  std::string read_head() { return read_until("\r\n\r\n"); }

 private:
  bool fill();  // false at the end
  std::string take(std::size_t size);

  int socket_ = -1;
  bool was_reset_ = false;
  std::string input_;
};

// Whether the condition comes true; asks again and again until the deadline.
bool eventually(const std::function<bool()>& condition);

// A server with short sweeps and long deadlines, so that only what a test shortens can run out.
Options test_options();
std::unique_ptr<Server> must_serve(Options options, Handler handler);

std::string get(std::string_view path, std::string_view headers = {});
int status_of(std::string_view response);
std::string body_of(std::string_view response);

}  // namespace consilium::http
