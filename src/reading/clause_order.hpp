// The order in which people look for clauses: by the numbers in their ids and not by the digits, so that 4.2 and the
// paragraphs 4.2a and 4.2b of it come before 4.2.1 and 4.10.
#pragma once

#include <string_view>

namespace consilium::reading {

// A strict order over all ids.
bool comes_before(std::string_view clause, std::string_view other);

}  // namespace consilium::reading
