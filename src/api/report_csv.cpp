#include "api/report_csv.hpp"

#include <algorithm>
#include <array>

namespace consilium::api {
namespace {

// What spreadsheets take for the beginning of a formula, or for a space before one; also as Chinese keyboards write it.
constexpr std::array<std::string_view, 10> runs_as_formula{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

std::string joined(const std::vector<cases::ReportEntry>& entries, base::Language language) {
  std::string text;
  for (const cases::ReportEntry& entry : entries) {
    if (!text.empty()) text += language == base::Language::en ? "; " : "；";
    text += entry.text.or_any(language);
  }
  return text;
}

void end_field(std::string& csv, bool last) { csv += last ? "\r\n" : ","; }

}  // namespace

std::string csv_field(std::string_view text) {
  const bool formula = std::any_of(runs_as_formula.begin(), runs_as_formula.end(),
                                   [&](std::string_view start) { return text.starts_with(start); });
  std::string field = formula ? "'" : "";
  field += text;
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char character : field) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + "\"";
}

std::string csv_of(const service::Issue& issue, const std::vector<service::IssueRow>& rows, base::Language language) {
  std::string csv;
  const std::size_t last = issue.columns.size() - 1;
  for (std::size_t i = 0; i <= last; ++i) {
    csv += csv_field(issue.columns[i].name.or_any(language));
    end_field(csv, i == last);
  }
  for (const service::IssueRow& row : rows) {
    for (std::size_t i = 0; i <= last; ++i) {
      if (i < row.row.cells.size()) csv += csv_field(joined(row.row.cells[i], language));
      end_field(csv, i == last);
    }
  }
  return csv;
}

}  // namespace consilium::api
