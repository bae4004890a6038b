#include "service/importing.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "base/diagnostic_json.hpp"
#include "base/json.hpp"
#include "roster/reader.hpp"
#include "service/roster_chunk.hpp"

namespace consilium::service {
namespace {

namespace json = boost::json;

constexpr std::size_t chunk_contracts_max = 200;
constexpr std::uint64_t chunk_rows_max = 5'000;  // also of rows that change nothing, so that an import can resume
constexpr int contracts_page = 500;
constexpr std::string_view import_kind = "roster";
constexpr std::string_view state_running = "running";
constexpr std::string_view state_done = "done";

base::Diagnostic problem(const roster::RosterRow& row, std::string code, std::string message) {
  base::Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.place = row.place;
  diagnostic.message = std::move(message);
  return diagnostic;
}

class Import {
 public:
  Import(House& house, InstitutionFinder& words, const RosterSource& source, std::string actor,
         const ImportProgress& progress)
      : house_(house), words_(words), source_(source), actor_(std::move(actor)), progress_(progress) {
    report_.id = source.hash.substr(0, 32);
  }

  base::Result<ImportReport> run(const MayImport& may);

 private:
  base::Result<void> begin(const MayImport& may);
  base::Result<void> take_row(const roster::RosterRow& row);
  base::Result<void> append(std::string_view state);
  base::Result<void> write_chunk();
  base::Result<void> count_not_mentioned();
  void keep_problems();
  ports::ImportRow row_of(std::string_view state) const;

  House& house_;
  InstitutionFinder& words_;
  const RosterSource& source_;
  std::string actor_;
  const ImportProgress& progress_;
  ImportReport report_;
  std::optional<ports::ImportRow> before_;
  std::optional<roster::RosterReader> reader_;
  std::optional<RosterChunk> chunk_;
  std::uint64_t written_row_ = 0;
  base::Instant started_;
};

ports::ImportRow Import::row_of(std::string_view state) const {
  ports::ImportRow row;
  row.id = report_.id;
  row.tenant = report_.tenant;
  row.kind = std::string(import_kind);
  row.source_hash = source_.hash;
  row.state = std::string(state);
  row.next_row = static_cast<std::int64_t>(reader_->row_number());
  row.rows_total = report_.rows_good + report_.rows_repeated + report_.rows_bad;
  row.started_at = before_ ? before_->started_at : started_;
  if (state == state_done) row.ended_at = house_.clock.now();
  row.report = base::to_text(json::object{{"good", report_.rows_good},
                                          {"repeated", report_.rows_repeated},
                                          {"bad", report_.rows_bad},
                                          {"new", report_.contracts_new},
                                          {"changed", report_.contracts_changed},
                                          {"unchanged", report_.contracts_unchanged},
                                          {"not_mentioned", report_.not_mentioned}});
  return row;
}

void Import::keep_problems() {
  auto problems = reader_->take_problems();
  std::move(problems.begin(), problems.end(), std::back_inserter(report_.problems));
  const roster::RowCounts counts = reader_->counts();
  report_.rows_repeated = static_cast<std::int64_t>(counts.repeated);
}

// Writes the chunk and how far the import is, both or neither.
base::Result<void> Import::append(std::string_view state) {
  ports::AppendRequest request = chunk_->take();
  request.views.emplace_back(row_of(state));
  BASE_TRY(const auto outcome, house_.store.events().append(std::move(request)));
  if (std::holds_alternative<ports::Conflict>(outcome)) {
    return base::failure(base::Category::conflict,
                         "another import changed the same contracts meanwhile; import this file again to go on");
  }
  return {};
}

base::Result<void> Import::write_chunk() {
  keep_problems();
  BASE_TRY_VOID(append(state_running));
  written_row_ = reader_->row_number();
  if (progress_) progress_(reader_->bytes_read(), source_.bytes);
  return {};
}

// Called with the first row, when the declaration has been read and before anything is written.
base::Result<void> Import::begin(const MayImport& may) {
  const roster::Declaration& declaration = *reader_->declaration();
  report_.tenant = declaration.tenant;
  report_.kind = std::string(roster::to_string(declaration.kind));
  report_.as_of = base::to_string(declaration.as_of);
  const auto tenants = house_.registry.read()->tenants();
  if (std::find(tenants.begin(), tenants.end(), declaration.tenant) == tenants.end()) {
    return base::failure(base::Category::incorrect,
                         fmt::format("no published programme is of the insurer `{}`; known are: {}", declaration.tenant,
                                     fmt::join(tenants, ", ")),
                         fmt::format("{}:1", source_.name));
  }
  if (may) BASE_TRY_VOID(may(declaration.tenant));
  chunk_.emplace(house_, words_, declaration.tenant, actor_);
  return {};
}

base::Result<void> Import::take_row(const roster::RosterRow& row) {
  const auto effect = chunk_->add(row, report_.problems);
  if (!effect && effect.error().category != base::Category::incorrect) return tl::unexpected(effect.error());
  if (!effect) {
    report_.problems.push_back(problem(row, "R141", effect.error().message));
    ++report_.rows_bad;
  } else {
    ++report_.rows_good;
    ++(*effect == RowEffect::added     ? report_.contracts_new
       : *effect == RowEffect::changed ? report_.contracts_changed
                                       : report_.contracts_unchanged);
  }
  const bool full = chunk_->size() >= chunk_contracts_max || reader_->row_number() - written_row_ >= chunk_rows_max;
  if (full) BASE_TRY_VOID(write_chunk());
  return {};
}

base::Result<void> Import::count_not_mentioned() {
  if (reader_->declaration()->kind != roster::FileKind::full) return {};
  std::vector<roster::ContractKey> known;
  ports::PageRequest page{contracts_page, {}};
  do {
    BASE_TRY(const auto rows, house_.store.people().contracts({report_.tenant}, page));
    for (const ports::ContractRow& row : rows.rows) {
      if (row.personal.erased) continue;
      BASE_TRY(const Contract contract, contract_from(row));
      known.push_back({contract.number, contract.rider});
    }
    page.after = rows.next;
  } while (!page.after.empty());
  report_.not_mentioned = static_cast<std::int64_t>(reader_->not_mentioned(known));
  return {};
}

base::Result<ImportReport> Import::run(const MayImport& may) {
  started_ = house_.clock.now();
  BASE_TRY(before_, house_.store.house().import_by_id(report_.id));
  if (before_ && before_->state == state_done) {
    if (may) BASE_TRY_VOID(may(before_->tenant));
    report_.tenant = before_->tenant;
    report_.was_done = true;
    return std::move(report_);
  }
  roster::ReaderOptions options;
  if (before_) options.resume_after = static_cast<std::uint64_t>(before_->next_row);
  report_.resumed_after = static_cast<std::int64_t>(options.resume_after);
  written_row_ = options.resume_after;
  reader_.emplace(source_.name, options);
  for (;;) {
    BASE_TRY(const std::string piece, source_.read());
    if (piece.empty()) {
      reader_->finish();
    } else {
      reader_->feed(piece);
    }
    while (auto row = reader_->next()) {
      if (!chunk_) BASE_TRY_VOID(begin(may));
      BASE_TRY_VOID(take_row(*row));
    }
    if (piece.empty() || reader_->refused()) break;
  }
  keep_problems();
  report_.rows_bad += static_cast<std::int64_t>(reader_->counts().bad);
  report_.refused = reader_->refused() && !chunk_;
  // A file without a single good row, or that breaks off, is not done: it can be corrected and imported again.
  if (!chunk_ || reader_->refused()) return std::move(report_);
  BASE_TRY_VOID(count_not_mentioned());
  BASE_TRY_VOID(append(state_done));
  if (progress_) progress_(source_.bytes, source_.bytes);
  return std::move(report_);
}

}  // namespace

json::object report_json(const ImportReport& report) {
  json::array problems;
  for (const base::Diagnostic& problem : report.problems) {
    problems.push_back(json::object{{"code", problem.code},
                                    {"severity", problem.severity == base::Severity::error ? "error" : "warning"},
                                    {"line", problem.place.line},
                                    {"column", problem.place.column},
                                    {"message", problem.message},
                                    {"help", problem.help}});
  }
  return json::object{
      {"import", report.id},
      {"tenant", report.tenant},
      {"kind", report.kind},
      {"as_of", report.as_of},
      {"refused", report.refused},
      {"was_done", report.was_done},
      {"resumed_after", report.resumed_after},
      {"rows", json::object{{"good", report.rows_good}, {"repeated", report.rows_repeated}, {"bad", report.rows_bad}}},
      {"contracts", json::object{{"new", report.contracts_new},
                                 {"changed", report.contracts_changed},
                                 {"unchanged", report.contracts_unchanged},
                                 {"not_mentioned", report.not_mentioned}}},
      {"problems", base::to_json(report.problems)}};
}

base::Result<ImportReport> import_roster(House& house, InstitutionFinder& words, const RosterSource& source,
                                         const std::string& actor, const MayImport& may,
                                         const ImportProgress& progress) {
  return Import(house, words, source, actor, progress).run(may);
}

}  // namespace consilium::service
