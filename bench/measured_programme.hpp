// The programme that measurements are made with: the one with the longest services.
#pragma once

#include "apps/programme_folder.hpp"

namespace consilium::bench {

// Ends the process when there is none.
apps::ProgrammeFolder measured_programme();

}  // namespace consilium::bench
