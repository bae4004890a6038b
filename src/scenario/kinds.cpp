#include "scenario/kinds.hpp"

#include "scenario/language.hpp"

namespace consilium::scenario {

std::vector<compiler::FileKind> kinds_of_files() {
  std::vector<compiler::FileKind> kinds = compiler::file_kinds();
  kinds.push_back(file_kind());
  return kinds;
}

}  // namespace consilium::scenario
