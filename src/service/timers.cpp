#include "service/timers.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/log.hpp"
#include "cases/due.hpp"
#include "service/case_service.hpp"
#include "service/rows.hpp"

namespace consilium::service {
namespace {

constexpr int timers_page = 200;
constexpr std::string_view demo_setting = "demo.clock";

// Takes a timer away, unless its case has moved on from `version` and may have set it anew.
base::Result<void> remove(House& house, const ports::TimerRow& timer, std::int64_t version) {
  ports::AppendRequest append;
  append.lane = ports::Lane::timers;
  append.streams.push_back({timer.stream, version, {}});
  append.timers.emplace_back(ports::TimerRemoval{timer.id});
  BASE_TRY_VOID(house.store.events().append(std::move(append)));
  return {};
}

// Of a case that was erased, or never was, nothing can fall due.
base::Result<bool> is_gone(House& house, std::string_view stream) {
  BASE_TRY(const auto events, house.store.events().read_stream(stream));
  return events.empty() || events.front().erased;
}

// A contract that goes on for now may end the case on a later day that is already known.
base::Result<void> wait_for_contract(House& house, const Request& request, const std::string& case_id,
                                     const ports::TimerRow& timer, std::int64_t version) {
  BASE_TRY(const LoadedWorld loaded, load_world(house, case_id, request, house.clock.now()));
  const cases::Owed owed = cases::owed(loaded.world, *loaded.world.find(case_id), house.clock.now());
  if (!owed.contract_ends_at) return remove(house, timer, version);
  ports::AppendRequest append;
  append.lane = ports::Lane::timers;
  append.streams.push_back({timer.stream, version, {}});
  append.timers.emplace_back(contract_timer(case_id, timer.tenant, *owed.contract_ends_at));
  BASE_TRY_VOID(house.store.events().append(std::move(append)));
  return {};
}

base::Result<void> fire(House& house, const ports::TimerRow& timer) {
  const std::string case_id = timer.stream.substr(timer.stream.find('/') + 1);
  Asked asked;
  asked.request.actor = "timer";
  asked.lane = ports::Lane::timers;
  const bool of_contract = timer.kind == contract_timer_kind;
  const cases::Command command =
      of_contract ? cases::Command(cases::FollowContract{}) : cases::Command(cases::PassDeadline{timer.payload});
  const auto outcome = act_on_case(house, asked, case_id, command);
  if (!outcome) {
    BASE_TRY(const bool gone, is_gone(house, timer.stream));
    if (!gone) return tl::unexpected(outcome.error());
  }
  // What happened set the timers of the case anew; otherwise this one has nothing left to say.
  BASE_TRY(const std::int64_t version, house.store.events().version(timer.stream));
  BASE_TRY(const auto left, house.store.timers().timers_of(timer.stream));
  const bool still = std::any_of(
      left.begin(), left.end(), [&](const ports::TimerRow& row) { return row.id == timer.id && row.due <= timer.due; });
  if (!still) return {};
  const bool waits = of_contract && outcome.has_value();
  return waits ? wait_for_contract(house, asked.request, case_id, timer, version) : remove(house, timer, version);
}

base::Result<void> keep_clock(House& house, base::Instant at) {
  ports::AppendRequest append;
  append.views.emplace_back(ports::SettingRow{std::string(demo_setting), base::to_string(at)});
  BASE_TRY_VOID(house.store.events().append(std::move(append)));
  house.clock.set_demo(at);
  return {};
}

}  // namespace

base::Result<int> fire_due(House& house, base::Instant until) {
  BASE_TRY(const auto due, house.store.timers().due_timers(std::min(until, house.clock.now()), timers_page));
  base::Result<int> result = static_cast<int>(due.size());
  for (const ports::TimerRow& timer : due) {
    const auto fired = fire(house, timer);
    if (fired) continue;
    base::log(base::LogLevel::error, "a timer could not be fired",
              {{"timer", timer.id}, {"why", fired.error().message}});
    // Those behind it are other people's.
    if (result) result = tl::unexpected(fired.error());
  }
  return result;
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
