// The files of the desk that the program carries.
#pragma once

#include <string_view>
#include <vector>

namespace consilium::apps {

struct DeskFile {
  std::string_view path;  // without a leading slash, such as `assets/index.js`
  std::string_view bytes;
};

const std::vector<DeskFile>& desk_files();

}  // namespace consilium::apps
