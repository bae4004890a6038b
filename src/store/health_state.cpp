#include "store/health_state.hpp"

#include <fmt/core.h>

#include "base/log.hpp"

namespace consilium::store {

ports::Health HealthState::get() const {
  const std::lock_guard lock(mutex_);
  return {ok_.load(), reason_};
}

void HealthState::fail(const std::string& reason) {
  {
    const std::lock_guard lock(mutex_);
    if (!ok_.load()) return;
    reason_ = reason;
    ok_.store(false);
  }
  base::log(base::LogLevel::error, "the store is read-only", {{"reason", reason}});
}

base::Error HealthState::refusal() const {
  return {base::Category::unavailable, fmt::format("the store is read-only: {}", get().reason)};
}

}  // namespace consilium::store
