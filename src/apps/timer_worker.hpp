// The thread that fires deadlines as they fall due. A demonstration's clock is moved by hand, and its timers with it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "service/house.hpp"

namespace consilium::apps {

class TimerWorker {
 public:
  explicit TimerWorker(service::House& house);
  ~TimerWorker();  // waits for the timer that is being fired
  TimerWorker(const TimerWorker&) = delete;
  TimerWorker& operator=(const TimerWorker&) = delete;

 private:
  void work();

  service::House& house_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace consilium::apps
