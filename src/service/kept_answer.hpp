// An answer that is kept under an idempotency key, in the same append as what it tells of.
#pragma once

#include <string>

#include "ports/idempotency.hpp"

namespace consilium::service {

// Where an answer is kept; what it says is known once the outcome is.
struct KeptAnswer {
  std::string tenant;
  std::string actor;
  std::string key;
  std::string body_hash;
};

// An outcome as it is kept: status and body.
struct Rendered {
  int status = 200;
  std::string body;
};

// `person` is whose key seals the answer; empty: the key of the installation.
inline ports::IdempotencyRecord record_of(const KeptAnswer& keep, Rendered rendered, const std::string& person,
                                          base::Instant now) {
  ports::IdempotencyRecord record;
  record.tenant = keep.tenant;
  record.actor = keep.actor;
  record.key = keep.key;
  record.body_hash = keep.body_hash;
  record.status = rendered.status;
  record.person = person;
  record.response.text = std::move(rendered.body);
  record.recorded_at = now;
  return record;
}

}  // namespace consilium::service
