#include "apps/roster_file.hpp"

#include <fstream>
#include <memory>

#include <fmt/core.h>

#include "apps/progress_bar.hpp"
#include "base/hash.hpp"

namespace consilium::apps {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = 1U << 18;

base::Result<std::string> read_piece(std::ifstream& stream, const std::string& name) {
  std::string piece(piece_bytes, '\0');
  stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
  if (stream.bad()) return base::failure(base::Category::unavailable, fmt::format("cannot read on in {}", name));
  piece.resize(static_cast<std::size_t>(stream.gcount()));
  return piece;
}

}  // namespace

base::Result<service::ImportReport> import_file(service::House& house, service::InstitutionFinder& words,
                                                const fs::path& path, const RosterFileOptions& options) {
  const auto stream = std::make_shared<std::ifstream>(path, std::ios::binary);
  if (!*stream) return base::failure(base::Category::not_found, fmt::format("cannot read {}", path.string()));
  service::RosterSource source;
  source.name = fs::proximate(path).generic_string();
  base::Sha256 hash;
  for (;;) {
    BASE_TRY(const std::string piece, read_piece(*stream, source.name));
    if (piece.empty()) break;
    hash.add(piece);
    source.bytes += piece.size();
  }
  source.hash = hash.hex();
  stream->clear();
  stream->seekg(0);
  source.read = [stream, name = source.name] { return read_piece(*stream, name); };
  service::ImportProgress bar;
  if (!options.quiet && is_watched())
    bar = [](std::uint64_t done, std::uint64_t total) { show_bar("import", done, total); };
  return service::import_roster(house, words, source, options.actor, {}, bar);
}

void print_import_problems(const service::ImportReport& report) {
  for (const base::Diagnostic& problem : report.problems) fmt::print(stderr, "{}\n", base::render(problem, ""));
}

}  // namespace consilium::apps
