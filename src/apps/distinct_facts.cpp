#include "apps/distinct_facts.hpp"

#include <functional>
#include <string>
#include <utility>
#include <variant>

namespace consilium::apps {
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

}  // namespace

std::size_t DistinctFacts::Hash::operator()(const RosterFacts* facts) const {
  std::size_t hash = 0;
  mix(hash, std::hash<std::string>()(facts->product));
  add(hash, facts->effective_on);
  add(hash, facts->cooling_off_until);
  add(hash, facts->state);
  add(hash, facts->meets_standard);
  add(hash, facts->barred_by_agreement);
  add(hash, facts->sum_insured);
  for (const cases::RiderFacts& rider : facts->riders) {
    mix(hash, std::hash<std::string>()(rider.product));
    add(hash, rider.effective_on);
    add(hash, rider.state);
  }
  return hash;
}

std::uint32_t DistinctFacts::number_of(RosterFacts facts) {
  facts.birth_date.reset();
  if (const auto known = numbers_.find(&facts); known != numbers_.end()) return known->second;
  const std::uint32_t number = size();
  numbers_.emplace(&all_.emplace_back(std::move(facts)), number);
  return number;
}

}  // namespace consilium::apps
