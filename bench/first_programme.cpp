#include "bench/first_programme.hpp"

#include <cstdlib>
#include <filesystem>
#include <set>

#include <fmt/core.h>

namespace consilium::bench {

namespace fs = std::filesystem;

apps::ProgrammeFolder first_programme() {
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(CONSILIUM_SOURCE_DIR) / "programmes"))
    folders.insert(entry.path());
  for (const fs::path& path : folders)
    if (auto folder = apps::open_folder(path)) return std::move(*folder);
  fmt::print(stderr, "bench: no programme can be read\n");
  std::exit(1);
}

}  // namespace consilium::bench
