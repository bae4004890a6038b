#include "service/report_events.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"
#include "service/payload.hpp"

namespace consilium::service {
namespace {

namespace json = boost::json;

json::string text_of(std::string_view text) { return json::string(text); }

json::object localised(const base::LocalisedText& text) {
  json::object object;
  for (const base::Language language : base::all_languages) {
    if (!text.in(language).empty()) object[base::to_string(language)] = text_of(text.in(language));
  }
  return object;
}

json::object entry_json(const cases::ReportEntry& entry) {
  json::object object{{"value", entry.value}};
  if (!entry.state.empty()) object["state"] = entry.state;
  if (!entry.owner.empty()) object["owner"] = entry.owner;
  if (entry.at) object["at"] = base::to_string(*entry.at);
  object["text"] = localised(entry.text);
  return object;
}

cases::ReportEntry entry_from(PayloadReader& row, const json::value& value) {
  cases::ReportEntry entry;
  const json::object* object = value.if_object();
  if (object == nullptr) return row.miss("cells"), entry;
  PayloadReader reader(*object);
  entry.value = reader.text("value");
  entry.state = reader.text("state");
  entry.owner = reader.text("owner");
  if (reader.has("at")) entry.at = reader.instant("at");
  entry.text = reader.localised_text("text");
  if (!reader.missing().empty()) row.miss(reader.missing());
  return entry;
}

}  // namespace

std::string payload_of(const Issue& issue) {
  json::array languages;
  for (const base::Language language : issue.languages) languages.push_back(text_of(base::to_string(language)));
  json::array columns;
  for (const IssueColumn& column : issue.columns)
    columns.push_back(json::object{{"id", column.id}, {"name", localised(column.name)}});
  json::array clauses;
  for (const std::string& clause : issue.clauses) clauses.push_back(text_of(clause));
  json::object object{{"id", issue.id},
                      {"programme", issue.programme},
                      {"report", issue.report},
                      {"name", localised(issue.name)},
                      {"languages", std::move(languages)},
                      {"zone", issue.zone.name},
                      {"columns", std::move(columns)},
                      {"clauses", std::move(clauses)},
                      {"owner", issue.owner},
                      {"from", base::to_string(issue.moment.from)},
                      {"until", base::to_string(issue.moment.until)},
                      {"due", base::to_string(issue.due)},
                      {"position", issue.position},
                      {"calendar", issue.calendar},
                      {"calendar_issued", base::to_string(issue.calendar_issued)},
                      {"first_row", issue.first_row},
                      {"rows", issue.rows}};
  if (!issue.corrects.empty()) object["corrects"] = issue.corrects;
  if (!issue.reason.empty()) object["reason"] = issue.reason;
  return base::to_text(object);
}

std::string payload_of(const cases::ReportRow& row) {
  json::array cells;
  for (const auto& cell : row.cells) {
    json::array entries;
    for (const cases::ReportEntry& entry : cell) entries.push_back(entry_json(entry));
    cells.push_back(std::move(entries));
  }
  return base::to_text(json::object{{"case", row.case_id}, {"cells", std::move(cells)}});
}

base::Result<Issue> issue_from(const ports::Envelope& envelope) {
  BASE_TRY(const json::value payload, open_payload(envelope, issue_event_type, report_event_version));
  PayloadReader reader(payload.get_object());
  Issue issue;
  issue.id = reader.text("id");
  issue.tenant = envelope.tenant;
  issue.programme = reader.text("programme");
  issue.programme_hash = envelope.programme_hash;
  issue.report = reader.text("report");
  issue.name = reader.localised_text("name");
  for (const std::string& tag : reader.texts("languages")) {
    if (const auto language = base::language_from(tag)) issue.languages.push_back(*language);
  }
  BASE_TRY(issue.zone, base::Zone::find(reader.text("zone")));
  for (const json::value& value : reader.array("columns")) {
    if (!value.is_object()) reader.miss("columns");
    if (!value.is_object()) continue;
    PayloadReader column(value.get_object());
    issue.columns.push_back({column.text("id"), column.localised_text("name")});
  }
  issue.clauses = reader.texts("clauses");
  issue.owner = reader.text("owner");
  issue.moment = {reader.instant("from"), reader.instant("until")};
  issue.due = reader.instant("due");
  issue.made_at = envelope.recorded_at;
  issue.made_by = envelope.actor;
  issue.position = reader.number("position");
  issue.calendar = reader.text("calendar");
  BASE_TRY(issue.calendar_issued, base::Date::parse(reader.text("calendar_issued")));
  issue.corrects = reader.text("corrects");
  issue.reason = reader.text("reason");
  issue.first_row = reader.number("first_row");
  issue.rows = reader.number("rows");
  BASE_TRY_VOID(refuse_missing(envelope, reader));
  return issue;
}

base::Result<IssueRow> row_from(const ports::Envelope& envelope) {
  if (envelope.erased) return IssueRow{{}, true};
  BASE_TRY(const json::value payload, open_payload(envelope, row_event_type, report_event_version));
  PayloadReader reader(payload.get_object());
  IssueRow row;
  row.row.case_id = reader.text("case");
  for (const json::value& cell : reader.array("cells")) {
    std::vector<cases::ReportEntry>& entries = row.row.cells.emplace_back();
    if (!cell.is_array()) reader.miss("cells");
    if (!cell.is_array()) continue;
    for (const json::value& entry : cell.get_array()) entries.push_back(entry_from(reader, entry));
  }
  BASE_TRY_VOID(refuse_missing(envelope, reader));
  return row;
}

}  // namespace consilium::service
