// Rows about people: who they are, what contracts cover them, what is left in their accounts, and the blind tokens by
// which they are found. Tokens come from Sealer::blind_index; the store never sees the words behind them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "ports/personal.hpp"

namespace consilium::ports {

struct PersonRow {
  std::string id{};  // key; also the owner of the sealing key
  std::string tenant{};
  std::int64_t version = 0;
  base::Instant updated_at{};
  Personal personal{};

  bool operator==(const PersonRow&) const = default;
};

struct ContractRow {
  std::string id{};  // key
  std::string tenant{};
  std::string person{};  // the insured
  std::string programme{};
  std::string plan{};
  std::string state{};
  base::Date starts{};
  std::optional<base::Date> ends{};
  std::int64_t version = 0;
  std::string detail{};  // JSON without personal data
  Personal personal{};   // policy number and the like

  bool operator==(const ContractRow&) const = default;
};

// The balances of one quota account as its stream stands at `version`.
struct AccountRow {
  std::string id{};  // key
  std::string tenant{};
  std::string programme{};
  std::string holder{};  // contract, person or pool
  std::string person{};
  std::int64_t version = 0;
  Personal personal{};  // entries name services, which tell of health

  bool operator==(const AccountRow&) const = default;
};

// Replaces all tokens of a person.
struct SearchTokens {
  std::string person{};
  std::string tenant{};
  std::vector<std::string> tokens{};

  bool operator==(const SearchTokens&) const = default;
};

}  // namespace consilium::ports
