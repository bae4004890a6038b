// Account: the uses one holder (a contract or a person) has of a programme, as dated entries, and the rights that cases
// gave beside the quotas. A window such as a policy year is a question over the entries, never a stored counter.
// Corrections are new entries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "model/value.hpp"

namespace consilium::model {

enum class UseState : std::uint8_t { held, consumed, released, expired };

// One use of one service by one case; its state is that of its last entry.
struct Use {
  std::string id;       // unique in the account
  std::string service;  // what its uses are kept as
  std::string case_id;
  base::Date charged_on;  // decides the window
  std::int64_t amount = 1;
  UseState state = UseState::held;
  std::string reason;   // the end of the case, once it is decided
  std::string right{};  // the right it draws on; empty: the quota of the service
  std::string line{};   // of that quota, as it is kept; empty where it has one only

  bool operator==(const Use&) const = default;
};

// A right that a case gave: so many uses of a service, beside its quota.
struct Right {
  struct Carried {
    std::string fact;
    Value value;

    bool operator==(const Carried&) const = default;
  };
  std::string id;  // unique in the account
  std::string grant;
  std::string granted_by;  // service
  std::string case_id;     // that gave it
  std::string programme_hash;
  std::string service;
  std::int64_t count = 0;
  base::Date granted_on;
  std::vector<Carried> facts;  // hold in every case that uses it

  bool operator==(const Right&) const = default;
};

// A correction of the count by hand: negative takes away, positive gives.
struct Adjustment {
  std::string service;  // what its uses are kept as
  base::Date charged_on;
  std::int64_t amount = 0;
  std::string reason;

  bool operator==(const Adjustment&) const = default;
};

struct Account {
  std::string id;  // `<programme>/<contract or person>`
  std::int64_t version = 0;
  std::vector<Use> uses;
  std::vector<Adjustment> adjustments;
  std::vector<Right> rights;
  bool identity_blocked = false;
  std::vector<std::string> identity_blocked_by;  // cases, as long as they are not lifted

  const Right* right(std::string_view right_id) const;

  bool operator==(const Account&) const = default;
};

}  // namespace consilium::model
