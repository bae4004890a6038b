// Tests of what the rows of networks say in their columns.
#include <algorithm>
#include <string_view>

#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {
namespace {

using model::Institution;
using model::Predicate;
using model::Value;

bool says(const Value& said, const std::string& text) {
  if (const auto* code = std::get_if<model::Code>(&said)) return code->text == text;
  if (const auto* codes = std::get_if<std::vector<model::Code>>(&said)) {
    return std::any_of(codes->begin(), codes->end(), [&](const model::Code& code) { return code.text == text; });
  }
  if (const auto* texts = std::get_if<std::vector<std::string>>(&said)) {
    return std::find(texts->begin(), texts->end(), text) != texts->end();
  }
  return model::to_text(said) == text;
}

// What the column is to hold: the value of a fact, or one of some codes.
class Wanted {
 public:
  Wanted(const Predicate& predicate, const Moment& moment)
      : predicate_(predicate),
        said_(predicate.other_fact == model::none ? nullptr : known(moment.facts->find(predicate.other_fact))) {}

  bool is_known() const { return predicate_.other_fact == model::none || said_ != nullptr; }

  bool in(const std::vector<std::string>& cell) const {
    return std::any_of(cell.begin(), cell.end(), [&](const std::string& text) {
      if (said_ != nullptr) return says(*said_, text);
      return std::any_of(predicate_.values.begin(), predicate_.values.end(),
                         [&](const Value& value) { return says(value, text); });
    });
  }

 private:
  const Predicate& predicate_;
  const Value* said_;
};

// What is not listed is not said to have anything; what is listed with an empty cell is not said to lack it.
Truth row_has(const Predicate& predicate, const Wanted& wanted, const model::Network& network,
              const Institution& institution) {
  const model::ListedInstitution* row = network.row_of(institution);
  if (row == nullptr) return Truth::no;
  const std::vector<std::string>& cell = row->values(predicate.flag);
  return cell.empty() ? Truth::unknown : truth(wanted.in(cell));
}

Truth column_has(const Predicate& predicate, const Moment& moment) {
  const Value* value = known(moment.facts->find(predicate.fact));
  const Wanted wanted(predicate, moment);
  const model::Network* network = network_of(moment.service().facts[predicate.fact].network, moment);
  if (value == nullptr || !wanted.is_known() || network == nullptr) return Truth::unknown;
  if (const auto* one = std::get_if<Institution>(value)) return row_has(predicate, wanted, *network, *one);
  const auto* several = std::get_if<std::vector<Institution>>(value);
  if (several == nullptr || several->empty()) return Truth::unknown;
  Truth result = Truth::yes;
  for (const Institution& institution : *several) {
    result = std::min(result, row_has(predicate, wanted, *network, institution));
  }
  return result;
}

Truth network_has(const Predicate& predicate, const Moment& moment) {
  const Wanted wanted(predicate, moment);
  const model::Network* network = network_of(predicate.network, moment);
  if (!wanted.is_known() || network == nullptr) return Truth::unknown;
  const model::NetworkEdition* edition = network->on(edition_day(predicate.network, moment));
  if (edition == nullptr) return Truth::no;
  return truth(std::any_of(
      edition->institutions.begin(), edition->institutions.end(), [&](const model::ListedInstitution& listed) {
        return is_usable(listed.institution, moment.service()) && wanted.in(listed.values(predicate.flag));
      }));
}

}  // namespace

base::Date edition_day(model::Index network, const Moment& moment) {
  const std::string& as_of = moment.programme().networks[network].as_of;
  const model::Index point = as_of.empty() ? model::none : moment.service().point(as_of);
  const bool stamped = point != model::none && moment.point(point).has_value();
  return moment.date_of(stamped ? *moment.point(point) : moment.now);
}

const model::Network* network_of(model::Index network, const Moment& moment) {
  if (network == model::none || moment.networks() == nullptr) return nullptr;
  const auto found = moment.networks()->find(moment.programme().networks[network].network);
  return found == moment.networks()->end() ? nullptr : &found->second;
}

Truth about_columns(const Predicate& predicate, const Moment& moment) {
  return predicate.operation == model::Operation::network_has ? network_has(predicate, moment)
                                                              : column_has(predicate, moment);
}

}  // namespace consilium::decision
