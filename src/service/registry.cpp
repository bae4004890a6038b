#include "service/registry.hpp"

#include <algorithm>

namespace consilium::service {

namespace {

bool begins_later(const model::Programme& programme, const model::Programme& than) {
  return than.effective_from < programme.effective_from ||
         (than.effective_from == programme.effective_from && than.version < programme.version);
}

}  // namespace

std::shared_ptr<const model::Programme> Published::in_force(std::string_view programme_id, base::Date day) const {
  std::shared_ptr<const model::Programme> latest;
  for (const auto& [hash, programme] : by_hash) {
    if (programme->id != programme_id || programme->effective_from > day) continue;
    if (latest == nullptr || begins_later(*programme, *latest)) latest = programme;
  }
  return latest;
}

std::shared_ptr<const model::Programme> Published::last(std::string_view programme_id) const {
  std::shared_ptr<const model::Programme> last;
  for (const auto& [hash, programme] : by_hash) {
    if (programme->id == programme_id && (last == nullptr || begins_later(*programme, *last))) last = programme;
  }
  return last;
}

std::shared_ptr<const model::Programme> Published::version_before(const model::Programme& programme) const {
  auto before = in_force(programme.id, programme.effective_from);
  return before == nullptr ? last(programme.id) : before;
}

std::shared_ptr<const model::Programme> Published::by(std::string_view hash) const {
  const auto found = by_hash.find(hash);
  return found == by_hash.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<const model::Programme>> Published::for_product(std::string_view product,
                                                                            base::Instant at) const {
  std::vector<std::shared_ptr<const model::Programme>> result;
  for (const auto& [hash, programme] : by_hash) {
    const bool covers =
        std::find(programme->products.begin(), programme->products.end(), product) != programme->products.end();
    if (covers && in_force(programme->id, programme->zone.date_of(at)) == programme) result.push_back(programme);
  }
  return result;
}

std::vector<std::string> Published::tenants() const {
  std::vector<std::string> tenants;
  for (const auto& [hash, programme] : by_hash) {
    if (std::find(tenants.begin(), tenants.end(), programme->insurer.id) == tenants.end())
      tenants.push_back(programme->insurer.id);
  }
  return tenants;
}

const model::ListedInstitution* Published::institution(std::string_view network, std::string_view id,
                                                       base::Date day) const {
  const auto found = networks.find(network);
  const model::NetworkEdition* edition = found == networks.end() ? nullptr : found->second.on(day);
  return edition == nullptr ? nullptr : edition->find(id);
}

std::shared_ptr<const Published> Registry::read() const {
  const std::scoped_lock lock(mutex_);
  return current_;
}

std::unique_lock<std::mutex> Registry::begin_publishing() { return std::unique_lock(publishing_); }

void Registry::replace(Published published) {
  auto next = std::make_shared<const Published>(std::move(published));
  const std::scoped_lock lock(mutex_);
  current_ = std::move(next);
}

}  // namespace consilium::service
