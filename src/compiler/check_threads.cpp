// Threads: who writes is told apart, what a message does can be done by one, and what counts from the last message is
// not met by what came before it.
#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "compiler/check.hpp"

namespace consilium::compiler {
namespace {

using model::Index;
using model::none;

bool holds(const std::vector<Index>& indexes, Index wanted) {
  return std::find(indexes.begin(), indexes.end(), wanted) != indexes.end();
}

void check_writers(Context& context, const model::Thread& thread) {
  if (thread.writers.empty())
    context.error("C383", thread.cites.at, fmt::format("nobody writes in the thread `{}`", thread.id),
                  "name them in `writers:`");
  std::set<std::string> roles;
  for (const model::Writer& writer : thread.writers) {
    for (const std::string& role : writer.by) {
      if (roles.insert(role).second) continue;
      context.error(
          "C384", writer.cites.at,
          fmt::format("`{}` stands in two writers of `{}`, so it is not said which of the two holds", role, thread.id),
          "let each role stand in one of them");
    }
  }
}

void check_attachments(Context& context, const model::Thread& thread) {
  if (thread.attach.kinds.empty() == (thread.attach.at_most < 1)) return;
  context.error("C385", thread.cites.at,
                fmt::format("the thread `{}` takes documents of no kind, or not one of them", thread.id),
                "write attach: { kinds: [picture], at_most: 9 }, or leave it out");
}

// Why a message could not do the task; empty: it can.
std::string obstacle(const model::Service& service, const model::Writer& writer, const model::Task& task) {
  if (std::find(writer.by.begin(), writer.by.end(), task.owner) == writer.by.end())
    return fmt::format("it is owed by `{}`, who does not write here", task.owner);
  if (task.outcomes.size() != 1) return "it can go in several ways";
  if (task.tells) return "it tells something";
  if (!task.outcomes.front().record.empty()) return "it records facts";
  if (!task.channels.empty()) return "it has channels of its own, and those of the thread count";
  if (task.after_end) return "it opens after the end, when nobody writes";
  std::size_t times = 0;
  for (const model::Thread& thread : service.threads) {
    for (const model::Writer& other : thread.writers) {
      times += static_cast<std::size_t>(std::count_if(other.does.begin(), other.does.end(),
                                                      [&](Index done) { return &service.tasks[done] == &task; }));
    }
  }
  return times > 1 ? "messages of another writer do it as well" : std::string{};
}

void check_tasks(Context& context, const model::Service& service, const model::Writer& writer) {
  for (const Index index : writer.does) {
    const model::Task& task = service.tasks[index];
    const std::string why = obstacle(service, writer, task);
    if (why.empty()) continue;
    context.error("C386", task.cites.at, fmt::format("a message cannot do the task `{}`: {}", task.id, why),
                  "a message does a task of those who write it, with one outcome, no facts and no words of its own");
  }
}

bool takes_back(const model::Service& service, const model::Writer& writer, Index point) {
  if (holds(writer.clears, point)) return true;
  return std::any_of(writer.reopens.begin(), writer.reopens.end(), [&](Index task) {
    const std::vector<model::Outcome>& outcomes = service.tasks[task].outcomes;
    return std::any_of(outcomes.begin(), outcomes.end(), [&](const model::Outcome& outcome) {
      return std::any_of(outcome.marks.begin(), outcome.marks.end(),
                         [&](const model::Mark& mark) { return mark.point == point; });
    });
  });
}

// A deadline that counts from the last message would be met by the answer to one before.
void check_points(Context& context, const model::Service& service, const model::Writer& writer) {
  for (const model::Deadline& deadline : service.deadlines) {
    const bool counts = std::any_of(deadline.after.begin(), deadline.after.end(), [&](const model::DateTerm& term) {
      return term.kind == model::DateTerm::Kind::point && holds(writer.marks_anew, term.index);
    });
    if (!counts) continue;
    for (const Index point : deadline.met_by) {
      if (service.points[point] == model::closed_point || takes_back(service, writer, point)) continue;
      context.error(
          "C387", writer.cites.at,
          fmt::format("each message counts anew for the deadline `{}`, and `{}` of before would still meet it",
                      deadline.id, service.points[point]),
          "let the message take the point back with `clears:`, or reopen the task that stamps it");
    }
  }
}

}  // namespace

void check_threads(Context& context, const model::Service& service) {
  for (const model::Thread& thread : service.threads) {
    check_writers(context, thread);
    check_attachments(context, thread);
    for (const model::Writer& writer : thread.writers) {
      check_tasks(context, service, writer);
      check_points(context, service, writer);
    }
  }
}

}  // namespace consilium::compiler
