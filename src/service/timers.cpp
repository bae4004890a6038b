#include "service/timers.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

#include "base/log.hpp"
#include "service/firing.hpp"
#include "service/reporting.hpp"

namespace consilium::service {
namespace {

constexpr int timers_page = 500;
// So many commits wait for the disk together; more would only take the processors from people.
constexpr std::size_t fired_at_once = 8;
constexpr std::string_view demo_setting = "demo.clock";

base::Result<void> keep_clock(House& house, base::Instant at) {
  ports::AppendRequest append;
  append.views.emplace_back(ports::SettingRow{std::string(demo_setting), base::to_string(at)});
  BASE_TRY_VOID(house.store.events().append(std::move(append)));
  house.clock.set_demo(at);
  return {};
}

using Due = std::map<std::string_view, std::vector<const ports::TimerRow*>>;

// Those of one case after another, at its own pace; returns how many could not be fired.
int fire_in_turn(House& house, const std::vector<const ports::TimerRow*>& timers) {
  int failed = 0;
  for (const ports::TimerRow* timer : timers) {
    const auto fired = fire(house, *timer);
    if (fired) continue;
    ++failed;
    base::log(base::LogLevel::error, "a timer could not be fired",
              {{"timer", timer->id}, {"why", fired.error().message}});
  }
  return failed;
}

// Several cases at a time, so that their commits share the wait for the disk.
int fire_all(House& house, const Due& due) {
  std::mutex mutex;
  auto next = due.begin();
  int failed = 0;
  const auto work = [&] {
    std::unique_lock lock(mutex);
    while (next != due.end()) {
      const auto& timers = (next++)->second;
      lock.unlock();
      const int left = fire_in_turn(house, timers);
      lock.lock();
      failed += left;
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t other = 1; other < std::min(fired_at_once, due.size()); ++other) others.emplace_back(work);
  work();
  others.clear();
  return failed;
}

}  // namespace

base::Result<Fired> fire_due(House& house, base::Instant until, const std::optional<ports::TimerPlace>& after) {
  BASE_TRY(const auto due, house.store.timers().due_timers(std::min(until, house.clock.now()), timers_page, after));
  // Reports tell of the cases, so these come to their time before.
  Due by_stream;
  std::vector<const ports::TimerRow*> reports;
  for (const ports::TimerRow& timer : due)
    (timer.kind == report_timer_kind ? reports : by_stream[timer.stream]).push_back(&timer);
  Fired fired;
  fired.failed = fire_all(house, by_stream) + fire_in_turn(house, reports);
  fired.fired = static_cast<int>(due.size()) - fired.failed;
  if (due.size() == timers_page) fired.last = ports::TimerPlace{due.back().due, due.back().id};
  return fired;
}

base::Result<base::Instant> move_demo_clock(House& house, base::Instant to) {
  if (!house.clock.is_demo())
    return base::failure(base::Category::unsupported, "only the clock of a demonstration database can be moved");
  if (to < house.clock.now()) return base::failure(base::Category::incorrect, "the clock only moves forward");
  for (;;) {
    BASE_TRY(const auto next, house.store.timers().due_timers(to, 1));
    if (next.empty()) break;
    BASE_TRY_VOID(keep_clock(house, std::max(house.clock.now(), next.front().due)));
    BASE_TRY_VOID(fire(house, next.front()));
  }
  BASE_TRY_VOID(keep_clock(house, to));
  return to;
}

base::Result<void> begin_demo(House& house, base::Instant at) {
  BASE_TRY(const std::int64_t position, house.store.events().last_position());
  if (house.clock.is_demo() || position > 0) {
    return base::failure(base::Category::conflict,
                         "a demonstration begins in an empty database; take a new data folder for it");
  }
  return keep_clock(house, at);
}

base::Result<void> resume_demo(House& house) {
  BASE_TRY(const auto setting, house.store.house().setting(demo_setting));
  if (!setting) return {};
  BASE_TRY(const base::Instant kept, base::Instant::parse(*setting));
  house.clock.set_demo(kept);
  return {};
}

}  // namespace consilium::service
