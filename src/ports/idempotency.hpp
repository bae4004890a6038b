// The answers that were given under an Idempotency-Key. An answer is stored in the same transaction as the events it
// tells of; a refusal is kept the same way, by an append without events. Scoped to tenant and actor. (DESIGN, The
// shell.)
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "ports/personal.hpp"

namespace consilium::ports {

struct IdempotencyRecord {
  std::string tenant{};  // key, with actor and key
  std::string actor{};
  std::string key{};
  std::string body_hash{};  // of the request: the same key with another body is the caller's mistake
  int status = 0;
  std::string person{};  // whose key seals the response; empty: the key of the installation
  Personal response{};
  base::Instant recorded_at{};
  std::int64_t position = 0;  // the last position of the store after the append; set by the store

  bool operator==(const IdempotencyRecord&) const = default;
};

// Thread-safe.
class Answers {
 public:
  virtual ~Answers() = default;

  virtual base::Result<std::optional<IdempotencyRecord>> find_answer(const std::string& tenant,
                                                                     const std::string& actor,
                                                                     const std::string& key) = 0;
};

}  // namespace consilium::ports
