// How long something takes, and when it has taken long enough.
#pragma once

#include <chrono>
#include <cstdint>

namespace consilium::api {

class StudioClock {
 public:
  std::int64_t milliseconds() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun_).count();
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace consilium::api
