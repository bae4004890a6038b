// What can be wrong with a YAML file or a CSV table before anything is known of its meaning.
#pragma once

#include <array>

#include "base/diagnostic_code.hpp"

namespace consilium::text {

inline constexpr auto codes = std::to_array<base::ListedCode>({
    {"T101", "a YAML file larger than 8 MiB"},
    {"T102", "a YAML file that is not UTF-8"},
    {"T103", "a byte order mark before YAML"},
    {"T104", "a tab as indentation or between words"},
    {"T105", "a line end that only some readers see"},
    {"T106", "a character that hides, reorders or controls"},
    {"T110", "a file with nothing but comments"},
    {"T111", "text that is no YAML"},
    {"T112", "nesting deeper than 32 levels"},
    {"T113", "a second document in one file"},
    {"T114", "a directive such as `%YAML`"},
    {"T115", "an anchor"},
    {"T116", "an alias"},
    {"T117", "a tag"},
    {"T118", "a merge key"},
    {"T119", "the same key twice in one mapping"},
    {"T120", "a key that is not one line of text"},
    {"T121", "an empty key"},
    {"T122", "a full-width or no-break space at the edge of plain text"},
    {"T123", "an escape that stands for a character that may not be written"},
    {"T150", "a table without a header"},
    {"T151", "a table that is not UTF-8"},
    {"T152", "a quote within a cell that is not in quotes"},
    {"T153", "text after the closing quote of a cell"},
    {"T154", "a character in a table that hides, reorders or controls"},
    {"T155", "a quote that never ends"},
    {"T156", "a cell longer than 32 KiB"},
    {"T157", "a row with more than 256 cells"},
    {"T158", "a column without a name"},
    {"T159", "a column name that is used twice"},
    {"T160", "a table whose cells are separated by something else than commas"},
    {"T161", "a row with more or fewer cells than the header"},
    {"T162", "a table with too many rows"},
    {"T199", "more problems in one file than are shown"},
});

using Code = base::CodeIn<codes>;

}  // namespace consilium::text
