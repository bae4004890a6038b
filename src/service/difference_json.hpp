// A difference between two versions of a programme as JSON: what a proposal keeps, and what `consilium diff` prints.
#pragma once

#include <boost/json/fwd.hpp>

#include "reading/difference.hpp"

namespace consilium::service {

boost::json::object difference_json(const reading::Difference& difference);

}  // namespace consilium::service
