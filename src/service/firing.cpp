#include "service/firing.hpp"

#include <algorithm>

#include "cases/due.hpp"
#include "service/case_service.hpp"
#include "service/reporting.hpp"
#include "service/rows.hpp"

namespace consilium::service {
namespace {

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

}  // namespace

base::Result<void> fire(House& house, const ports::TimerRow& timer) {
  if (timer.kind == report_timer_kind) return make_report(house, timer);
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

}  // namespace consilium::service
