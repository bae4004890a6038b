// Sealer: hides personal text at rest. Each person has a key of their own; destroying it makes everything sealed under
// it unreadable for good, in every copy that does not hold the key. The empty person stands for the installation.
//
// Associated data is not hidden but bound: text sealed with one cannot be unsealed with another. Thread-safe.
//
// Errors of unseal: `not_found` (the person was forgotten), `corrupt` (not what was sealed, or another root key).
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace consilium::ports {

class Sealer {
 public:
  virtual ~Sealer() = default;

  // Makes a key for a person who has none. `forbidden` for a person who was forgotten.
  virtual base::Result<std::string> seal(std::string_view person, std::string_view plaintext,
                                         std::string_view associated_data) = 0;
  virtual base::Result<std::string> unseal(std::string_view person, std::string_view sealed,
                                           std::string_view associated_data) = 0;

  // A keyed hash in lower-case hexadecimal by which equal texts of one kind can be found without storing them. The
  // caller normalises the text first.
  virtual std::string blind_index(std::string_view kind, std::string_view text) = 0;

  // Destroys the key of a person; durable when it returns. Forgetting the installation is refused.
  virtual base::Result<void> forget(std::string_view person) = 0;
};

}  // namespace consilium::ports
