#include "compiler/compile.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "compiler/check.hpp"
#include "compiler/programme_reader.hpp"
#include "compiler/service_reader.hpp"
#include "compiler/shared.hpp"
#include "text/yaml.hpp"

namespace consilium::compiler {
namespace {

bool is_read_as_yaml(std::string_view name) {
  return name == "programme.yaml" || name == "clauses.yaml" ||
         (name.starts_with("services/") && name.ends_with(".yaml")) ||
         (name.starts_with("shared/") && name.ends_with(".yaml")) ||
         (name.starts_with("texts/") && name.ends_with(".yaml"));
}

std::string file_of(const model::Service& service) { return fmt::format("services/{}.yaml", service.id); }

std::string_view word_of(std::string_view name) {
  return name == "programme.yaml"        ? "programme"
         : name == "clauses.yaml"        ? "clauses"
         : name.starts_with("services/") ? "service"
         : name.starts_with("shared/")   ? "shared"
                                         : "texts";
}

void read_trees(Context& context, const std::vector<SourceFile>& files, Trees& trees) {
  for (const SourceFile& file : files) {
    if (!is_read_as_yaml(file.name)) continue;
    text::Document document = text::read_yaml(file.name, file.bytes);
    context.add(std::move(document.problems));
    if (document.root) {
      const text::Node* format = document.root->find("format");
      const std::string known = fmt::format("{}/1", word_of(file.name));
      if (format != nullptr && format->text != known) refuse_format(context, *format, known);
      trees.emplace(file.name, std::move(*document.root));
    } else {
      context.unreadable.push_back(file.name);
    }
  }
}

// Whether all of the service was read: its own file and the blocks that it shares.
bool is_sound(const Context& context, const Trees& trees, const model::Service& service) {
  const std::string file = file_of(service);
  const auto tree = trees.find(file);
  if (tree == trees.end() || context.is_unsound(file)) return false;
  const std::vector<std::string> blocks = files_shared_by(tree->second);
  return std::none_of(blocks.begin(), blocks.end(),
                      [&](const std::string& block) { return context.is_unsound(block); });
}

// What only a programme as a whole can show.
void check(Context& context, const std::vector<SourceFile>& files, const Surroundings& surroundings, const Trees& trees,
           const model::Programme& programme) {
  for (const auto& [name, tree] : trees) check_repeats(context, tree);
  if (context.unreadable.empty()) {
    check_citations(context, trees, programme);
    check_names_of_laws(context, trees.at("programme.yaml"));
    check_later(context, programme);
    if (!programme.services.empty()) check_texts(context, programme);
    check_entitled(context, programme);
    check_scales(context, surroundings, programme);
    check_networks(context, programme);
  }
  const bool legible =
      !context.is_unreadable("services/") && !context.is_unreadable("shared/") && !context.is_unsound("programme.yaml");
  for (const model::Service& service : programme.services) {
    if (!legible || !is_sound(context, trees, service)) continue;
    check_rules(context, programme, service);
    check_facts(context, programme, service);
    check_flags(context, surroundings, programme, service);
    check_flow(context, service);
    check_waits(context, service);
    check_ended(context, service);
    check_threads(context, service);
  }
  check_embeds(context, programme);
  if (!context.has_errors()) check_usage(context, files, trees, programme);
}

}  // namespace

bool defines_behaviour(std::string_view name) {
  return is_read_as_yaml(name) || (name.starts_with("lists/") && name.ends_with(".csv"));
}

std::string content_hash(const std::vector<SourceFile>& files) {
  std::vector<const SourceFile*> sorted;
  for (const SourceFile& file : files) {
    if (defines_behaviour(file.name)) sorted.push_back(&file);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const SourceFile* left, const SourceFile* right) { return left->name < right->name; });
  std::string all;
  for (const SourceFile* file : sorted) all += fmt::format("{} {}\n{}", file->name, file->bytes.size(), file->bytes);
  return base::sha256_hex(all);
}

void Surroundings::add(const model::Network& network) {
  networks.push_back(network.id);
  if (!network.editions.empty()) networks_from.emplace(network.id, network.editions.front().from);
  flags.emplace(network.id, network.flags);
  columns.emplace(network.id, network.columns);
  for (const auto& [scale, best_first] : network.scales) scales.push_back({network.id, scale, best_first});
}

void Surroundings::add(const calendar::Edition& edition) {
  calendars.push_back(edition.info().id);
  calendars_from.emplace(edition.info().id, edition.info().first);
}

Compiled compile(const std::vector<SourceFile>& files, const Surroundings& surroundings, Checks checks) {
  Context context;
  Trees trees;
  read_trees(context, files, trees);
  const auto root = trees.find("programme.yaml");
  if (root == trees.end()) {
    if (context.unreadable.empty()) {
      base::Place place;
      place.file = "programme.yaml";
      context.error("C100", place, "a programme folder needs a file `programme.yaml`");
    }
    return {std::nullopt, std::move(context).take(trees)};
  }
  model::Programme programme;
  programme.hash = content_hash(files);
  read_programme(context, surroundings, root->second, programme);
  read_lists(context, root->second, files, programme);
  read_texts(context, trees, programme);
  read_clauses(context, trees, programme);
  read_names_of_codes(context, surroundings, root->second, programme);
  read_services(context, trees, programme);
  read_reports(context, trees, programme);
  for (const auto& [name, tree] : trees) context.add_shape(word_of(name), tree);
  if (checks == Checks::all) check(context, files, surroundings, trees, programme);
  Compiled compiled;
  if (!context.has_errors()) compiled.programme = std::move(programme);
  compiled.problems = std::move(context).take(trees);
  return compiled;
}

}  // namespace consilium::compiler
