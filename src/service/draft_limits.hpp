// What may be in a draft: names, text and sizes of its files.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "service/drafts.hpp"

namespace consilium::service {

// `incorrect`, with the file as its place, unless it can be kept.
base::Result<void> check_draft_name(std::string_view name);
base::Result<void> check_draft_file(const compiler::SourceFile& file);
base::Result<void> check_draft_sizes(std::size_t files, std::size_t bytes);
base::Result<void> check_draft_files(const std::vector<compiler::SourceFile>& files);

}  // namespace consilium::service
