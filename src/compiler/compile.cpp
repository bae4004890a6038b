#include "compiler/compile.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "compiler/check.hpp"
#include "compiler/programme_reader.hpp"
#include "compiler/service_reader.hpp"
#include "text/yaml.hpp"

namespace consilium::compiler {
namespace {

bool is_read_as_yaml(std::string_view name) {
  return name == "programme.yaml" || name == "clauses.yaml" ||
         (name.starts_with("services/") && name.ends_with(".yaml")) ||
         (name.starts_with("shared/") && name.ends_with(".yaml")) ||
         (name.starts_with("texts/") && name.ends_with(".yaml"));
}

// False when a file could not be read at all, so that what refers to it would only be noise.
bool read_trees(Context& context, const std::vector<SourceFile>& files, Trees& trees) {
  bool complete = true;
  for (const SourceFile& file : files) {
    if (!is_read_as_yaml(file.name)) continue;
    text::Document document = text::read_yaml(file.name, file.bytes);
    context.add(std::move(document.problems));
    if (document.root) {
      trees.emplace(file.name, std::move(*document.root));
    } else {
      complete = false;
    }
  }
  return complete;
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
  for (const auto& [scale, best_first] : network.scales) scales.push_back({network.id, scale, best_first});
}

Compiled compile(const std::vector<SourceFile>& files, const Surroundings& surroundings) {
  Context context;
  Trees trees;
  const bool complete = read_trees(context, files, trees);
  const auto root = trees.find("programme.yaml");
  if (root == trees.end()) {
    if (complete) {
      base::Place place;
      place.file = "programme.yaml";
      context.error("C100", place, "a programme folder needs a file `programme.yaml`");
    }
    return {std::nullopt, std::move(context).take()};
  }
  model::Programme programme;
  programme.hash = content_hash(files);
  read_programme(context, surroundings, root->second, programme);
  read_lists(context, root->second, files, programme);
  read_texts(context, trees, programme);
  read_clauses(context, trees, programme);
  read_services(context, trees, programme);
  if (complete) {
    check_citations(context, programme);
    check_later(context, programme);
    check_texts(context, programme);
    for (const model::Service& service : programme.services) check_flow(context, service);
    check_entitled(context, programme);
    check_scales(context, surroundings, programme);
  }
  Compiled compiled;
  if (!context.has_errors()) compiled.programme = std::move(programme);
  compiled.problems = std::move(context).take();
  return compiled;
}

}  // namespace consilium::compiler
