#include "http/server_core.hpp"

#include <utility>
#include <vector>

#include "http/answers.hpp"

namespace consilium::http {
namespace {

constexpr std::size_t refusals_max = 64;  // connections over the limit that are told so; more are just closed

}  // namespace

ServerCore::ServerCore(Options options, Handler handler, std::function<void(std::function<void()>)> post,
                       std::function<void()> quiet)
    : options_(std::move(options)),
      handler_(std::move(handler)),
      post_(std::move(post)),
      quiet_(std::move(quiet)),
      hubs_([this](const Broadcast* broadcast) { post_([this, broadcast] { serve_streams(broadcast); }); }),
      workers_(options_.workers, options_.queue_max) {}

Admission ServerCore::admit() {
  if (connections_.size() < options_.connections_max) return Admission::welcome;
  ++counters_.connections_refused;
  return connections_.size() < options_.connections_max + refusals_max ? Admission::refused : Admission::turned_away;
}

void ServerCore::add(std::uint64_t number, std::shared_ptr<Connection> connection) {
  connections_.emplace(number, std::move(connection));
  ++counters_.connections_open;
}

void ServerCore::remove(std::uint64_t number) {
  connections_.erase(number);
  --counters_.connections_open;
  if (draining_ && connections_.empty()) quiet_();
}

bool ServerCore::submit(std::uint64_t number, Request request) {
  const bool is_taken = workers_.try_submit([this, number, request = std::move(request)]() mutable {
    Response response = answer_of(handler_, std::move(request));
    post_([this, number, response = std::move(response)]() mutable { respond(number, std::move(response)); });
  });
  if (!is_taken) ++counters_.requests_refused;
  return is_taken;
}

void ServerCore::respond(std::uint64_t number, Response response) {
  const auto found = connections_.find(number);
  if (found == connections_.end()) return;  // the client has left
  const auto kept = found->second;
  kept->respond(std::move(response));
}

void ServerCore::join_stream(std::uint64_t number, const std::shared_ptr<Broadcast>& broadcast) {
  hubs_.join(number, broadcast);
  ++counters_.streams_open;
}

void ServerCore::leave_stream(std::uint64_t number, const Broadcast* broadcast) {
  hubs_.leave(number, broadcast);
  --counters_.streams_open;
}

void ServerCore::serve_streams(const Broadcast* broadcast) {
  for (const auto number : hubs_.take_woken(broadcast)) {
    const auto found = connections_.find(number);
    if (found == connections_.end()) continue;
    const auto kept = found->second;
    kept->pump();
  }
}

void ServerCore::sweep(SteadyTime now) {
  const bool is_over = draining_ && now >= drain_deadline_;
  std::vector<std::shared_ptr<Connection>> due;  // closing one takes it out of the table
  for (const auto& [number, connection] : connections_) {
    if (is_over || connection->deadline() <= now) due.push_back(connection);
  }
  for (const auto& connection : due) {
    if (is_over) {
      connection->close();
    } else {
      connection->deadline_passed();
    }
  }
}

void ServerCore::begin_drain(SteadyTime now) {
  draining_ = true;
  drain_deadline_ = now + options_.stop_grace;
  if (connections_.empty()) return quiet_();
  const auto open = connections_;  // closing one takes it out of the table
  for (const auto& [number, connection] : open) connection->drain();
}

Metrics ServerCore::metrics() const {
  Metrics metrics = counters_.snapshot();
  metrics.queue_depth = workers_.queued();
  metrics.workers_busy = workers_.running();
  return metrics;
}

}  // namespace consilium::http
