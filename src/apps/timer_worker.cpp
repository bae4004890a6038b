#include "apps/timer_worker.hpp"

#include <chrono>

#include "base/log.hpp"
#include "service/timers.hpp"

namespace consilium::apps {
namespace {

constexpr std::chrono::milliseconds rest{500};
constexpr std::chrono::seconds rest_after_error{5};

}  // namespace

TimerWorker::TimerWorker(service::House& house) : house_(house), thread_([this] { work(); }) {}

TimerWorker::~TimerWorker() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void TimerWorker::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    const auto fired = house_.clock.is_demo() ? base::Result<int>(0) : service::fire_due(house_, house_.clock.now());
    lock.lock();
    if (!fired) {
      base::log(base::LogLevel::error, "timers cannot be fired now", {{"why", fired.error().message}});
      wake_.wait_for(lock, rest_after_error, [this] { return stopping_; });
    } else if (*fired == 0) {
      wake_.wait_for(lock, rest, [this] { return stopping_; });
    }
  }
}

}  // namespace consilium::apps
