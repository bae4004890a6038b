// Several files as one piece of text, as bundles and drafts keep them.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "compiler/compile.hpp"

namespace consilium::service {

std::string pack(const std::vector<compiler::SourceFile>& files);
// `corrupt` when it was not packed here.
base::Result<std::vector<compiler::SourceFile>> unpack(const std::string& bytes);

}  // namespace consilium::service
