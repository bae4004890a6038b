#include "roster/facts.hpp"

#include <string>
#include <utility>
#include <vector>

#include "model/value.hpp"

namespace consilium::roster {
namespace {

model::Value value_of(ContractState state) {
  return model::Code{std::string(to_string(counts_as_in_force(state) ? ContractState::in_force : state))};
}
model::Value value_of(bool yes) { return yes; }
model::Value value_of(const base::Money& money) { return money; }

// Days on which nothing changes for the programme, such as the first of a grace period, are left out.
template <typename T>
std::vector<model::DatedValue> dated(const Timeline<T>& line, base::Date known) {
  std::vector<model::DatedValue> values;
  for (const auto& [from, stated] : line.as_known(known)) {
    model::Value value = value_of(stated);
    if (values.empty() || values.back().value != value) values.push_back({from, std::move(value)});
  }
  return values;
}

void cut_after(base::Date day, std::vector<model::DatedValue>& values) {
  std::erase_if(values, [&](const model::DatedValue& value) { return value.from > day; });
}

}  // namespace

cases::RosterFacts facts_as_known(const ContractHistory& history, base::Date known,
                                  std::optional<base::Date> birth_date) {
  cases::RosterFacts facts;
  facts.product = history.product.as_known(known).value_or("");
  facts.effective_on = history.effective_on.as_known(known);
  facts.cooling_off_until = history.cooling_off_until.as_known(known);
  facts.birth_date = birth_date;
  facts.state = dated(history.state, known);
  facts.meets_standard = dated(history.meets_standard, known);
  facts.barred_by_agreement = dated(history.barred_by_agreement, known);
  facts.sum_insured = dated(history.sum_insured, known);
  return facts;
}

cases::RosterFacts facts_as_of(const ContractHistory& history, base::Date known, base::Date day,
                               std::optional<base::Date> birth_date) {
  cases::RosterFacts facts = facts_as_known(history, known, birth_date);
  cut_after(day, facts.state);
  cut_after(day, facts.meets_standard);
  cut_after(day, facts.barred_by_agreement);
  cut_after(day, facts.sum_insured);
  return facts;
}

std::optional<base::Date> ends_on(const ContractHistory& history, base::Date known) {
  std::optional<base::Date> end;
  for (const auto& [from, state] : history.state.as_known(known)) {
    if (!ends_contract(state)) {
      end.reset();
    } else if (!end) {
      end = from;
    }
  }
  return end;
}

}  // namespace consilium::roster
