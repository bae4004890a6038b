// An issue of a report as CSV (RFC 4180): a heading row, a row for each case, lines that end with CR LF, UTF-8 without
// a mark at its beginning. A field that a spreadsheet would run as a formula begins with an apostrophe, so that it is
// text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/localised.hpp"
#include "service/reporting.hpp"

namespace consilium::api {

// Of a row that was erased every field is empty.
std::string csv_of(const service::Issue& issue, const std::vector<service::IssueRow>& rows, base::Language language);

// One field, quoted where it has to be.
std::string csv_field(std::string_view text);

}  // namespace consilium::api
