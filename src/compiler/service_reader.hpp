// Reads the services: what programme.yaml says for all of them, then each service's own file.
#pragma once

#include "compiler/programme_reader.hpp"

namespace consilium::compiler {

void read_services(Context& context, const Trees& trees, model::Programme& programme);

}  // namespace consilium::compiler
