#include <algorithm>
#include <array>
#include <map>

#include <fmt/core.h>

#include "compiler/data_files.hpp"
#include "compiler/programme_reader.hpp"
#include "compiler/script.hpp"
#include "text/csv.hpp"

namespace consilium::compiler {
namespace {

// Names in the languages of the programme; a cell of another language may be empty.
base::LocalisedText name_of(Context& context, const text::Table& table, const std::vector<text::Cell>& row) {
  static constexpr std::array<std::pair<base::Language, std::string_view>, 3> columns{
      {{base::Language::zh_hans, "name_zh_hans"},
       {base::Language::zh_hant, "name_zh_hant"},
       {base::Language::en, "name_en"}}};
  base::LocalisedText name;
  for (const auto& [language, column] : columns) {
    const auto index = table.column(column);
    const bool spoken =
        std::find(context.languages.begin(), context.languages.end(), language) != context.languages.end();
    if (index) {
      name.in(language) = row[*index].text;
      check_script(context, row[*index].place, language, row[*index].text);
    }
    if (spoken && name.in(language).empty()) {
      context.error("C107", index ? row[*index].place : row.front().place,
                    fmt::format("the name in `{}` is missing", base::to_string(language)),
                    fmt::format("the programme speaks it: fill the column `{}`", column));
    }
  }
  return name;
}

void read_rows(Context& context, const text::Table& table, std::size_t key, const std::vector<std::string>& flags,
               model::List& list) {
  std::map<std::string_view, const text::Cell*> seen;
  for (const auto& row : table.rows) {
    const text::Cell& code = row[key];
    if (const auto [first, is_new] = seen.emplace(code.text, &code); !is_new) {
      context.error_with("C361", code.place,
                         fmt::format("the code `{}` stands twice in the list `{}`", code.text, list.id),
                         {{first->second->place, "it first stands here"}}, "delete one of the two rows");
      continue;
    }
    model::ListRow entry;
    entry.code = code.text;
    entry.name = name_of(context, table, row);
    for (const std::string& flag : flags) {
      const auto column = table.column(flag);
      if (!column) continue;
      const text::Cell& cell = row[*column];
      if (cell.text != "yes" && cell.text != "no") {
        context.error("C360", cell.place, fmt::format("`{}` in column `{}` is neither yes nor no", cell.text, flag),
                      "write yes or no");
      }
      entry.flags[flag] = cell.text == "yes";
    }
    list.rows.push_back(std::move(entry));
  }
  std::sort(list.rows.begin(), list.rows.end(),
            [](const auto& left, const auto& right) { return left.code < right.code; });
}

void read_table(Context& context, const Object& object, const SourceFile& file, model::List& list) {
  text::Table table = text::read_csv(file.name, file.bytes, table_limits);
  const bool legible = table.problems.empty();
  const bool too_long = table.rows.size() >= table_limits.rows_max;
  context.add(std::move(table.problems));
  if (too_long) return;
  const std::string key = object.has("key") ? object.text("key") : "code";
  std::vector<std::string> header;
  for (const text::Cell& cell : table.header) header.push_back(cell.text);
  for (const std::string& column : object.texts("flags")) {
    if (legible && !table.column(column))
      context.unknown("C365", object.find("flags")->place, fmt::format("column of `{}`", file.name), column, header);
  }
  if (const auto column = table.column(key)) {
    read_rows(context, table, *column, object.texts("flags"), list);
  } else if (legible) {
    context.unknown("C365", object.has("key") ? object.find("key")->place : object.find("file")->place,
                    fmt::format("column of `{}`", file.name), key, header);
  }
}

// Nothing when one of them never ends.
std::optional<std::vector<std::string>> parameters_of(Context& context, const base::Place& place,
                                                      const std::string& text) {
  std::vector<std::string> parameters;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::size_t close = text.find('}', at);
    if (close == std::string::npos) {
      context.error("C362", place, "a parameter that begins with `{` never ends", "write {fact.id}");
      return std::nullopt;
    }
    parameters.push_back(text.substr(at + 1, close - at - 1));
  }
  std::sort(parameters.begin(), parameters.end());
  parameters.erase(std::unique(parameters.begin(), parameters.end()), parameters.end());
  return parameters;
}

std::string named(const std::vector<std::string>& parameters) {
  std::string names;
  for (const std::string& parameter : parameters) names += fmt::format("{}`{}`", names.empty() ? "" : ", ", parameter);
  return names.empty() ? "none" : names;
}

model::Text read_one_text(Context& context, const text::Node& node) {
  const Object object(context, node, "text_entry");
  model::Text text;
  text.id = object.text("id");
  text::Node languages = node;
  std::erase_if(languages.entries, [](const text::Entry& entry) { return entry.key == "id"; });
  text.text = read_localised(context, languages);
  text.at = object.has("id") ? object.find("id")->place : node.place;
  bool first = true;
  for (const base::Language language : context.languages) {
    const text::Node* value = node.find(base::to_string(language));
    if (value == nullptr) continue;
    const auto parameters = parameters_of(context, value->place, text.text.in(language));
    if (!parameters) continue;
    if (!first && *parameters != text.parameters) {
      context.error("C363", value->place,
                    fmt::format("the text `{}` has other parameters in `{}`", text.id, base::to_string(language)),
                    fmt::format("here {}; in the language before {}", named(*parameters), named(text.parameters)));
    }
    text.parameters = *parameters;
    first = false;
  }
  return text;
}

}  // namespace

void read_lists(Context& context, const text::Node& root, const std::vector<SourceFile>& files,
                model::Programme& programme) {
  const text::Node* node = root.find("lists");
  if (node == nullptr) return;
  std::vector<std::string> tables;
  for (const SourceFile& file : files) {
    if (file.name.ends_with(".csv")) tables.push_back(file.name);
  }
  for (const text::Entry& entry : node->entries) {
    const Object object(context, entry.value, "list");
    model::List list;
    list.id = entry.key;
    list.owed_by = object.text("owed_by");
    const std::string name = object.text("file");
    context.use("file", name);
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const SourceFile& candidate) { return candidate.name == name; });
    if (file == files.end()) {
      if (object.has("file")) context.unknown("C364", object.find("file")->place, "file", name, tables);
    } else {
      read_table(context, object, *file, list);
    }
    programme.lists.push_back(std::move(list));
  }
}

void read_texts(Context& context, const Trees& trees, model::Programme& programme) {
  for (const auto& [name, root] : trees) {
    if (!name.starts_with("texts/")) continue;
    const Object object(context, root, "texts");
    for (const text::Node& node : object.items("texts")) {
      model::Text text = read_one_text(context, node);
      if (const model::Text* known = programme.text(text.id); known != nullptr && !text.id.empty()) {
        context.error_with("C366", text.at, fmt::format("the text `{}` is written twice", text.id),
                           {{known->at, "it is first written here"}}, "give one of the two another name");
      }
      programme.texts.push_back(std::move(text));
    }
  }
}

void read_clauses(Context& context, const Trees& trees, model::Programme& programme) {
  const auto root = trees.find("clauses.yaml");
  if (root == trees.end()) return;
  const Object object(context, root->second, "clauses");
  const std::vector<base::Language> languages = std::exchange(context.languages, {});
  if (const text::Node* handbook = object.find("handbook"))
    (void)Object(context, *handbook, "handbook").localised("title");
  for (const text::Node& node : object.items("clauses")) {
    const Object clause(context, node, "clause");
    programme.clauses.push_back({clause.text("id"), clause.text("kind"), clause.text("service"),
                                 clause.localised("text"), clause.has("id") ? clause.find("id")->place : node.place});
  }
  context.languages = languages;
  std::stable_sort(programme.clauses.begin(), programme.clauses.end(),
                   [](const auto& left, const auto& right) { return left.id < right.id; });
  for (std::size_t i = 1; i < programme.clauses.size(); ++i) {
    if (programme.clauses[i].id == programme.clauses[i - 1].id) {
      context.error_with("C367", programme.clauses[i].at,
                         fmt::format("the clause `{}` stands twice", programme.clauses[i].id),
                         {{programme.clauses[i - 1].at, "it first stands here"}}, "give one of the two another id");
    }
  }
}

}  // namespace consilium::compiler
