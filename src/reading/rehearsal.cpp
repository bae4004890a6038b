#include "reading/rehearsal.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "decision/decide.hpp"

namespace consilium::reading {
namespace {

using base::Instant;

class Rehearsal {
 public:
  Rehearsal(const PastAccount& past, const Stand& stand) : past_(past), stand_(stand), account_(past.before) {}

  Fates run(Instant until) {
    for (const PastCommand& command : past_.commands) {
      pass_time(command.recorded_at);
      give(command);
    }
    pass_time(until);
    for (const cases::CaseState& state : cases_) {
      CaseFate fate = fate_of(world_for(state.id, until, until), state, until);
      CaseFate& kept = fates_[state.id];
      fate.done_by = std::move(kept.done_by);
      fate.stumbles = std::move(kept.stumbles);
      kept = std::move(fate);
    }
    return std::move(fates_);
  }

 private:
  static std::string root_of(std::string_view case_id) { return std::string(case_id.substr(0, case_id.find('.'))); }

  cases::World world_for(const std::string& case_id, Instant occurred_at, Instant now,
                         const std::string& contract = {}) const {
    cases::World world;
    world.programme = stand_.programme;
    world.calendar = stand_.calendar;
    world.networks = stand_.networks;
    world.occurred_at = occurred_at;
    world.now = now;
    // Who may do what was settled when it was done.
    world.actor = {"rehearsal", {"specialist", "supervisor", "administrator"}};
    world.member_name = past_.member_name;
    world.account = account_;
    const std::string root = root_of(case_id);
    std::string own = contract;
    for (const cases::CaseState& state : cases_) {
      const model::Service& service = *stand_.programme->service(state.opened.service);
      if (root_of(state.id) == root) {
        own = state.opened.contract;
        world.family.push_back(state);
      } else if (cases::is_looked_back_at(*stand_.programme, service.kept_as())) {
        world.earlier.push_back(cases::earlier_case(service, state));
      }
    }
    for (const auto& [id, roster] : past_.contracts) {
      if (id == own) {
        world.roster = roster;
      } else if (stand_.programme->account == model::AccountScope::person || stand_.programme->plans) {
        world.other_contracts.push_back(roster);
      }
    }
    return world;
  }

  void take(const cases::Change& change, Instant at) {
    for (const cases::CaseChange& part : change.cases) {
      const auto found = std::find_if(cases_.begin(), cases_.end(),
                                      [&](const cases::CaseState& state) { return state.id == part.case_id; });
      if (found == cases_.end()) {
        cases_.push_back(part.after);
      } else {
        *found = part.after;
      }
      const model::Service& service = *stand_.programme->service(part.after.opened.service);
      for (const cases::Event& event : part.events) {
        if (const auto* done = std::get_if<cases::TaskDone>(&event))
          count_act(*stand_.programme, service, *done, at, fates_[part.case_id]);
      }
    }
    account_ = change.account_after;
  }

  void give(const PastCommand& command) {
    const auto* open = std::get_if<cases::Open>(&command.command);
    const cases::World world =
        world_for(command.case_id, command.occurred_at, command.recorded_at, open == nullptr ? "" : open->contract);
    const auto decided = cases::decide(world, command.case_id, command.command);
    if (const auto* change = std::get_if<cases::Change>(&decided)) {
      take(*change, command.occurred_at);
    } else {
      stumble(command, std::get<cases::Refusal>(decided));
    }
  }

  void stumble(const PastCommand& command, const cases::Refusal& refusal) {
    Stumble stumble{command.recorded_at, in_words(command.command), refusal.code, refusal.subjects, {}};
    if (refusal.decision) {
      for (const decision::Check& check : refusal.decision->checks) {
        if (decision::is_decisive(*refusal.decision, check))
          stumble.checks.emplace_back(check.id, check.cites->clauses);
      }
    }
    CaseFate& fate = fates_[command.case_id];
    if (const auto* open = std::get_if<cases::Open>(&command.command)) fate.service = open->service;
    fate.stumbles.push_back(std::move(stumble));
  }

  struct Waiting {
    Instant due;
    std::string case_id;
    std::string deadline;  // empty: the contract
  };

  std::optional<Waiting> next(Instant until) const {
    std::optional<Waiting> first;
    const auto wait = [&](Instant due, const std::string& case_id, const std::string& deadline) {
      if (due <= until && (!first || due < first->due)) first = Waiting{due, case_id, deadline};
    };
    for (const cases::CaseState& state : cases_) {
      const cases::Owed owed = cases::owed(world_for(state.id, now_, now_), state, now_);
      const model::Service& service = *stand_.programme->service(state.opened.service);
      if (owed.contract_ends_at) wait(*owed.contract_ends_at, state.id, {});
      for (const cases::Clock& clock : owed.clocks) {
        if (cases::waits(clock, state)) wait(*clock.due.due, state.id, service.deadlines[clock.deadline].id);
      }
    }
    return first;
  }

  // Each timer at its own time.
  void pass_time(Instant until) {
    constexpr int timers_max = 10'000;
    for (int i = 0; i < timers_max; ++i) {
      const auto waiting = next(until);
      if (!waiting) break;
      now_ = std::max(now_, waiting->due);
      const cases::Command command = waiting->deadline.empty() ? cases::Command(cases::FollowContract{})
                                                               : cases::Command(cases::PassDeadline{waiting->deadline});
      const auto decided = cases::decide(world_for(waiting->case_id, now_, now_), waiting->case_id, command);
      const auto* change = std::get_if<cases::Change>(&decided);
      if (change == nullptr || change->cases.empty()) break;
      take(*change, now_);
    }
    now_ = std::max(now_, until);
  }

  const PastAccount& past_;
  Stand stand_;
  model::Account account_;
  std::vector<cases::CaseState> cases_;
  Instant now_{};
  Fates fates_;
};

}  // namespace

std::string reasons_of(const Stumble& stumble) {
  std::vector<std::string> reasons = stumble.subjects;
  if (!stumble.checks.empty()) reasons.clear();
  for (const auto& [check, clauses] : stumble.checks) reasons.push_back(check);
  if (!stumble.checks.empty()) return fmt::format("{}", fmt::join(reasons, ", "));
  return reasons.empty() ? stumble.code : fmt::format("{} ({})", stumble.code, fmt::join(reasons, ", "));
}

CaseFate fate_of(const cases::World& world, const cases::CaseState& state, Instant at) {
  const model::Service& service = *world.programme->service(state.opened.service);
  CaseFate fate;
  fate.service = service.id;
  fate.opened = true;
  fate.is_part = !state.opened.parent.empty();
  const model::Index hold_at = service.quota.hold_at;
  fate.granted = hold_at == model::none || !state.points[hold_at].stamps.empty();
  if (state.closed) fate.end = state.closed->end;
  for (const cases::Clock& clock : cases::owed(world, state, at).clocks) {
    if (clock.state == cases::ClockState::not_applicable || clock.state == cases::ClockState::not_started) continue;
    const model::Deadline& deadline = service.deadlines[clock.deadline];
    const int now_missed = clock.state == cases::ClockState::missed ? 1 : 0;
    fate.promises[deadline.id] = {std::string(model::to_string(deadline.kind)), clock.state,
                                  clock.missed_before + now_missed};
  }
  for (const model::Use& use : world.account.uses) {
    if (use.case_id != state.id) continue;
    if (use.state == model::UseState::held) fate.uses["held"] += use.amount;
    if (use.state == model::UseState::consumed) fate.uses["consumed"] += use.amount;
  }
  for (const auto& help : state.book.help) {
    if (help.counts()) fate.help[help.event.allowance] += help.event.counted;
  }
  return fate;
}

void count_act(const model::Programme& programme, const model::Service& service, const cases::TaskDone& done,
               Instant at, CaseFate& fate) {
  const model::Index task = service.task(done.task);
  // What is told in one go is noted twice: when it was begun and when it was done.
  const bool is_begun = task != model::none && service.tasks[task].tells && done.stays_open;
  if (task == model::none || is_begun) return;
  const auto hour = static_cast<std::size_t>(programme.zone.clock_of(at).minutes / 60);
  ++fate.done_by[service.tasks[task].owner][std::min(hour, hours_of_day - 1)];
}

Fates rehearse(const PastAccount& past, const Stand& stand, Instant until) { return Rehearsal(past, stand).run(until); }

}  // namespace consilium::reading
