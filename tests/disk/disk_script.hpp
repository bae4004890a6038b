// A script of appends for a disk that may fail at any of them, and the question what is left of it. One append writes
// to two streams, sets a timer and a setting; so it shows when an append is kept only in part.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "house/disk_house.hpp"
#include "ports/store.hpp"

namespace consilium::tests {

// How far one writer came.
struct Progress {
  int writer = 0;
  int acknowledged = 0;   // appends that were acknowledged, from the first on
  base::Error refusal{};  // of the next one, if it was refused
  bool refused = false;
};

// Appends from where the writer stands until so many are acknowledged or one is refused.
void go_on(ports::Store& store, Progress& progress, int appends);

struct Loss {
  int lost = 0;                         // acknowledged appends that are not there, or not as they were
  std::vector<std::string> problems{};  // anything else: parts of appends, appends that nobody sent
};

// Compares a store with how far a writer came. One append more than was acknowledged may be there, whole; then the
// writer goes on from behind it.
Loss compare(ports::Store& store, Progress& progress);

}  // namespace consilium::tests
