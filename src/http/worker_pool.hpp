// A fixed number of threads and a bounded queue of jobs. A job that finds the queue full is refused at once: under
// load people are told to come back rather than left waiting. Thread-safe. Jobs must not throw.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace consilium::http {

class WorkerPool {
 public:
  WorkerPool(std::size_t workers, std::size_t queue_max);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  bool try_submit(std::function<void()> job);

  // Lets running jobs end, drops those not yet begun, and joins. Must not be called from a job.
  void stop();

  std::size_t queued() const;
  std::size_t running() const { return running_; }

 private:
  void work();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  const std::size_t queue_max_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::atomic<std::size_t> running_{0};
  std::vector<std::thread> threads_;
};

}  // namespace consilium::http
