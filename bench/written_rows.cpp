#include "bench/written_rows.hpp"

#include <charconv>
#include <cstdlib>
#include <utility>

#include <fmt/core.h>
#include <sqlite3.h>

namespace consilium::bench {
namespace {

Listening* listener = nullptr;

int on_statement(unsigned, void* context, void* statement, void* text) {
  static_cast<Listening*>(context)->heard(static_cast<sqlite3_stmt*>(statement), static_cast<const char*>(text));
  return 0;
}

int on_opened(sqlite3* connection, const char**, const sqlite3_api_routines*) {
  if (listener != nullptr) listener->attach(connection);
  return SQLITE_OK;
}

using Entry = void (*)();
Entry entry() { return reinterpret_cast<Entry>(&on_opened); }

bool changes_rows(std::string_view sql) {
  return sql.starts_with("INSERT") || sql.starts_with("UPDATE") || sql.starts_with("DELETE");
}

// Reads one literal as SQLite prints it, and moves behind it.
class Literals {
 public:
  explicit Literals(std::string_view text) : text_(text) {}

  SqlValue next() {
    if (text_.starts_with("NULL")) return skip(4), SqlValue{};
    if (text_.starts_with("x'")) return skip(1), SqlValue(Blob{from_hex(quoted())});
    if (text_.starts_with("'")) return quoted();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (error != std::errc{}) {
      fmt::print(stderr, "bench: `{}` is no value\n", text_.substr(0, 40));
      std::exit(1);
    }
    skip(static_cast<std::size_t>(end - text_.data()));
    return number;
  }
  void skip(std::size_t count) { text_.remove_prefix(count); }

 private:
  std::string quoted() {
    std::string value;
    for (skip(1);; skip(1)) {
      if (text_.front() == '\'') {
        skip(1);
        if (!text_.starts_with("'")) return value;
      }
      value += text_.front();
    }
  }

  static std::string from_hex(const std::string& digits) {
    std::string bytes;
    for (std::size_t at = 0; at < digits.size(); at += 2)
      bytes += static_cast<char>(std::strtol(digits.substr(at, 2).c_str(), nullptr, 16));
    return bytes;
  }

  std::string_view text_;
};

}  // namespace

Listening::Listening(bool rows) : rows_(rows) {
  listener = this;
  sqlite3_auto_extension(entry());
}

Listening::~Listening() {
  sqlite3_cancel_auto_extension(entry());
  listener = nullptr;
}

void Listening::attach(sqlite3* connection) { sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, &on_statement, this); }

void Listening::heard(sqlite3_stmt* statement, const char* text) {
  const std::string_view sql = text;
  if (sql.starts_with("--")) return;  // inside a trigger
  if (sql.starts_with("SAVEPOINT")) {
    const std::scoped_lock lock(mutex_);
    jobs_in_batch_ += 1;
    written_.jobs.push_back(std::exchange(loose_, {}));
  } else if (sql.starts_with("COMMIT")) {
    const std::scoped_lock lock(mutex_);
    if (jobs_in_batch_ > 0) written_.batches.push_back(std::exchange(jobs_in_batch_, 0));
  } else if (rows_ && changes_rows(sql)) {
    const std::scoped_lock lock(mutex_);
    const auto known = known_.try_emplace(std::string(sql), known_.size()).first;
    char* expanded = sqlite3_expanded_sql(statement);
    Job& job = jobs_in_batch_ > 0 ? written_.jobs.back() : loose_;
    job.push_back({known->second, expanded});
    sqlite3_free(expanded);
  }
}

WrittenRows Listening::take() {
  const std::scoped_lock lock(mutex_);
  written_.statements.resize(known_.size());
  for (const auto& [sql, number] : known_) written_.statements[number] = sql;
  return std::exchange(written_, {});
}

std::vector<SqlValue> values_of(std::string_view statement, std::string_view expanded) {
  std::vector<SqlValue> values;
  Literals literals(expanded);
  bool in_text = false;
  for (const char c : statement) {
    if (c == '\'') in_text = !in_text;
    if (c == '?' && !in_text) {
      values.push_back(literals.next());
    } else {
      literals.skip(1);
    }
  }
  return values;
}

}  // namespace consilium::bench
