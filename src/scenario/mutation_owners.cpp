#include "scenario/mutation_owners.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace consilium::scenario {
namespace {

constexpr Operator owned{Mutation::owner, "expect whose it is while it is owed"};

// Another role, of another party where there is one.
std::string other_than(const model::Programme& programme, const std::string& owner) {
  const model::Role* role = programme.role(owner);
  const auto other = std::find_if(programme.roles.begin(), programme.roles.end(), [&](const model::Role& candidate) {
    return candidate.id != owner && (role == nullptr || candidate.party != role->party);
  });
  return other == programme.roles.end() ? "member" : other->id;
}

void become(std::string& owner, const std::string& other, Offers& offers) {
  const std::string original = owner;
  offers.offer(
      owned, [&] { return fmt::format("of {} becomes of {}", original, other); }, [&] { owner = other; });
}

}  // namespace

void swap_owner(const model::Programme& programme, std::string& owner, Offers& offers) {
  if (!owner.empty()) become(owner, other_than(programme, owner), offers);
}

void swap_party(std::string& party, Offers& offers) {
  if (!party.empty()) become(party, party == "provider" ? "member" : "provider", offers);
}

}  // namespace consilium::scenario
