// Threads: a message is written, and does what its writer's messages do.
#include <algorithm>

#include <fmt/core.h>

#include "base/media_type.hpp"
#include "cases/families.hpp"
#include "cases/forms.hpp"

namespace consilium::cases {
namespace {

using decision::Truth;
using model::Index;

// Of bytes in UTF-8; what is longer is a document.
constexpr std::size_t text_longest = 16'384;

bool holds(const std::vector<Index>& indexes, Index wanted) {
  return std::find(indexes.begin(), indexes.end(), wanted) != indexes.end();
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool may_write(const Work& work, const std::string& role) { return may_act(work, {role}); }

// As whom the actor writes: as named, or as the first role of the actor's own, and only then for the member.
std::string side_of(const Work& work, const model::Thread& thread, const Write& command) {
  if (!command.by.empty()) return command.by;
  for (const model::Writer& writer : thread.writers) {
    for (const std::string& role : writer.by) {
      if (role != "member" && may_write(work, role)) return role;
    }
  }
  return "member";
}

bool is_taken(const model::Thread& thread, const Document& document) {
  const bool pdf = document.media_type == base::pdf_type;
  const auto kind = pdf ? model::AttachmentKind::pdf : model::AttachmentKind::picture;
  return std::find(thread.attach.kinds.begin(), thread.attach.kinds.end(), kind) != thread.attach.kinds.end();
}

Verdict check_attachments(const CaseState& state, const model::Thread& thread, const Write& command) {
  if (command.documents.empty()) return std::nullopt;
  if (thread.attach.kinds.empty()) return refuse("attachments-not-taken", {thread.id}, &thread.cites);
  if (command.documents.size() > static_cast<std::size_t>(thread.attach.at_most))
    return refuse("attachments-too-many", {std::to_string(thread.attach.at_most)}, &thread.cites);
  if (auto refusal = check_documents(state, command.documents)) return refusal;
  for (const std::string& id : command.documents) {
    const Document* document = state.document(id);
    if (!is_taken(thread, *document)) return refuse("attachment-of-wrong-kind", {id}, &thread.cites);
  }
  return std::nullopt;
}

Verdict check_message(const CaseState& state, const model::Thread& thread, const model::Writer& writer,
                      const Write& command) {
  const bool is_channel = thread.channels.empty() || std::find(thread.channels.begin(), thread.channels.end(),
                                                               command.channel) != thread.channels.end();
  if (!is_channel) return refuse("channel-not-open", thread.channels, &thread.cites);
  if (command.automatic && !writer.automatic) return refuse("greeting-not-allowed", {thread.id}, &writer.cites);
  if (is_blank(command.text) && command.documents.empty()) return refuse("message-empty", {thread.id});
  if (command.text.size() > text_longest) return refuse("message-too-long", {std::to_string(text_longest)});
  return check_attachments(state, thread, command);
}

bool takes_back(const model::Service& service, const model::Writer& writer, const model::DateTerm& term) {
  if (term.kind != model::DateTerm::Kind::point || term.index == model::none) return false;
  if (holds(writer.clears, term.index)) return true;
  return std::any_of(writer.reopens.begin(), writer.reopens.end(), [&](Index task) {
    const std::vector<model::Outcome>& outcomes = service.tasks[task].outcomes;
    return std::any_of(outcomes.begin(), outcomes.end(), [&](const model::Outcome& outcome) {
      return std::any_of(outcome.marks.begin(), outcome.marks.end(),
                         [&](const model::Mark& mark) { return mark.point == term.index; });
    });
  });
}

// A deadline that was missed starts anew when its trigger is taken back, or when it was met in the end and counts from
// this message. One that still waits stays missed: asking once more makes nobody punctual.
bool renews(const model::Service& service, const CaseState& state, const model::Writer& writer,
            const model::Deadline& deadline) {
  const auto stamps = [&](const model::DateTerm& term) {
    return term.kind == model::DateTerm::Kind::point && holds(writer.marks_anew, term.index);
  };
  const auto back = [&](const model::DateTerm& term) { return takes_back(service, writer, term); };
  if (back(deadline.before) || std::any_of(deadline.after.begin(), deadline.after.end(), back)) return true;
  const bool met =
      std::any_of(deadline.met_by.begin(), deadline.met_by.end(), [&](Index point) { return state.is_reached(point); });
  return met && std::any_of(deadline.after.begin(), deadline.after.end(), stamps);
}

MessageWritten message_of(const model::Service& service, const CaseState& state, const model::Writer& writer,
                          const Write& command) {
  MessageWritten written;
  written.message = fmt::format("message-{}", state.messages.size() + 1);
  written.thread = command.thread;
  written.channel = command.channel;
  written.text = command.text;
  written.documents = command.documents;
  written.automatic = command.automatic;
  if (command.automatic) return written;
  for (const Index point : writer.clears) written.clears.push_back(service.points[point]);
  for (const Index task : writer.reopens) written.reopens.push_back(service.tasks[task].id);
  for (std::size_t i = 0; i < service.deadlines.size(); ++i) {
    if (state.deadline_missed[i] && renews(service, state, writer, service.deadlines[i]))
      written.renews.push_back(service.deadlines[i].id);
  }
  return written;
}

// What is due is done; a task may refuse, and say why the message cannot be written yet.
Verdict do_what_follows(Work& work, CaseState& state, const model::Writer& writer, const Write& command) {
  for (const Index task : writer.does) {
    if (!work.is_open(state, task)) continue;
    const Act act{work.service_of(state).tasks[task].id, {}, command.channel, {}, {}};
    if (auto refusal = do_task(work, state, task, act)) return refusal;
  }
  for (const Index point : writer.marks) {
    if (!state.is_reached(point)) work.reach(state, point, work.world().occurred_at);
  }
  for (const Index point : writer.marks_anew) work.reach(state, point, work.world().occurred_at);
  return std::nullopt;
}

}  // namespace

Verdict write(Work& work, CaseState& state, const Write& command) {
  const model::Service& service = work.service_of(state);
  const Index index = service.thread(command.thread);
  if (index == model::none) return refuse("thread-unknown", {command.thread});
  const model::Thread& thread = service.threads[index];
  const std::string side = side_of(work, thread, command);
  const model::Writer* writer = thread.writer(side);
  if (writer == nullptr || !may_write(work, side)) return refuse("role-not-allowed", {side}, &thread.cites);
  if (work.evaluate(state, writer->while_) != Truth::yes) return refuse("thread-not-open", {thread.id}, &writer->cites);
  if (auto refusal = check_message(state, thread, *writer, command)) return refusal;
  if (auto refusal = check_requirements(work, state, writer->require, {})) {
    if (refusal->clauses.empty()) refusal->clauses = writer->cites.clauses;
    return refusal;
  }
  MessageWritten written = message_of(service, state, *writer, command);
  written.by = side;
  work.emit(state, std::move(written));
  return command.automatic ? std::nullopt : do_what_follows(work, state, *writer, command);
}

}  // namespace consilium::cases
