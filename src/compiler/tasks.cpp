
#include <fmt/core.h>

#include "compiler/reach.hpp"
#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

// What the task says for all its outcomes, and what the outcome adds.
model::Outcome read_outcome(Scope& scope, const Object& task, const Object* own) {
  model::Outcome outcome;
  outcome.id = own == nullptr ? "done" : own->text("id");
  for (const Object* object : {&task, own}) {
    if (object == nullptr) continue;
    for (model::Field& field : read_fields(scope, object->items("record"))) outcome.record.push_back(std::move(field));
    for (model::Requirement& requirement : read_requirements(scope, object->items("require")))
      outcome.require.push_back(std::move(requirement));
    for (model::Mark& mark : read_marks(scope, object->items("marks"))) outcome.marks.push_back(std::move(mark));
    for (const model::Index index : read_indexes(scope, object->items("reopens"), &Scope::task))
      outcome.reopens.push_back(index);
    if (const text::Node* end = object->find("ends")) outcome.ends = scope.end(*end);
  }
  if (own != nullptr) {
    outcome.name = own->localised("name");
    outcome.clears = read_indexes(scope, own->items("clears"), &Scope::point);
    outcome.cites = own->citation(false);
  }
  return outcome;
}

}  // namespace

std::optional<model::Tell> read_tell(Scope& scope, const Object& word) {
  const text::Node* node = word.find("tells");
  if (node == nullptr) return std::nullopt;
  const Object object(scope.context, *node, "tells");
  model::Tell tell;
  if (const text::Node* text = object.find("text")) tell.text = scope.text(*text);
  tell.to_insurer = object.word("to") == "insurer";
  tell.channels = object.texts("channels");
  for (const text::Entry& entry : object.entries("parts")) {
    model::Tell::Part part;
    part.id = entry.key;
    if (entry.value.kind == text::Kind::scalar) {
      part.fact = scope.fact(entry.value);
    } else {
      const Object own(scope.context, entry.value, "part");
      if (const text::Node* fact = own.find("fact")) part.fact = scope.fact(*fact);
      if (const text::Node* when = own.find("when")) part.when = read_predicate(scope, *when);
    }
    tell.parts.push_back(std::move(part));
  }
  return tell;
}

void read_tasks(Scope& scope, std::span<const text::Node> nodes) {
  for (const text::Node& node : nodes) {
    const Object object(scope.context, node, "task");
    const model::Index index = scope.service.task(object.text("id"));
    if (index == none) continue;
    model::Task& task = scope.service.tasks[index];
    task.name = object.localised("name");
    if (const text::Node* owner = object.find("owner")) task.owner = scope.owner(*owner);
    if (const text::Node* opens = object.find("opens")) task.opens = read_predicate(scope, *opens);
    task.after_end = requires_end(task.opens);
    task.channels = object.texts("channels");
    task.tells = read_tell(scope, object);
    if (task.tells && task.channels.empty()) task.channels = task.tells->channels;
    if (object.has("outcomes")) {
      for (const text::Node& outcome : object.items("outcomes")) {
        const Object own(scope.context, outcome, "outcome");
        task.outcomes.push_back(read_outcome(scope, object, &own));
      }
    } else {
      task.outcomes.push_back(read_outcome(scope, object, nullptr));
    }
    if (const text::Node* due = object.find("due")) task.due = scope.deadline(*due);
    if (const text::Node* line = object.find("waits_in")) task.waits_in = scope.waiting_line(*line);
    task.cites = object.citation(true);
  }
}

}  // namespace consilium::compiler
