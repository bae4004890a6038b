#include "service/rows.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"
#include "cases/book.hpp"
#include "cases/due.hpp"

namespace consilium::service {
namespace {

ports::NewEvent envelope_of(const LoadedWorld& loaded, const cases::Event& event, const Request& request) {
  ports::NewEvent envelope;
  envelope.type = std::string(cases::type_of(event));
  envelope.type_version = cases::version_of(event);
  envelope.tenant = loaded.programme->insurer.id;
  envelope.actor = request.actor;
  envelope.on_behalf_of = request.on_behalf_of;
  envelope.occurred_at = loaded.world.occurred_at;
  envelope.recorded_at = loaded.world.now;
  envelope.request_id = request.request_id;
  envelope.programme_hash = loaded.programme->hash;
  envelope.person = loaded.person.id;
  envelope.payload = cases::payload_of(event);
  return envelope;
}

std::string detail_of(const model::Service& service, const cases::Obligation& obligation, const cases::Owed& owed) {
  boost::json::object detail;
  detail["kind"] = std::string(cases::to_string(obligation.kind));
  detail["party"] = obligation.party;
  boost::json::array clauses;
  for (const std::string& clause : obligation.clauses) clauses.push_back(boost::json::value(clause));
  detail["clauses"] = std::move(clauses);
  if (obligation.clock != model::none) {
    detail["deadline"] = service.deadlines[obligation.clock].id;
    detail["clock"] = std::string(cases::to_string(owed.clocks[obligation.clock].state));
  }
  return base::to_text(detail);
}

bool is_met(const model::Deadline& deadline, const cases::CaseState& state) {
  return std::any_of(deadline.met_by.begin(), deadline.met_by.end(),
                     [&](model::Index point) { return state.is_reached(point); });
}

// Whether what was owed has been done, and not only fallen away with its case or by another way it took.
bool is_done(const model::Service& service, const cases::CaseState& state, const ports::ObligationRow& owed) {
  const auto is = [&](cases::ObligationKind kind) { return owed.id.starts_with(cases::to_string(kind)); };
  if (is(cases::ObligationKind::task)) {
    const model::Index task = service.task(owed.task);
    return task != model::none && state.task_done[task];
  }
  if (is(cases::ObligationKind::paper)) {
    const auto paper = state.papers.find(owed.task);
    return paper != state.papers.end() && paper->second.state == cases::PaperState::accepted;
  }
  if (is(cases::ObligationKind::referral)) return state.referrals.contains(owed.task);
  if (is(cases::ObligationKind::escalation) && state.closed) {
    const model::Index deadline = service.deadline(owed.task);
    return deadline != model::none && is_met(service.deadlines[deadline], state);
  }
  // What is owed in money outlives its case.
  return is(cases::ObligationKind::settlement) || is(cases::ObligationKind::money) || !state.closed;
}

bool is_excused(const model::Service& service, const cases::CaseState& state, const ports::ObligationRow& row) {
  boost::system::error_code failed;
  const boost::json::value detail = boost::json::parse(row.detail, failed);
  const auto* fields = failed ? nullptr : detail.if_object();
  const auto* id = fields == nullptr ? nullptr : fields->if_contains("deadline");
  const model::Index deadline = id == nullptr ? model::none : service.deadline(std::string_view(id->as_string()));
  return deadline != model::none && state.deadline_excused[deadline];
}

// The row of what is owed no more, with how it ended.
ports::ObligationRow ended(const model::Service& service, const cases::CaseState& state, ports::ObligationRow row,
                           base::Instant at) {
  using ports::ObligationState;
  const bool late = row.due && *row.due < at;
  row.state = !is_done(service, state, row)     ? ObligationState::dropped
              : !late                           ? ObligationState::met
              : is_excused(service, state, row) ? ObligationState::excused
                                                : ObligationState::met_late;
  row.ended_at = at;
  return row;
}

std::string key_of(const cases::Obligation& obligation) {
  return fmt::format("{}:{}", cases::to_string(obligation.kind), obligation.id);
}

std::optional<base::Instant> due_of(const cases::Obligation& obligation, const cases::Owed& owed) {
  return obligation.clock == model::none ? std::nullopt : owed.clocks[obligation.clock].due.due;
}

ports::CaseRow case_row(const LoadedWorld& loaded, const cases::CaseState& state, const cases::Owed& owed) {
  ports::CaseRow row;
  row.id = state.id;
  row.tenant = loaded.programme->insurer.id;
  row.programme = loaded.programme->id;
  row.programme_hash = loaded.programme->hash;
  row.service = state.opened.service;
  row.person = state.opened.person;
  row.contract = state.opened.contract;
  row.parent = state.opened.parent;
  const model::Service& service = *loaded.programme->service(state.opened.service);
  const bool on_file = cases::is_on_file(state, owed);
  row.state = state.closed && !on_file ? ports::CaseState::closed : ports::CaseState::open;
  row.version = state.form_version;
  row.stream_sequence = state.version;
  row.opened_at = state.opened_at;
  if (state.closed) {
    row.closed_at = state.closed->at;
    row.outcome = state.closed->end;
  }
  base::Instant latest{};
  for (std::size_t i = 0; i < state.points.size(); ++i) {
    if (!state.points[i].reached || state.points[i].stamps.back() < latest) continue;
    latest = state.points[i].stamps.back();
    row.phase = service.points[i];
  }
  for (const cases::Obligation& obligation : owed.obligations) {
    const auto due = due_of(obligation, owed);
    const bool earlier = row.next_task.empty() || (due && (!row.next_due || *due < *row.next_due));
    if (!earlier) continue;
    row.next_due = due;
    row.next_task = obligation.id;
    row.owner_role = obligation.owner;
  }
  row.assignee = state.assignee;
  return row;
}

}  // namespace

ports::TimerRow contract_timer(const std::string& case_id, const std::string& tenant, base::Instant due) {
  ports::TimerRow timer;
  timer.id = fmt::format("{}#contract", case_id);
  timer.tenant = tenant;
  timer.stream = case_stream(case_id);
  timer.due = due;
  timer.kind = std::string(contract_timer_kind);
  return timer;
}

namespace {

void add_timers(const model::Service& service, const cases::CaseState& state, const cases::Owed& owed,
                const std::string& tenant, ports::AppendRequest& append) {
  append.timers.emplace_back(ports::StreamTimersRemoval{case_stream(state.id)});
  for (const cases::Clock& clock : owed.clocks) {
    if (!cases::waits(clock, state)) continue;
    ports::TimerRow timer;
    timer.id = fmt::format("{}/{}", state.id, service.deadlines[clock.deadline].id);
    timer.tenant = tenant;
    timer.stream = case_stream(state.id);
    timer.due = *clock.due.due;
    timer.kind = "deadline";
    timer.missed = ports::MissedRule::fire_late;
    timer.payload = service.deadlines[clock.deadline].id;
    append.timers.emplace_back(std::move(timer));
  }
  if (owed.contract_ends_at) append.timers.emplace_back(contract_timer(state.id, tenant, *owed.contract_ends_at));
}

using Places = std::map<std::string, ports::LineRow, std::less<>>;  // by line

// Of several tasks in one line, the one that has been owed longest keeps the place.
void note_place(const std::string& line, const ports::ObligationRow& owed, Places& places) {
  const auto [entry, first] = places.try_emplace(line);
  ports::LineRow& place = entry->second;
  if (!first && place.since <= owed.opened_at) return;
  place.case_id = owed.case_id;
  place.line = line;
  place.tenant = owed.tenant;
  place.programme = owed.programme;
  place.service = owed.service;
  place.task = owed.task;
  place.since = owed.opened_at;
  place.promise = owed.promise;
  place.due = owed.due;
  place.assignee = owed.assignee;
}

// Where the case stands in lines now, and where it stands no more.
void add_lines(const LoadedWorld& loaded, const cases::CaseState& state, const Places& places,
               ports::AppendRequest& append) {
  const model::Service& service = *loaded.programme->service(state.opened.service);
  std::set<std::string> left;
  for (const model::Task& task : service.tasks) {
    if (task.waits_in == model::none) continue;
    const std::string& line = loaded.programme->waiting_lines[task.waits_in].id;
    if (!places.contains(line)) left.insert(line);
  }
  for (const std::string& line : left)
    append.views.emplace_back(ports::Remove{ports::Removable::waiting, state.id, line});
  for (const auto& [line, place] : places) {
    ports::LineRow row = place;
    row.attempts = state.attempts;
    append.views.emplace_back(std::move(row));
  }
}

void add_timeline(const LoadedWorld& loaded, const cases::CaseChange& change, const Request& request,
                  ports::AppendRequest& append) {
  std::int64_t sequence = change.expected_version;
  for (const cases::Event& event : change.events) {
    ports::TimelineRow row;
    row.case_id = change.case_id;
    row.sequence = ++sequence;
    row.tenant = loaded.programme->insurer.id;
    row.person = loaded.person.id;
    row.kind = std::string(cases::type_of(event));
    row.actor = request.actor;
    row.occurred_at = loaded.world.occurred_at;
    row.recorded_at = loaded.world.now;
    row.personal.text = cases::payload_of(event);
    append.views.emplace_back(std::move(row));
  }
}

}  // namespace

void add_case_rows(const LoadedWorld& loaded, const cases::World& after, const cases::CaseChange& change,
                   const std::vector<ports::ObligationRow>& shown, const Request& request,
                   ports::AppendRequest& append) {
  const cases::CaseState& state = change.after;
  const cases::Owed owed = cases::owed(after, state, loaded.world.occurred_at);
  const ports::CaseRow row = case_row(loaded, state, owed);
  const model::Service& service = *loaded.programme->service(state.opened.service);
  std::map<std::string, base::Instant> open_since;
  for (const ports::ObligationRow& old : shown) {
    if (old.state != ports::ObligationState::open) continue;
    const bool still = std::any_of(owed.obligations.begin(), owed.obligations.end(),
                                   [&](const cases::Obligation& obligation) { return key_of(obligation) == old.id; });
    if (still) {
      open_since.emplace(old.id, old.opened_at);
    } else {
      append.views.emplace_back(ended(service, state, old, loaded.world.occurred_at));
    }
  }
  Places places;
  for (const cases::Obligation& obligation : owed.obligations) {
    ports::ObligationRow line;
    line.case_id = state.id;
    line.id = key_of(obligation);
    line.tenant = row.tenant;
    line.programme = row.programme;
    line.service = row.service;
    line.person = row.person;
    line.task = obligation.id;
    line.owner_role = obligation.owner;
    line.assignee = state.assignee;
    const auto since = open_since.find(line.id);
    line.opened_at = since == open_since.end() ? loaded.world.occurred_at : since->second;
    line.due = due_of(obligation, owed);
    if (obligation.clock != model::none) {
      line.promise = service.deadlines[obligation.clock].kind == model::DeadlineKind::promise;
    }
    line.detail = detail_of(service, obligation, owed);
    if (!obligation.waits_in.empty()) note_place(obligation.waits_in, line, places);
    append.views.emplace_back(std::move(line));
  }
  append.views.emplace_back(row);
  add_lines(loaded, state, places, append);
  add_timeline(loaded, change, request, append);
  add_timers(service, state, owed, row.tenant, append);
}

void add_events(const LoadedWorld& loaded, const cases::Change& change, const Request& request,
                const std::string& account_id, ports::AppendRequest& append) {
  for (const cases::CaseChange& part : change.cases) {
    ports::StreamAppend stream;
    stream.stream = case_stream(part.case_id);
    stream.expected_version = part.expected_version;
    for (const cases::Event& event : part.events) stream.events.push_back(envelope_of(loaded, event, request));
    append.streams.push_back(std::move(stream));
  }
  ports::StreamAppend account;
  account.stream = account_stream(account_id);
  account.expected_version = change.account_version;
  for (const cases::Event& event : change.account_events) account.events.push_back(envelope_of(loaded, event, request));
  append.streams.push_back(std::move(account));
}

}  // namespace consilium::service
