// Serves the desk beside the API: its files, and its page for every other address, since the desk finds its own way.
// With a content security policy that lets nothing in from elsewhere.
#pragma once

#include "http/router.hpp"

namespace consilium::apps {

void add_desk_routes(http::Router& router);

}  // namespace consilium::apps
