// The first row of a roster: `roster,1,<tenant>,<full|delta>,<as-of>`. Empty cells after it, as spreadsheets write
// them, are ignored.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.hpp"
#include "roster/row.hpp"
#include "text/csv.hpp"

namespace consilium::roster {

// Problems: R101 not a declaration, R102 another version, R103 a part that is wrong (all of them).
std::optional<Declaration> read_declaration(const std::vector<text::Cell>& cells,
                                            std::vector<base::Diagnostic>& problems);

}  // namespace consilium::roster
