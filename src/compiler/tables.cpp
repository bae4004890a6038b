#include <algorithm>

#include <fmt/core.h>

#include "compiler/programme_reader.hpp"
#include "text/csv.hpp"

namespace consilium::compiler {
namespace {

std::string cell(const text::Table& table, const std::vector<text::Cell>& row, std::string_view name) {
  const auto column = table.column(name);
  return column ? row[*column].text : std::string{};
}

void read_rows(Context& context, const text::Table& table, const std::vector<std::string>& flags, model::List& list) {
  for (const auto& row : table.rows) {
    model::ListRow entry;
    entry.code = cell(table, row, "code");
    entry.name.in(base::Language::zh_hans) = cell(table, row, "name_zh_hans");
    entry.name.in(base::Language::zh_hant) = cell(table, row, "name_zh_hant");
    entry.name.in(base::Language::en) = cell(table, row, "name_en");
    for (const std::string& flag : flags) {
      const std::string value = cell(table, row, flag);
      if (value != "yes" && value != "no") {
        context.error("C360", row.front().place, fmt::format("`{}` in column `{}` is neither yes nor no", value, flag));
      }
      entry.flags[flag] = value == "yes";
    }
    list.rows.push_back(std::move(entry));
  }
  std::sort(list.rows.begin(), list.rows.end(),
            [](const auto& left, const auto& right) { return left.code < right.code; });
  for (std::size_t i = 1; i < list.rows.size(); ++i) {
    if (list.rows[i].code == list.rows[i - 1].code) {
      context.error("C361", table.header.front().place,
                    fmt::format("the code `{}` stands twice in the list `{}`", list.rows[i].code, list.id));
    }
  }
}

std::vector<std::string> parameters_of(Context& context, const base::Place& place, const std::string& text) {
  std::vector<std::string> parameters;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::size_t close = text.find('}', at);
    if (close == std::string::npos) {
      context.error("C362", place, "a parameter that begins with `{` never ends", "write {fact.id}");
      break;
    }
    parameters.push_back(text.substr(at + 1, close - at - 1));
  }
  std::sort(parameters.begin(), parameters.end());
  parameters.erase(std::unique(parameters.begin(), parameters.end()), parameters.end());
  return parameters;
}

model::Text read_one_text(Context& context, const text::Node& node) {
  const Object object(context, node, "text_entry");
  model::Text text;
  text.id = object.text("id");
  text::Node languages = node;
  std::erase_if(languages.entries, [](const text::Entry& entry) { return entry.key == "id"; });
  text.text = read_localised(context, languages);
  bool first = true;
  for (const base::Language language : context.languages) {
    auto parameters = parameters_of(context, node.place, text.text.in(language));
    if (!first && parameters != text.parameters) {
      context.error("C363", node.place,
                    fmt::format("the text `{}` has other parameters in `{}`", text.id, base::to_string(language)));
    }
    text.parameters = std::move(parameters);
    first = false;
  }
  return text;
}

}  // namespace

void read_lists(Context& context, const text::Node& root, const std::vector<SourceFile>& files,
                model::Programme& programme) {
  const text::Node* node = root.find("lists");
  if (node == nullptr) return;
  for (const text::Entry& entry : node->entries) {
    const Object object(context, entry.value, "list");
    model::List list;
    list.id = entry.key;
    list.owed_by = object.text("owed_by");
    const std::string name = object.text("file");
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const SourceFile& candidate) { return candidate.name == name; });
    if (file == files.end()) {
      if (object.has("file"))
        context.error("C364", object.find("file")->place,
                      fmt::format("the file `{}` is not in the programme's folder", name));
    } else {
      text::Table table = text::read_csv(file->name, file->bytes);
      context.add(std::move(table.problems));
      if (!table.column("code")) {
        context.error("C365", object.find("file")->place, fmt::format("`{}` has no column `code`", name));
      } else {
        read_rows(context, table, object.texts("flags"), list);
      }
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
      if (programme.text(text.id) != nullptr)
        context.error("C366", node.place, fmt::format("the text `{}` is written twice", text.id));
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
    programme.clauses.push_back(
        {clause.text("id"), clause.text("kind"), clause.text("service"), clause.localised("text"), node.place});
  }
  context.languages = languages;
  std::sort(programme.clauses.begin(), programme.clauses.end(),
            [](const auto& left, const auto& right) { return left.id < right.id; });
  for (std::size_t i = 1; i < programme.clauses.size(); ++i) {
    if (programme.clauses[i].id == programme.clauses[i - 1].id) {
      context.error("C367", programme.clauses[i].at,
                    fmt::format("the clause `{}` stands twice", programme.clauses[i].id));
    }
  }
}

}  // namespace consilium::compiler
