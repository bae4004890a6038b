// A diagnostic as the API and `--json` tell it.
#pragma once

#include <vector>

#include <boost/json/fwd.hpp>

#include "base/diagnostic.hpp"

namespace consilium::base {

// `severity`, `code`, `file`, `line`, `column`, `message`, `help`, `clauses`; a problem of a whole file has no `line`
// and no `column`.
boost::json::object to_json(const Diagnostic& diagnostic);
boost::json::array to_json(const std::vector<Diagnostic>& diagnostics);

}  // namespace consilium::base
