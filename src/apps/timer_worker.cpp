#include "apps/timer_worker.hpp"

#include <chrono>
#include <optional>

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
    const bool is_well = house_.clock.is_demo() || fire_all_due();
    lock.lock();
    wake_.wait_for(lock, is_well ? rest : rest_after_error, [this] { return stopping_.load(); });
  }
}

bool TimerWorker::fire_all_due() {
  bool is_well = true;
  std::optional<ports::TimerPlace> after;
  do {
    const auto fired = service::fire_due(house_, house_.clock.now(), after);
    if (!fired) {
      base::log(base::LogLevel::error, "timers cannot be fired now", {{"why", fired.error().message}});
      return false;
    }
    is_well = is_well && fired->failed == 0;
    after = fired->last;
  } while (after && !stopping_);
  return is_well;
}

}  // namespace consilium::apps
