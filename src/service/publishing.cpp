#include "service/publishing.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "compiler/continuity.hpp"
#include "compiler/data_files.hpp"
#include "service/packed_files.hpp"
#include "service/reporting.hpp"

namespace consilium::service {
namespace {

bool has_error(const std::vector<base::Diagnostic>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const auto& problem) { return problem.severity == base::Severity::error; });
}

struct Read {
  PublishedNow now;
  base::Date effective_from;
  std::string tenant = "*";
};

std::vector<compiler::SourceFile> tables_of(const std::vector<compiler::SourceFile>& files) {
  std::vector<compiler::SourceFile> tables;
  std::copy_if(files.begin(), files.end(), std::back_inserter(tables),
               [](const auto& file) { return file.name.ends_with(".csv"); });
  return tables;
}

const compiler::SourceFile* head_of(const std::vector<compiler::SourceFile>& files) {
  const auto found =
      std::find_if(files.begin(), files.end(), [](const auto& file) { return file.name.ends_with(".yaml"); });
  return found == files.end() ? nullptr : &*found;
}

// Reads a publication into `published` when it is right.
Read read_into(Published& published, const std::string& kind, const std::vector<compiler::SourceFile>& files,
               compiler::Checks checks) {
  Read read;
  const compiler::SourceFile* head = head_of(files);
  if (kind == "programme") {
    compiler::Surroundings surroundings;
    for (const auto& [id, network] : published.networks) surroundings.add(network);
    for (const auto& [id, calendar] : published.calendars) surroundings.add(calendar);
    auto compiled = compiler::compile(files, surroundings, checks);
    read.now.problems = std::move(compiled.problems);
    read.now.hash = compiler::content_hash(files);
    if (compiled.programme) {
      read.now.id = compiled.programme->id;
      read.tenant = compiled.programme->insurer.id;
      read.now.version = compiled.programme->version;
      read.effective_from = compiled.programme->effective_from;
      published.by_hash[read.now.hash] = std::make_shared<const model::Programme>(std::move(*compiled.programme));
    }
  } else if (kind == "network" && head != nullptr) {
    auto network = compiler::read_network(*head, tables_of(files));
    read.now.problems = std::move(network.problems);
    if (network.network) {
      read.now.id = network.network->id;
      read.effective_from = network.network->editions.empty() ? base::Date{} : network.network->editions.back().from;
      published.networks[read.now.id] = std::move(*network.network);
    }
  } else if (kind == "calendar" && head != nullptr) {
    auto calendar = compiler::read_calendar(*head, tables_of(files));
    read.now.problems = std::move(calendar.problems);
    if (calendar.edition) {
      read.now.id = calendar.edition->info().id;
      read.effective_from = calendar.edition->info().issued;
      published.calendars.insert_or_assign(read.now.id, std::move(*calendar.edition));
    }
  }
  if (read.now.hash.empty()) read.now.hash = base::sha256_hex(pack(files));
  if (read.now.version.empty()) read.now.version = base::to_string(read.effective_from);
  return read;
}

// Scenarios stay with the programme that they prove, for whoever writes the next version.
bool is_kept(std::string_view name) {
  return compiler::defines_behaviour(name) || (name.starts_with("scenarios/") && name.ends_with(".yaml"));
}

std::vector<compiler::SourceFile> kept(const Publication& publication) {
  std::vector<compiler::SourceFile> files;
  for (const compiler::SourceFile& file : publication.files) {
    if (publication.kind != "programme" || is_kept(file.name)) files.push_back(file);
  }
  return files;
}

// Whether a programme that is new to the house would lose what was used under the version before it; then nothing is
// published.
bool breaks_off(const Published& published, const model::Programme* programme, PublishedNow& now) {
  if (programme == nullptr || published.by(programme->hash) != nullptr) return false;
  const auto before = published.version_before(*programme);
  if (before == nullptr) return false;
  auto problems = compiler::check_continuity(*before, *programme);
  if (problems.empty()) return false;
  now.id.clear();
  std::move(problems.begin(), problems.end(), std::back_inserter(now.problems));
  return true;
}

}  // namespace

base::Result<PublishedNow> publish(House& house, const Publication& publication, const std::string& actor,
                                   const MayPublish& may, std::vector<ports::StreamAppend> beside) {
  const auto alone = house.registry.begin_publishing();
  const auto before = house.registry.read();
  Published next = *before;
  const std::vector<compiler::SourceFile> files = kept(publication);
  Read read = read_into(next, publication.kind, files, compiler::Checks::all);
  if (has_error(read.now.problems) || read.now.id.empty()) return read.now;
  if (may) BASE_TRY_VOID(may({read.tenant, read.now.hash, before.get(), next.by(read.now.hash).get()}));
  if (breaks_off(*before, next.by(read.now.hash).get(), read.now)) return read.now;
  BASE_TRY(const auto existing, house.store.house().bundle(read.now.hash));
  read.now.was_there = existing.has_value();
  if (!existing) {
    ports::BundleRow row;
    row.head = {read.now.hash,       publication.kind,  read.now.id, read.now.version,
                read.effective_from, house.clock.now(), actor};
    row.bytes = pack(files);
    ports::AppendRequest append;
    append.streams = std::move(beside);
    append.views.emplace_back(std::move(row));
    if (publication.kind == "programme") {
      BASE_TRY(append.timers, report_timers(house, next, read.now.id));
    }
    BASE_TRY(const auto outcome, house.store.events().append(std::move(append)));
    if (!std::holds_alternative<ports::Appended>(outcome)) {
      return base::failure(base::Category::conflict, "somebody was first; look again",
                           std::string(conflict_of_streams));
    }
  }
  house.registry.replace(std::move(next));
  return read.now;
}

base::Result<void> load_published(House& house) {
  BASE_TRY(const auto heads, house.store.house().bundles());
  Published published;
  // Programmes name networks and calendars, so those are read first.
  for (const std::string_view kind : {"calendar", "network", "programme"}) {
    for (const ports::BundleHead& head : heads) {
      if (head.kind != kind) continue;
      BASE_TRY(const auto bundle, house.store.house().bundle(head.hash));
      if (!bundle)
        return base::failure(base::Category::corrupt, fmt::format("bundle {} is listed but not there", head.hash));
      BASE_TRY(const auto files, unpack(bundle->bytes));
      const Read read = read_into(published, head.kind, files, compiler::Checks::none_but_reading);
      if (has_error(read.now.problems)) {
        return base::failure(base::Category::corrupt,
                             fmt::format("the published {} `{}` can no longer be read: {}", head.kind, head.id,
                                         read.now.problems.front().message));
      }
    }
  }
  house.registry.replace(std::move(published));
  return {};
}

base::Result<std::vector<compiler::SourceFile>> published_files(House& house, std::string_view hash) {
  BASE_TRY(const auto bundle, house.store.house().bundle(hash));
  if (!bundle) return base::failure(base::Category::not_found, fmt::format("nothing was published as `{}`", hash));
  return unpack(bundle->bytes);
}

}  // namespace consilium::service
