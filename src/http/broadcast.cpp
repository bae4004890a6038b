#include "http/broadcast.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"

namespace consilium::http {
namespace {

bool follows(const Topics& topics, const Change& change) {
  return std::any_of(change.topics.begin(), change.topics.end(),
                     [&topics](const std::string& topic) { return topics.contains(topic); });
}

}  // namespace

Broadcast::Broadcast(std::size_t capacity, std::uint64_t position)
    : capacity_(capacity), floor_(position), position_(position) {
  CHECK(capacity > 0);
}

void Broadcast::publish(std::uint64_t position, std::string data, std::vector<std::string> topics) {
  CHECK(data.size() <= change_bytes_max);
  CHECK(data.find_first_of("\r\n") == std::string::npos);
  const std::lock_guard lock(mutex_);
  CHECK(position > position_);
  if (ring_.size() == capacity_) {
    floor_ = ring_.front().position;
    ring_.pop_front();
  }
  position_ = position;
  ring_.push_back({position, std::move(data), std::move(topics)});
  for (const auto& [listener, wake] : listeners_) wake();
}

std::uint64_t Broadcast::position() const {
  const std::lock_guard lock(mutex_);
  return position_;
}

Broadcast::Batch Broadcast::read_after(std::uint64_t after, const Topics& topics, std::size_t bytes_max) const {
  const std::lock_guard lock(mutex_);
  if (after < floor_ || after > position_) return {.changes = {}, .position = position_, .lost = true};
  Batch batch{.changes = {}, .position = after, .lost = false};
  std::size_t bytes = 0;
  auto change = std::upper_bound(ring_.begin(), ring_.end(), after,
                                 [](std::uint64_t wanted, const Change& other) { return wanted < other.position; });
  for (; change != ring_.end(); ++change) {
    if (follows(topics, *change)) {
      bytes += change->data.size();
      if (bytes > bytes_max && !batch.changes.empty()) break;
      batch.changes.push_back(*change);
    }
    batch.position = change->position;
  }
  return batch;
}

std::uint64_t Broadcast::add_listener(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  listeners_.emplace(++last_listener_, std::move(wake));
  return last_listener_;
}

void Broadcast::remove_listener(std::uint64_t listener) {
  const std::lock_guard lock(mutex_);
  listeners_.erase(listener);
}

}  // namespace consilium::http
