// Uses: which programmes use which words of the language, as a table in Markdown. Made from the files of the
// programmes, so that nobody has to remember.
#pragma once

#include <set>
#include <span>
#include <string>

#include "compiler/compile.hpp"
#include "compiler/shape.hpp"

namespace consilium::compiler {

struct ProgrammeUses {
  std::string id;
  std::set<UsedKey> keys;
};

// What the files of one programme folder use of these kinds; a file says by its `format` of which kind it is. Files
// that cannot be read count for nothing.
ProgrammeUses uses_of(std::string id, std::span<const SourceFile> files, std::span<const FileKind> kinds);

// Every key of every word that a file of these kinds can hold, with the programmes that use it.
std::string table_of_uses(std::span<const FileKind> kinds, std::span<const ProgrammeUses> programmes);

}  // namespace consilium::compiler
