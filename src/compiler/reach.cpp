#include "compiler/reach.hpp"

#include <algorithm>

namespace consilium::compiler {

using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

Reach::Reach(const model::Service& service, Without without) : service_(service), without_(without) {
  stamp(model::applied_point);
  for (std::size_t before = 0; before != size();) {
    before = size();
    step();
  }
  // What is only done after the end brings nothing about before it.
  is_over_ = true;
  for (std::size_t before = 0; before != size();) {
    before = size();
    do_tasks(true);
  }
}

bool requires_end(const Predicate& predicate) {
  const auto& parts = predicate.parts;
  switch (predicate.operation) {
    case Operation::ended:
      return true;
    case Operation::all_of:
      return std::any_of(parts.begin(), parts.end(), requires_end);
    case Operation::any_of:
      return !parts.empty() && std::all_of(parts.begin(), parts.end(), requires_end);
    default:
      return false;
  }
}

bool Reach::possible(const Predicate& predicate) const {
  switch (predicate.operation) {
    case Operation::reached:
      return points_.contains(predicate.point);
    case Operation::ended:
      return is_over_ && ends_.contains(predicate.end);
    case Operation::all_of:
      return std::all_of(predicate.parts.begin(), predicate.parts.end(),
                         [&](const Predicate& part) { return possible(part); });
    case Operation::any_of:
      return std::any_of(predicate.parts.begin(), predicate.parts.end(),
                         [&](const Predicate& part) { return possible(part); });
    default:
      return true;
  }
}

bool Reach::may_run_out(const model::Deadline& deadline) const {
  const auto stamped = [&](const model::DateTerm& term) {
    return term.kind != model::DateTerm::Kind::point || points_.contains(term.index);
  };
  const bool begins = deadline.first_of ? std::any_of(deadline.after.begin(), deadline.after.end(), stamped)
                                        : std::all_of(deadline.after.begin(), deadline.after.end(), stamped);
  return begins && stamped(deadline.before) && (!deadline.when || possible(*deadline.when));
}

void Reach::stamp(Index point) {
  if (point != none && point != without_.point) points_.insert(point);
}

void Reach::end(Index end) {
  if (end == none) return;
  ends_.insert(end);
  own_ends_.insert(end);
}

void Reach::do_task(std::size_t index) {
  const std::vector<model::Outcome>& outcomes = service_.tasks[index].outcomes;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (index == without_.task && i != without_.outcome) continue;
    for (const model::Mark& mark : outcomes[i].marks) stamp(mark.point);
    end(outcomes[i].ends);
  }
}

void Reach::do_tasks(bool after_end) {
  for (std::size_t i = 0; i < service_.tasks.size(); ++i) {
    if (service_.tasks[i].after_end != after_end || !possible(service_.tasks[i].opens)) continue;
    open_tasks_.insert(i);
    do_task(i);
  }
}

void Reach::step() {
  do_tasks(false);
  for (std::size_t i = 0; i < service_.checklists.size(); ++i) {
    const model::Checklist& checklist = service_.checklists[i];
    if (i != without_.checklist && possible(checklist.opens)) stamp(checklist.marks);
  }
  for (const model::Thread& thread : service_.threads) {
    for (const model::Writer& writer : thread.writers) {
      if (!possible(writer.while_)) continue;
      for (const Index point : writer.marks) stamp(point);
      for (const Index point : writer.marks_anew) stamp(point);
    }
  }
  for (const model::Embed& embed : service_.embeds) {
    if (!possible(embed.opens)) continue;
    for (const model::Embed::Return& back : embed.returns) {
      stamp(back.marks);
      end(back.ends);
    }
  }
  for (const model::CancelStage& stage : service_.cancellation) {
    if (stage.ends != none) ends_.insert(stage.ends);
  }
  for (std::size_t i = 0; i < service_.ends.size(); ++i) {
    const model::End& candidate = service_.ends[i];
    if (!candidate.by.empty() && (candidate.from == none || points_.contains(candidate.from)))
      ends_.insert(static_cast<Index>(i));
  }
  for (const model::Deadline& deadline : service_.deadlines) {
    if (deadline.ends != none && may_run_out(deadline)) end(deadline.ends);
  }
  if (service_.settlement && points_.contains(service_.settlement->after)) stamp(service_.settlement->marks);
  for (const model::Interrupt& interrupt : service_.interrupts) stamp(interrupt.marks);
  if (!own_ends_.empty() || (!ends_.empty() && without_.task == none && without_.checklist == none))
    stamp(service_.point(model::closed_point));
}

}  // namespace consilium::compiler
