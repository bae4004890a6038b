// Finding institutions of a network while somebody types: by name, pinyin, initials or city, as the network stands on a
// day. One index per edition is made when it is first asked for and made anew when networks are published.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/result.hpp"
#include "lookup/institution_index.hpp"
#include "lookup/transliteration.hpp"
#include "service/registry.hpp"

namespace consilium::service {

struct InstitutionQuery {
  std::string network;
  base::Date day;
  std::string words;             // empty: every institution
  std::string city;              // empty: any; otherwise exactly
  std::vector<std::string> ids;  // empty: any; otherwise only these, in this order, without those that are not listed
  std::size_t limit = 50;
};

struct FoundInstitutions {
  std::shared_ptr<const Published> published;  // keeps what is pointed to
  base::Date edition;
  std::vector<const model::ListedInstitution*> institutions;
};

// Thread-safe: searches wait for each other.
class InstitutionFinder {
 public:
  static base::Result<std::unique_ptr<InstitutionFinder>> create();

  // `not_found` for a network nobody published, or without an edition on that day.
  base::Result<FoundInstitutions> find(std::shared_ptr<const Published> published, const InstitutionQuery& query);

  // For the search tokens of members; the same rules, under the same lock.
  template <typename Use>
  auto with_transliteration(Use use) {
    const std::scoped_lock lock(mutex_);
    return use(transliteration_);
  }

 private:
  using Key = std::pair<std::string, base::Date>;

  explicit InstitutionFinder(lookup::Transliteration transliteration) : transliteration_(std::move(transliteration)) {}

  std::mutex mutex_;
  lookup::Transliteration transliteration_;
  std::shared_ptr<const Published> indexed_;  // what the indexes were made from
  std::map<Key, lookup::InstitutionIndex> indexes_;
};

}  // namespace consilium::service
