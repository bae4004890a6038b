// The kept answer of one key, still sealed.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "ports/idempotency.hpp"
#include "store/connection.hpp"

namespace consilium::store {

base::Result<std::optional<ports::IdempotencyRecord>> read_answer(Connection& connection, const std::string& tenant,
                                                                  const std::string& actor, const std::string& key);

}  // namespace consilium::store
