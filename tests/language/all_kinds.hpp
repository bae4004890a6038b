// Every kind of file there is, for the tests of the language.
#pragma once

#include <vector>

#include "compiler/language.hpp"
#include "scenario/language.hpp"

namespace consilium::compiler {

inline std::vector<FileKind> all_kinds() {
  std::vector<FileKind> kinds = file_kinds();
  kinds.push_back(scenario::file_kind());
  return kinds;
}

}  // namespace consilium::compiler
