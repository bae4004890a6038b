// Registry: the published programmes and the data beside them, in memory. Every published version that a case may have
// been opened under stays here; new cases take the version in force on their day. Snapshots are immutable; publishing
// puts a new snapshot in place of the old one.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "calendar/edition.hpp"
#include "model/network.hpp"
#include "model/programme.hpp"

namespace consilium::service {

struct Published {
  std::map<std::string, std::shared_ptr<const model::Programme>, std::less<>> by_hash;
  std::map<std::string, model::Network, std::less<>> networks;
  std::map<std::string, calendar::Edition, std::less<>> calendars;

  // The version of a programme in force on a day: of those effective by then the latest, or null.
  std::shared_ptr<const model::Programme> in_force(std::string_view programme_id, base::Date day) const;
  // The version of a programme that begins last, perhaps on a day to come, or null.
  std::shared_ptr<const model::Programme> last(std::string_view programme_id) const;
  // The version that one to be published comes after: the one in force on its first day, or else the last; or null.
  std::shared_ptr<const model::Programme> version_before(const model::Programme& programme) const;
  std::shared_ptr<const model::Programme> by(std::string_view hash) const;
  // The programmes in force whose entitlements rest on a product of the roster; each on its own day.
  std::vector<std::shared_ptr<const model::Programme>> for_product(std::string_view product, base::Instant at) const;
  std::vector<std::string> tenants() const;
  // An institution of a network as it stands on a day, or null.
  const model::ListedInstitution* institution(std::string_view network, std::string_view id, base::Date day) const;
};

// Thread-safe.
class Registry {
 public:
  std::shared_ptr<const Published> read() const;
  void replace(Published published);
  // One at a time: between what a publication reads and what it puts in place, none other comes in.
  [[nodiscard]] std::unique_lock<std::mutex> begin_publishing();

 private:
  mutable std::mutex mutex_;
  std::mutex publishing_;
  std::shared_ptr<const Published> current_ = std::make_shared<const Published>();
};

}  // namespace consilium::service
