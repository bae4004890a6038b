#include "store/statement.hpp"

#include <utility>

#include <sqlite3.h>

#include "base/check.hpp"
#include "store/prepared.hpp"

namespace consilium::store {

Statement::Statement(Prepared& prepared) : prepared_(&prepared) {
  CHECK(!prepared.lent);
  prepared.lent = true;
}

Statement::Statement(Statement&& other) noexcept
    : prepared_(std::exchange(other.prepared_, nullptr)), parameter_(other.parameter_), column_(other.column_) {}

Statement::~Statement() {
  if (prepared_ == nullptr) return;
  reset();
  prepared_->lent = false;
}

void Statement::reset() {
  sqlite3_reset(prepared_->statement);
  // The bindings point into memory of the caller, which may be gone at the next use.
  sqlite3_clear_bindings(prepared_->statement);
  parameter_ = 0;
  column_ = 0;
}

void Statement::bind(std::string_view text) {
  parameter_ += 1;
  // A view without data would be bound as NULL.
  const char* data = text.data() == nullptr ? "" : text.data();
  CHECK(sqlite3_bind_text64(prepared_->statement, parameter_, data, text.size(), SQLITE_STATIC, SQLITE_UTF8) ==
        SQLITE_OK);
}

void Statement::bind(Bytes bytes) {
  parameter_ += 1;
  const char* data = bytes.view.data() == nullptr ? "" : bytes.view.data();
  CHECK(sqlite3_bind_blob64(prepared_->statement, parameter_, data, bytes.view.size(), SQLITE_STATIC) == SQLITE_OK);
}

void Statement::bind_integer(std::int64_t number) {
  parameter_ += 1;
  CHECK(sqlite3_bind_int64(prepared_->statement, parameter_, number) == SQLITE_OK);
}

void Statement::bind_null() {
  parameter_ += 1;
  CHECK(sqlite3_bind_null(prepared_->statement, parameter_) == SQLITE_OK);
}

base::Result<bool> Statement::step() {
  column_ = 0;
  const int code = sqlite3_step(prepared_->statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return tl::unexpected(sqlite_error(sqlite3_db_handle(prepared_->statement)));
}

base::Result<void> Statement::run() {
  auto stepped = step();
  reset();
  if (!stepped) return tl::unexpected(std::move(stepped).error());
  return {};
}

bool Statement::next_is_null() const { return sqlite3_column_type(prepared_->statement, column_) == SQLITE_NULL; }

std::int64_t Statement::read_integer() { return sqlite3_column_int64(prepared_->statement, column_++); }

void Statement::read(std::string& text) {
  // The bytes of a TEXT and of a BLOB column are read alike; the blob call converts nothing.
  const void* data = sqlite3_column_blob(prepared_->statement, column_);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(prepared_->statement, column_));
  column_ += 1;
  if (data == nullptr) {
    text.clear();
  } else {
    text.assign(static_cast<const char*>(data), size);
  }
}

std::string Statement::read_text() {
  std::string text;
  read(text);
  return text;
}

}  // namespace consilium::store
