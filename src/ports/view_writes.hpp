// What one append may change in the views, in the same transaction as its events. A row is an upsert by its key.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/instant.hpp"
#include "ports/case_rows.hpp"
#include "ports/house_rows.hpp"
#include "ports/people_rows.hpp"

namespace consilium::ports {

enum class Removable : std::uint8_t {
  obligation,
  waiting,
  contract,
  person,
  account,
  operator_row,
  session,
  setting,
  outbox
};

// Takes one row away, if it is there. Removing a person takes their search tokens along, not their key: that is
// Sealer::forget.
struct Remove {
  Removable what = Removable::obligation;
  std::string key{};   // for an obligation and a place in a line its case
  std::string part{};  // for an obligation its id, for a place in a line its line; else empty

  bool operator==(const Remove&) const = default;
};

enum class Expirable : std::uint8_t { sessions, answers, sent_messages };

// Takes away at most `limit` of the oldest rows whose time is over: sessions that expired, kept answers that were
// recorded, messages that were sent before `before`.
struct Expire {
  Expirable what = Expirable::sessions;
  base::Instant before{};
  int limit = 500;

  bool operator==(const Expire&) const = default;
};

// Empties every view that is derived from events (cases, obligations, waiting lines, timeline, persons, contracts,
// accounts, search tokens) as the first step of a rebuild.
struct ClearDerived {
  bool operator==(const ClearDerived&) const = default;
};

using ViewWrite =
    std::variant<CaseRow, ObligationRow, LineRow, TimelineRow, PersonRow, ContractRow, AccountRow, SearchTokens,
                 OperatorRow, SessionRow, BundleRow, SettingRow, ImportRow, OutboxRow, Remove, Expire, ClearDerived>;

}  // namespace consilium::ports
