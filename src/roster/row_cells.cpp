#include "roster/row_cells.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "roster/dated_cells.hpp"
#include "roster/person_cells.hpp"

namespace consilium::roster {
namespace {

class RowReading {
 public:
  RowReading(Cells& cells, const Declaration& declaration, lookup::PhoneRegion region)
      : cells_(cells), declaration_(declaration), region_(region) {}

  std::optional<RosterRow> read() {
    row_.place = cells_.place(Column::contract);
    row_.as_of = declaration_.as_of;
    row_.key = key_in(cells_);
    row_.policy_number = cells_.text(Column::policy_number);
    row_.product = cells_.text(Column::product);
    row_.effective_on = date_in(Column::effective_on);
    row_.cooling_off_until = date_in(Column::cooling_off_until);
    row_.known = date_in(Column::known);
    const KnownDays known{declaration_.as_of, row_.known.value_or(declaration_.as_of)};
    read_dated(cells_, Column::state, known, row_.state);
    read_dated(cells_, Column::plan, known, row_.plan);
    read_dated(cells_, Column::sum_insured, known, row_.sum_insured);
    read_dated(cells_, Column::meets_standard, known, row_.meets_standard);
    read_dated(cells_, Column::barred_by_agreement, known, row_.barred_by_agreement);
    row_.insured = read_person(cells_, insured_columns, region_);
    read_party(PartyRole::policyholder, policyholder_columns);
    read_party(PartyRole::guardian, guardian_columns);
    check_required();
    check_dates();
    if (!cells_.bad()) check_content();
    if (cells_.bad()) return std::nullopt;
    return std::move(row_);
  }

 private:
  std::optional<base::Date> date_in(Column column) {
    const std::string_view text = cells_.text(column);
    if (text.empty()) return std::nullopt;
    const base::Result<base::Date> date = base::Date::parse(text);
    if (date) return *date;
    cells_.error("R122", column, date.error().message);
    return std::nullopt;
  }

  void read_party(PartyRole role, const PersonColumns& columns) {
    RosterPerson person = read_person(cells_, columns, region_);
    if (!person.empty()) row_.parties.push_back({role, std::move(person)});
  }

  void check_required() {
    for (std::size_t at = 0; at < column_count; ++at) {
      const auto column = static_cast<Column>(at);
      if (!is_required(column, declaration_.kind) || !cells_.empty(column)) continue;
      if (column == Column::insured_birth_date && row_.insured.birth_date) continue;  // the identity number says it
      cells_.error("R121", column, "the cell must not be empty");
    }
    for (const Column column : {Column::contract, Column::rider, Column::policy_number}) {
      const std::string_view text = cells_.text(column);
      if (text.find("E+") == std::string_view::npos) continue;
      cells_.error("R129", column, "a spreadsheet has rounded this number, and its end is lost",
                   "export it again with the column formatted as text");
    }
  }

  void check_dates() {
    const auto not_before = [&](Column column, std::optional<base::Date> day, std::optional<base::Date> first,
                                std::string_view what) {
      if (!day || !first || *day >= *first) return;
      cells_.error("R127", column, fmt::format("{} is before {}", base::to_string(*day), what));
    };
    not_before(Column::cooling_off_until, row_.cooling_off_until, row_.effective_on, "the contract takes effect");
    for (const auto& entry : row_.state) {
      if (entry.value) not_before(Column::state, entry.from, row_.effective_on, "the contract takes effect");
    }
    if (row_.known && *row_.known > declaration_.as_of) {
      cells_.error("R127", Column::known, fmt::format("{} is after the day of the file", base::to_string(*row_.known)),
                   "a file can only say what was known on its own day");
    }
    if (row_.insured.birth_date && *row_.insured.birth_date > declaration_.as_of) {
      cells_.error("R127", Column::insured_birth_date, "the day of birth is after the day of the file");
    }
  }

  void check_content() {
    const bool dated = !row_.state.empty() || !row_.plan.empty() || !row_.sum_insured.empty() ||
                       !row_.meets_standard.empty() || !row_.barred_by_agreement.empty();
    if (!dated && row_.policy_number.empty() && row_.product.empty() && !row_.effective_on && !row_.cooling_off_until &&
        row_.insured.empty() && row_.parties.empty()) {
      return cells_.error("R130", Column::contract, "the row says nothing of this contract");
    }
    constexpr int of_age_months = 18 * 12;
    if (declaration_.kind == FileKind::full && row_.parties.empty() && row_.insured.birth_date &&
        row_.insured.birth_date->plus_months(of_age_months) > declaration_.as_of) {
      cells_.warn("R132", Column::insured_birth_date, "the insured is a minor, and nobody on record may apply",
                  "name the policyholder or the guardian");
    }
  }

  Cells& cells_;
  const Declaration& declaration_;
  lookup::PhoneRegion region_;
  RosterRow row_;
};

}  // namespace

ContractKey key_in(const Cells& cells) {
  return {std::string(cells.text(Column::contract)), std::string(cells.text(Column::rider))};
}

std::optional<RosterRow> read_row(Cells& cells, const Declaration& declaration, lookup::PhoneRegion region) {
  return RowReading(cells, declaration, region).read();
}

}  // namespace consilium::roster
