// A case as it would be under another version of its programme.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "cases/state.hpp"
#include "model/programme.hpp"
#include "service/house.hpp"

namespace consilium::service {

// Folded from its events as if it had been opened under this version: words that the version does not have are passed
// over. `unsupported` where it does not have the service.
base::Result<cases::CaseState> fold_case(House& house, const model::Programme& programme, std::string_view case_id);

}  // namespace consilium::service
