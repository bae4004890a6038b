// ContractHistory: everything an insurer has said about one contract or rider, with the day on which it became known.
// It holds no personal data: who is insured is in RosterRow. Nothing is ever deleted from it.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/money.hpp"
#include "roster/timeline.hpp"

namespace consilium::roster {

// The insurer's own numbers, never used twice. A rider belongs to a contract; the contract itself has none.
struct ContractKey {
  std::string contract;
  std::string rider;

  auto operator<=>(const ContractKey&) const = default;
};

// In the order in which contradicting statements give way: the later word counts.
enum class ContractState : unsigned char {
  in_force,
  reinstated,  // in force again, without a new waiting period
  grace,       // the premium is late; counts as in force
  suspended,
  lapsed,
  matured,
  terminated
};

std::string_view to_string(ContractState state);  // as spelled above
std::optional<ContractState> contract_state_from(std::string_view word);
std::vector<std::string> contract_state_words();
bool counts_as_in_force(ContractState state);
bool ends_contract(ContractState state);

struct ContractHistory {
  ContractKey key;
  Said<std::string> product;
  Said<base::Date> effective_on;
  Said<base::Date> cooling_off_until;  // the last day of the cooling-off period
  Timeline<ContractState> state;
  Timeline<std::string> plan;
  Timeline<base::Money> sum_insured;
  Timeline<bool> meets_standard;       // the insurer's conditions for the services
  Timeline<bool> barred_by_agreement;  // a special agreement excludes the services

  bool operator==(const ContractHistory&) const = default;
};

}  // namespace consilium::roster
