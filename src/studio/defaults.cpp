// What the facts of a service begin with: found by trying, fact by fact, what brings the answer nearer to a yes.
#include <algorithm>
#include <array>
#include <tuple>

#include "studio/controls.hpp"
#include "studio/decided.hpp"

namespace consilium::studio {
namespace {

using base::Date;
using model::FactType;
using model::Index;
using model::Value;

constexpr std::size_t choices_tried = 12;
constexpr int rounds_max = 3;
// Of rules, over all that is tried.
constexpr std::size_t work_max = 200'000;

// How far from a yes: the outcome, then how many checks are not met, then how many are not known.
using Distance = std::tuple<int, std::size_t, std::size_t>;

Distance distance(const decision::Decision& decision) {
  std::size_t not_met = 0;
  std::size_t unknown = 0;
  for (const decision::Check& check : decision.checks) {
    if (!check.counts) continue;
    not_met += check.status == decision::CheckStatus::not_met ? 1 : 0;
    unknown += check.status == decision::CheckStatus::unknown ? 1 : 0;
  }
  return {static_cast<int>(decision.outcome), not_met, unknown};
}

void add_days(const model::Fact& fact, const Control& control, Date on, std::vector<Value>& values) {
  constexpr std::array<int, 13> around{-730, -30, 0, -1, -7, -100, -200, -400, 1, 7, 14, 30, 60};
  constexpr std::array<int, 7> ages{40, 20, 12, 5, 1, 60, 70};
  constexpr int months_per_year = 12;
  if (fact.id == "member.birth_date") {
    for (const int age : ages) values.emplace_back(on.plus_months(-months_per_year * age).plus_days(-1));
    return;
  }
  for (const int days : around) values.emplace_back(on.plus_days(days));
  for (const Value& named : control.named) {
    if (const auto* day = std::get_if<Date>(&named)) values.insert(values.end(), {*day, day->plus_days(1)});
  }
}

void add_amounts(const Control& control, std::vector<Value>& values) {
  for (const Value& named : control.named) {
    values.push_back(named);
    if (const auto* number = std::get_if<std::int64_t>(&named); number != nullptr && *number < INT64_MAX)
      values.emplace_back(*number + 1);
    if (const auto* number = std::get_if<std::int64_t>(&named); number != nullptr && *number > INT64_MIN)
      values.emplace_back(*number - 1);
  }
  if (values.empty() && control.from && std::holds_alternative<std::int64_t>(*control.from))
    values.emplace_back(std::int64_t{1});
}

// Those that checks name come first.
std::vector<std::string> codes_of(const Control& control) {
  std::vector<std::string> codes;
  for (const Value& named : control.named) {
    if (const auto* code = std::get_if<model::Code>(&named)) codes.push_back(code->text);
  }
  for (const model::Choice& choice : control.choices) {
    if (codes.size() >= choices_tried) break;
    if (std::find(codes.begin(), codes.end(), choice.code) == codes.end()) codes.push_back(choice.code);
  }
  return codes;
}

std::vector<model::Institution> institutions_of(const Draft& draft, const model::Fact& fact, Date on) {
  std::vector<model::Institution> some;
  const auto network = draft.around.networks->find(draft.programme->networks[fact.network].network);
  const model::NetworkEdition* edition = network == draft.around.networks->end() ? nullptr : network->second.on(on);
  if (edition == nullptr || edition->institutions.empty()) return some;
  const std::size_t step = std::max<std::size_t>(1, edition->institutions.size() / choices_tried);
  for (std::size_t at = 0; at < edition->institutions.size(); at += step)
    some.push_back(edition->institutions[at].institution);
  return some;
}

std::vector<Value> values_to_try(const Draft& draft, const model::Service& service, const Control& control, Date on) {
  const model::Fact& fact = service.facts[control.fact];
  std::vector<Value> values;
  switch (fact.type) {
    case FactType::yes_no:
      return {Value{true}, Value{false}};
    case FactType::one_of:
    case FactType::list:
    case FactType::scale:
    case FactType::country:
    case FactType::roster_match:
      for (std::string& code : codes_of(control)) values.emplace_back(model::Code{std::move(code)});
      return values;
    case FactType::several_of:
      for (std::string& code : codes_of(control)) values.emplace_back(std::vector<model::Code>{{std::move(code)}});
      return values;
    case FactType::date:
      add_days(fact, control, on, values);
      return values;
    case FactType::integer:
    case FactType::money:
      add_amounts(control, values);
      return values;
    case FactType::institution:
      for (model::Institution& one : institutions_of(draft, fact, on)) values.emplace_back(std::move(one));
      return values;
    case FactType::institutions: {
      std::vector<model::Institution> several = institutions_of(draft, fact, on);
      for (std::size_t count = 1; count <= std::min<std::size_t>(several.size(), 5); ++count)
        values.emplace_back(
            std::vector<model::Institution>(several.begin(), several.begin() + static_cast<std::ptrdiff_t>(count)));
      return values;
    }
    case FactType::instant:
    case FactType::text:
    case FactType::phone:
    case FactType::texts:
      return values;
  }
  return values;
}

class Search {
 public:
  Search(const Draft& draft, const model::Service& service, Date on)
      : trial_(draft, service, on), work_left_(work_max / (service.rules.size() + 1)) {}

  // Whether some value is nearer than what is there; of equals, where nothing is there yet, the first.
  bool improve(Index fact, const std::vector<Value>& values, bool take_equals) {
    const std::optional<Value> before = trial_.value(fact);
    Distance best = ask();
    std::optional<Value> chosen = before;
    bool changed = false;
    for (const Value& value : values) {
      if (work_left_ == 0) break;
      trial_.set(fact, value);
      const Distance now = ask();
      if (now < best || (take_equals && !chosen && now == best)) {
        best = now;
        chosen = value;
        changed = true;
      }
    }
    trial_.set(fact, std::move(chosen));
    return changed;
  }

  // Whether it is nearer with a case before, or without.
  bool improve(std::vector<EarlierControl>& earlier) {
    bool changed = false;
    for (EarlierControl& control : earlier) {
      if (work_left_ == 0) break;
      const Distance before = ask();
      control.otherwise = !control.otherwise;
      set(earlier);
      const bool nearer = ask() < before;
      if (!nearer) control.otherwise = !control.otherwise;
      set(earlier);
      changed = changed || nearer;
    }
    return changed;
  }

  const std::optional<Value>& value(Index fact) const { return trial_.value(fact); }

 private:
  void set(const std::vector<EarlierControl>& earlier) {
    trial_.forget_earlier();
    for (const EarlierControl& control : earlier) {
      if (control.otherwise) trial_.had(control.earlier);
    }
  }

  Distance ask() {
    if (work_left_ > 0) --work_left_;
    return distance(decision::decide(trial_.question()));
  }

  Trial trial_;
  std::size_t work_left_;
};

}  // namespace

void choose_defaults(const Draft& draft, const model::Service& service, Date on, Controls& controls) {
  Search search(draft, service, on);
  std::vector<std::vector<Value>> values;
  for (const Control& control : controls.facts) values.push_back(values_to_try(draft, service, control, on));
  bool changed = true;
  for (int round = 0; round < rounds_max && changed; ++round) {
    changed = false;
    for (std::size_t at = 0; at < controls.facts.size(); ++at)
      changed = search.improve(controls.facts[at].fact, values[at], false) || changed;
    changed = search.improve(controls.earlier) || changed;
  }
  for (std::size_t at = 0; at < controls.facts.size(); ++at) search.improve(controls.facts[at].fact, values[at], true);
  for (Control& control : controls.facts) control.otherwise = search.value(control.fact);
}

}  // namespace consilium::studio
