#include "apps/side_by_side.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>

namespace consilium::apps {

std::vector<scenario::Result> play_side_by_side(const scenario::Setting& setting,
                                                const std::vector<scenario::Scenario>& scenarios) {
  std::vector<scenario::Result> results(scenarios.size());
  std::atomic<std::size_t> next = 0;
  const auto play = [&] {
    for (std::size_t at = next++; at < scenarios.size(); at = next++)
      results[at] = scenario::run(setting, scenarios[at]);
  };
  std::vector<std::jthread> others;
  for (unsigned core = 1; core < std::max(1U, std::thread::hardware_concurrency()); ++core) others.emplace_back(play);
  play();
  others.clear();
  return results;
}

}  // namespace consilium::apps
