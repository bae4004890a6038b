#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/access.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/report_csv.hpp"
#include "api/routes.hpp"
#include "service/reporting.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;
using policy::Caller;
using service::Issue;

json::array languages_json(const std::vector<base::Language>& languages) {
  json::array array;
  for (const base::Language language : languages) array.push_back(text_json(base::to_string(language)));
  return array;
}

json::object head_json(const Issue& issue) {
  json::object head{{"id", issue.id},
                    {"programme", issue.programme},
                    {"report", issue.report},
                    {"name", localised_json(issue.name)},
                    {"languages", languages_json(issue.languages)},
                    {"owner", issue.owner},
                    {"clauses", texts_json(issue.clauses)},
                    {"from", base::to_string(issue.moment.from, issue.zone)},
                    {"until", base::to_string(issue.moment.until, issue.zone)},
                    {"due", base::to_string(issue.due, issue.zone)},
                    {"made_at", base::to_string(issue.made_at, issue.zone)},
                    {"made_by", issue.made_by},
                    {"late", issue.is_late()},
                    {"rows", issue.rows},
                    {"position", issue.position},
                    {"programme_hash", issue.programme_hash},
                    {"calendar", issue.calendar},
                    {"calendar_issued", base::to_string(issue.calendar_issued)}};
  if (!issue.corrects.empty()) {
    head["corrects"] = issue.corrects;
    head["reason"] = issue.reason;
  }
  return head;
}

json::object entry_json(const cases::ReportEntry& entry, const base::Zone& zone) {
  json::object object{{"value", entry.value}, {"text", localised_json(entry.text)}};
  if (!entry.state.empty()) object["state"] = entry.state;
  if (!entry.owner.empty()) object["owner"] = entry.owner;
  if (entry.at) object["at"] = base::to_string(*entry.at, zone);
  return object;
}

json::object row_json(const Issue& issue, const service::IssueRow& row) {
  if (row.erased) return json::object{{"erased", true}};
  json::object cells;
  for (std::size_t i = 0; i < std::min(issue.columns.size(), row.row.cells.size()); ++i) {
    json::array entries;
    for (const cases::ReportEntry& entry : row.row.cells[i]) entries.push_back(entry_json(entry, issue.zone));
    cells[issue.columns[i].id] = std::move(entries);
  }
  return json::object{{"case", row.row.case_id}, {"cells", std::move(cells)}};
}

// The insurer of a programme that was ever published; what may not be read is not found.
base::Result<void> may_list(Api& api, const Caller& caller, const std::string& programme) {
  const std::string none = fmt::format("there is no programme `{}`", programme);
  for (const auto& [hash, version] : api.house.registry.read()->by_hash) {
    if (version->id == programme) return require_to_find(caller, Action::read_reports, version->insurer.id, none);
  }
  return base::failure(base::Category::not_found, none);
}

base::Result<Issue> find_issue(Api& api, const http::Request& request, const Caller& caller) {
  const std::string& id = request.capture("report");
  BASE_TRY(Issue issue, service::issue_by_id(api.house, id));
  BASE_TRY_VOID(
      require_to_find(caller, Action::read_reports, issue.tenant, fmt::format("there is no report `{}`", id)));
  return issue;
}

base::Result<http::Response> list(Api& api, const http::Request& request, const Caller& caller) {
  const std::string& programme = request.capture("programme");
  BASE_TRY_VOID(only_queries(request, {"limit", "after"}));
  BASE_TRY(const ports::PageRequest page, page_query(request));
  BASE_TRY_VOID(may_list(api, caller, programme));
  BASE_TRY(const auto issues, service::issues_of(api.house, programme));
  auto next = issues.begin();
  if (!page.after.empty()) {
    next = std::find_if(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.id == page.after; });
    if (next == issues.end()) return base::failure(base::Category::incorrect, "`after` is not the end of a page");
    ++next;
  }
  json::array array;
  std::string last;
  for (; next != issues.end() && array.size() < static_cast<std::size_t>(page.limit); ++next) {
    array.push_back(head_json(*next));
    last = next->id;
  }
  return answer_json(200, json::object{{"now", base::to_string(api.house.clock.now())},
                                       {"reports", std::move(array)},
                                       {"next", next == issues.end() ? std::string{} : last}});
}

base::Result<http::Response> show(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {}));
  BASE_TRY(const Issue issue, find_issue(api, request, caller));
  BASE_TRY(const auto rows, service::rows_of(api.house, issue));
  json::object object = head_json(issue);
  json::array columns;
  for (const service::IssueColumn& column : issue.columns)
    columns.push_back(json::object{{"id", column.id}, {"name", localised_json(column.name)}});
  object["columns"] = std::move(columns);
  json::array cases;
  for (const service::IssueRow& row : rows) cases.push_back(row_json(issue, row));
  object["cases"] = std::move(cases);
  return answer_json(200, object);
}

base::Result<http::Response> as_csv(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"language"}));
  BASE_TRY(const Issue issue, find_issue(api, request, caller));
  base::Language language = issue.languages.front();
  if (const std::string tag = text_query(request, "language"); !tag.empty()) {
    const auto wanted = base::language_from(tag);
    const bool written =
        wanted && std::find(issue.languages.begin(), issue.languages.end(), *wanted) != issue.languages.end();
    if (!written)
      return base::failure(base::Category::incorrect, fmt::format("this report is not written in `{}`", tag));
    language = *wanted;
  }
  BASE_TRY(const auto rows, service::rows_of(api.house, issue));
  http::Response response;
  response.headers.add("Content-Type", "text/csv; charset=utf-8; header=present");
  response.headers.add("Content-Language", base::to_string(language));
  response.headers.add("Content-Disposition", fmt::format("attachment; filename=\"{}.csv\"", issue.id));
  response.body = csv_of(issue, rows, language);
  return response;
}

base::Result<http::Response> correct(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::correct_reports));
  BASE_TRY(const Issue issue, find_issue(api, request, caller));
  BASE_TRY_VOID(require(caller, Action::correct_reports, issue.tenant));
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  const std::string reason = body.text("reason");
  body.refuse_others();
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  BASE_TRY(const Issue corrected,
           service::correct_report(api.house, request_of(request, caller, issue.tenant), issue.id, reason));
  return answer_json(201, head_json(corrected));
}

}  // namespace

void add_report_routes(Api& api, http::Router& router) {
  router.add("GET", "/api/v1/programmes/{programme}/reports", known(api, list));
  router.add("GET", "/api/v1/reports/{report}", known(api, show));
  router.add("GET", "/api/v1/reports/{report}/csv", known(api, as_csv));
  router.add("POST", "/api/v1/reports/{report}/corrections", known(api, correct));
}

}  // namespace consilium::api
