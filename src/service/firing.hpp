// Firing one timer: what its case does now that its time has come, or the report that is due.
#pragma once

#include "base/result.hpp"
#include "ports/timers.hpp"
#include "service/house.hpp"

namespace consilium::service {

// Lets the deadline of a timer pass, or its case follow the contract, or makes a report. A timer whose case has moved
// on is taken away. An error leaves it as it is.
base::Result<void> fire(House& house, const ports::TimerRow& timer);

}  // namespace consilium::service
