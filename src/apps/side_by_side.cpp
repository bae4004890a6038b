#include "apps/side_by_side.hpp"

#include <atomic>
#include <cstddef>
#include <thread>

namespace consilium::apps {

std::vector<scenario::Result> play_side_by_side(const scenario::Setting& setting,
                                                const std::vector<scenario::Scenario>& scenarios, Cores cores) {
  std::vector<scenario::Result> results(scenarios.size());
  std::atomic<std::size_t> next = 0;
  const auto play = [&] {
    for (std::size_t at = next++; at < scenarios.size(); at = next++)
      results[at] = scenario::run(setting, scenarios[at]);
  };
  std::vector<std::jthread> others;
  const unsigned busy = cores == Cores::all ? 1U : 2U;
  for (unsigned core = busy; core < std::thread::hardware_concurrency(); ++core) others.emplace_back(play);
  play();
  others.clear();
  return results;
}

}  // namespace consilium::apps
