#include "roster/columns.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace consilium::roster {
namespace {

struct Rule {
  Column column;
  std::string_view name;
  bool required = false;  // in a full file
};

constexpr std::array<Rule, column_count> rules{{
    {Column::contract, "contract", true},
    {Column::rider, "rider"},
    {Column::policy_number, "policy_number"},
    {Column::product, "product", true},
    {Column::plan, "plan"},
    {Column::effective_on, "effective_on", true},
    {Column::cooling_off_until, "cooling_off_until"},
    {Column::state, "state", true},
    {Column::sum_insured, "sum_insured"},
    {Column::meets_standard, "meets_standard"},
    {Column::barred_by_agreement, "barred_by_agreement"},
    {Column::known, "known"},
    {Column::insured_name, "insured_name", true},
    {Column::insured_sex, "insured_sex"},
    {Column::insured_birth_date, "insured_birth_date", true},
    {Column::insured_identity_kind, "insured_identity_kind", true},
    {Column::insured_identity_number, "insured_identity_number", true},
    {Column::insured_phone, "insured_phone"},
    {Column::policyholder_name, "policyholder_name"},
    {Column::policyholder_sex, "policyholder_sex"},
    {Column::policyholder_birth_date, "policyholder_birth_date"},
    {Column::policyholder_identity_kind, "policyholder_identity_kind"},
    {Column::policyholder_identity_number, "policyholder_identity_number"},
    {Column::policyholder_phone, "policyholder_phone"},
    {Column::guardian_name, "guardian_name"},
    {Column::guardian_sex, "guardian_sex"},
    {Column::guardian_birth_date, "guardian_birth_date"},
    {Column::guardian_identity_kind, "guardian_identity_kind"},
    {Column::guardian_identity_number, "guardian_identity_number"},
    {Column::guardian_phone, "guardian_phone"},
}};

constexpr bool in_order() {
  for (std::size_t at = 0; at < rules.size(); ++at) {
    if (rules[at].column != static_cast<Column>(at)) return false;
  }
  return true;
}
static_assert(in_order(), "a column is found by its place in the table");

void refuse_unknown(const text::Cell& cell, std::vector<base::Diagnostic>& problems) {
  const std::string near = base::closest(cell.text, column_names());
  problems.push_back(
      {.code = "R111",
       .place = cell.place,
       .message = fmt::format("there is no column `{}` in a roster", cell.text),
       .help = near.empty() ? fmt::format("delete the column; the columns are {}", fmt::join(column_names(), ", "))
                            : fmt::format("did you mean `{}`?", near)});
}

}  // namespace

std::string_view name_of(Column column) { return rules.at(static_cast<std::size_t>(column)).name; }

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const Rule& rule : rules) names.emplace_back(rule.name);
  return names;
}

bool is_required(Column column, FileKind kind) {
  return column == Column::contract || (kind == FileKind::full && rules.at(static_cast<std::size_t>(column)).required);
}

ColumnPlaces places_of(const std::vector<text::Cell>& header, FileKind kind, std::vector<base::Diagnostic>& problems) {
  ColumnPlaces places;
  for (std::size_t at = 0; at < header.size(); ++at) {
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& known) { return known.name == header[at].text; });
    if (rule != rules.end()) {
      places.at(static_cast<std::size_t>(rule->column)) = at;
    } else if (!header[at].text.empty()) {
      refuse_unknown(header[at], problems);
    }
  }
  for (const Rule& rule : rules) {
    if (!is_required(rule.column, kind) || places.at(static_cast<std::size_t>(rule.column))) continue;
    problems.push_back(
        {.code = "R112",
         .place = header.front().place,
         .message = fmt::format("the column `{}` is missing; a {} roster must have it", rule.name, to_string(kind)),
         .help = "add the column to the header and its cell to every row"});
  }
  return places;
}

}  // namespace consilium::roster
