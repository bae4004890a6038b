#include "simulation/simulated_house.hpp"

#include <algorithm>
#include <limits>

#include <fmt/core.h>

#include "house/rosters.hpp"
#include "service/load.hpp"
#include "service/timers.hpp"

namespace consilium::tests {
namespace {

constexpr int asks_between_outages = 60;
constexpr int asks_between_repeats = 8;
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr int disk_operations_max = 14;  // about as many as one append takes

service::Rendered rendered(const service::Outcome&) { return {200, "{}"}; }

}  // namespace

SimulatedHouse::SimulatedHouse(std::string_view programme, std::mt19937& random)
    : random_(random), words_(required(service::InstitutionFinder::create())) {
  options_.path = folder_.file("house.db");
  options_.vfs = disk_.name();
  open_ = required(DiskHouse::open(options_));
  published_ = open_->house().registry.read();
  for (const auto& [hash, candidate] : published_->by_hash)
    if (candidate->id == programme) programme_ = candidate;
  if (programme_ == nullptr) give_up({base::Category::not_found, fmt::format("there is no programme `{}`", programme)});
}

std::vector<std::string> programmes_of_the_house() {
  const store::TemporaryFolder folder;
  store::SqliteOptions options;
  options.path = folder.file("house.db");
  const auto open = required(DiskHouse::open(options));
  std::vector<std::string> ids;
  for (const auto& [hash, programme] : open->house().registry.read()->by_hash) ids.push_back(programme->id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

void SimulatedHouse::start_again() {
  open_.reset();
  if (outages_ % 2 == 0) {
    disk_.lose_unsynced();
  } else {
    disk_.lose_some_unsynced(random_());
  }
  ++outages_;
  disk_.fail_after(never, Fault::power);
  open_ = required(DiskHouse::open(options_, published_.get()));
  for (const auto& [case_id, version] : acknowledged_) {
    const auto there = required(house().store.events().version(service::case_stream(case_id)));
    if (there < version) problems_.push_back(fmt::format("`{}` has lost events after {}", case_id, there));
  }
}

// The power may go while it is tried; then it is tried again on what is left.
template <typename Attempt>
auto SimulatedHouse::until_answered(const Attempt& attempt) {
  if (chosen(1, asks_between_outages) == 1) disk_.fail_after(chosen(0, disk_operations_max), Fault::power);
  for (;;) {
    auto answer = attempt();
    if (disk_.has_failed()) {
      start_again();
      if (answer) return *answer;
      continue;
    }
    disk_.fail_after(never, Fault::power);
    return required(std::move(answer));
  }
}

service::Asked SimulatedHouse::next_request() {
  service::Asked asked;
  asked.request.actor = "operator-1";
  asked.request.roles = {"specialist", "supervisor", "administrator"};
  asked.request.request_id = fmt::format("request-{}", requests_++);
  asked.keep = {programme_->insurer.id, asked.request.actor, asked.request.request_id, asked.request.request_id};
  asked.render = rendered;
  return asked;
}

service::Outcome SimulatedHouse::remember(const std::string& case_id, service::Outcome outcome) {
  if (const auto* done = std::get_if<service::Done>(&outcome)) acknowledged_[case_id] = done->state.version;
  return outcome;
}

service::Outcome SimulatedHouse::open_case(const service::Contract& contract, const cases::Open& command) {
  const service::Asked asked = next_request();
  return remember(command.case_id, until_answered([&]() -> base::Result<service::Outcome> {
                    BASE_TRY(const auto version, house().store.events().version(service::case_stream(command.case_id)));
                    if (version > 0) {
                      // It was done before the power went, and nobody was told.
                      BASE_TRY(auto loaded, service::load_case(house(), *published_, command.case_id));
                      return service::Outcome{service::Done{std::move(loaded.state), programme_}};
                    }
                    return service::open_case(house(), asked, programme_, contract, command);
                  }));
}

service::Outcome SimulatedHouse::act(const std::string& case_id, const cases::Command& command) {
  const service::Asked asked = next_request();
  const auto ask = [&]() -> base::Result<service::Outcome> {
    BASE_TRY(const auto answer,
             house().store.answers().find_answer(asked.keep->tenant, asked.keep->actor, asked.keep->key));
    if (!answer) return service::act_on_case(house(), asked, case_id, command);
    BASE_TRY(auto loaded, service::load_case(house(), *published_, case_id));
    return service::Outcome{service::Done{std::move(loaded.state), programme_}};
  };
  service::Outcome outcome = remember(case_id, until_answered(ask));
  if (chosen(1, asks_between_repeats) == 1) {
    ++repeats_;
    const auto before = required(house().store.events().version(service::case_stream(case_id)));
    if (const auto again = service::act_on_case(house(), asked, case_id, command);
        again && std::holds_alternative<service::Done>(*again) &&
        required(house().store.events().version(service::case_stream(case_id))) != before) {
      problems_.push_back(fmt::format("`{}` was done twice on `{}`", asked.request.request_id, case_id));
    }
  }
  return outcome;
}

void SimulatedHouse::import(const std::string& roster) {
  until_answered([&]() -> base::Result<service::ImportReport> {
    auto report = import_text(house(), *words_, roster);
    if (report && (report->refused || report->rows_bad > 0))
      problems_.push_back(fmt::format("a good roster was refused: {}", report->problems.front().message));
    return report;
  });
}

void SimulatedHouse::move_clock(base::Instant to) {
  until_answered([&] { return service::move_demo_clock(house(), to); });
}

}  // namespace consilium::tests
