// The words of a service that say what is done, by whom and until when.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "reading/difference_writer.hpp"

namespace consilium::reading {
namespace {

void say_told(WordWriter& word, const std::optional<model::Tell>& tells, const ServiceWriter& writer) {
  if (!tells) return;
  word.say("tells", tells->text).flag("tells the insurer", tells->to_insurer);
  word.say("tells by", joined(tells->channels));
  for (const model::Tell::Part& part : tells->parts) {
    std::string text = writer.fact(part.fact);
    if (part.when) text += (text.empty() ? "if " : " if ") + writer.condition(*part.when);
    word.say("tells " + part.id, text.empty() ? "always" : text);
  }
}

void write_outcomes(const model::Task& task, const ServiceWriter& writer) {
  for (const model::Outcome& outcome : task.outcomes) {
    WordWriter word = writer.word("outcome", fmt::format("{}/{}", task.id, outcome.id));
    word.say("name", outcome.name).say("records", writer.fields(outcome.record));
    word.say("requires", writer.requirements(outcome.require)).say("clears", writer.points(outcome.clears));
    for (const model::Requirement& requirement : outcome.require)
      word.say("says of " + requirement.id, requirement.say);
    word.say("marks", writer.marks(outcome.marks));
    word.say("reopens", writer.ids_in(writer.service().tasks, outcome.reopens));
    word.say("ends the case as", writer.id_in(writer.service().ends, outcome.ends));
    writer.keep(word, outcome.cites);
  }
}

void write_tasks(const ServiceWriter& writer) {
  const model::Service& service = writer.service();
  for (const model::Task& task : service.tasks) {
    WordWriter word = writer.word("task", task.id);
    word.say("name", task.name).say("owner", task.owner).say("opens if", writer.condition(task.opens));
    word.flag("after the end", task.after_end).say("channels", joined(task.channels));
    word.say("due by", writer.id_in(service.deadlines, task.due));
    word.say("waits in", writer.id_in(writer.programme().waiting_lines, task.waits_in));
    word.say("notices before", writer.ids_in(service.notices, task.notices));
    word.say("consents before", writer.ids_in(service.consents, task.consents));
    say_told(word, task.tells, writer);
    writer.keep(word, task.cites);
    write_outcomes(task, writer);
  }
}

void say_when_due(WordWriter& word, const model::Deadline& deadline, const ServiceWriter& writer) {
  if (deadline.within) word.say("within", in_words(*deadline.within));
  std::vector<std::string> after;
  for (const model::DateTerm& term : deadline.after) after.push_back(writer.term(term));
  word.say(deadline.first_of ? "after the first of" : "after", joined(after));
  if (!deadline.before_span) return;
  word.say("ahead by", in_words(*deadline.before_span)).say("ahead of", writer.term(deadline.before));
}

void write_deadlines(const ServiceWriter& writer) {
  static constexpr std::array<std::string_view, 3> late{"noted", "reminded", "escalated"};
  const model::Service& service = writer.service();
  for (const model::Deadline& deadline : service.deadlines) {
    WordWriter word = writer.word("deadline", deadline.id);
    word.say("name", deadline.name).say("kind", std::string(model::to_string(deadline.kind)));
    word.say("owed by", deadline.owed_by).say("runs if", writer.condition(deadline.when));
    say_when_due(word, deadline, writer);
    word.say("hours", deadline.hours).say("met by", writer.points(deadline.met_by));
    word.say("stopped by", writer.ids_in(service.stops, deadline.stops));
    for (const model::ExcusedUnless& excuse : deadline.excused_unless)
      word.say("excused unless " + excuse.id, writer.condition(excuse.that)).say("excuse " + excuse.id, excuse.name);
    word.say("when late", std::string(late[static_cast<std::size_t>(deadline.late)]));
    word.say("ends the case as", writer.id_in(service.ends, deadline.ends));
    writer.keep(word, deadline.cites);
  }
  for (const model::Stop& stop : service.stops) {
    WordWriter word = writer.word("clock stop", stop.id);
    word.say("name", stop.name).say("from", writer.point(stop.from)).say("to", writer.point(stop.to));
    word.say("laid to", stop.laid_to);
    writer.keep(word, stop.cites);
  }
}

void write_moves(const ServiceWriter& writer) {
  const model::Service& service = writer.service();
  for (const model::Move& move : service.moves) {
    WordWriter word = writer.word("move", move.id);
    word.say("name", move.name).say("by", joined(move.by)).say("channels", joined(move.channels));
    word.say("possible while", writer.condition(move.while_)).say("cause", move.cause);
    word.flag("subject to cancellation", move.subject_to_cancellation).say("records", writer.fields(move.record));
    word.say("requires", writer.requirements(move.require)).say("clears", writer.points(move.clears));
    for (const model::Requirement& requirement : move.require) word.say("says of " + requirement.id, requirement.say);
    word.say("reopens", writer.ids_in(service.tasks, move.reopens));
    word.say("forgets", writer.ids_in(service.facts, move.forgets));
    word.say("excuses", writer.ids_in(service.deadlines, move.excuses));
    writer.keep(word, move.cites);
  }
}

void write_threads(const ServiceWriter& writer) {
  const model::Service& service = writer.service();
  for (const model::Thread& thread : service.threads) {
    WordWriter word = writer.word("thread", thread.id);
    std::vector<std::string> kinds;
    for (const model::AttachmentKind kind : thread.attach.kinds) kinds.emplace_back(model::to_string(kind));
    word.say("name", thread.name).say("channels", joined(thread.channels)).say("attached", joined(kinds));
    if (!kinds.empty()) word.say("attached at most", std::to_string(thread.attach.at_most));
    writer.keep(word, thread.cites);
    for (const model::Writer& side : thread.writers) {
      WordWriter own = writer.word("writer", fmt::format("{}/{}", thread.id, side.by.front()));
      own.say("by", joined(side.by)).say("writes while", writer.condition(side.while_));
      own.flag("automatic greetings", side.automatic).say("requires", writer.requirements(side.require));
      for (const model::Requirement& requirement : side.require) own.say("says of " + requirement.id, requirement.say);
      own.say("does", writer.ids_in(service.tasks, side.does)).say("clears", writer.points(side.clears));
      own.say("reopens", writer.ids_in(service.tasks, side.reopens)).say("marks once", writer.points(side.marks));
      own.say("marks anew", writer.points(side.marks_anew));
      writer.keep(own, side.cites);
    }
  }
}

void write_cancelling(const ServiceWriter& writer) {
  static constexpr std::array<std::string_view, 3> effect{"free", "spends the use", "barred"};
  const model::Service& service = writer.service();
  std::vector<std::string> order;
  for (const model::CancelStage& stage : service.cancellation) {
    order.push_back(stage.id);
    WordWriter word = writer.word("stage of cancelling", stage.id);
    word.say("while", writer.condition(stage.while_));
    word.say("cancelling", std::string(effect[static_cast<std::size_t>(stage.effect)]));
    word.say("ends the case as", writer.id_in(service.ends, stage.ends));
    word.say("the provider may end it as", writer.id_in(service.ends, stage.consequence));
    writer.keep(word, stage.cites);
  }
  WordWriter word = writer.word("cancelling", "cancelling");
  word.say("channels", joined(service.cancel_channels)).say("the first that holds of", joined(order));
  if (!order.empty()) writer.keep(word, {});
}

void write_ends(const ServiceWriter& writer) {
  for (const model::End& end : writer.service().ends) {
    WordWriter word = writer.word("end", end.id);
    word.say("name", end.name).say("the use is", in_words(end.use)).say("cause", end.cause);
    word.say("by", joined(end.by)).say("from", writer.point(end.from)).say("until", writer.point(end.until));
    word.say("records", writer.fields(end.record));
    say_told(word, end.tells, writer);
    writer.keep(word, end.cites);
  }
}

void say_returns(WordWriter& word, const model::Embed& embed, const ServiceWriter& writer, const ServiceWriter& child) {
  for (const model::Embed::Feed& feed : embed.feeds) {
    std::vector<std::string> carried;
    for (const auto& [there, here] : feed.carry)
      carried.push_back(fmt::format("{} = {}", child.fact(there), writer.fact(here)));
    word.say("carries at " + writer.point(feed.at),
             fmt::format("{}; marks {}", joined(carried), child.points(feed.marks)));
  }
  for (const model::Embed::Return& back : embed.returns) {
    const std::string from =
        back.point != model::none ? child.point(back.point) : child.id_in(child.service().ends, back.end);
    const std::string ends = writer.id_in(writer.service().ends, back.ends);
    word.say("when it comes to " + from, ends.empty() ? "marks " + writer.point(back.marks) : "ends as " + ends);
  }
}

void write_embeds(const ServiceWriter& writer) {
  for (const model::Embed& embed : writer.service().embeds) {
    WordWriter word = writer.word("service within", embed.id);
    word.say("service", embed.service).say("opens if", writer.condition(embed.opens));
    if (const model::Service* service = writer.programme().service(embed.service)) {
      std::vector<Word> unused;
      const ServiceWriter child(writer.programme(), *service, unused);
      word.say("starts at", child.points(embed.starts_at));
      word.say("without the rules", child.ids_in(service->rules, embed.without_rules));
      word.say("without the tasks", child.ids_in(service->tasks, embed.without_tasks));
      say_returns(word, embed, writer, child);
      word.say("closes with", child.id_in(service->ends, embed.closes_with));
    }
    writer.keep(word, embed.cites);
  }
  for (const model::Grant& grant : writer.service().grants) {
    WordWriter word = writer.word("right", grant.id);
    word.say("name", grant.name).say("to the service", grant.service).say("given at", writer.point(grant.at));
    word.say("uses", std::to_string(grant.count)).say("carries", writer.ids_in(writer.service().facts, grant.carry));
    writer.keep(word, grant.cites);
  }
}

void write_interrupts(const ServiceWriter& writer) {
  for (const model::Interrupt& interrupt : writer.service().interrupts) {
    WordWriter word = writer.word("interrupt", interrupt.id);
    word.say("name", interrupt.name).say("by", joined(interrupt.by)).say("marks", writer.point(interrupt.marks));
    word.flag("suspends", interrupt.suspends).flag("blocks new cases", interrupt.blocks_new);
    word.say("records", writer.fields(interrupt.record)).say("lifted by", joined(interrupt.lifted_by));
    word.say("settled by", interrupt.settle_owner);
    for (const model::SettleOutcome& outcome : interrupt.settle)
      word.say("settled as " + outcome.id, "the use is " + in_words(outcome.use)).say(outcome.id, outcome.name);
    writer.keep(word, interrupt.cites);
  }
  for (const model::Excuse& excuse : writer.service().excuses) {
    WordWriter word = writer.word("excuse", excuse.id);
    word.say("name", excuse.name).say("cause", excuse.cause).say("needs", joined(excuse.needs));
    word.flag("attribution only", excuse.attribution).flag("keeps the use", excuse.keeps_use);
    writer.keep(word, excuse.cites);
  }
}

}  // namespace

void write_flow(const ServiceWriter& writer) {
  write_tasks(writer);
  write_deadlines(writer);
  write_moves(writer);
  write_threads(writer);
  write_cancelling(writer);
  write_ends(writer);
  write_embeds(writer);
  write_interrupts(writer);
}

}  // namespace consilium::reading
