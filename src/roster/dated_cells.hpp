// Dated cells: `2026-01-10 in_force; 2026-06-15 suspended known 2026-06-20`. Each entry is a first day, a value, and
// the day on which it became known where that is not the day of the row or file. The value `withdrawn` takes back what
// was stated of that day.
//
// Problems: R123 an entry that cannot be read, R124 an unknown word, R127 a known date after the day of the file, R133
// two values for one day that became known on one day.
#pragma once

#include <vector>

#include "base/money.hpp"
#include "roster/cells.hpp"
#include "roster/row.hpp"

namespace consilium::roster {

struct KnownDays {
  base::Date of_file;  // no entry may be known after it
  base::Date of_row;   // when an entry without a known day became known
};

void read_dated(Cells& cells, Column column, const KnownDays& known, std::vector<DatedEntry<ContractState>>& entries);
void read_dated(Cells& cells, Column column, const KnownDays& known, std::vector<DatedEntry<std::string>>& entries);
void read_dated(Cells& cells, Column column, const KnownDays& known, std::vector<DatedEntry<base::Money>>& entries);
void read_dated(Cells& cells, Column column, const KnownDays& known, std::vector<DatedEntry<bool>>& entries);

}  // namespace consilium::roster
