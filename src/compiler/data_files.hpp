// The data beside programmes: networks of institutions and calendars, from their YAML head and CSV tables.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.hpp"
#include "calendar/edition.hpp"
#include "compiler/compile.hpp"
#include "model/network.hpp"
#include "text/csv.hpp"

namespace consilium::compiler {

// Lists, networks and calendars are small; a larger table was taken by mistake.
inline constexpr text::CsvLimits table_limits{.rows_max = 100'000, .columns_max = 256, .cell_bytes_max = 32UL * 1024};

struct NetworkFile {
  std::string id;  // as far as it could be read
  std::optional<model::Network> network;
  std::vector<base::Diagnostic> problems;
};

// `head` is network.yaml; `tables` are the CSV files it names.
NetworkFile read_network(const SourceFile& head, const std::vector<SourceFile>& tables);

struct CalendarFile {
  std::string id;  // as far as it could be read
  std::optional<calendar::Edition> edition;
  std::vector<base::Diagnostic> problems;
};

CalendarFile read_calendar(const SourceFile& head, const std::vector<SourceFile>& tables);

}  // namespace consilium::compiler
