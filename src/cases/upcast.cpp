#include "cases/upcast.hpp"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

namespace consilium::cases {

namespace {

// The right a case draws on was added; before, there was none.
base::Result<boost::json::object> without_right(boost::json::object payload) { return payload; }

// Lines of a quota were added; before, each quota had one.
base::Result<boost::json::object> without_line(boost::json::object payload) { return payload; }

// Conditions that excuse a deadline were added; before, there was none.
base::Result<boost::json::object> without_conditions(boost::json::object payload) { return payload; }

// Before, only the member was told, and only by a task.
base::Result<boost::json::object> to_the_member(boost::json::object payload) { return payload; }

// Before, a paper was a statement without its bytes.
base::Result<boost::json::object> without_documents(boost::json::object payload) { return payload; }

constexpr std::array known_upcasters{Upcaster{"case.told", 1, to_the_member},
                                     Upcaster{"case.record_received", 1, without_documents},
                                     Upcaster{"case.deadline_missed", 1, without_conditions},
                                     Upcaster{"case.opened", 1, without_right},
                                     Upcaster{"account.use_changed", 1, without_right},
                                     Upcaster{"account.use_changed", 2, without_line}};

}  // namespace

std::span<const Upcaster> upcasters() { return known_upcasters; }

int latest_version(std::string_view type, std::span<const Upcaster> known) {
  int latest = 1;
  for (const Upcaster& upcaster : known) {
    if (upcaster.type == type) latest = std::max(latest, upcaster.from + 1);
  }
  return latest;
}

}  // namespace consilium::cases
