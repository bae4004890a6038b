#include "compiler/data_files.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "compiler/columns.hpp"
#include "compiler/context.hpp"
#include "text/csv.hpp"
#include "text/yaml.hpp"

namespace consilium::compiler {
namespace {

// A row of a table by the names of its columns.
class Row {
 public:
  Row(const text::Table& table, const std::vector<text::Cell>& cells) : table_(table), cells_(cells) {}

  std::string operator[](std::string_view column) const {
    const auto index = table_.column(column);
    return index ? cells_[*index].text : std::string{};
  }
  const text::Cell* find(std::string_view column) const {
    const auto index = table_.column(column);
    return index ? &cells_[*index] : nullptr;
  }
  const base::Place& place() const { return cells_.front().place; }

 private:
  const text::Table& table_;
  const std::vector<text::Cell>& cells_;
};

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

const SourceFile* find(const std::vector<SourceFile>& files, std::string_view name) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const SourceFile& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

std::optional<text::Table> table_of(Context& context, const Object& object, const std::vector<SourceFile>& tables) {
  const std::string name = object.text("file");
  const SourceFile* file = find(tables, name);
  if (file == nullptr) {
    std::vector<std::string> known;
    for (const SourceFile& table : tables) known.push_back(table.name);
    if (object.has("file")) context.unknown("C501", object.find("file")->place, "table", name, known);
    return std::nullopt;
  }
  text::Table table = text::read_csv(file->name, file->bytes, table_limits);
  context.add(std::move(table.problems));
  return table;
}

std::optional<base::Date> date_of(Context& context, const Object& object, std::string_view key) {
  if (!object.has(key)) return std::nullopt;
  const auto date = base::Date::parse(object.text(key));
  if (date) return *date;
  context.error("C502", object.find(key)->place, date.error().message);
  return std::nullopt;
}

model::ListedInstitution institution_of(const Row& row, const std::string& edition, const Columns& columns) {
  model::ListedInstitution listed;
  listed.name.in(base::Language::zh_hans) = row["name_zh_hans"];
  listed.name.in(base::Language::zh_hant) = row["name_zh_hant"];
  listed.name.in(base::Language::en) = row["name_en"];
  listed.province = row["province_zh"];
  listed.aliases = parts_of(row["aliases"]);
  listed.note = row["note"];
  model::Institution& institution = listed.institution;
  institution.id = row[columns.key];
  institution.name = listed.name.or_any(base::Language::zh_hans);
  institution.grade = row["grade"];
  institution.country = row["country"];
  institution.city = row["city_zh"].empty() ? row["city_en"] : row["city_zh"];
  institution.edition = edition;
  institution.originals_required = row["originals_required"] == "yes";
  for (const Column& column : columns.all) {
    if (column.is_flag() && row[column.id] == "yes") institution.flags.push_back(column.id);
    if (!column.is_looked_at() || row[column.id].empty()) continue;
    const bool several = column.type == "list";
    listed.cells.push_back({column.id, several ? parts_of(row[column.id]) : std::vector<std::string>{row[column.id]}});
  }
  if (row["usable_for"] != "all") institution.usable_for = parts_of(row["usable_for"]);
  return listed;
}

void read_edition(Context& context, const text::Node& node, const Columns& columns,
                  const std::vector<SourceFile>& tables, model::Network& network) {
  const Object object(context, node, "edition");
  const auto from = date_of(context, object, "from");
  const auto table = table_of(context, object, tables);
  if (!from || !table) return;
  check_table(context, columns, *table);
  model::NetworkEdition edition;
  edition.from = *from;
  for (const auto& cells : table->rows) {
    edition.institutions.push_back(
        institution_of(Row(*table, cells), fmt::format("{}@{}", network.id, base::to_string(*from)), columns));
  }
  std::sort(edition.institutions.begin(), edition.institutions.end(),
            [](const auto& left, const auto& right) { return left.institution.id < right.institution.id; });
  const auto rows = object.number("rows");
  if (rows && *rows != static_cast<std::int64_t>(edition.institutions.size())) {
    context.error("C505", object.find("rows")->place,
                  fmt::format("the edition says {} rows and the table has {}", *rows, edition.institutions.size()),
                  "correct the number, or look for rows that were lost");
  }
  const auto known = std::find_if(network.editions.begin(), network.editions.end(),
                                  [&](const auto& earlier) { return earlier.from == *from; });
  if (known != network.editions.end()) {
    context.error("C510", object.find("from")->place, fmt::format("two editions begin on {}", base::to_string(*from)),
                  "an edition holds until the next");
  }
  network.editions.push_back(std::move(edition));
}

std::string without_remark(const std::string& name) { return name.substr(0, name.find(" (")); }

// A table may leave the column out.
bool is_among(Context& context, const Row& row, std::string_view column, const std::vector<std::string>& words) {
  const text::Cell* cell = row.find(column);
  if (cell == nullptr || std::find(words.begin(), words.end(), cell->text) != words.end()) return true;
  context.not_among("C508", cell->place, column, cell->text, words);
  return false;
}

std::vector<calendar::NamedDay> days_of(Context& context, const text::Table& table) {
  std::vector<calendar::NamedDay> days;
  for (const auto& cells : table.rows) {
    const Row row(table, cells);
    const auto date = base::Date::parse(row["date"]);
    if (!date) {
      context.error("C502", row.place(), date.error().message);
      continue;
    }
    calendar::NamedDay day;
    day.date = *date;
    if (!is_among(context, row, "kind", {"holiday", "workday"})) continue;
    if (!is_among(context, row, "statutory", {"yes", "no"})) continue;
    day.kind = row["kind"] == "workday" ? calendar::DayKind::make_up : calendar::DayKind::holiday;
    day.festival = without_remark(row["name_en"]);
    day.statutory = row["statutory"] != "no";
    day.name.in(base::Language::zh_hans) = row["name_zh_hans"];
    day.name.in(base::Language::zh_hant) = row["name_zh_hant"];
    day.name.in(base::Language::en) = row["name_en"];
    days.push_back(std::move(day));
  }
  return days;
}

}  // namespace

NetworkFile read_network(const SourceFile& head, const std::vector<SourceFile>& tables) {
  Context context;
  text::Document document = text::read_yaml(head.name, head.bytes);
  context.add(std::move(document.problems));
  model::Network network;
  if (document.root) {
    const Object object(context, *document.root, "network file");
    network.id = object.text("id");
    network.name = object.localised("name");
    for (const text::Entry& scale : object.entries("scales")) {
      for (const text::Node& value : scale.value.items) network.scales[scale.key].push_back(value.text);
    }
    const Columns columns = read_columns(context, object);
    for (const Column& column : columns.all) {
      if (column.is_flag()) network.flags.push_back(column.id);
      if (column.is_looked_at()) network.columns.push_back(column.id);
    }
    for (const text::Node& edition : object.items("editions")) read_edition(context, edition, columns, tables, network);
    std::sort(network.editions.begin(), network.editions.end(),
              [](const auto& left, const auto& right) { return left.from < right.from; });
  }
  if (document.root) context.add_shape("network file", *document.root);
  NetworkFile result;
  result.id = network.id;
  if (!context.has_errors()) result.network = std::move(network);
  result.problems = std::move(context).take({});
  return result;
}

CalendarFile read_calendar(const SourceFile& head, const std::vector<SourceFile>& tables) {
  Context context;
  text::Document document = text::read_yaml(head.name, head.bytes);
  context.add(std::move(document.problems));
  CalendarFile result;
  if (document.root) {
    const Object object(context, *document.root, "calendar file");
    context.add_shape("calendar file", *document.root);
    calendar::EditionInfo info;
    info.id = object.text("id");
    result.id = info.id;
    info.name = object.localised("name");
    info.saturday_works = object.yes("saturday_works", false);
    const auto issued = date_of(context, object, "issued");
    const auto first = date_of(context, object, "first");
    const auto last = date_of(context, object, "last");
    const auto table = table_of(context, object, tables);
    if (issued && first && last && table) {
      info.issued = *issued;
      info.first = *first;
      info.last = *last;
      auto edition = calendar::Edition::make(std::move(info), days_of(context, *table));
      if (!edition) {
        context.error("C506", object.find("file")->place, edition.error().message);
      } else if (!context.has_errors()) {
        result.edition = std::move(*edition);
      }
    }
  }
  result.problems = std::move(context).take({});
  return result;
}

}  // namespace consilium::compiler
