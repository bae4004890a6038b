// What the server knows apart from sockets: its connections and streams, the workers, the counts, the sweep of
// deadlines and the drain. The transport (serve_beast.cpp) reads and writes bytes and calls in here.
//
// Everything runs on the I/O thread, except the handlers, `metrics` and `stop_workers`. A connection is owned by the
// table here and kept alive by the operation it waits for; a worker knows it by number only, so that a connection is
// never touched or destroyed off the I/O thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>

#include "http/broadcast.hpp"
#include "http/counters.hpp"
#include "http/message.hpp"
#include "http/server.hpp"
#include "http/stream_hubs.hpp"
#include "http/wire.hpp"
#include "http/worker_pool.hpp"

namespace consilium::http {

using SteadyTime = std::chrono::steady_clock::time_point;

class Connection {
 public:
  virtual ~Connection() = default;
  virtual SteadyTime deadline() const = 0;
  virtual void deadline_passed() = 0;  // repeated at every sweep while the deadline lies in the past
  virtual void respond(Response response) = 0;
  virtual void pump() = 0;   // there may be news for its stream
  virtual void drain() = 0;  // the server stops: end when idle
  virtual void close() = 0;  // at once
};

enum class Admission { welcome, refused, turned_away };  // to be served; told that the house is full; just closed

class ServerCore {
 public:
  // `post` runs a function on the I/O thread, from any thread; `quiet` is called once a drain has nothing left.
  ServerCore(Options options, Handler handler, std::function<void(std::function<void()>)> post,
             std::function<void()> quiet);

  const Options& options() const { return options_; }
  Counters& counters() { return counters_; }
  RequestIds& request_ids() { return request_ids_; }
  bool draining() const { return draining_; }

  Admission admit();
  std::uint64_t next_number() { return ++last_number_; }
  void add(std::uint64_t number, std::shared_ptr<Connection> connection);
  void remove(std::uint64_t number);

  bool submit(std::uint64_t number, Request request);  // false: the queue is full
  bool may_stream() const { return counters_.streams_open < options_.streams_max; }
  void join_stream(std::uint64_t number, const std::shared_ptr<Broadcast>& broadcast);
  void leave_stream(std::uint64_t number, const Broadcast* broadcast);

  void sweep(SteadyTime now);
  void begin_drain(SteadyTime now);

  void stop_workers() { workers_.stop(); }
  Metrics metrics() const;

 private:
  void respond(std::uint64_t number, Response response);
  void serve_streams(const Broadcast* broadcast);

  const Options options_;
  const Handler handler_;
  const std::function<void(std::function<void()>)> post_;
  const std::function<void()> quiet_;
  Counters counters_;
  RequestIds request_ids_;
  bool draining_ = false;
  SteadyTime drain_deadline_;
  std::uint64_t last_number_ = 0;
  std::unordered_map<std::uint64_t, std::shared_ptr<Connection>> connections_;
  StreamHubs hubs_;
  WorkerPool workers_;  // last: its threads end before what they use
};

}  // namespace consilium::http
