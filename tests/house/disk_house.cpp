#include "house/disk_house.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include <fmt/core.h>

#include "service/timers.hpp"
#include "vault/vault.hpp"

namespace consilium::tests {
namespace {

namespace fs = std::filesystem;

compiler::SourceFile read_source(const fs::path& path, const fs::path& folder) {
  std::ifstream stream(path, std::ios::binary);
  return {fs::relative(path, folder).generic_string(),
          {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()}};
}

// A calendar is one head among others in one folder, with the tables beside it.
std::vector<service::Publication> calendars_in(const fs::path& folder) {
  const auto all = publication_of("calendar", folder);
  std::vector<service::Publication> calendars;
  for (const compiler::SourceFile& head : all.files) {
    if (!head.name.ends_with(".yaml")) continue;
    service::Publication calendar{"calendar", head.name, {head}};
    std::copy_if(all.files.begin(), all.files.end(), std::back_inserter(calendar.files),
                 [](const auto& file) { return file.name.ends_with(".csv"); });
    calendars.push_back(std::move(calendar));
  }
  return calendars;
}

std::vector<service::Publication> everything() {
  const fs::path root = CONSILIUM_SOURCE_DIR;
  auto publications = calendars_in(root / "calendars");
  for (const auto& [kind, folders] : {std::pair{"network", "networks"}, std::pair{"programme", "programmes"}})
    for (const auto& entry : fs::directory_iterator(root / folders))
      if (entry.is_directory()) publications.push_back(publication_of(kind, entry.path()));
  return publications;
}

}  // namespace

service::Publication publication_of(std::string kind, const fs::path& folder) {
  service::Publication publication;
  publication.kind = std::move(kind);
  publication.id = folder.filename().string();
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) publication.files.push_back(read_source(entry.path(), folder));
  std::sort(publication.files.begin(), publication.files.end(),
            [](const auto& left, const auto& right) { return left.name < right.name; });
  return publication;
}

base::Instant opening_time() { return required(base::Instant::parse("2026-03-02T10:00:00+08:00")); }

void give_up(const base::Error& error) {
  fmt::print(stderr, "a test could not go on: {}\n", error.message);
  std::abort();
}

std::string key_path_of(const std::string& database) { return database + ".key"; }

base::Result<std::unique_ptr<store::SqliteStore>> open_sealed(const store::SqliteOptions& options) {
  const std::string key_path = key_path_of(options.path);
  return store::SqliteStore::open(options, [&](ports::KeyStore& keys) {
    return fs::exists(key_path) ? vault::open_existing(key_path, keys) : vault::create(key_path, keys);
  });
}

base::Result<std::unique_ptr<DiskHouse>> DiskHouse::open(const store::SqliteOptions& options,
                                                         const service::Published* known) {
  BASE_TRY(auto opened, open_sealed(options));
  auto disk_house = std::make_unique<DiskHouse>(std::move(opened));
  BASE_TRY_VOID(service::resume_demo(disk_house->house()));
  if (!disk_house->house().clock.is_demo()) BASE_TRY_VOID(service::begin_demo(disk_house->house(), opening_time()));
  if (known != nullptr) {
    disk_house->house().registry.replace(*known);
  } else {
    BASE_TRY_VOID(service::load_published(disk_house->house()));
    if (disk_house->house().registry.read()->by_hash.empty()) BASE_TRY_VOID(publish_project(disk_house->house()));
  }
  return disk_house;
}

namespace {

service::Publication edited(const std::string& folder, const std::vector<FileEdit>& edits) {
  auto publication = publication_of("programme", fs::path(CONSILIUM_SOURCE_DIR) / "programmes" / folder);
  for (const FileEdit& edit : edits) {
    for (compiler::SourceFile& file : publication.files) {
      if (file.name != edit.file) continue;
      const std::size_t at = file.bytes.find(edit.from);
      if (at == std::string::npos || file.bytes.find(edit.from, at + 1) != std::string::npos)
        give_up({base::Category::incorrect, "not there once: " + edit.from});
      file.bytes.replace(at, edit.from.size(), edit.to);
    }
  }
  return publication;
}

std::shared_ptr<const model::Programme> publish_well(service::House& house, const service::Publication& publication) {
  const auto published = required(service::publish(house, publication, "tests"));
  for (const base::Diagnostic& problem : published.problems) {
    if (problem.severity == base::Severity::error) give_up({base::Category::incorrect, base::render(problem, "")});
  }
  return house.registry.read()->by(published.hash);
}

}  // namespace

std::shared_ptr<const model::Programme> publish_edited(service::House& house, const std::string& folder,
                                                       const std::vector<FileEdit>& edits) {
  return publish_well(house, edited(folder, edits));
}

void rename(const Rename& service, std::vector<compiler::SourceFile>& files) {
  const std::regex word("\\b" + service.from + "\\b");
  for (compiler::SourceFile& file : files) {
    file.bytes = std::regex_replace(file.bytes, word, service.to);
    if (file.name != "services/" + service.from + ".yaml") continue;
    file.name = "services/" + service.to + ".yaml";
    const std::string id = "\nid: " + service.to + "\n";
    const std::size_t at = file.bytes.find(id);
    if (at == std::string::npos) give_up({base::Category::incorrect, "no id in " + file.name});
    file.bytes.insert(at + id.size(), "was: " + service.from + "\n");
  }
}

std::shared_ptr<const model::Programme> publish_renamed(service::House& house, const std::string& folder,
                                                        const std::vector<FileEdit>& edits, const Rename& service) {
  auto publication = edited(folder, edits);
  rename(service, publication.files);
  return publish_well(house, publication);
}

base::Result<void> publish_project(service::House& house) {
  for (const service::Publication& publication : everything()) {
    BASE_TRY(const auto published, service::publish(house, publication, "tests"));
    if (published.id.empty())
      return base::failure(base::Category::incorrect, fmt::format("`{}` cannot be published", publication.id));
  }
  return {};
}

std::shared_ptr<const model::Programme> DiskHouse::programme(std::string_view id) {
  for (const auto& [hash, programme] : house_.registry.read()->by_hash)
    if (programme->id == id) return programme;
  give_up({base::Category::not_found, fmt::format("there is no programme `{}`", id)});
}

}  // namespace consilium::tests
