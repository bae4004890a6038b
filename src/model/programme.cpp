#include "model/programme.hpp"

#include <algorithm>

namespace consilium::model {
namespace {

template <typename Items>
auto* find_by_id(const Items& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

int Scale::rank(std::string_view value) const {
  const auto found = std::find(values.begin(), values.end(), value);
  return found == values.end() ? -1 : static_cast<int>(found - values.begin());
}

const RunOffEffect* RunOff::find(std::string_view state) const {
  const auto found = std::find_if(on.begin(), on.end(), [&](const auto& entry) { return entry.first == state; });
  return found == on.end() ? nullptr : &found->second;
}

const ListRow* List::find(std::string_view code) const {
  const auto found = std::lower_bound(rows.begin(), rows.end(), code,
                                      [](const ListRow& row, std::string_view wanted) { return row.code < wanted; });
  return found != rows.end() && found->code == code ? &*found : nullptr;
}

const Service* Programme::service(std::string_view service_id) const { return find_by_id(services, service_id); }
const Service* Programme::carrying_on(std::string_view kept_as) const {
  const auto found =
      std::find_if(services.begin(), services.end(), [&](const Service& one) { return one.kept_as() == kept_as; });
  return found == services.end() ? nullptr : &*found;
}
const Text* Programme::text(std::string_view text_id) const { return find_by_id(texts, text_id); }
const Role* Programme::role(std::string_view role_id) const { return find_by_id(roles, role_id); }
const Hours* Programme::opening_hours(std::string_view hours_id) const { return find_by_id(hours, hours_id); }
const Clause* Programme::clause(std::string_view clause_id) const { return find_by_id(clauses, clause_id); }

Index Programme::report(std::string_view report_id) const {
  const Report* found = find_by_id(reports, report_id);
  return found == nullptr ? none : static_cast<Index>(found - reports.data());
}

}  // namespace consilium::model
