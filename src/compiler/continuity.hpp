// Continuity: whether a version of a programme goes on with the accounts of the version before it. Uses are kept under
// the oldest id of a service and of a line of its quota (model::Service::kept_as). Where an id is gone without a word,
// or stands for something else, what was used would count no more, and could be had twice: such a version must not be
// published. Pure.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "model/programme.hpp"

namespace consilium::compiler {

// Errors, with places in the files of `after`.
std::vector<base::Diagnostic> check_continuity(const model::Programme& before, const model::Programme& after);

}  // namespace consilium::compiler
