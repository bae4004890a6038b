// Commands on a case, read from JSON: `{"do": "act", …}`. Each kind has its own members; `occurred_at` may stand beside
// any of them.
#pragma once

#include <optional>

#include "api/facts.hpp"
#include "cases/command.hpp"

namespace consilium::api {

// Mistakes are noted; then the result is none.
std::optional<cases::Command> read_command(const FactContext& context, ObjectReader& body,
                                           std::vector<Mistake>& mistakes);

}  // namespace consilium::api
