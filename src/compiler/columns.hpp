// Columns: what network.yaml says of the columns of its tables, and whether a table keeps to it.
#pragma once

#include <string>
#include <vector>

#include "compiler/context.hpp"
#include "text/csv.hpp"

namespace consilium::compiler {

struct Column {
  std::string id;
  std::string type;  // id, text, integer, flag, one_of, scale, list
  bool required = false;
  std::vector<std::string> values;  // of one_of and scale
  bool is_flag() const { return type == "flag"; }
  // Whether conditions may look at it: not at names, which are written per language, nor at remarks.
  bool is_looked_at() const { return !is_flag() && !id.starts_with("name_") && id != "aliases" && id != "note"; }
  base::Place at;
};

struct Columns {
  std::string key;  // the column of the ids
  base::Place key_at;
  std::vector<Column> all;
};

// From the head of a network file.
Columns read_columns(Context& context, const Object& network);
void check_table(Context& context, const Columns& columns, const text::Table& table);

}  // namespace consilium::compiler
