#include "store/plain_sealer.hpp"

#include "base/hash.hpp"
#include "store/fields.hpp"

namespace consilium::store {

bool PlainSealer::is_forgotten(std::string_view person) const {
  const std::lock_guard lock(mutex_);
  return forgotten_.contains(person);
}

base::Result<std::string> PlainSealer::seal(std::string_view person, std::string_view plaintext,
                                            std::string_view associated_data) {
  if (is_forgotten(person))
    return base::failure(base::Category::forbidden, "the person was forgotten: nothing more can be kept about them");
  return join_fields(person, associated_data, plaintext);
}

base::Result<std::string> PlainSealer::unseal(std::string_view person, std::string_view sealed,
                                              std::string_view associated_data) {
  if (is_forgotten(person)) return base::failure(base::Category::not_found, "the person was forgotten");
  const auto fields = split_fields(sealed);
  if (!fields || fields->size() != 3 || fields->at(0) != person || fields->at(1) != associated_data)
    return base::failure(base::Category::corrupt, "a sealed text is not what was sealed here");
  return fields->at(2);
}

std::string PlainSealer::blind_index(std::string_view kind, std::string_view text) {
  return base::sha256_hex(join_fields(kind, text)).substr(0, 32);
}

base::Result<void> PlainSealer::forget(std::string_view person) {
  if (person.empty()) return base::failure(base::Category::incorrect, "the installation cannot be forgotten");
  const std::lock_guard lock(mutex_);
  forgotten_.emplace(person);
  return {};
}

base::Result<std::unique_ptr<ports::Sealer>> make_plain_sealer(ports::KeyStore&) {
  return std::unique_ptr<ports::Sealer>(std::make_unique<PlainSealer>());
}

}  // namespace consilium::store
