#include "cases/reports.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "scenario/stage.hpp"

namespace consilium::scenario {
namespace {

using text::Node;

std::string local(const base::Zone& zone, base::Instant at) {
  return fmt::format("{}T{}", base::to_string(zone.date_of(at)), base::to_string(zone.clock_of(at)));
}

std::vector<std::string> said_in(const std::vector<cases::ReportEntry>& cell) {
  std::vector<std::string> words;
  for (const cases::ReportEntry& entry : cell)
    words.push_back(entry.state.empty() ? entry.value : fmt::format("{} {}", entry.value, entry.state));
  return words;
}

}  // namespace

// A report is asked for at its own moment, when the cases stand as it shows them.
void Stage::expect_reports(const Node& value) {
  const model::Programme& programme = *setting_.programme;
  for (const text::Entry& entry : value.entries) {
    const model::Index index = programme.report(entry.key);
    if (index == model::none) {
      fail(entry.value, fmt::format("report `{}` is not known", entry.key));
      continue;
    }
    const model::Report& report = programme.reports[index];
    if (setting_.watched) involve(brought_, report.cites, Nearness::expected);
    const base::Instant just_before{now_.milliseconds - 1};
    const base::Instant made_at = cases::next_moment(report.when, programme.zone, just_before).until;
    if (entry.value.kind == text::Kind::scalar) {
      expect_same(entry.value, entry.key, entry.value.text, made_at == now_ ? "made" : "none");
    } else if (made_at != now_) {
      fail(entry.value, fmt::format("the report `{}` is not made now; the next one is made at {}", entry.key,
                                    local(programme.zone, made_at)));
    } else {
      expect_issue(report, entry.value);
    }
  }
}

void Stage::expect_issue(const model::Report& report, const Node& value) {
  const base::Zone& zone = setting_.programme->zone;
  const cases::ReportMoment moment = cases::next_moment(report.when, zone, base::Instant{now_.milliseconds - 1});
  if (const Node* since = value.find("since")) expect_same(*since, "since", since->text, local(zone, moment.from));
  if (const Node* by = value.find("by"))
    expect_same(*by, "by", by->text, local(zone, cases::report_due(report, world_for({}), moment.until)));
  const Node* expected = value.find("rows");
  if (expected == nullptr) return;
  std::vector<cases::ReportRow> rows;
  std::string ids;
  for (const cases::CaseState& state : cases_) {
    auto row = cases::report_row(report, world_for(state.id), state, contract_, moment);
    if (!row) continue;
    ids += fmt::format("{}{}", ids.empty() ? "" : ", ", state.id);
    rows.push_back(std::move(*row));
  }
  std::string wanted;
  for (const text::Entry& row : expected->entries) wanted += fmt::format("{}{}", wanted.empty() ? "" : ", ", row.key);
  expect_same(*expected, "the cases", wanted.empty() ? "none" : wanted, ids.empty() ? "none" : ids);
  for (const text::Entry& row : expected->entries) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.case_id == row.key; });
    if (found == rows.end()) continue;
    for (const text::Entry& cell : row.value.entries) {
      const auto column = std::find_if(report.columns.begin(), report.columns.end(),
                                       [&](const model::ReportColumn& one) { return one.id == cell.key; });
      if (column == report.columns.end()) {
        fail(cell.value, fmt::format("the report has no column `{}`", cell.key));
      } else {
        expect_words(cell.value, fmt::format("{} {}", row.key, cell.key),
                     said_in(found->cells[static_cast<std::size_t>(column - report.columns.begin())]));
      }
    }
  }
}

}  // namespace consilium::scenario
