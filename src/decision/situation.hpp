// Situation: everything a predicate may ask about, at one moment. A view over plain data of the caller; cheap to make.
// Someone who only asks whether they may apply is asked about as if they applied now: stamp the first point with `now`.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "calendar/edition.hpp"
#include "model/account.hpp"
#include "model/earlier_case.hpp"
#include "model/network.hpp"
#include "model/programme.hpp"
#include "model/service.hpp"
#include "model/value.hpp"

namespace consilium::decision {

// The facts known of one service, by fact index. A dated fact is a list of values with their first days. When a fact
// was seen is kept for the auditor; no answer depends on it.
class FactSet {
 public:
  explicit FactSet(std::size_t count) : values_(count), dated_(count), seen_(count) {}

  void set(model::Index fact, model::Value value, std::optional<base::Instant> seen = std::nullopt) {
    values_[fact] = std::move(value);
    seen_[fact] = seen;
  }
  void set_dated(model::Index fact, std::vector<model::DatedValue> values,
                 std::optional<base::Instant> seen = std::nullopt) {
    dated_[fact] = std::move(values);
    seen_[fact] = seen;
  }
  void forget(model::Index fact) { values_[fact].reset(), dated_[fact].clear(), seen_[fact].reset(); }

  // Null when nothing is known, or not for that day.
  const model::Value* find(model::Index fact) const { return values_[fact] ? &*values_[fact] : nullptr; }
  const model::Value* find(model::Index fact, base::Date on) const;
  const std::vector<model::DatedValue>& dated(model::Index fact) const { return dated_[fact]; }
  std::optional<base::Instant> seen(model::Index fact) const { return seen_[fact]; }
  std::size_t size() const { return values_.size(); }

 private:
  std::vector<std::optional<model::Value>> values_;
  std::vector<std::vector<model::DatedValue>> dated_;
  std::vector<std::optional<base::Instant>> seen_;
};

enum class PaperStatus : std::uint8_t { missing, accepted, rejected, not_needed };

struct Situation {
  const model::Programme* programme = nullptr;
  const model::Service* service = nullptr;
  const calendar::Edition* calendar = nullptr;
  const FactSet* facts = nullptr;
  const model::Account* account = nullptr;
  base::Instant now;
  std::vector<std::optional<base::Instant>> points;  // by point index; the last stamp of those reached
  model::Index branch = model::none;                 // fixed; none: worked out from the facts
  model::Index end = model::none;                    // of the service, that the case has come to
  std::string right{};                               // of the account, that the case draws on; empty: the quota
  std::vector<std::int64_t> allowances_left{};       // by allowance index; empty: nothing has been used of them
  std::vector<bool> consented{};                     // by consent index; empty: none, or nothing asks
  bool is_settled = true;                            // nothing is owed on the case, and nothing is to be given back
  const std::vector<model::EarlierCase>* earlier = nullptr;  // other cases of the account; null: none
  const std::map<std::string, model::Network, std::less<>>* networks = nullptr;  // null: none is known
  std::optional<bool> eligible{};  // the answer to `decision: eligible`; none: not asked yet

  base::Date date_of(base::Instant at) const { return programme->zone.date_of(at); }
};

}  // namespace consilium::decision
