// Statement: one use of a prepared SQL statement. It is lent by a Connection, which keeps it prepared; at the end of
// its life it is reset and given back. Belongs to the thread that uses the connection.
//
// Bound text and bytes are not copied: they must outlive the last step.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "ports/personal.hpp"

struct sqlite3_stmt;

namespace consilium::store {

struct Prepared;

// Bytes, where text would be bound as TEXT.
struct Bytes {
  std::string_view view;
};

class Statement {
 public:
  explicit Statement(Prepared& prepared);
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // Each binds the next parameter. The order of calls is the order of the question marks.
  void bind(std::string_view text);
  void bind(const std::string& text) { bind(std::string_view(text)); }
  void bind(const char* text) { bind(std::string_view(text)); }
  void bind(std::string&&) = delete;
  void bind(Bytes bytes);
  void bind(const ports::Personal& personal) { bind(Bytes{personal.text}); }
  void bind(base::Instant instant) { bind_integer(instant.milliseconds); }
  void bind(base::Date date) { bind_integer(date.days_since_epoch); }
  template <typename T>
    requires std::is_integral_v<T> || std::is_enum_v<T>
  void bind(T number) {
    bind_integer(static_cast<std::int64_t>(number));
  }
  template <typename T>
  void bind(const std::optional<T>& value) {
    value ? bind(*value) : bind_null();
  }

  // Binds what is given and steps: true when there is a row. An error says `what` was being done.
  template <typename... Values>
  base::Result<bool> step_with(Values&&... values) {
    (bind(std::forward<Values>(values)), ...);
    return step();
  }
  base::Result<bool> step();
  // Makes the statement ready to be bound again.
  void reset();
  // For a statement without rows; resets it, so that it can be bound and run again.
  base::Result<void> run();

  // Each reads the next column of the row at hand.
  void read(std::string& text);
  void read(ports::Personal& personal) { read(personal.text); }
  void read(base::Instant& instant) { instant.milliseconds = read_integer(); }
  void read(base::Date& date) { date.days_since_epoch = static_cast<std::int32_t>(read_integer()); }
  template <typename T>
    requires std::is_integral_v<T> || std::is_enum_v<T>
  void read(T& number) {
    number = static_cast<T>(read_integer());
  }
  template <typename T>
  void read(std::optional<T>& value) {
    if (next_is_null()) {
      value.reset();
      column_ += 1;
    } else {
      read(value.emplace());
    }
  }
  std::int64_t read_integer();
  std::string read_text();

 private:
  void bind_integer(std::int64_t number);
  void bind_null();
  bool next_is_null() const;

  Prepared* prepared_;
  int parameter_ = 0;
  int column_ = 0;
};

}  // namespace consilium::store
