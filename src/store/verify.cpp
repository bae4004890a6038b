#include "store/verify.hpp"

#include <utility>

#include <fmt/core.h>

#include "store/chain.hpp"
#include "store/connection.hpp"
#include "store/event_sql.hpp"
#include "store/migrate.hpp"

namespace consilium::store {

namespace {

constexpr std::int64_t progress_every = 4'096;
constexpr std::string_view document_hash_of_event =
    "(SELECT documents.hash FROM documents WHERE documents.stream = events.stream AND documents.sequence = "
    "events.sequence)";

class Verification {
 public:
  Verification(Connection& connection, const Progress& progress) : connection_(connection), progress_(progress) {}

  base::Result<VerifyReport> run() {
    BASE_TRY(report_.events, connection_.integer("SELECT count(*) FROM events"));
    // Backups of the time before documents are verified as they are.
    BASE_TRY(const auto tables, connection_.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'documents'"));
    has_documents_ = tables > 0;
    if (has_documents_) {
      BASE_TRY(report_.documents, connection_.integer("SELECT count(*) FROM documents"));
    }
    total_ = 2 * report_.events + report_.documents;
    BASE_TRY_VOID(check_pages());
    BASE_TRY_VOID(check_chains());
    BASE_TRY_VOID(check_places());
    if (has_documents_) {
      BASE_TRY_VOID(check_documents());
    }
    return std::move(report_);
  }

 private:
  void problem(std::string text) {
    if (report_.problems.size() < problems_listed_max) report_.problems.push_back(std::move(text));
  }

  void step() {
    done_ += 1;
    if (progress_ && (done_ % progress_every == 0 || done_ == total_)) progress_(done_, total_);
  }

  base::Result<void> check_pages() {
    BASE_TRY(auto check, connection_.use("PRAGMA integrity_check(100)"));
    BASE_TRY(bool row, check.step());
    while (row) {
      auto text = check.read_text();
      if (text != "ok") problem(fmt::format("database: {}", text));
      BASE_TRY(row, check.step());
    }
    return {};
  }

  base::Result<void> check_chains() {
    BASE_TRY(auto read, connection_.use(fmt::format("SELECT {}, hash, {} FROM events ORDER BY stream, sequence",
                                                    event_columns, has_documents_ ? document_hash_of_event : "''")));
    std::string stream;
    std::string previous;
    std::int64_t sequence = 0;
    BASE_TRY(bool row, read.step());
    while (row) {
      const auto event = read_event(read);
      const auto stored = read.read_text();
      const auto document = read.read_text();
      if (event.stream != stream || report_.streams == 0) {
        report_.streams += 1;
        stream = event.stream;
        previous.clear();
        sequence = 0;
      }
      sequence += 1;
      if (event.sequence != sequence) {
        problem(fmt::format("stream `{}`: event {} is missing", stream, sequence));
        sequence = event.sequence;
      }
      if (chain_hash(previous, event, document) != stored)
        problem(fmt::format("stream `{}`: event {} is not what was written", stream, sequence));
      previous = stored;
      step();
      BASE_TRY(row, read.step());
    }
    return {};
  }

  base::Result<void> check_places() {
    BASE_TRY(auto read, connection_.use("SELECT position, hash FROM events ORDER BY position"));
    std::string folded;
    BASE_TRY(bool row, read.step());
    while (row) {
      const auto position = read.read_integer();
      if (position != report_.last_position + 1)
        problem(fmt::format("position {} is missing", report_.last_position + 1));
      report_.last_position = position;
      folded = fold_hash(folded, read.read_text());
      step();
      BASE_TRY(row, read.step());
    }
    report_.digest = to_hexadecimal(folded);
    return {};
  }

  // A document that its event does not cover stands in nobody's case; one that is missing was seen in the chain.
  base::Result<void> check_documents() {
    BASE_TRY(auto read, connection_.use("SELECT id, hash, bytes, EXISTS (SELECT 1 FROM events WHERE events.stream = "
                                        "documents.stream AND events.sequence = documents.sequence) FROM documents"));
    BASE_TRY(bool row, read.step());
    while (row) {
      const auto id = read.read_text();
      const auto hash = read.read_text();
      if (document_hash(read.read_text()) != hash) problem(fmt::format("document `{}`: not what was written", id));
      if (read.read_integer() == 0) problem(fmt::format("document `{}`: its event is missing", id));
      step();
      BASE_TRY(row, read.step());
    }
    return {};
  }

  Connection& connection_;
  const Progress& progress_;
  VerifyReport report_;
  std::int64_t done_ = 0;
  std::int64_t total_ = 0;
  bool has_documents_ = false;
};

base::Result<Connection> open_known(const std::string& path) {
  BASE_TRY(auto connection, Connection::open(path, OpenMode::read_only));
  BASE_TRY(const auto version, check_schema(connection, migrations()));
  if (version == 0)
    return base::failure(base::Category::incorrect, fmt::format("`{}` is empty: name a database or a backup", path));
  return connection;
}

}  // namespace

base::Result<VerifyReport> verify(const std::string& path, const Progress& progress) {
  BASE_TRY(auto connection, open_known(path));
  // One snapshot for all passes, so that appends in between look like nothing.
  BASE_TRY_VOID(connection.execute("BEGIN"));
  return Verification(connection, progress).run();
}

base::Result<std::string> digest_at(const std::string& path, std::int64_t position) {
  BASE_TRY(auto connection, open_known(path));
  BASE_TRY(auto read, connection.use("SELECT hash FROM events WHERE position <= ? ORDER BY position"));
  std::string folded;
  BASE_TRY(bool row, read.step_with(position));
  while (row) {
    folded = fold_hash(folded, read.read_text());
    BASE_TRY(row, read.step());
  }
  return to_hexadecimal(folded);
}

}  // namespace consilium::store
