// The columns of format 1 and what each must hold.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "roster/row.hpp"
#include "text/csv.hpp"

namespace consilium::roster {

enum class Column : unsigned char {
  contract,
  rider,
  policy_number,
  product,
  plan,
  effective_on,
  cooling_off_until,
  state,
  sum_insured,
  meets_standard,
  barred_by_agreement,
  known,
  insured_name,
  insured_sex,
  insured_birth_date,
  insured_identity_kind,
  insured_identity_number,
  insured_phone,
  policyholder_name,
  policyholder_sex,
  policyholder_birth_date,
  policyholder_identity_kind,
  policyholder_identity_number,
  policyholder_phone,
  guardian_name,
  guardian_sex,
  guardian_birth_date,
  guardian_identity_kind,
  guardian_identity_number,
  guardian_phone,
  count
};

inline constexpr std::size_t column_count = static_cast<std::size_t>(Column::count);

std::string_view name_of(Column column);
std::vector<std::string> column_names();

// Whether a file of this kind must have the column, and its cells must not be empty.
bool is_required(Column column, FileKind kind);

// Where each column stands in the rows of a file; nothing where the file does not have it.
using ColumnPlaces = std::array<std::optional<std::size_t>, column_count>;

// Problems: R111 unknown column, R112 missing column.
ColumnPlaces places_of(const std::vector<text::Cell>& header, FileKind kind, std::vector<base::Diagnostic>& problems);

}  // namespace consilium::roster
