
#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

std::string suggestion_of(std::string_view name, const model::Service& service) {
  std::vector<std::string> facts;
  for (const model::Fact& fact : service.facts) facts.push_back(fact.id);
  const std::string near = base::closest(name, facts);
  return near.empty() ? std::string{} : fmt::format("did you mean `{}`?", near);
}

model::Embed::Feed read_feed(const Scope& own, const Scope& child, const text::Node& node) {
  const Object object(own.context, node, "feed");
  model::Embed::Feed feed;
  if (const text::Node* at = object.find("at")) feed.at = own.point(*at);
  for (const text::Entry& entry : object.entries("carry")) {
    const model::Index to = child.service.fact(entry.key);
    const model::Index from = own.fact(entry.value);
    if (to == none) refuse_carried(own.context, entry.key_place, child.service, entry.key);
    if (to != none && from != none) feed.carry.emplace_back(to, from);
  }
  feed.marks = read_indexes(child, object.items("marks"), &Scope::point);
  return feed;
}

model::Embed::Return read_return(const Scope& own, const Scope& child, const text::Node& node) {
  const Object object(own.context, node, "return");
  model::Embed::Return back;
  if (const text::Node* point = object.find("point")) back.point = child.point(*point);
  if (const text::Node* end = object.find("end")) back.end = child.end(*end);
  if (const text::Node* marks = object.find("marks")) back.marks = own.point(*marks);
  if (const text::Node* ends = object.find("ends")) back.ends = own.end(*ends);
  if (object.has("point") == object.has("end") || object.has("marks") == object.has("ends")) {
    own.context.error("C341", node.place,
                      "a return says for a point or an end of the embedded case which point or end it is here");
  }
  return back;
}

}  // namespace

const model::Service* find_service(const Scope& scope, const Object& object) {
  const text::Node* node = object.find("service");
  if (node == nullptr) return nullptr;
  const model::Service* found = scope.programme.service(node->text);
  if (found != nullptr || scope.context.is_unreadable(fmt::format("services/{}.yaml", node->text))) return found;
  std::vector<std::string> known;
  for (const model::Service& service : scope.programme.services) known.push_back(service.id);
  scope.context.unknown("C342", node->place, "service", node->text, known);
  return nullptr;
}

void refuse_carried(Context& context, const base::Place& place, const model::Service& service,
                    const std::string& fact) {
  context.error("C340", place, fmt::format("`{}` has no fact `{}`", service.id, fact), suggestion_of(fact, service));
}

void read_embeds(Scope& scope, std::span<const text::Node> nodes) {
  for (const text::Node& node : nodes) {
    const Object object(scope.context, node, "embed");
    model::Embed embed;
    embed.id = object.text("id");
    embed.service = object.text("service");
    const model::Service* child_service = find_service(scope, object);
    if (child_service == nullptr) continue;
    model::Service child_copy = *child_service;
    const Scope child{scope.context, scope.programme, child_copy};
    if (const text::Node* opens = object.find("opens")) embed.opens = read_predicate(scope, *opens);
    embed.starts_at = read_indexes(child, object.items("starts_at"), &Scope::point);
    embed.without_rules = read_indexes(child, object.items("without_rules"), &Scope::rule);
    embed.without_tasks = read_indexes(child, object.items("without_tasks"), &Scope::task);
    for (const text::Node& feed : object.items("feeds")) embed.feeds.push_back(read_feed(scope, child, feed));
    for (const text::Node& back : object.items("returns")) embed.returns.push_back(read_return(scope, child, back));
    if (const text::Node* end = object.find("closes_with")) embed.closes_with = child.end(*end);
    embed.cites = object.citation(true);
    scope.service.embeds.push_back(std::move(embed));
  }
}

}  // namespace consilium::compiler
