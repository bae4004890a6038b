// Every kind of file that people write: those of the compiler, and scenarios.
#pragma once

#include <vector>

#include "compiler/language.hpp"

namespace consilium::scenario {

std::vector<compiler::FileKind> kinds_of_files();

}  // namespace consilium::scenario
