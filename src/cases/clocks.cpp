#include "cases/clocks.hpp"

#include <algorithm>

#include "calendar/hours.hpp"
#include "decision/evaluate.hpp"

namespace consilium::cases {
namespace {

using base::Date;
using base::Instant;

// A date of a paper counts from the start of its day.
std::optional<Instant> start_of(const model::DateTerm& term, const decision::Situation& situation) {
  if (const auto instant = decision::instant_of(term, situation)) return instant;
  const auto date = decision::date_of(term, situation);
  return date ? std::optional(situation.programme->zone.at(*date)) : std::nullopt;
}

std::vector<calendar::Stop> stops_of(const CaseState& state, const model::Service& service,
                                     const model::Deadline& deadline) {
  std::vector<calendar::Stop> stops;
  for (const auto& [from, to] : state.suspensions) stops.push_back({from, to, "suspended"});
  for (const model::Index index : deadline.stops) {
    const model::Stop& stop = service.stops[index];
    const std::vector<Instant>& ends = state.points[stop.to].stamps;
    for (const Instant from : state.points[stop.from].stamps) {
      const auto to = std::find_if(ends.begin(), ends.end(), [&](Instant end) { return end >= from; });
      stops.push_back({from, to == ends.end() ? std::nullopt : std::optional(*to), stop.id});
    }
  }
  return stops;
}

const base::OpeningHours* hours_of(const World& world, const model::Deadline& deadline) {
  const model::Hours* hours = world.programme->opening_hours(deadline.hours);
  return hours == nullptr ? nullptr : &hours->opening;
}

// By a span before a date, on a day when the line is open, by the end of its hours. Told of the date only afterwards,
// the call is due in the next hours the line is open.
void count_back(const World& world, const CaseState& state, const model::Deadline& deadline,
                const decision::Situation& situation, Clock& clock) {
  const auto wished = decision::date_of(deadline.before, situation);
  if (!wished) return;
  const base::Zone& zone = world.programme->zone;
  const base::OpeningHours* hours = hours_of(world, deadline);
  clock.due = calendar::count_back(*wished, *deadline.before_span, *world.calendar, zone, hours);
  if (!clock.due.due) return;
  clock.state = ClockState::running;
  clock.before = wished;
  if (deadline.before.kind != model::DateTerm::Kind::fact || !state.facts[deadline.before.index]) return;
  const Instant known = state.facts[deadline.before.index]->seen_at;
  clock.trigger = known;
  if (*clock.due.due > known) return;
  const Instant next =
      hours == nullptr ? known : calendar::next_open(*hours, known, *world.calendar, zone).value_or(known);
  clock.before.reset();
  const base::Span same_day{base::Unit::natural_days, 0, {}};
  clock.due = calendar::count_back(zone.date_of(next), same_day, *world.calendar, zone, hours);
}

// The latest of the triggers once all are there, or the earliest of those that are.
std::optional<Instant> trigger_of(const model::Deadline& deadline, const decision::Situation& situation) {
  std::optional<Instant> trigger;
  for (const model::DateTerm& term : deadline.after) {
    const auto at = start_of(term, situation);
    if (!at && deadline.first_of) continue;
    if (!at) return std::nullopt;
    trigger = !trigger ? *at : deadline.first_of ? std::min(*trigger, *at) : std::max(*trigger, *at);
  }
  return trigger;
}

void count_forward(const World& world, const CaseState& state, const model::Service& service,
                   const model::Deadline& deadline, const decision::Situation& situation, Clock& clock) {
  clock.trigger = trigger_of(deadline, situation);
  if (!clock.trigger) return;
  if (!deadline.within) {
    clock.state = ClockState::running;
    return;
  }
  clock.due = calendar::add(*clock.trigger, *deadline.within, stops_of(state, service, deadline), *world.calendar,
                            world.programme->zone, hours_of(world, deadline));
  if (clock.due.before_edition) return;
  clock.state = clock.due.due ? ClockState::running : ClockState::stopped;
}

bool is_excused(const World& world, const CaseState& state, const model::Service& service, const Clock& clock) {
  if (state.deadline_excused[clock.deadline]) return true;
  if (!clock.due.due) return false;
  const Date due_date = clock.due.due_date ? *clock.due.due_date : world.programme->zone.date_of(*clock.due.due);
  return std::any_of(state.excuses.begin(), state.excuses.end(), [&](const CaseExcuse& excuse) {
    const auto known = std::find_if(service.excuses.begin(), service.excuses.end(),
                                    [&](const model::Excuse& candidate) { return candidate.id == excuse.excuse; });
    const bool counts = known != service.excuses.end() && !known->attribution;
    return counts && excuse.from <= due_date && due_date <= excuse.to;
  });
}

std::vector<std::string> conditions_missing(const model::Deadline& deadline, const decision::Situation& situation) {
  std::vector<std::string> missing;
  for (const model::ExcusedUnless& unless : deadline.excused_unless) {
    if (decision::evaluate(unless.that, situation) != decision::Truth::yes) missing.push_back(unless.id);
  }
  return missing;
}

void measure(const World& world, Instant until, Clock& clock) {
  const auto passed = [&](base::Unit unit) {
    return calendar::between(*clock.trigger, until, unit, {}, *world.calendar, world.programme->zone);
  };
  if (until < *clock.trigger) return;
  // The working day on which it is done counts, as it does of a promise in working days.
  const base::Date today = world.programme->zone.date_of(until);
  const bool begun = today > world.programme->zone.date_of(*clock.trigger) && world.calendar->is_working(today);
  clock.took = Took{passed(base::Unit::minutes), passed(base::Unit::working_days) + (begun ? 1 : 0)};
}

// After the end a deadline runs on as long as a task of then is owed that would meet it.
bool runs_on(const CaseState& state, const decision::Situation& situation, const model::Deadline& deadline) {
  const std::vector<model::Task>& tasks = situation.service->tasks;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (state.task_done[i] || !may_open(state, tasks[i]) || !model::would_meet(tasks[i], deadline)) continue;
    if (decision::evaluate(tasks[i].opens, situation) == decision::Truth::yes) return true;
  }
  return false;
}

// What was met or missed under a version before stays so, by the dates of that version.
void keep(const KeptDeadline& kept, Clock& clock) {
  const ClockState state = kept.missed ? ClockState::missed : ClockState::met;
  if (!kept.missed || !clock.met_at) clock.met_at = kept.met_at;
  clock.excused = clock.excused || kept.excused;
  if (clock.state == state && clock.due.due == kept.due) return;
  clock.state = state;
  clock.due = {};
  clock.due.due = kept.due;
  clock.due.due_date = kept.due_date;
}

Clock derived_clock(const World& world, const CaseState& state, const decision::Situation& situation,
                    model::Index index, Instant now) {
  const model::Service& service = *situation.service;
  const model::Deadline& deadline = service.deadlines[index];
  Clock clock;
  clock.deadline = index;
  clock.missed_before = state.deadline_missed_before[index];
  if (deadline.when && decision::evaluate(*deadline.when, situation) != decision::Truth::yes) {
    clock.state = ClockState::not_applicable;
    return clock;
  }
  if (!deadline.after.empty()) {
    count_forward(world, state, service, deadline, situation, clock);
  } else {
    count_back(world, state, deadline, situation, clock);
  }
  if (clock.state == ClockState::not_started) return clock;
  for (const model::Index point : deadline.met_by) {
    if (!state.is_reached(point)) continue;
    const Instant at = state.points[point].stamps.back();
    clock.met_at = clock.met_at ? std::min(*clock.met_at, at) : at;
  }
  clock.cut_off = state.closed && !runs_on(state, situation, deadline);
  const Instant judged_at = clock.met_at.value_or(clock.cut_off ? std::min(now, state.closed->at) : now);
  // What was missed once stays missed, even if its date moves afterwards.
  const bool late = state.deadline_missed[index].has_value() || (clock.due.due && judged_at >= *clock.due.due);
  if (late) {
    clock.state = ClockState::missed;
  } else if (clock.met_at) {
    clock.state = ClockState::met;
  } else if (clock.cut_off) {
    // What the end of a case cut off before it was due is owed no more.
    clock.state = ClockState::not_applicable;
  }
  clock.excused_because = state.excused_because[index];
  if (late && !state.deadline_missed[index]) clock.excused_because = conditions_missing(deadline, situation);
  clock.excused = !clock.excused_because.empty() || is_excused(world, state, service, clock);
  if (deadline.kind == model::DeadlineKind::measured) measure(world, judged_at, clock);
  return clock;
}

}  // namespace

Clock clock_of(const World& world, const CaseState& state, const decision::Situation& situation, model::Index index,
               Instant now) {
  Clock clock = derived_clock(world, state, situation, index, now);
  if (const auto& kept = state.deadline_kept[index]) keep(*kept, clock);
  return clock;
}

}  // namespace consilium::cases
