// The server's counts, written by its threads and read by anyone.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "http/server.hpp"

namespace consilium::http {

struct Counters {
  std::atomic<std::size_t> connections_open{0};
  std::atomic<std::size_t> streams_open{0};
  std::atomic<std::uint64_t> responses_2xx{0};
  std::atomic<std::uint64_t> responses_3xx{0};
  std::atomic<std::uint64_t> responses_4xx{0};
  std::atomic<std::uint64_t> responses_5xx{0};
  std::atomic<std::uint64_t> connections_refused{0};
  std::atomic<std::uint64_t> requests_refused{0};
  std::atomic<std::uint64_t> requests_timed_out{0};
  std::atomic<std::uint64_t> clients_dropped{0};

  void count_response(int status) {
    auto& counter = status < 300   ? responses_2xx
                    : status < 400 ? responses_3xx
                    : status < 500 ? responses_4xx
                                   : responses_5xx;
    ++counter;
  }

  Metrics snapshot() const {
    Metrics metrics;
    metrics.connections_open = connections_open;
    metrics.streams_open = streams_open;
    metrics.responses_2xx = responses_2xx;
    metrics.responses_3xx = responses_3xx;
    metrics.responses_4xx = responses_4xx;
    metrics.responses_5xx = responses_5xx;
    metrics.connections_refused = connections_refused;
    metrics.requests_refused = requests_refused;
    metrics.requests_timed_out = requests_timed_out;
    metrics.clients_dropped = clients_dropped;
    return metrics;
  }
};

}  // namespace consilium::http
