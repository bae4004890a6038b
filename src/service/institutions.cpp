#include "service/institutions.hpp"

#include <fmt/core.h>

namespace consilium::service {
namespace {

lookup::InstitutionIndex index_of(const lookup::Transliteration& transliteration,
                                  const model::NetworkEdition& edition) {
  std::vector<lookup::Institution> institutions;
  institutions.reserve(edition.institutions.size());
  for (const model::ListedInstitution& listed : edition.institutions) {
    lookup::Institution institution;
    institution.id = listed.institution.id;
    institution.name = listed.name;
    institution.aliases = listed.aliases;
    institution.city.in(base::Language::zh_hans) = listed.institution.city;
    institutions.push_back(std::move(institution));
  }
  return lookup::InstitutionIndex(transliteration, institutions);
}

}  // namespace

base::Result<std::unique_ptr<InstitutionFinder>> InstitutionFinder::create() {
  BASE_TRY(lookup::Transliteration transliteration, lookup::Transliteration::create());
  return std::unique_ptr<InstitutionFinder>(new InstitutionFinder(std::move(transliteration)));
}

base::Result<FoundInstitutions> InstitutionFinder::find(std::shared_ptr<const Published> published,
                                                        const InstitutionQuery& query) {
  const auto network = published->networks.find(query.network);
  if (network == published->networks.end())
    return base::failure(base::Category::not_found, fmt::format("there is no network `{}`", query.network), "network");
  const model::NetworkEdition* edition = network->second.on(query.day);
  if (edition == nullptr) {
    return base::failure(base::Category::not_found, fmt::format("network `{}` has no edition as of {}", query.network,
                                                                base::to_string(query.day)));
  }
  FoundInstitutions found{std::move(published), edition->from, {}};
  const auto keep = [&](const model::ListedInstitution& listed) {
    const bool fits = query.city.empty() || listed.institution.city == query.city;
    if (fits && found.institutions.size() < query.limit) found.institutions.push_back(&listed);
  };
  if (!query.ids.empty()) {
    for (const std::string& id : query.ids) {
      if (const model::ListedInstitution* listed = edition->find(id)) keep(*listed);
    }
    return found;
  }
  if (query.words.empty()) {
    for (const model::ListedInstitution& listed : edition->institutions) keep(listed);
    return found;
  }
  const std::scoped_lock lock(mutex_);
  if (indexed_ != found.published) {
    indexes_.clear();
    indexed_ = found.published;
  }
  const Key key{query.network, edition->from};
  auto index = indexes_.find(key);
  if (index == indexes_.end()) index = indexes_.emplace(key, index_of(transliteration_, *edition)).first;
  for (const std::string& id : index->second.search(transliteration_, query.words, edition->institutions.size()))
    keep(*edition->find(id));
  return found;
}

}  // namespace consilium::service
