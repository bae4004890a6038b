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

// What one row says in a column of codes or texts; nothing where the cell is empty.
struct Cell {
  std::string column;
  std::vector<std::string> values;

  bool operator==(const Cell&) const = default;
};

struct ListedInstitution {
  Institution institution;
  base::LocalisedText name;
  std::string province;
  std::vector<std::string> aliases;
  std::string note;
  std::vector<Cell> cells{};  // those that are not empty

  // Empty where nothing is said.
  const std::vector<std::string>& values(std::string_view column) const;
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
  std::vector<std::string> columns{};                      // columns of codes and texts
  std::vector<NetworkEdition> editions;                    // oldest first

  // The edition in force on a day, or null before the first.
  const NetworkEdition* on(base::Date day) const;
  // The row that a recorded institution was taken from, or null.
  const ListedInstitution* row_of(const Institution& recorded) const;
};

}  // namespace consilium::model
