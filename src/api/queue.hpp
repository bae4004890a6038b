// Where a case stands in waiting lines, as the queue and the case show it.
#pragma once

#include <string>

#include <boost/json/fwd.hpp>

#include "api/access.hpp"

namespace consilium::api {

// One object for each line the case stands in; places are counted over the insurers that the caller serves.
base::Result<boost::json::array> places_json(Api& api, const policy::Caller& caller, const std::string& case_id);

}  // namespace consilium::api
