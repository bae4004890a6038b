#include "store/lanes.hpp"

#include <algorithm>
#include <utility>

namespace consilium::store {

bool Lanes::push(ports::Lane lane, std::unique_ptr<Job>& job) {
  auto& waiting = queue(lane);
  if (waiting.size() >= limits_.waiting_max) return false;
  waiting.push_back(std::move(job));
  return true;
}

bool Lanes::empty() const {
  return std::all_of(queues_.begin(), queues_.end(), [](const Queue& waiting) { return waiting.empty(); });
}

std::vector<std::unique_ptr<Job>> Lanes::take() {
  auto& people = queue(ports::Lane::people);
  auto& timers = queue(ports::Lane::timers);
  auto& imports = queue(ports::Lane::imports);
  const auto kept_free =
      std::min(timers.size(), limits_.background_jobs_max) + std::min(imports.size(), limits_.background_jobs_max);
  const auto people_count = std::min(people.size(), limits_.transaction_jobs_max - kept_free);

  std::vector<std::unique_ptr<Job>> batch;
  batch.reserve(people_count + kept_free);
  for (std::size_t index = 0; index < people_count; ++index) {
    batch.push_back(std::move(people.front()));
    people.pop_front();
  }
  take_background(timers, batch);
  take_background(imports, batch);
  return batch;
}

void Lanes::take_background(Queue& queue, std::vector<std::unique_ptr<Job>>& batch) const {
  std::size_t rows = 0;
  for (std::size_t jobs = 0; jobs < limits_.background_jobs_max && !queue.empty(); ++jobs) {
    rows += queue.front()->rows();
    if (jobs > 0 && rows > limits_.background_rows_max) return;
    batch.push_back(std::move(queue.front()));
    queue.pop_front();
  }
}

}  // namespace consilium::store
