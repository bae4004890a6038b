// Personal text in a row: plain in the hands of callers, sealed at rest. The store seals it while it takes a write and
// unseals it while it reads, under the key of the row's `person` (no person: the key of the installation), bound to the
// table and the key of the row so that a sealed text cannot be moved to another one. Whatever names, numbers, health
// details or passwords a row must carry goes in here; every other column is stored in the clear.
#pragma once

#include <string>

namespace consilium::ports {

struct Personal {
  std::string text{};   // usually JSON
  bool erased = false;  // set by the store when the key was destroyed; text is then empty

  bool operator==(const Personal&) const = default;
};

}  // namespace consilium::ports
