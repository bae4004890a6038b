#include "every_programme.hpp"

#include <deque>
#include <filesystem>

#include <gtest/gtest.h>

#include "apps/programme_folder.hpp"
#include "cases.hpp"

namespace consilium::reading {
namespace {

struct All {
  std::deque<apps::ProgrammeFolder> folders;
  std::deque<model::Programme> small;
  std::vector<OneProgramme> list;

  All() {
    const std::filesystem::path programmes = std::filesystem::path(CONSILIUM_SOURCE_DIR) / "programmes";
    for (const auto& entry : std::filesystem::directory_iterator(programmes)) {
      if (!entry.is_directory()) continue;
      auto folder = apps::open_folder(entry.path());
      EXPECT_TRUE(folder) << entry.path();
      if (folder) folders.push_back(std::move(*folder));
    }
    for (const apps::ProgrammeFolder& folder : folders)
      list.push_back({folder.path.filename().string(), &folder.programme, &folder.data.networks});
    add_small("base", checks::base_files());
    for (const checks::Case& one : checks::cases_in("good")) add_small(one.name, checks::files_of(one));
  }

  void add_small(const std::string& name, const checks::Files& files) {
    auto compiled = checks::compiled(files);
    EXPECT_TRUE(compiled.programme) << name;
    if (!compiled.programme) return;
    small.push_back(std::move(*compiled.programme));
    list.push_back({name, &small.back(), nullptr});
  }
};

}  // namespace

const std::vector<OneProgramme>& every_programme() {
  static const All all;
  return all.list;
}

}  // namespace consilium::reading
