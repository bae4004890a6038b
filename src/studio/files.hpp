// Files of a programme that somebody is writing: those of a base, with what was changed lying over them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "compiler/compile.hpp"

namespace consilium::studio {

struct Change {
  std::string name;
  std::optional<std::string> text;  // none: the file is taken away
};

// In the order of their names. `incorrect` where a file comes twice, or one that is not there is taken away. Whether
// the names are names is not asked.
base::Result<std::vector<compiler::SourceFile>> laid_over(std::vector<compiler::SourceFile> base,
                                                          std::vector<Change> changes);

}  // namespace consilium::studio
