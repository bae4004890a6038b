// The programme that measurements are made with: the first of the project that can be read.
#pragma once

#include "apps/programme_folder.hpp"

namespace consilium::bench {

// Ends the process when there is none.
apps::ProgrammeFolder first_programme();

}  // namespace consilium::bench
