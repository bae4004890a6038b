// Operators: named people with their own tokens and roles. Tokens are shown once, when they are made; the database
// holds only a keyed hash.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "policy/policy.hpp"
#include "service/house.hpp"

namespace consilium::service {

// Who the token belongs to; none when it is nobody's.
base::Result<std::optional<policy::Caller>> authenticate(House& house, std::string_view token);

// Makes or replaces an operator with the token given (random in normal use).
base::Result<void> put_operator(House& house, const policy::Caller& who, std::string_view token);
base::Result<std::vector<policy::Caller>> operators(House& house);

std::string new_token();  // 32 random bytes in hexadecimal

}  // namespace consilium::service
