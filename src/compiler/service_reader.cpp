#include "compiler/service_reader.hpp"

#include <array>

#include <fmt/core.h>

#include "compiler/scope.hpp"
#include "compiler/shared.hpp"

namespace consilium::compiler {
namespace {

std::span<const text::Entry> entries_of(const text::Node& root, std::string_view key) {
  const text::Node* node = root.find(key);
  return node == nullptr ? std::span<const text::Entry>{} : node->entries;
}

std::span<const text::Node> items_of(const text::Node& root, std::string_view key) {
  const text::Node* node = root.find(key);
  return node == nullptr ? std::span<const text::Node>{} : node->items;
}

// Ids first, so that tasks, deadlines and ends may speak of each other in any order.
template <typename Item>
void declare(std::span<const text::Node> nodes, std::vector<Item>& items) {
  for (const text::Node& node : nodes) {
    const text::Node* id = node.find("id");
    if (id == nullptr) continue;  // reported where the word is read
    items.emplace_back();
    items.back().id = id->text;
  }
}

void read_apply(Scope& scope, const Object& file) {
  const text::Node* node = file.find("apply");
  if (node == nullptr) return;
  const Object apply(scope.context, *node, "apply");
  scope.service.apply_channels = apply.texts("channels");
  scope.service.apply = read_fields(scope, apply.items("record"));
  scope.service.cites = apply.citation(false);
}

void add_plans(const model::Plans& plans, model::Fact& fact) {
  for (const model::Band& band : plans.bands) fact.choices.push_back({band.id, band.name});
  fact.choices.push_back({std::string(model::no_plan), {}});
}

// Facts and points.
void read_names(Context& context, const text::Node& common, const text::Node& root, const model::Programme& programme,
                model::Service& service) {
  const Object file(context, root, "service");
  service.facts = roster_facts(programme);
  service.recorded_facts_from = static_cast<model::Index>(service.facts.size());
  for (const std::string& product : programme.products)
    service.facts[index_of(model::BuiltIn::contract_product)].choices.push_back({product, {}});
  if (programme.plans) add_plans(*programme.plans, service.facts[index_of(model::BuiltIn::contract_plan)]);
  read_facts(context, programme, service, entries_of(common, "facts"));
  service.own_facts_from = static_cast<model::Index>(service.facts.size());
  read_facts(context, programme, service, file.entries("facts"));
  // Of the common file only what belongs to every service stamps points of it.
  text::Node common_points;
  common_points.kind = text::Kind::mapping;
  for (const std::string_view key : {"checklists", "interrupts"}) {
    if (const text::Node* node = common.find(key)) common_points.entries.push_back({std::string(key), {}, *node});
  }
  const std::array<const text::Node*, 2> files{&common_points, &root};
  service.points = collect_points(files);
}

void read_service(Context& context, const text::Node& common, const text::Node& root, const model::Programme& programme,
                  model::Service& service) {
  const Object file(context, root, "service");
  for (const std::string_view key : {"quota", "tasks", "cancellation", "ends"}) {
    if (file.has(key)) continue;
    context.error("C114", root.place, fmt::format("`service` needs `{}`", key), "in its file or in a block it shares");
  }
  service.id = file.text("id");
  service.was = file.texts("was");
  if (const text::Node* id = file.find("id")) service.at = id->place;
  service.name = file.localised("name");
  (void)file.entries("facts");  // told of if they are no mapping
  read_names(context, common, root, programme, service);
  declare(file.items("tasks"), service.tasks);
  declare(file.items("deadlines"), service.deadlines);
  declare(file.items("ends"), service.ends);
  for (const auto& entries : {entries_of(common, "consents"), file.entries("consents")}) {
    for (const text::Entry& entry : entries) service.consents.emplace_back().id = entry.key;
  }
  for (const text::Entry& entry : file.entries("allowances")) service.allowances.emplace_back().id = entry.key;
  Scope scope{context, programme, service};
  read_branches(scope, file);
  read_apply(scope, file);
  read_rules(scope, items_of(common, "rules"), file.items("rules"));
  require_product(scope);
  add_citations(scope, file.entries("also_cites"));
  read_quota(scope, file, entries_of(common, "pools"));
  read_checklists(scope, entries_of(common, "checklists"));
  read_checklists(scope, file.entries("checklists"));
  read_stops(scope, file.items("stops"));
  read_ends(scope, file.items("ends"));
  read_deadlines(scope, file.items("deadlines"));
  read_tasks(scope, file.items("tasks"));
  read_notices(scope, entries_of(common, "notices"), true);
  read_notices(scope, file.entries("notices"), false);
  read_consents(scope, entries_of(common, "consents"), true);
  read_consents(scope, file.entries("consents"), false);
  read_excuses(scope, entries_of(common, "excuses"));
  read_interrupts(scope, entries_of(common, "interrupts"));
  read_moves(scope, file.items("moves"));
  read_threads(scope, file.items("threads"));
  read_cancellation(scope, file.find("cancellation"));
  read_costs(scope, file.entries("costs"));
  read_allowances(scope, file.entries("allowances"));
  read_settlement(scope, file);
  if (const text::Node* run_off = common.find("run_off")) {
    if (const text::Node* begun = run_off->find("begun_at")) service.run_off_from = scope.point(*begun);
  }
}

}  // namespace

void read_services(Context& context, const Trees& trees, model::Programme& programme) {
  const text::Node& common = trees.find("programme.yaml")->second;
  check_shared(context, trees);
  std::vector<text::Node> roots;
  if (const text::Node* list = common.find("services");
      list != nullptr && list->kind == text::Kind::sequence && list->items.empty()) {
    context.error("C102", list->place, "a programme has at least one service", "write `services: [visit]`");
  }
  for (const text::Node& node : items_of(common, "services")) {
    const auto file = trees.find(fmt::format("services/{}.yaml", node.text));
    if (file == trees.end()) {
      if (!context.is_unreadable(fmt::format("services/{}.yaml", node.text))) {
        context.error("C371", node.place, fmt::format("there is no file `services/{}.yaml`", node.text),
                      "write it, or take the service off the list");
      }
      continue;
    }
    if (const text::Node* id = file->second.find("id"); id != nullptr && id->text != node.text) {
      context.error("C372", id->place, fmt::format("the id `{}` differs from the name of its file", id->text),
                    fmt::format("write `id: {}`, or rename the file and the service in the list", node.text));
    }
    roots.push_back(with_shared(context, trees, programme, node.text, file->second));
    Context unheard;  // what is wrong is told when the service itself is read
    unheard.languages = context.languages;
    model::Service outline;
    read_names(unheard, common, roots.back(), programme, outline);
    context.outlines[node.text] = {std::move(outline.facts), std::move(outline.points)};
  }
  for (const text::Node& root : roots) {
    model::Service service;
    read_service(context, common, root, programme, service);
    programme.services.push_back(std::move(service));
  }
  join_pools(programme);
  check_former_ids(context, common, roots);
  for (std::size_t i = 0; i < roots.size(); ++i) {
    Scope scope{context, programme, programme.services[i]};
    read_embeds(scope, items_of(roots[i], "embeds"));
    read_grants(scope, items_of(roots[i], "grants"));
  }
}

}  // namespace consilium::compiler
