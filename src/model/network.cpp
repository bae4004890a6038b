#include "model/network.hpp"

#include <algorithm>

namespace consilium::model {

const ListedInstitution* NetworkEdition::find(std::string_view id) const {
  const auto found = std::lower_bound(
      institutions.begin(), institutions.end(), id,
      [](const ListedInstitution& listed, std::string_view wanted) { return listed.institution.id < wanted; });
  return found != institutions.end() && found->institution.id == id ? &*found : nullptr;
}

const std::vector<std::string>& ListedInstitution::values(std::string_view column) const {
  static const std::vector<std::string> nothing;
  const auto found = std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.column == column; });
  return found == cells.end() ? nothing : found->values;
}

const ListedInstitution* Network::row_of(const Institution& recorded) const {
  if (recorded.id.empty()) return nullptr;
  for (const NetworkEdition& edition : editions) {
    const ListedInstitution* listed = edition.find(recorded.id);
    if (listed != nullptr && listed->institution.edition == recorded.edition) return listed;
  }
  return nullptr;
}

const NetworkEdition* Network::on(base::Date day) const {
  const NetworkEdition* current = nullptr;
  for (const NetworkEdition& edition : editions) {
    if (edition.from <= day) current = &edition;
  }
  return current;
}

}  // namespace consilium::model
