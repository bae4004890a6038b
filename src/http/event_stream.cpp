#include "http/event_stream.hpp"

#include <utility>

#include <fmt/core.h>

namespace consilium::http {
namespace {

constexpr int reconnect_after_milliseconds = 2000;

}  // namespace

EventStream::EventStream(Subscription subscription) : subscription_(std::move(subscription)) {}

std::string EventStream::opening() const {
  return fmt::format("retry: {}\nid: {}\n\n", reconnect_after_milliseconds, subscription_.after);
}

std::string EventStream::heartbeat() const { return fmt::format(": heartbeat\nid: {}\n\n", subscription_.after); }

std::string EventStream::next(std::size_t bytes_max) {
  const auto batch = subscription_.broadcast->read_after(subscription_.after, subscription_.topics, bytes_max);
  subscription_.after = batch.position;
  if (batch.lost) return fmt::format("event: reset\nid: {}\ndata: {{}}\n\n", batch.position);
  std::string text;
  for (const auto& change : batch.changes) text += fmt::format("id: {}\ndata: {}\n\n", change.position, change.data);
  return text;
}

}  // namespace consilium::http
