#include "bench/measured_programme.hpp"

#include <cstdlib>
#include <filesystem>

#include <fmt/core.h>

namespace consilium::bench {

namespace fs = std::filesystem;

apps::ProgrammeFolder measured_programme() {
  auto folder = apps::open_folder(fs::path(CONSILIUM_SOURCE_DIR) / "programmes" / "metlife-duhui");
  if (folder) return std::move(*folder);
  fmt::print(stderr, "bench: the programme cannot be read\n");
  std::exit(1);
}

}  // namespace consilium::bench
