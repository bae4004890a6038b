// Invariants: what must hold of a case, its family and their account, whatever was asked of them.
#pragma once

#include <string>
#include <vector>

#include "cases/command.hpp"
#include "service/load.hpp"

namespace consilium::tests {

// What is wrong now, in words; empty when all is well:
// - a case that is closed holds no use and owes nothing, and neither do its children;
// - whoever waits, waits for someone: an open family owes something, and each thing has an owner;
// - no deadline is lost: what fell due by now was recorded as missed or met;
// - no account is over its quota.
std::vector<std::string> broken_promises(const service::LoadedWorld& loaded, base::Instant now);

// A refusal has a code, and each check that it rests on says by which clause, house rule or law.
std::vector<std::string> uncited(const cases::Refusal& refusal);

}  // namespace consilium::tests
