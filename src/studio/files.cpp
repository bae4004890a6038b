#include "studio/files.hpp"

#include <map>
#include <set>

#include <fmt/core.h>

namespace consilium::studio {

base::Result<std::vector<compiler::SourceFile>> laid_over(std::vector<compiler::SourceFile> base,
                                                          std::vector<Change> changes) {
  std::map<std::string, std::string, std::less<>> files;
  for (compiler::SourceFile& file : base) files.insert_or_assign(std::move(file.name), std::move(file.bytes));
  std::set<std::string, std::less<>> seen;
  for (Change& change : changes) {
    if (!seen.insert(change.name).second)
      return base::failure(base::Category::incorrect, fmt::format("`{}` comes twice", change.name));
    if (change.text) {
      files.insert_or_assign(std::move(change.name), std::move(*change.text));
    } else if (files.erase(change.name) == 0) {
      return base::failure(base::Category::incorrect, fmt::format("there is no file `{}` to take away", change.name));
    }
  }
  std::vector<compiler::SourceFile> all;
  for (auto& [name, text] : files) all.push_back({name, std::move(text)});
  return all;
}

}  // namespace consilium::studio
