// Store: one open database, seen through its parts. Closing it waits for the appends that were taken.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "ports/case_views.hpp"
#include "ports/documents.hpp"
#include "ports/event_store.hpp"
#include "ports/house_views.hpp"
#include "ports/idempotency.hpp"
#include "ports/key_store.hpp"
#include "ports/people_views.hpp"
#include "ports/sealer.hpp"
#include "ports/timers.hpp"

namespace consilium::ports {

// Not ok: the store is read-only until it is opened again, and every append is answered `unavailable`.
struct Health {
  bool ok = true;
  std::string reason{};  // what happened and what to do, for the operator

  bool operator==(const Health&) const = default;
};

// Makes the sealer over the keys of the database that is being opened; an error stops the opening.
using SealerMaker = std::function<base::Result<std::unique_ptr<Sealer>>(KeyStore&)>;

class Store {
 public:
  virtual ~Store() = default;

  virtual EventStore& events() = 0;
  virtual CaseViews& cases() = 0;
  virtual PeopleViews& people() = 0;
  virtual HouseViews& house() = 0;
  virtual Timers& timers() = 0;
  virtual Answers& answers() = 0;
  virtual Documents& documents() = 0;
  virtual Sealer& sealer() = 0;
  virtual Health health() const = 0;
};

}  // namespace consilium::ports
