// Every citation of a programme: of the programme itself, its services and all that is in them. What a programme says
// for all services is visited once for each of them, at the same place.
#pragma once

#include <functional>

#include "model/programme.hpp"

namespace consilium::model {

// A notice tells a clause to people; everything else that cites acts on it, by itself or as data that other words read:
// who insures, hours, periods, networks.
enum class CitedBy : unsigned char { enforcement, notice, data };

void for_each_citation(const Programme& programme, const std::function<void(const Citation&, CitedBy)>& visit);

}  // namespace consilium::model
