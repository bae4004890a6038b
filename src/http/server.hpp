// The HTTP/1.1 server: one I/O thread for all connections and streams, a bounded pool of workers for the synchronous
// handlers. Idle, slow and broken clients hold a connection but never a worker. TLS ends in a proxy before it.
//
// Answers by itself, as problems: 400 what is not HTTP, 408 too slow, 413 and 431 too big, 501 unknown transfer coding,
// 503 with `Retry-After` when the queue or the house is full, 500 a handler that threw. One request at a time runs per
// connection, so pipelined answers keep their order. A request whose client has gone is still handled.
//
// `serve` fails with `incorrect` (options) or `unavailable` (address in use, not permitted). All functions are
// thread-safe; `stop` and the destructor must not be called from a handler.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "http/message.hpp"

namespace consilium::http {

struct Options {
  std::string address = "127.0.0.1";  // numeric, IPv4 or IPv6
  std::uint16_t port = 0;             // 0: any free one, see Server::port
  std::size_t workers = 4;
  std::size_t queue_max = 256;           // requests that wait for a worker
  std::size_t connections_max = 4096;    // each needs a file descriptor: mind the limit of the process
  std::size_t streams_max = 3072;        // of those connections
  std::size_t header_bytes_max = 16384;  // request line and headers
  std::size_t body_bytes_max = 1048576;

  std::chrono::milliseconds idle_timeout{60000};      // between requests
  std::chrono::milliseconds header_timeout{10000};    // from the first byte to the end of the headers
  std::chrono::milliseconds request_timeout{120000};  // from the first byte to the end of the body
  std::chrono::milliseconds write_timeout{30000};     // without the client taking a single byte
  std::chrono::milliseconds linger_timeout{2000};     // for a client to read the last answer before the close

  std::chrono::milliseconds heartbeat_interval{15000};  // of a silent stream
  std::chrono::milliseconds stream_lifetime{900000};    // then the browser reconnects, and is authorised again
  std::chrono::milliseconds stop_grace{10000};          // for requests in flight when the server stops
};

struct Metrics {
  std::size_t connections_open = 0;
  std::size_t streams_open = 0;
  std::size_t queue_depth = 0;
  std::size_t workers_busy = 0;
  std::uint64_t responses_2xx = 0;
  std::uint64_t responses_3xx = 0;
  std::uint64_t responses_4xx = 0;
  std::uint64_t responses_5xx = 0;
  std::uint64_t connections_refused = 0;  // over `connections_max`
  std::uint64_t requests_refused = 0;     // over `queue_max` or `streams_max`
  std::uint64_t requests_timed_out = 0;
  std::uint64_t clients_dropped = 0;  // took nothing for `write_timeout`, answers and streams alike
};

class Server {
 public:
  Server() = default;
  virtual ~Server() = default;  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  virtual std::uint16_t port() const = 0;
  virtual Metrics metrics() const = 0;

  // Accepts no more, ends idle connections and streams, lets requests in flight be answered, and returns when all is
  // quiet. After `stop_grace` what is left is cut; a handler that is running is always waited for.
  virtual void stop() = 0;
};

base::Result<std::unique_ptr<Server>> serve(Options options, Handler handler);

}  // namespace consilium::http
