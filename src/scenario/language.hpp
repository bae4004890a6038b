// The words of scenario files, in tables of the same kind as the compiler's: files are read by them, and the schema and
// the reference are made from them.
#pragma once

#include <span>

#include "compiler/language.hpp"

namespace consilium::scenario {

std::span<const compiler::Word> language();
compiler::FileKind file_kind();

}  // namespace consilium::scenario
