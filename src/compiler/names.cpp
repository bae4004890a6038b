// What people read in the place of codes: a name is only taken for something that the programme has.
#include <algorithm>
#include <optional>

#include "compiler/programme_reader.hpp"

namespace consilium::compiler {
namespace {

void read_some(Context& context, const Object& names, std::string_view key, std::string_view kind,
               const std::optional<std::vector<std::string>>& known, model::Names::Of& read) {
  for (const text::Entry& entry : names.entries(key)) {
    if (known && std::find(known->begin(), known->end(), entry.key) == known->end())
      context.unknown("C388", entry.key_place, kind, entry.key, *known);
    read.emplace(entry.key, read_localised(context, entry.value));
  }
}

std::vector<std::string> lists_of(const model::Programme& programme) {
  std::vector<std::string> ids;
  for (const model::List& list : programme.lists) ids.push_back(list.id);
  return ids;
}

std::vector<std::string> grades_of(const model::Programme& programme) {
  std::vector<std::string> grades;
  for (const model::Scale& scale : programme.scales)
    grades.insert(grades.end(), scale.values.begin(), scale.values.end());
  return grades;
}

// Nothing where the columns of one of its networks are not known.
std::optional<std::vector<std::string>> columns_of(const Surroundings& surroundings, const text::Node& root,
                                                   const model::Programme& programme) {
  std::vector<std::string> columns;
  if (const text::Node* lists = root.find("lists")) {
    for (const text::Entry& list : lists->entries) {
      const text::Node* flags = list.value.find("flags");
      if (flags == nullptr) continue;
      if (flags->kind == text::Kind::scalar) columns.push_back(flags->text);
      for (const text::Node& flag : flags->items) columns.push_back(flag.text);
    }
  }
  for (const model::NetworkUse& use : programme.networks) {
    for (const auto* some : {&surroundings.flags, &surroundings.columns}) {
      const auto of = some->find(use.network);
      if (of == some->end()) return std::nullopt;
      columns.insert(columns.end(), of->second.begin(), of->second.end());
    }
  }
  return columns;
}

std::vector<std::string> parts_of(const model::Programme& programme) {
  std::vector<std::string> parts;
  for (const model::Clause& clause : programme.clauses) {
    if (clause.service != "*" && std::find(parts.begin(), parts.end(), clause.service) == parts.end())
      parts.push_back(clause.service);
  }
  return parts;
}

std::vector<std::string> products_of(const model::Programme& programme) {
  std::vector<std::string> products = programme.products;
  for (const model::Rider& rider : programme.riders)
    products.insert(products.end(), rider.products.begin(), rider.products.end());
  return products;
}

}  // namespace

void read_names_of_codes(Context& context, const Surroundings& surroundings, const text::Node& root,
                         model::Programme& programme) {
  const text::Node* node = Object(context, root, "programme").find("names");
  if (node == nullptr) return;
  const Object names(context, *node, "names");
  model::Names& read = programme.names;
  read_some(context, names, "products", "product", products_of(programme), read.products);
  read_some(context, names, "lists", "list", lists_of(programme), read.lists);
  read_some(context, names, "columns", "column", columns_of(surroundings, root, programme), read.columns);
  read_some(context, names, "grades", "grade", grades_of(programme), read.grades);
  if (context.unreadable.empty())
    read_some(context, names, "parts", "part of the handbook", parts_of(programme), read.parts);
  read_some(context, names, "laws", "law", std::nullopt, read.laws);
  read_some(context, names, "people", "person", std::vector<std::string>{"member"}, read.people);
}

void check_names_of_laws(Context& context, const text::Node& root) {
  const text::Node* names = root.find("names");
  const text::Node* laws = names == nullptr ? nullptr : names->find("laws");
  if (laws == nullptr) return;
  std::vector<std::string> cited;
  for (const Context::Cited& citation : context.cited) {
    if (citation.name.starts_with("law:")) cited.push_back(citation.name.substr(4));
  }
  for (const text::Entry& law : laws->entries) {
    if (std::find(cited.begin(), cited.end(), law.key) == cited.end())
      context.unknown("C388", law.key_place, "law", law.key, cited);
  }
}

}  // namespace consilium::compiler
