// The thread that fires deadlines as they fall due. A demonstration's clock is moved by hand, and its timers with it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "service/house.hpp"

namespace consilium::apps {

class TimerWorker {
 public:
  explicit TimerWorker(service::House& house);
  ~TimerWorker();  // waits for the page of timers that is being fired
  TimerWorker(const TimerWorker&) = delete;
  TimerWorker& operator=(const TimerWorker&) = delete;

 private:
  void work();
  bool fire_all_due();  // false when some could not be fired

  service::House& house_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace consilium::apps
