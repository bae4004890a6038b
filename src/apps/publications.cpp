#include "apps/publications.hpp"

#include <algorithm>

namespace consilium::apps {
namespace {

namespace fs = std::filesystem;

base::Result<void> publish_one(service::House& house, service::Publication publication, const fs::path& folder,
                               const std::string& actor, std::vector<Published>& all) {
  BASE_TRY(auto now, service::publish(house, publication, actor));
  all.push_back({publication.kind, folder, std::move(now)});
  return {};
}

// A calendar is one YAML file and the tables it names; several lie in one folder.
base::Result<void> publish_calendars(service::House& house, const fs::path& folder, const std::string& actor,
                                     std::vector<Published>& all) {
  BASE_TRY(const auto files, read_folder(folder));
  for (const compiler::SourceFile& head : files) {
    if (!head.name.ends_with(".yaml")) continue;
    service::Publication publication{"calendar", head.name, {head}};
    for (const compiler::SourceFile& table : files) {
      if (table.name.ends_with(".csv") && head.bytes.find(table.name) != std::string::npos)
        publication.files.push_back(table);
    }
    BASE_TRY_VOID(publish_one(house, std::move(publication), folder, actor, all));
  }
  return {};
}

base::Result<void> publish_networks(service::House& house, const fs::path& folder, const std::string& actor,
                                    std::vector<Published>& all) {
  std::error_code error;
  std::vector<fs::path> networks;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (fs::exists(entry.path() / "network.yaml")) networks.push_back(entry.path());
  }
  std::sort(networks.begin(), networks.end());
  for (const fs::path& network : networks) {
    BASE_TRY(auto files, read_folder(network));
    std::erase_if(files,
                  [](const auto& file) { return !file.name.ends_with(".yaml") && !file.name.ends_with(".csv"); });
    BASE_TRY_VOID(publish_one(house, {"network", network.filename().string(), std::move(files)}, network, actor, all));
  }
  return {};
}

}  // namespace

base::Result<std::vector<Published>> publish_folder(service::House& house, const fs::path& programme,
                                                    const std::string& actor) {
  const fs::path root = data_root(programme);
  std::vector<Published> all;
  BASE_TRY(auto files, read_folder(programme));
  BASE_TRY_VOID(publish_calendars(house, root / "calendars", actor, all));
  BASE_TRY_VOID(publish_networks(house, root / "networks", actor, all));
  BASE_TRY_VOID(
      publish_one(house, {"programme", programme.filename().string(), std::move(files)}, programme, actor, all));
  return all;
}

}  // namespace consilium::apps
