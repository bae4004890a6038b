// Documents: the bytes that events brought with them. Written with their event, never changed and never removed; read
// one at a time, by nobody but who asks for one. Thread-safe; a read sees every append that was acknowledged before it
// began.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "ports/personal.hpp"

namespace consilium::ports {

struct DocumentRow {
  std::string id{};           // key
  std::string stream{};       // of the event that brought it
  std::int64_t sequence = 0;  // of that event
  std::string person{};       // whose key seals the bytes; empty: the key of the installation
  std::string hash{};         // SHA-256 of the bytes as they are sealed, 32 raw bytes; set by the store
  Personal bytes{};

  bool operator==(const DocumentRow&) const = default;
};

class Documents {
 public:
  virtual ~Documents() = default;

  // Errors: `corrupt` when the bytes are not what was sealed. Of a forgotten person the bytes come back erased.
  virtual base::Result<std::optional<DocumentRow>> document(std::string_view id) = 0;
};

}  // namespace consilium::ports
