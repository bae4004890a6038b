// Network: institutions in dated editions, looked up on the day something is offered or chosen. Programmes name a
// network; its editions change without them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/localised.hpp"
#include "model/value.hpp"

namespace consilium::model {

struct ListedInstitution {
  Institution institution;
  base::LocalisedText name;
  std::string province;
  std::vector<std::string> aliases;
  std::string note;

  bool operator==(const ListedInstitution&) const = default;
};

struct NetworkEdition {
  base::Date from;
  std::vector<ListedInstitution> institutions;  // sorted by id

  const ListedInstitution* find(std::string_view id) const;
};

struct Network {
  std::string id;
  base::LocalisedText name;
  std::map<std::string, std::vector<std::string>> scales;  // grades of its tables, best first, by name of the scale
  std::vector<std::string> flags;                          // columns that say yes or no of an institution
  std::vector<NetworkEdition> editions;                    // oldest first

  // The edition in force on a day, or null before the first.
  const NetworkEdition* on(base::Date day) const;
};

}  // namespace consilium::model
