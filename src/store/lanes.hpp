// The queue before the writer: three bounded lanes, and the choice of what goes into the next transaction. People come
// first and take nearly all of it when they are many; timers and imports always get a small share, so that neither
// waits for ever, and never more than that, so that a person never waits behind a long one. Not thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

#include "base/result.hpp"
#include "ports/event_store.hpp"

namespace consilium::store {

struct WriterContext;

// One piece of work for the writer thread.
class Job {
 public:
  virtual ~Job() = default;

  virtual std::size_t rows() const = 0;
  // Inside a transaction; an error takes back what this job wrote and nothing else, unless it is severe.
  virtual base::Result<void> run(WriterContext& context) = 0;
  // After the commit, or after it failed; exactly once.
  virtual void finish(base::Result<void> committed) = 0;
};

struct LaneLimits {
  std::size_t waiting_max = 8'192;         // in each lane
  std::size_t transaction_jobs_max = 512;  // of all lanes together
  std::size_t background_jobs_max = 64;    // of each background lane in one transaction
  std::size_t background_rows_max = 512;   // likewise; one job is always taken
};

class Lanes {
 public:
  explicit Lanes(LaneLimits limits) : limits_(limits) {}

  // False when the lane is full; the job is then left with the caller.
  bool push(ports::Lane lane, std::unique_ptr<Job>& job);
  std::vector<std::unique_ptr<Job>> take();
  bool empty() const;

 private:
  using Queue = std::deque<std::unique_ptr<Job>>;

  Queue& queue(ports::Lane lane) { return queues_[static_cast<std::size_t>(lane)]; }
  void take_background(Queue& queue, std::vector<std::unique_ptr<Job>>& batch) const;

  LaneLimits limits_;
  std::array<Queue, 3> queues_;
};

}  // namespace consilium::store
