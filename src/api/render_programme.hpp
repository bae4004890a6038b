// A programme as the desk needs it to build its forms and lists.
#pragma once

#include <boost/json/fwd.hpp>

#include "model/programme.hpp"

namespace consilium::api {

boost::json::object programme_head_json(const model::Programme& programme);
boost::json::object programme_json(const model::Programme& programme);

}  // namespace consilium::api
