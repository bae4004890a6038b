// Which facts decide whether a rule holds.
#pragma once

#include <vector>

#include "model/programme.hpp"
#include "model/service.hpp"

namespace consilium::decision {

// Adds the facts that a predicate names, dates among them; one may come twice.
void collect_facts(const model::Predicate& predicate, std::vector<model::Index>& facts);

// The facts that the requirement of a rule rests on, each once and in the order in which they are named: also those
// that it does not name, such as the day on which a period begins.
std::vector<model::Index> facts_read(const model::Rule& rule, const model::Programme& programme);

}  // namespace consilium::decision
