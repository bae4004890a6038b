#include "compiler/columns.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/core.h>

namespace consilium::compiler {
namespace {

std::vector<std::string> values_of(Context& context, const Object& network, const Object& column) {
  if (column.has("values")) return column.texts("values");
  const text::Node* name = column.find("scale");
  if (name == nullptr) return {};
  std::vector<std::string> known;
  for (const text::Entry& scale : network.entries("scales")) {
    known.push_back(scale.key);
    if (scale.key != name->text) continue;
    std::vector<std::string> values;
    for (const text::Node& value : scale.value.items) values.push_back(value.text);
    return values;
  }
  context.unknown("C201", name->place, "scale", name->text, known);
  return {};
}

bool is_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

void check_cell(Context& context, const Column& column, const text::Cell& cell) {
  if (cell.text.empty()) {
    if (column.required && column.type != "id") {
      context.error("C509", cell.place, fmt::format("the column `{}` is empty here", column.id),
                    "fill it, or let the column be `required: no`");
    }
    return;
  }
  if (column.type == "integer" && !is_integer(cell.text)) {
    context.error("C508", cell.place, fmt::format("`{}` in column `{}` is not a whole number", cell.text, column.id));
  }
  if (column.type == "flag" && cell.text != "yes" && cell.text != "no") {
    context.error("C508", cell.place, fmt::format("`{}` in column `{}` is neither yes nor no", cell.text, column.id));
  }
  const bool closed = column.type == "one_of" || column.type == "scale";
  if (closed && std::find(column.values.begin(), column.values.end(), cell.text) == column.values.end()) {
    context.not_among("C508", cell.place, column.id, cell.text, column.values);
  }
}

void check_header(Context& context, const Columns& columns, const text::Table& table) {
  std::vector<std::string> declared;
  std::vector<std::string> present;
  for (const Column& column : columns.all) declared.push_back(column.id);
  for (const text::Cell& cell : table.header) present.push_back(cell.text);
  for (const Column& column : columns.all) {
    if (!table.column(column.id)) context.unknown("C507", column.at, "column", column.id, present);
  }
  for (const text::Cell& cell : table.header) {
    if (std::find(declared.begin(), declared.end(), cell.text) == declared.end())
      context.unknown("C507", cell.place, "column", cell.text, declared);
  }
}

}  // namespace

Columns read_columns(Context& context, const Object& network) {
  Columns columns;
  columns.key = network.text("key");
  if (const text::Node* key = network.find("key")) columns.key_at = key->place;
  for (const text::Node& node : network.items("columns")) {
    const Object object(context, node, "column");
    Column column;
    column.id = object.text("id");
    column.type = object.word("type");
    column.required = object.yes("required", false);
    column.values = values_of(context, network, object);
    column.at = object.has("id") ? object.find("id")->place : node.place;
    columns.all.push_back(std::move(column));
  }
  return columns;
}

void check_table(Context& context, const Columns& columns, const text::Table& table) {
  if (!table.problems.empty() || table.header.empty()) return;
  check_header(context, columns, table);
  const auto key = table.column(columns.key);
  if (!key) {
    std::vector<std::string> present;
    for (const text::Cell& cell : table.header) present.push_back(cell.text);
    return context.unknown("C507", columns.key_at, "column", columns.key, present);
  }
  std::map<std::string_view, base::Place> ids;
  for (const auto& row : table.rows) {
    const text::Cell& id = row[*key];
    if (id.text.empty()) context.error("C503", id.place, "this row has no id", "give it one that is never used again");
    if (const auto [first, is_new] = ids.emplace(id.text, id.place); !is_new && !id.text.empty()) {
      context.error_with("C504", id.place, fmt::format("the id `{}` stands twice", id.text),
                         {{first->second, "it first stands here"}}, "give one of the two another id");
    }
    for (const Column& column : columns.all) {
      if (const auto index = table.column(column.id)) check_cell(context, column, row[*index]);
    }
  }
}

}  // namespace consilium::compiler
