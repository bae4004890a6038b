// From the cells of one row to a RosterRow.
//
// Problems, besides those of dated_cells.hpp and person_cells.hpp: R121 a cell that must not be empty, R122 a date,
// R127 dates in an order that cannot be, R129 a number of a contract that a spreadsheet has rounded, R130 a row that
// says nothing; and the warning R132, a minor for whom nobody on record may apply.
#pragma once

#include <optional>

#include "lookup/phone.hpp"
#include "roster/cells.hpp"
#include "roster/row.hpp"

namespace consilium::roster {

ContractKey key_in(const Cells& cells);  // its contract is empty when the cell is

// Nothing when the row is bad; all its problems are reported.
std::optional<RosterRow> read_row(Cells& cells, const Declaration& declaration, lookup::PhoneRegion region);

}  // namespace consilium::roster
