// What is written and never used: names that nothing refers to, files that nothing names, clauses that nothing cites.
#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "compiler/check.hpp"
#include "compiler/shared.hpp"

namespace consilium::compiler {
namespace {

// The entries of a mapping, or the items of a list by their ids, at their places.
std::vector<std::pair<std::string, base::Place>> declared(const text::Node& root, std::string_view key) {
  std::vector<std::pair<std::string, base::Place>> names;
  const text::Node* node = root.find(key);
  if (node == nullptr) return names;
  for (const text::Entry& entry : node->entries) names.emplace_back(entry.key, entry.key_place);
  for (const text::Node& item : node->items) {
    if (const text::Node* id = item.find("id")) names.emplace_back(id->text, id->place);
  }
  return names;
}

void check_names(Context& context, const text::Node& root, std::string_view key, std::string_view kind) {
  for (const auto& [name, at] : declared(root, key)) {
    if (context.is_used(kind, name)) continue;
    context.warning("C407", at, fmt::format("the {} `{}` is used nowhere", kind, name), "use it, or delete it");
  }
}

void check_texts_used(Context& context, const model::Programme& programme) {
  for (const model::Text& text : programme.texts) {
    if (!context.is_used("text", text.id))
      context.warning("C407", text.at, fmt::format("the text `{}` is used nowhere", text.id), "use it, or delete it");
  }
}

void check_riders(Context& context, const text::Node& root) {
  const text::Node* entitled = root.find("entitled");
  if (entitled == nullptr) return;
  for (const auto& [name, at] : declared(*entitled, "riders")) {
    const std::string fact = fmt::format("rider.{}.", name);
    if (context.is_used("fact", fact + "in_force") || context.is_used("fact", fact + "effective_on")) continue;
    context.warning("C407", at, fmt::format("the rider `{}` is used nowhere", name), "use it, or delete it");
  }
}

// The files of the services of the programme and of the blocks that they share, where these are there.
std::set<std::string> files_of_services(const Trees& trees, const model::Programme& programme) {
  std::set<std::string> files;
  for (const model::Service& service : programme.services) {
    const auto tree = trees.find(fmt::format("services/{}.yaml", service.id));
    if (tree == trees.end()) continue;
    files.insert(tree->first);
    for (const std::string& block : files_shared_by(tree->second)) files.insert(block);
  }
  std::erase_if(files, [&](const std::string& file) { return !trees.contains(file); });
  return files;
}

void check_files(Context& context, const std::vector<SourceFile>& files, const Trees& trees,
                 const model::Programme& programme) {
  const std::set<std::string> in_use = files_of_services(trees, programme);
  for (const SourceFile& file : files) {
    base::Place place;
    place.file = file.name;
    if (file.name.starts_with("services/") && trees.contains(file.name) && !in_use.contains(file.name)) {
      context.warning("C408", place, "no service of the programme has this file",
                      "add its name to `services` of programme.yaml");
    }
    if (file.name.starts_with("shared/") && trees.contains(file.name) && !in_use.contains(file.name)) {
      context.warning("C408", place, "no service of the programme shares this block",
                      "name it in `shares` of a service, or delete it");
    }
    if (file.name.starts_with("lists/") && file.name.ends_with(".csv") && !context.is_used("file", file.name)) {
      context.warning("C408", place, "no list of the programme has this file", "name it in `lists` of programme.yaml");
    }
  }
}

// One warning for all of them: while a programme is being written there are many, and `cover` lists them.
void check_clauses(Context& context, const model::Programme& programme) {
  std::set<std::string_view> dealt_with;
  for (const Context::Cited& citation : context.cited) dealt_with.insert(citation.name);
  for (const model::NotEnforced& left_out : programme.not_enforced) dealt_with.insert(left_out.clause);
  std::set<std::string_view> later;
  for (const model::LaterService& service : programme.later) later.insert(service.id);
  std::vector<const model::Clause*> open;
  for (const model::Clause& clause : programme.clauses) {
    if (!dealt_with.contains(clause.id) && !later.contains(clause.service)) open.push_back(&clause);
  }
  if (open.empty()) return;
  constexpr std::size_t named_max = 5;
  std::string names;
  for (std::size_t i = 0; i < std::min(open.size(), named_max); ++i)
    names += fmt::format("{}`{}`", names.empty() ? "" : ", ", open[i]->id);
  if (open.size() > named_max) names += fmt::format(" and {} more", open.size() - named_max);
  context.warning("C409", open.front()->at, fmt::format("nothing deals with {}", names),
                  "cite each where it is enforced or noticed, or list it in `not_enforced`; `cover` shows all");
}

}  // namespace

void check_usage(Context& context, const std::vector<SourceFile>& files, const Trees& trees,
                 const model::Programme& programme) {
  const text::Node& root = trees.find("programme.yaml")->second;
  for (const auto& [key, kind] :
       {std::pair("lists", "list"), std::pair("scales", "scale"), std::pair("networks", "network"),
        std::pair("periods", "period"), std::pair("pools", "pool"), std::pair("hours", "opening hours"),
        std::pair("roles", "role"), std::pair("facts", "fact"), std::pair("house", "house rule"),
        std::pair("waiting_lines", "waiting line")}) {
    check_names(context, root, key, kind);
  }
  check_riders(context, root);
  for (const std::string& file : files_of_services(trees, programme)) {
    const text::Node& tree = trees.find(file)->second;
    check_names(context, tree, "facts", "fact");
    check_names(context, tree, "stops", "stop");
  }
  check_texts_used(context, programme);
  check_files(context, files, trees, programme);
  check_clauses(context, programme);
}

}  // namespace consilium::compiler
