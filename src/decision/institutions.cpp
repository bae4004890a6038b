// Tests of institutions: each of them, and how many there are.
#include <algorithm>
#include <set>

#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {
namespace {

using model::Institution;
using model::Operation;
using model::Predicate;
using model::Value;

bool holds(const Predicate& predicate, const Institution& institution, const Moment& moment) {
  const bool listed = !institution.id.empty() && !institution.edition.empty();
  switch (predicate.operation) {
    case Operation::in_network:
      return listed && is_usable(institution, moment.service());
    case Operation::listed_in:
      return listed;
    case Operation::originals_required:
      return institution.originals_required == predicate.yes;
    default:
      break;
  }
  const auto* need = std::get_if<model::Code>(&predicate.values.front());
  const model::Scale& grades = moment.programme().scales[predicate.scale];
  const int have_rank = grades.rank(institution.grade);
  return need != nullptr && have_rank >= 0 && have_rank >= grades.rank(need->text);
}

}  // namespace

bool is_usable(const Institution& institution, const model::Service& service) {
  const std::vector<std::string>& services = institution.usable_for;
  return services.empty() || std::any_of(services.begin(), services.end(), [&](const std::string& id) {
           return id == service.id || std::find(service.was.begin(), service.was.end(), id) != service.was.end();
         });
}

Truth about_institutions(const Predicate& predicate, const Moment& moment) {
  const Value* value = known(moment.facts->find(predicate.fact));
  if (value == nullptr) return Truth::unknown;
  if (const auto* one = std::get_if<Institution>(value)) return truth(holds(predicate, *one, moment));
  const auto* several = std::get_if<std::vector<Institution>>(value);
  return truth(several != nullptr && std::all_of(several->begin(), several->end(), [&](const Institution& institution) {
                 return holds(predicate, institution, moment);
               }));
}

std::optional<std::int64_t> counted(const Predicate& predicate, const Moment& moment) {
  const Value* value = known(moment.facts->find(predicate.fact));
  if (value == nullptr) return std::nullopt;
  if (const auto* codes = std::get_if<std::vector<model::Code>>(value)) return static_cast<std::int64_t>(codes->size());
  if (const auto* texts = std::get_if<std::vector<std::string>>(value)) return static_cast<std::int64_t>(texts->size());
  const auto* several = std::get_if<std::vector<Institution>>(value);
  std::set<std::string_view> different;  // one that is named twice is one
  if (several != nullptr) {
    for (const Institution& institution : *several) {
      const std::vector<std::string>& flags = institution.flags;
      if (predicate.flag.empty() || std::find(flags.begin(), flags.end(), predicate.flag) != flags.end())
        different.insert(institution.id.empty() ? institution.name : institution.id);
    }
  }
  return static_cast<std::int64_t>(different.size());
}

Truth counts_between(const Predicate& predicate, const Moment& moment) {
  const auto count = counted(predicate, moment);
  if (!count) return Truth::unknown;
  return truth(predicate.low <= *count && *count <= predicate.high);
}

}  // namespace consilium::decision
