#include "cases/rights.hpp"

#include <algorithm>
#include <string>

namespace consilium::cases {

const model::Grant* grant_of(const model::Service& giver, std::string_view right) {
  const std::size_t dot = right.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const std::string_view name = right.substr(dot + 1);
  const auto found = std::find_if(giver.grants.begin(), giver.grants.end(),
                                  [&](const model::Grant& grant) { return grant.id == name; });
  return found == giver.grants.end() ? nullptr : &*found;
}

model::Right right_from(const model::Programme& programme, const model::Service& giver, const model::Grant& grant,
                        std::string_view right, base::Date on) {
  model::Right given;
  given.id = right;
  given.grant = grant.id;
  given.granted_by = giver.id;
  given.case_id = right.substr(0, right.rfind('.'));
  given.programme_hash = programme.hash;
  given.service = grant.service;
  given.count = grant.count;
  given.granted_on = on;
  return given;
}

bool draw_on(const model::Account& account, const model::Service& service, std::string_view right, base::Instant at,
             CaseState& state) {
  const model::Right* found = account.right(right);
  if (found == nullptr || found->service != service.id) return false;
  state.opened.right = found->id;
  for (const model::Right::Carried& carried : found->facts) {
    if (const model::Index fact = service.fact(carried.fact); fact != model::none)
      state.facts[fact] = KnownFact{carried.value, at, {}};
  }
  return true;
}

}  // namespace consilium::cases
