#include "roster/cells.hpp"

#include <utility>

#include <fmt/core.h>

namespace consilium::roster {
namespace {

// The ideographic space, which keyboards for Chinese write, is a space too.
constexpr std::string_view wide_space = "\xE3\x80\x80";

std::string_view trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : {std::string_view(" "), std::string_view("\t"), wide_space}) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
    }
  }
  return text;
}

}  // namespace

std::string_view Cells::text(Column column) const {
  const auto place = places_.at(static_cast<std::size_t>(column));
  return place ? trimmed(row_.cells[*place].text) : std::string_view{};
}

base::Place Cells::place(Column column) const {
  const text::CellView& cell = row_.cells[places_.at(static_cast<std::size_t>(column)).value_or(0)];
  return {file_name_, cell.line, cell.column, cell.end_line, cell.end_column};
}

void Cells::error(std::string_view code, Column column, std::string message, std::string help) {
  bad_ = true;
  add(base::Severity::error, code, column, std::move(message), std::move(help));
}

void Cells::warn(std::string_view code, Column column, std::string message, std::string help) {
  add(base::Severity::warning, code, column, std::move(message), std::move(help));
}

void Cells::add(base::Severity severity, std::string_view code, Column column, std::string message, std::string help) {
  problems_.push_back({.severity = severity,
                       .code = std::string(code),
                       .place = place(column),
                       .message = fmt::format("{}: {}", name_of(column), message),
                       .help = std::move(help)});
}

}  // namespace consilium::roster
