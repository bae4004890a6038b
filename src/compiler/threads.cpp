// Threads: read after tasks, which messages may do.
#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

model::Attachments read_attachments(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "attach");
  model::Attachments attachments;
  for (const std::string& kind : object.texts("kinds")) {
    for (const auto known : {model::AttachmentKind::picture, model::AttachmentKind::pdf}) {
      if (kind == model::to_string(known)) attachments.kinds.push_back(known);
    }
  }
  attachments.at_most = static_cast<std::int32_t>(object.number("at_most").value_or(0));
  return attachments;
}

model::Writer read_writer(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "writer");
  model::Writer writer;
  for (const text::Node& role : object.items("by")) writer.by.push_back(scope.owner(role));
  if (const text::Node* condition = object.find("while")) writer.while_ = read_predicate(scope, *condition);
  writer.automatic = object.yes("automatic", false);
  writer.require = read_requirements(scope, object.items("require"));
  writer.does = read_indexes(scope, object.items("does"), &Scope::task);
  writer.clears = read_indexes(scope, object.items("clears"), &Scope::point);
  writer.reopens = read_indexes(scope, object.items("reopens"), &Scope::task);
  writer.marks = read_indexes(scope, object.items("marks"), &Scope::point);
  writer.marks_anew = read_indexes(scope, object.items("marks_anew"), &Scope::point);
  writer.cites = object.citation(true);
  return writer;
}

}  // namespace

void read_threads(Scope& scope, std::span<const text::Node> nodes) {
  for (const text::Node& node : nodes) {
    const Object object(scope.context, node, "thread");
    model::Thread thread;
    thread.id = object.text("id");
    thread.name = object.localised("name");
    thread.channels = object.texts("channels");
    if (const text::Node* attach = object.find("attach")) thread.attach = read_attachments(scope, *attach);
    for (const text::Node& writer : object.items("writers")) thread.writers.push_back(read_writer(scope, writer));
    thread.cites = object.citation(true);
    const auto index = static_cast<model::Index>(scope.service.threads.size());
    for (const model::Writer& writer : thread.writers) {
      for (const model::Index task : writer.does) scope.service.tasks[task].written_in = index;
    }
    scope.service.threads.push_back(std::move(thread));
  }
}

}  // namespace consilium::compiler
