#include "roster/history.hpp"

#include <array>

namespace consilium::roster {
namespace {

constexpr std::array<std::string_view, 7> words{"in_force", "reinstated", "grace",     "suspended",
                                                "lapsed",   "matured",    "terminated"};

}  // namespace

std::string_view to_string(ContractState state) { return words.at(static_cast<std::size_t>(state)); }

std::optional<ContractState> contract_state_from(std::string_view word) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == word) return static_cast<ContractState>(at);
  }
  return std::nullopt;
}

std::vector<std::string> contract_state_words() { return {words.begin(), words.end()}; }

bool counts_as_in_force(ContractState state) {
  return state == ContractState::in_force || state == ContractState::reinstated || state == ContractState::grace;
}

bool ends_contract(ContractState state) {
  return state == ContractState::matured || state == ContractState::terminated;
}

}  // namespace consilium::roster
