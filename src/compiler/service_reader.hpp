// Reads the services: what programme.yaml says for all of them, then each service's own file;
// and what the programme says of the cases of all of them.
#pragma once

#include "compiler/programme_reader.hpp"

namespace consilium::compiler {

void read_services(Context& context, const Trees& trees, model::Programme& programme);
// Read after the services, whose points and facts it speaks of.
void read_reports(Context& context, const Trees& trees, model::Programme& programme);

}  // namespace consilium::compiler
