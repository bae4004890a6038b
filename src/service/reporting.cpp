#include "service/reporting.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "service/case_service.hpp"
#include "service/load.hpp"
#include "service/report_cases.hpp"
#include "service/report_events.hpp"

namespace consilium::service {
namespace {

using cases::ReportMoment;

constexpr std::size_t rows_at_once = 4'000;  // of one append; the head and the timer come on top

std::string report_stream(std::string_view programme, std::string_view report) {
  return fmt::format("reports/{}/{}", programme, report);
}
std::string rows_stream(std::string_view issue) { return fmt::format("report/{}", issue); }

// Timers of one instant fire by their ids: this one after those of the cases, which begin with a letter or a digit.
std::string timer_id(std::string_view programme, std::string_view report) {
  return fmt::format("~report/{}/{}", programme, report);
}

base::Instant just_before(base::Instant at) { return {at.milliseconds - 1}; }

// A report as a version of the programme in force at its moment has it.
struct Planned {
  std::shared_ptr<const model::Programme> programme;
  const model::Report* report = nullptr;
  ReportMoment moment;
};

// The first moment after `after`, by the version that is in force on its day. None: no version owes it any more.
std::optional<Planned> plan_next(const Published& published, std::string_view programme, std::string_view report,
                                 base::Instant after) {
  std::set<base::Date> changes;
  base::Zone zone;
  for (const auto& [hash, version] : published.by_hash) {
    if (version->id != programme) continue;
    changes.insert(version->effective_from);
    zone = version->zone;
  }
  base::Date day = zone.date_of(after);
  for (;;) {
    const auto version = published.in_force(programme, day);
    const auto change = changes.upper_bound(day);
    const model::Index index = version == nullptr ? model::none : version->report(report);
    if (index != model::none) {
      const base::Instant from = std::max(after, just_before(version->zone.at(day)));
      const ReportMoment moment = cases::next_moment(version->reports[index].when, version->zone, from);
      if (change == changes.end() || version->zone.date_of(moment.until) < *change)
        return Planned{version, &version->reports[index], moment};
    }
    if (change == changes.end()) return std::nullopt;
    day = *change;
  }
}

ports::TimerRow timer_of(const Planned& planned) {
  ports::TimerRow timer;
  timer.id = timer_id(planned.programme->id, planned.report->id);
  timer.tenant = planned.programme->insurer.id;
  timer.stream = report_stream(planned.programme->id, planned.report->id);
  timer.due = planned.moment.until;
  timer.kind = std::string(report_timer_kind);
  timer.missed = ports::MissedRule::fire_late;
  timer.payload = fmt::format("{}/{}", planned.programme->id, planned.report->id);
  return timer;
}

base::Result<std::vector<Issue>> read_issues(House& house, std::string_view programme, std::string_view report) {
  BASE_TRY(const auto envelopes, house.store.events().read_stream(report_stream(programme, report)));
  std::vector<Issue> issues;
  for (const ports::Envelope& envelope : envelopes) {
    BASE_TRY(Issue issue, issue_from(envelope));
    issues.push_back(std::move(issue));
  }
  return issues;
}

// Of those that were made at their time, not as corrections.
const Issue* last_regular(const std::vector<Issue>& issues) {
  const auto found =
      std::find_if(issues.rbegin(), issues.rend(), [](const Issue& one) { return one.corrects.empty(); });
  return found == issues.rend() ? nullptr : &*found;
}

std::string issue_id(const model::Programme& programme, std::string_view report, base::Instant until) {
  std::string moment = fmt::format("{}T{}", base::to_string(programme.zone.date_of(until)),
                                   base::to_string(programme.zone.clock_of(until)));
  std::erase_if(moment, [](char character) { return character == '-' || character == ':'; });
  return fmt::format("{}.{}.{}", programme.id, report, moment);
}

Issue head_of(const model::Programme& programme, const model::Report& report) {
  Issue issue;
  issue.tenant = programme.insurer.id;
  issue.programme = programme.id;
  issue.programme_hash = programme.hash;
  issue.report = report.id;
  issue.name = report.name;
  issue.languages = report.languages;
  issue.zone = programme.zone;
  for (const model::ReportColumn& column : report.columns)
    issue.columns.push_back({column.id, cases::column_name(programme, column)});
  issue.clauses = report.cites.clauses;
  issue.owner = report.owner;
  return issue;
}

ports::NewEvent event_of(const Issue& issue, std::string_view type, std::string payload) {
  ports::NewEvent event;
  event.type = std::string(type);
  event.type_version = report_event_version;
  event.tenant = issue.tenant;
  event.actor = issue.made_by;
  event.occurred_at = issue.made_at;
  event.recorded_at = issue.made_at;
  event.programme_hash = issue.programme_hash;
  event.payload = std::move(payload);
  return event;
}

// Rows that do not fit into the last append go before it. Without a head that counts them they are nothing.
base::Result<ports::StreamAppend> add_rows(House& house, Issue& issue, const std::vector<ReportedRow>& rows) {
  ports::StreamAppend stream;
  stream.stream = rows_stream(issue.id);
  BASE_TRY(stream.expected_version, house.store.events().version(stream.stream));
  issue.first_row = stream.expected_version + 1;
  issue.rows = static_cast<std::int64_t>(rows.size());
  for (const ReportedRow& row : rows) {
    if (stream.events.size() == rows_at_once) {
      ports::AppendRequest append;
      append.lane = ports::Lane::timers;
      const std::int64_t next = stream.expected_version + static_cast<std::int64_t>(rows_at_once);
      append.streams.push_back(std::move(stream));
      BASE_TRY(const auto outcome, house.store.events().append(std::move(append)));
      if (!std::holds_alternative<ports::Appended>(outcome))
        return base::failure(base::Category::conflict, "the same report is being made at this moment");
      stream = {rows_stream(issue.id), next, {}};
    }
    ports::NewEvent event = event_of(issue, row_event_type, payload_of(row.row));
    event.person = row.person;
    stream.events.push_back(std::move(event));
  }
  return stream;
}

struct Making {
  const Planned& planned;
  std::int64_t version = 0;  // of the stream of the report
  Known known = Known::then;
};

// Fills in what is known only now, and writes it. False: somebody was first.
base::Result<bool> write_issue(House& house, const Making& making, Issue& issue, ports::AppendRequest append) {
  const Planned& planned = making.planned;
  BASE_TRY(issue.position, house.store.events().last_position());
  const ReportQuestion question{planned.programme, planned.report, issue.moment, making.known};
  BASE_TRY(const auto rows, rows_for(house, question));
  issue.made_at = house.clock.now();
  const auto published = house.registry.read();
  const calendar::Edition& calendar = published->calendars.find(planned.programme->calendar)->second;
  cases::World world;
  world.programme = planned.programme.get();
  world.calendar = &calendar;
  issue.due = cases::report_due(*planned.report, world, issue.moment.until);
  issue.calendar = calendar.info().id;
  issue.calendar_issued = calendar.info().issued;
  BASE_TRY(auto stream, add_rows(house, issue, rows));
  ports::StreamAppend heads{report_stream(issue.programme, issue.report), making.version, {}};
  heads.events.push_back(event_of(issue, issue_event_type, payload_of(issue)));
  append.streams.push_back(std::move(heads));
  append.streams.push_back(std::move(stream));
  BASE_TRY(const auto outcome, house.store.events().append(std::move(append)));
  return std::holds_alternative<ports::Appended>(outcome);
}

// Where the timer goes once the issue at `until` is there.
ports::TimerChange timer_after(const Published& published, std::string_view programme, std::string_view report,
                               base::Instant until) {
  const auto next = plan_next(published, programme, report, until);
  if (next) return timer_of(*next);
  return ports::TimerRemoval{timer_id(programme, report)};
}

base::Result<bool> move_timer(House& house, const ports::TimerRow& timer, std::int64_t version,
                              ports::TimerChange change) {
  ports::AppendRequest append;
  append.lane = ports::Lane::timers;
  append.streams.push_back({timer.stream, version, {}});
  append.timers.push_back(std::move(change));
  BASE_TRY(const auto outcome, house.store.events().append(std::move(append)));
  return std::holds_alternative<ports::Appended>(outcome);
}

base::Result<bool> try_to_make(House& house, const ports::TimerRow& timer, std::string_view programme,
                               std::string_view report) {
  const auto published = house.registry.read();
  BASE_TRY(const auto issues, read_issues(house, programme, report));
  const auto version = static_cast<std::int64_t>(issues.size());
  const Issue* last = last_regular(issues);
  const base::Instant made_until = last == nullptr ? base::Instant{} : last->moment.until;
  const base::Instant after = std::max(just_before(timer.due), made_until);
  const auto planned = plan_next(*published, programme, report, after);
  if (!planned) return move_timer(house, timer, version, ports::TimerRemoval{timer.id});
  // It was made already, or another version has moved it.
  if (planned->moment.until > house.clock.now()) return move_timer(house, timer, version, timer_of(*planned));
  Issue issue = head_of(*planned->programme, *planned->report);
  issue.moment = planned->moment;
  if (last != nullptr) issue.moment.from = last->moment.until;
  issue.id = issue_id(*planned->programme, report, issue.moment.until);
  issue.made_by = "timer";
  ports::AppendRequest append;
  append.lane = ports::Lane::timers;
  append.timers.push_back(timer_after(*published, programme, report, issue.moment.until));
  return write_issue(house, {*planned, version, Known::then}, issue, std::move(append));
}

}  // namespace

base::Result<std::vector<ports::TimerChange>> report_timers(House& house, const Published& published,
                                                            std::string_view programme) {
  std::set<std::string> reports;
  for (const auto& [hash, version] : published.by_hash) {
    if (version->id != programme) continue;
    for (const model::Report& report : version->reports) reports.insert(report.id);
  }
  std::vector<ports::TimerChange> changes;
  for (const std::string& report : reports) {
    BASE_TRY(const auto waiting, house.store.timers().timers_of(report_stream(programme, report)));
    BASE_TRY(const auto issues, read_issues(house, programme, report));
    const Issue* last = last_regular(issues);
    // What is due already stays due; a report that is new begins now.
    base::Instant after = waiting.empty() ? house.clock.now() : just_before(waiting.front().due);
    if (last != nullptr) after = waiting.empty() ? std::max(after, last->moment.until) : last->moment.until;
    changes.push_back(timer_after(published, programme, report, after));
  }
  return changes;
}

base::Result<void> make_report(House& house, const ports::TimerRow& timer) {
  const std::size_t slash = timer.payload.find('/');
  if (slash == std::string::npos)
    return base::failure(base::Category::corrupt, fmt::format("the timer `{}` names no report", timer.id));
  const std::string programme = timer.payload.substr(0, slash);
  const std::string report = timer.payload.substr(slash + 1);
  for (int i = 0; i < attempts_max; ++i) {
    BASE_TRY(const bool done, try_to_make(house, timer, programme, report));
    if (done) return {};
  }
  return base::failure(base::Category::conflict, fmt::format("the report `{}` could not be made", report));
}

base::Result<std::vector<Issue>> issues_of(House& house, std::string_view programme) {
  std::set<std::string> reports;
  for (const auto& [hash, version] : house.registry.read()->by_hash) {
    if (version->id != programme) continue;
    for (const model::Report& report : version->reports) reports.insert(report.id);
  }
  std::vector<Issue> all;
  for (const std::string& report : reports) {
    BASE_TRY(auto issues, read_issues(house, programme, report));
    // The latest was written last.
    all.insert(all.end(), std::make_move_iterator(issues.rbegin()), std::make_move_iterator(issues.rend()));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Issue& left, const Issue& right) { return left.moment.until > right.moment.until; });
  return all;
}

base::Result<Issue> issue_by_id(House& house, std::string_view id) {
  const auto published = house.registry.read();
  for (const auto& [hash, version] : published->by_hash) {
    for (const model::Report& report : version->reports) {
      if (!id.starts_with(fmt::format("{}.{}.", version->id, report.id))) continue;
      BASE_TRY(auto issues, read_issues(house, version->id, report.id));
      const auto found = std::find_if(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.id == id; });
      if (found != issues.end()) return std::move(*found);
    }
  }
  return base::failure(base::Category::not_found, fmt::format("there is no report `{}`", id));
}

base::Result<std::vector<IssueRow>> rows_of(House& house, const Issue& issue) {
  std::vector<IssueRow> rows;
  if (issue.rows == 0) return rows;
  BASE_TRY(const auto envelopes, house.store.events().read_stream(rows_stream(issue.id), issue.first_row));
  if (envelopes.size() < static_cast<std::size_t>(issue.rows))
    return base::failure(base::Category::corrupt, fmt::format("rows of the report `{}` are missing", issue.id));
  for (std::size_t i = 0; i < static_cast<std::size_t>(issue.rows); ++i) {
    BASE_TRY(IssueRow row, row_from(envelopes[i]));
    rows.push_back(std::move(row));
  }
  return rows;
}

base::Result<Issue> correct_report(House& house, const Request& request, std::string_view id,
                                   const std::string& reason) {
  if (reason.empty()) return base::failure(base::Category::incorrect, "say why the report is corrected");
  for (int i = 0; i < attempts_max; ++i) {
    BASE_TRY(const Issue corrected, issue_by_id(house, id));
    const auto programme = house.registry.read()->by(corrected.programme_hash);
    const model::Index index = programme == nullptr ? model::none : programme->report(corrected.report);
    if (index == model::none)
      return base::failure(base::Category::corrupt, fmt::format("the version of the report `{}` is not there", id));
    BASE_TRY(const auto issues, read_issues(house, corrected.programme, corrected.report));
    Issue issue = head_of(*programme, programme->reports[index]);
    issue.moment = corrected.moment;
    issue.id = fmt::format("{}.{}", issue_id(*programme, corrected.report, issue.moment.until), issues.size() + 1);
    issue.corrects = corrected.id;
    issue.reason = reason;
    issue.made_by = request.actor;
    const Planned planned{programme, &programme->reports[index], issue.moment};
    const auto version = static_cast<std::int64_t>(issues.size());
    BASE_TRY(const bool written, write_issue(house, {planned, version, Known::now}, issue, {}));
    if (written) return issue;
  }
  return base::failure(base::Category::conflict, "the same report is being made at this moment; ask again");
}

}  // namespace consilium::service
