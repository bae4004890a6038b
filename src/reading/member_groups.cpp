#include "reading/member_groups.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <variant>

namespace consilium::reading {
namespace {

using cases::RosterFacts;

// Of the kinds that a roster has; values of others that differ meet in one place and are told apart there.
struct HashOfValue {
  std::size_t operator()(bool yes) const { return yes ? 1 : 2; }
  std::size_t operator()(const model::Code& code) const { return std::hash<std::string>()(code.text); }
  std::size_t operator()(const base::Money& money) const { return std::hash<std::int64_t>()(money.minor); }
  template <typename T>
  std::size_t operator()(const T&) const {
    return 0;
  }
};

// In an order: the same parts in another one are another hash.
void mix(std::size_t& hash, std::size_t part) {
  constexpr std::size_t golden_ratio = 0x9E3779B97F4A7C15;
  hash ^= part + golden_ratio + (hash << 6U) + (hash >> 2U);
}

void add(std::size_t& hash, const std::optional<base::Date>& date) {
  mix(hash, std::hash<std::int32_t>()(date ? date->days_since_epoch : -1));
}

void add(std::size_t& hash, const std::vector<model::DatedValue>& values) {
  mix(hash, values.size());
  for (const model::DatedValue& value : values) {
    add(hash, value.from);
    mix(hash, std::visit(HashOfValue{}, value.value));
  }
}

void add(std::size_t& hash, const RosterFacts& facts) {
  mix(hash, std::hash<std::string>()(facts.product));
  add(hash, facts.effective_on);
  add(hash, facts.cooling_off_until);
  add(hash, facts.state);
  add(hash, facts.meets_standard);
  add(hash, facts.barred_by_agreement);
  add(hash, facts.sum_insured);
  for (const cases::RiderFacts& rider : facts.riders) {
    mix(hash, std::hash<std::string>()(rider.product));
    add(hash, rider.effective_on);
    add(hash, rider.state);
  }
}

bool is_same(const RosterFacts& left, const RosterFacts& right) {
  return left.product == right.product && left.effective_on == right.effective_on &&
         left.cooling_off_until == right.cooling_off_until && left.state == right.state &&
         left.meets_standard == right.meets_standard && left.barred_by_agreement == right.barred_by_agreement &&
         left.sum_insured == right.sum_insured && left.riders == right.riders;
}

}  // namespace

std::size_t MemberGroups::Hash::operator()(const Key& key) const {
  std::size_t hash = 0;
  add(hash, key.contract);
  for (const RosterFacts& other : key.others) add(hash, other);
  return hash;
}

std::size_t MemberGroups::Hash::operator()(const Asked& asked) const {
  std::size_t hash = 0;
  add(hash, asked.contract);
  for (const RosterFacts* other : asked.others) add(hash, *other);
  return hash;
}

bool MemberGroups::Equal::operator()(const Key& left, const Key& right) const {
  return is_same(left.contract, right.contract) &&
         std::equal(left.others.begin(), left.others.end(), right.others.begin(), right.others.end(), is_same);
}

bool MemberGroups::Equal::operator()(const Asked& left, const Key& right) const {
  return is_same(left.contract, right.contract) &&
         std::equal(left.others.begin(), left.others.end(), right.others.begin(), right.others.end(),
                    [](const RosterFacts* asked, const RosterFacts& known) { return is_same(*asked, known); });
}

std::size_t MemberGroups::group_of(const RosterFacts& contract, std::span<const RosterFacts* const> others) {
  if (const auto known = numbers_.find(Asked{contract, others}); known != numbers_.end()) return known->second;
  Key key{contract, {}};
  for (const RosterFacts* other : others) key.others.push_back(*other);
  const std::size_t number = numbers_.size();
  numbers_.emplace(std::move(key), number);
  return number;
}

}  // namespace consilium::reading
