#include "model/network.hpp"

#include <algorithm>

namespace consilium::model {

const ListedInstitution* NetworkEdition::find(std::string_view id) const {
  const auto found = std::lower_bound(
      institutions.begin(), institutions.end(), id,
      [](const ListedInstitution& listed, std::string_view wanted) { return listed.institution.id < wanted; });
  return found != institutions.end() && found->institution.id == id ? &*found : nullptr;
}

const NetworkEdition* Network::on(base::Date day) const {
  const NetworkEdition* current = nullptr;
  for (const NetworkEdition& edition : editions) {
    if (edition.from <= day) current = &edition;
  }
  return current;
}

}  // namespace consilium::model
