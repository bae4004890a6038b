// Publishing what lies in folders: calendars and networks first, since programmes name them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "apps/files.hpp"
#include "service/publishing.hpp"

namespace consilium::apps {

struct Published {
  std::string kind;
  std::filesystem::path folder;
  service::PublishedNow now;
};

// A programme folder and the data beside it (see data_root). Problems are in each `now`.
base::Result<std::vector<Published>> publish_folder(service::House& house, const std::filesystem::path& programme,
                                                    const std::string& actor);

}  // namespace consilium::apps
