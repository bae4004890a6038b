#include "cases/reports.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "calendar/arithmetic.hpp"
#include "cases/due.hpp"
#include "cases/report_words.hpp"
#include "cases/words.hpp"
#include "decision/evaluate.hpp"

namespace consilium::cases {
namespace {

using base::Date;
using base::Instant;
using base::Language;
using base::LocalisedText;
using model::Index;
using model::none;
using model::ReportShow;

constexpr int days_of_week = 7;

// The last day of a report on or before `date`.
Date day_on_or_before(const model::ReportTime& when, Date date) {
  if (when.every == model::ReportEvery::week) {
    const int back = (static_cast<int>(date.weekday()) - when.day + days_of_week) % days_of_week;
    return date.plus_days(-back);
  }
  const Date this_month = Date::of(date.year(), date.month(), when.day);
  return this_month <= date ? this_month : this_month.plus_months(-1);
}

Date day_after(const model::ReportTime& when, Date day) {
  return when.every == model::ReportEvery::week ? day.plus_days(days_of_week) : day.plus_months(1);
}

template <typename Text>
LocalisedText in_all_languages(const Text& text) {
  LocalisedText all;
  for (const Language language : base::all_languages) all.in(language) = text(language);
  return all;
}

// Everything a column may ask about one case.
struct Seen {
  const model::Report& report;
  const World& world;
  const model::Service& service;
  const CaseState& state;
  const Owed& owed;
  std::string_view contract;

  const base::Zone& zone() const { return world.programme->zone; }
};

std::string day_and_clock(const base::Zone& zone, Instant at, char between) {
  return fmt::format("{}{}{}", base::to_string(zone.date_of(at)), between, base::to_string(zone.clock_of(at)));
}

ReportEntry as_said(std::string text) {
  ReportEntry entry{.value = text};
  entry.text = in_all_languages([&](Language) { return text; });
  return entry;
}

ReportEntry at_time(const Seen& seen, Instant at) {
  ReportEntry entry = as_said(day_and_clock(seen.zone(), at, ' '));
  entry.value = day_and_clock(seen.zone(), at, 'T');
  entry.at = at;
  return entry;
}

// The last day where it is owed by the end of a day.
std::string until_when(const Seen& seen, const Clock& clock) {
  if (clock.due.due_date) return base::to_string(*clock.due.due_date);
  return clock.due.due ? day_and_clock(seen.zone(), *clock.due.due, ' ') : std::string{};
}

// A column of the report may have a better name for it than the service has.
LocalisedText point_name(const Seen& seen, Index point) {
  const std::string& id = seen.service.points[point];
  for (const model::ReportColumn& column : seen.report.columns) {
    if (column.show == ReportShow::point && column.id == id) return column.name;
  }
  if (point == model::applied_point) return report_word("applied");
  if (const LocalisedText* name = model::point_name(seen.service, point)) return *name;
  for (const model::Interrupt& interrupt : seen.service.interrupts) {
    if (interrupt.marks == point) return interrupt.name;
  }
  for (const model::Checklist& checklist : seen.service.checklists) {
    if (checklist.marks == point) return report_word("papers");
  }
  return as_said(id).text;
}

std::vector<ReportEntry> last_step(const Seen& seen) {
  Index last = none;
  Instant latest{};
  for (std::size_t i = 0; i < seen.state.points.size(); ++i) {
    const PointState& point = seen.state.points[i];
    if (!point.reached || seen.service.points[i] == model::closed_point || point.stamps.back() < latest) continue;
    latest = point.stamps.back();
    last = static_cast<Index>(i);
  }
  if (last == none) return {};
  return {{.value = seen.service.points[last], .at = latest, .text = point_name(seen, last)}};
}

ReportEntry status(const Seen& seen) {
  if (seen.state.closed) {
    const Index end = seen.service.end(seen.state.closed->end);
    const std::string& id = seen.state.closed->end;
    return {.value = id, .text = end == none ? as_said(id).text : seen.service.ends[end].name};
  }
  if (!seen.state.interrupt) return {.value = "open", .text = report_word("open")};
  for (const model::Interrupt& interrupt : seen.service.interrupts) {
    if (interrupt.id == *seen.state.interrupt) return {.value = interrupt.id, .text = interrupt.name};
  }
  return as_said(*seen.state.interrupt);
}

std::string owner_name(const Seen& seen, const std::string& owner, Language language) {
  if (owner == "member") return report_word(owner).in(language);
  const model::Role* role = seen.world.programme->role(owner);
  return role == nullptr ? owner : role->name.or_any(language);
}

// What a supervisor looks at because it is late is told as a promise that was missed.
std::vector<ReportEntry> owed_entries(const Seen& seen) {
  std::vector<ReportEntry> entries;
  for (const Obligation& obligation : seen.owed.obligations) {
    if (obligation.kind == ObligationKind::escalation) continue;
    const bool task = obligation.kind == ObligationKind::task;
    ReportEntry entry{.value = task ? obligation.id : fmt::format("{}:{}", to_string(obligation.kind), obligation.id),
                      .owner = obligation.owner};
    std::string by;
    if (obligation.clock != none) {
      by = until_when(seen, seen.owed.clocks[obligation.clock]);
      entry.at = seen.owed.clocks[obligation.clock].due.due;
    }
    entry.text = in_all_languages([&](Language language) {
      return owed_words(obligation.name.or_any(language), owner_name(seen, obligation.owner, language), by, language);
    });
    entries.push_back(std::move(entry));
  }
  return entries;
}

bool has_begun(const Clock& clock) {
  return clock.state != ClockState::not_started && clock.state != ClockState::not_applicable;
}

std::vector<ReportEntry> promises(const Seen& seen) {
  std::vector<ReportEntry> entries;
  for (const Clock& clock : seen.owed.clocks) {
    const model::Deadline& deadline = seen.service.deadlines[clock.deadline];
    if (deadline.kind != model::DeadlineKind::promise || !has_begun(clock)) continue;
    const bool excused = clock.state == ClockState::missed && clock.excused;
    ReportEntry entry{
        .value = deadline.id, .state = std::string(excused ? "excused" : to_string(clock.state)), .at = clock.due.due};
    const std::string by = clock.state == ClockState::running ? until_when(seen, clock) : std::string{};
    entry.text = in_all_languages([&](Language language) {
      return promise_words(deadline.name.or_any(language), report_word(entry.state).in(language), by, language);
    });
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<ReportEntry> fact(const Seen& seen, std::string_view id) {
  const Index index = seen.service.fact(id);
  if (index == none || !seen.state.facts[index]) return {};
  const model::Value& value = seen.state.facts[index]->value;
  ReportEntry entry{.value = model::to_text(value)};
  entry.text = in_all_languages(
      [&](Language language) { return display(*seen.world.programme, seen.service.facts[index], value, language); });
  return {std::move(entry)};
}

std::vector<ReportEntry> said_if_known(std::string_view text) {
  if (text.empty()) return {};
  return {as_said(std::string(text))};
}

std::vector<ReportEntry> cell(const Seen& seen, const model::ReportColumn& column) {
  switch (column.show) {
    case ReportShow::case_id:
      return {as_said(seen.state.id)};
    case ReportShow::contract:
      return said_if_known(seen.contract);
    case ReportShow::member:
      return said_if_known(seen.world.member_name);
    case ReportShow::service:
      return {{.value = seen.service.id, .text = seen.service.name}};
    case ReportShow::opened:
      return {at_time(seen, seen.state.opened_at)};
    case ReportShow::status:
      return {status(seen)};
    case ReportShow::last_step:
      return last_step(seen);
    case ReportShow::ended:
      if (!seen.state.closed) return {};
      return {at_time(seen, seen.state.closed->at)};
    case ReportShow::owed:
      return owed_entries(seen);
    case ReportShow::promises:
      return promises(seen);
    case ReportShow::point: {
      const Index point = seen.service.point(column.id);
      if (!seen.state.is_reached(point)) return {};
      return {at_time(seen, seen.state.points[point].stamps.back())};
    }
    case ReportShow::fact:
      break;
  }
  return fact(seen, column.id);
}

// By the version of the case.
bool is_reported(const model::Report& report, const World& world, const model::Service& service, const CaseState& state,
                 Instant until) {
  const Index own = world.programme->report(report.id);
  if (own == none) return true;
  const auto cases = std::find_if(service.reports.begin(), service.reports.end(),
                                  [&](const model::ReportedCases& one) { return one.report == own; });
  if (cases == service.reports.end()) return false;
  if (!cases->when) return true;
  const decision::FactSet facts = facts_of(world, service, state);
  return decision::evaluate(*cases->when, situation_of(world, service, state, facts, until)) == decision::Truth::yes;
}

}  // namespace

ReportMoment next_moment(const model::ReportTime& when, const base::Zone& zone, Instant after) {
  Date before = day_on_or_before(when, zone.date_of(after));
  if (zone.at(before, when.at) > after) {
    before = when.every == model::ReportEvery::week ? before.plus_days(-days_of_week) : before.plus_months(-1);
  }
  return {zone.at(before, when.at), zone.at(day_after(when, before), when.at)};
}

Instant report_due(const model::Report& report, const World& world, Instant until) {
  const calendar::Due due = calendar::add(until, report.within, {}, *world.calendar, world.programme->zone);
  return due.due.value_or(until);
}

std::optional<ReportRow> report_row(const model::Report& report, const World& world, const CaseState& state,
                                    std::string_view contract, const ReportMoment& moment) {
  const model::Service* service = world.programme->service(state.opened.service);
  if (service == nullptr || state.version == 0) return std::nullopt;
  World then = world;
  then.occurred_at = moment.until;
  then.now = moment.until;
  if (!is_reported(report, then, *service, state, moment.until)) return std::nullopt;
  const Owed owed = cases::owed(then, state, moment.until);
  const bool ended_before = state.closed && state.closed->recorded_at <= moment.from;
  if (ended_before && !is_on_file(state, owed)) return std::nullopt;
  const Seen seen{report, then, *service, state, owed, contract};
  ReportRow row{state.id, {}};
  for (const model::ReportColumn& column : report.columns) row.cells.push_back(cell(seen, column));
  return row;
}

LocalisedText column_name(const model::Programme& programme, const model::ReportColumn& column) {
  if (!column.name.empty()) return column.name;
  for (const model::Service& service : programme.services) {
    const Index fact = column.show == ReportShow::fact ? service.fact(column.id) : none;
    if (fact != none) return service.facts[fact].name;
  }
  return heading_of(column.show);
}

}  // namespace consilium::cases
