#include <algorithm>

#include <fmt/core.h>

#include "cases/book.hpp"
#include "cases/families.hpp"
#include "cases/forms.hpp"

namespace consilium::cases {
namespace {

using model::Counted;
using model::none;

// Longer is a slip of the pen, or several entries.
constexpr std::int64_t minutes_max = 24 * 60;
constexpr std::int64_t times_max = 99;
constexpr std::int64_t milliseconds_of_a_minute = 60'000;

bool is_whole_minute(base::Instant at) { return at.milliseconds % milliseconds_of_a_minute == 0; }

Verdict check_kind(const model::Allowance& allowance, const LogHelp& command) {
  const auto excluded = std::find_if(allowance.excluded.begin(), allowance.excluded.end(),
                                     [&](const model::Excluded& help) { return help.id == command.kind; });
  if (excluded != allowance.excluded.end()) return refuse("help-not-included", {excluded->id}, &excluded->cites);
  std::vector<std::string> known;
  for (const model::Choice& kind : allowance.kinds) known.push_back(kind.code);
  const bool fits =
      known.empty() ? command.kind.empty() : std::find(known.begin(), known.end(), command.kind) != known.end();
  if (!fits) return refuse("kind-unknown", std::move(known), &allowance.cites);
  return std::nullopt;
}

// What is given says from when to when, or how often, as the allowance is counted.
Verdict check_measure(const Work& work, const model::Allowance& allowance, const LogHelp& command) {
  if (allowance.counted == Counted::times) {
    if (command.met_at || command.left_at) return refuse("times-not-asked-for", {allowance.id}, &allowance.cites);
    if (command.count.value_or(1) < 1 || command.count.value_or(1) > times_max)
      return refuse("count-out-of-range", {"1", std::to_string(times_max)}, &allowance.cites);
    return std::nullopt;
  }
  if (command.count) return refuse("count-not-asked-for", {allowance.id}, &allowance.cites);
  if (!command.met_at || !command.left_at)
    return refuse("times-missing", {command.met_at ? "left_at" : "met_at"}, &allowance.cites);
  if (!is_whole_minute(*command.met_at)) return refuse("time-not-on-the-minute", {"met_at"}, &allowance.cites);
  if (!is_whole_minute(*command.left_at)) return refuse("time-not-on-the-minute", {"left_at"}, &allowance.cites);
  if (*command.left_at <= *command.met_at) return refuse("left-before-met", {"met_at", "left_at"}, &allowance.cites);
  if (*command.left_at > work.world().occurred_at) return refuse("time-in-the-future", {"left_at"}, &allowance.cites);
  if (base::minutes_between(*command.met_at, *command.left_at) > minutes_max)
    return refuse("entry-too-long", {fmt::format("{} hours", minutes_max / 60)}, &allowance.cites);
  return std::nullopt;
}

struct Stay {
  base::Instant from;
  base::Instant to;
};

Stay stay_of(const Work& work, const LogHelp& command) {
  const base::Instant now = work.world().occurred_at;
  return {command.met_at.value_or(now), command.left_at.value_or(now)};
}

// Help counts from one point to another, and not after the end of its case.
Verdict check_period(const Work& work, const CaseState& state, const model::Allowance& allowance, Stay stay) {
  const model::Service& service = work.service_of(state);
  if (stay.from < state.points[allowance.from].stamps.back())
    return refuse("time-before-the-start", {service.points[allowance.from]}, &allowance.cites);
  const base::Zone& zone = work.world().programme->zone;
  if (state.is_reached(allowance.until) &&
      zone.date_of(stay.to) > zone.date_of(state.points[allowance.until].stamps.back())) {
    return refuse("time-after-the-end", {service.points[allowance.until]}, &allowance.cites);
  }
  if (state.closed && stay.to > state.closed->at)
    return refuse("time-after-the-end", {std::string(model::closed_point)}, &allowance.cites);
  return std::nullopt;
}

// Nobody is in two places at once.
Verdict check_overlap(const CaseState& state, const model::Allowance& allowance, const LogHelp& command) {
  if (!command.met_at || !command.left_at) return std::nullopt;
  for (const Booked<HelpLogged>& other : state.book.help) {
    if (!other.counts() || other.event.staff != command.staff || !other.event.met_at) continue;
    if (*command.met_at < *other.event.left_at && *other.event.met_at < *command.left_at)
      return refuse("entry-overlaps", {other.event.entry}, &allowance.cites);
  }
  return std::nullopt;
}

// Each entry says its facts for itself, whatever is known from another.
Verdict check_facts(const Work& work, const CaseState& state, const model::Allowance& allowance,
                    const LogHelp& command) {
  if (allowance.record.empty() && command.facts.empty()) return std::nullopt;
  CaseState blank = state;
  for (const model::Field& field : allowance.record) blank.facts[field.fact].reset();
  return check_form(work, blank, allowance.record, command.facts);
}

std::int64_t counted(const model::Allowance& allowance, const LogHelp& command) {
  if (allowance.counted == Counted::times) return command.count.value_or(1);
  const std::int64_t minutes = base::minutes_between(*command.met_at, *command.left_at);
  return allowance.counted == Counted::minutes ? minutes : (minutes + 59) / 60;
}

}  // namespace

Verdict log(Work& work, CaseState& state, const LogHelp& command) {
  const model::Service& service = work.service_of(state);
  const model::Index index = service.allowance(command.allowance);
  if (index == none) return refuse("allowance-unknown", {command.allowance});
  const model::Allowance& allowance = service.allowances[index];
  if (!may_act(work, {allowance.owner})) return refuse("role-not-allowed", {allowance.owner}, &allowance.cites);
  if (!state.is_reached(allowance.from))
    return refuse("allowance-not-open", {service.points[allowance.from]}, &allowance.cites);
  if (auto refusal = check_kind(allowance, command)) return refusal;
  if (command.staff.empty()) return refuse("staff-missing", {allowance.id}, &allowance.cites);
  if (auto refusal = check_measure(work, allowance, command)) return refusal;
  const Stay stay = stay_of(work, command);
  if (auto refusal = check_period(work, state, allowance, stay)) return refusal;
  if (auto refusal = check_overlap(state, allowance, command)) return refusal;
  if (auto refusal = check_facts(work, state, allowance, command)) return refusal;
  HelpLogged logged;
  logged.counted = counted(allowance, command);
  const std::int64_t left = metered(service, state, index).left;
  const Split parts = split(logged.counted, left);
  if (parts.beyond > 0 && !allowance.beyond)
    return refuse("allowance-used-up", {allowance.id, fmt::format("{} left", left)}, &allowance.cites);
  logged.entry = next_entry(state);
  logged.allowance = allowance.id;
  logged.kind = command.kind;
  logged.staff = command.staff;
  logged.met_at = command.met_at;
  logged.left_at = command.left_at;
  logged.on = work.world().programme->zone.date_of(stay.from);
  logged.included = parts.included;
  logged.charged = parts.beyond;
  if (parts.beyond > 0) {
    logged.cost = service.costs[allowance.beyond->cost].id;
    logged.owed = base::Money{allowance.beyond->each.minor * parts.beyond, allowance.beyond->each.currency};
  }
  logged.facts = command.facts;
  work.emit(state, std::move(logged));
  return std::nullopt;
}

}  // namespace consilium::cases
