#include "house/small_house.hpp"

#include "service/publishing.hpp"

namespace consilium::tests {
namespace {

namespace fs = std::filesystem;

const fs::path root = CONSILIUM_SOURCE_DIR;

}  // namespace

SmallHouse::SmallHouse() {
  open();
  const auto calendar = publication_of("calendar", root / "calendars");
  service::Publication days{"calendar", "hong-kong", {}};
  for (const compiler::SourceFile& file : calendar.files) {
    if (file.name.starts_with("hong-kong.")) days.files.insert(days.files.begin(), file);
  }
  for (const auto& publication : {days, service::Publication{"programme", std::string(programme), files()}}) {
    const auto published = required(service::publish(house(), publication, "tests"));
    if (published.id.empty()) give_up({base::Category::fault, published.problems.front().message});
  }
}

void SmallHouse::start_again() {
  disk_house_.reset();
  open();
  required(service::load_published(house()).map([] { return true; }));
}

void SmallHouse::open() {
  const service::Published nothing;
  store::SqliteOptions options;
  options.path = folder_.file("house.db");
  disk_house_ = required(DiskHouse::open(options, &nothing));
}

std::vector<compiler::SourceFile> SmallHouse::files() {
  return publication_of("programme", root / "docs/tutorial" / programme).files;
}

service::Request SmallHouse::by(std::string actor) {
  service::Request request;
  request.actor = std::move(actor);
  return request;
}

}  // namespace consilium::tests
