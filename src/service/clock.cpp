#include "service/clock.hpp"

#include <chrono>

namespace consilium::service {

base::Instant Clock::now() const {
  if (demo_.load()) return base::Instant{milliseconds_.load()};
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return base::Instant{std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

void Clock::set_demo(base::Instant at) {
  milliseconds_.store(at.milliseconds);
  demo_.store(true);
}

}  // namespace consilium::service
