// Facts that are tested and that nobody ever records: what rests on them would stay unknown for ever.
#include <functional>
#include <set>

#include <fmt/core.h>

#include "compiler/check.hpp"

namespace consilium::compiler {
namespace {

using model::Index;
using model::none;
using model::Predicate;

class Recorded {
 public:
  Recorded(const model::Programme& programme, const model::Service& service) {
    for (Index i = 0; i < service.recorded_facts_from; ++i) facts_.insert(i);
    add(service.apply);
    for (const model::Task& task : service.tasks) {
      for (const model::Outcome& outcome : task.outcomes) add(outcome.record);
    }
    for (const model::Checklist& checklist : service.checklists) {
      for (const model::ChecklistItem& item : checklist.items) add(item.record);
    }
    for (const model::Move& move : service.moves) add(move.record);
    for (const model::End& end : service.ends) add(end.record);
    for (const model::Interrupt& interrupt : service.interrupts) add(interrupt.record);
    for (const model::Allowance& allowance : service.allowances) add(allowance.record);
    // What a service is given where it runs inside another one, or where it is used by a right.
    for (const model::Service& outer : programme.services) {
      for (const model::Embed& embed : outer.embeds) {
        if (embed.service != service.id) continue;
        for (const model::Embed::Feed& feed : embed.feeds) {
          for (const auto& [own, from] : feed.carry) facts_.insert(own);
        }
      }
      for (const model::Grant& grant : outer.grants) {
        if (grant.service != service.id) continue;
        for (const Index fact : grant.carry) facts_.insert(service.fact(outer.facts[fact].id));
      }
    }
  }

  bool has(Index fact) const { return fact == none || facts_.contains(fact); }

 private:
  void add(const std::vector<model::Field>& fields) {
    for (const model::Field& field : fields) facts_.insert(field.fact);
  }

  std::set<Index> facts_;
};

void for_each_fact(const Predicate& predicate, const std::function<void(Index)>& visit) {
  for (const Predicate& part : predicate.parts) for_each_fact(part, visit);
  for (const Index fact : {predicate.fact, predicate.other_fact}) {
    if (fact != none) visit(fact);
  }
  for (const Index fact : predicate.facts) visit(fact);
  for (const Index fact : predicate.same_there) visit(fact);
  std::vector<model::DateTerm> dates{predicate.date, predicate.other_date};
  dates.insert(dates.end(), predicate.dates.begin(), predicate.dates.end());
  for (const model::DateTerm& date : dates) {
    if (date.kind == model::DateTerm::Kind::fact) visit(date.index);
  }
}

}  // namespace

void check_facts(Context& context, const model::Programme& programme, const model::Service& service) {
  const Recorded recorded(programme, service);
  const auto check = [&](const model::Citation& cites, const std::string& what, const Predicate& predicate) {
    for_each_fact(predicate, [&](Index fact) {
      if (recorded.has(fact)) return;
      context.error(
          "C421", cites.at,
          fmt::format("{} asks for `{}`, which nothing in `{}` records", what, service.facts[fact].id, service.id),
          "let the application, a paper or a task `record` it");
    });
  };
  for (const model::Rule& rule : service.rules) {
    const std::string what = fmt::format("the rule `{}`", rule.id);
    if (rule.when) check(rule.cites, what, *rule.when);
    check(rule.cites, what, rule.require);
  }
  for (const model::QuotaLine& line : service.quota.lines) {
    if (line.when) check(line.cites, fmt::format("the line `{}`", line.id), *line.when);
  }
  for (const model::Branch& branch : service.branches) {
    if (branch.when) check(branch.cites, fmt::format("the branch `{}`", branch.id), *branch.when);
  }
  for (const model::Task& task : service.tasks) {
    check(task.cites, fmt::format("the task `{}`", task.id), task.opens);
    for (const model::Outcome& outcome : task.outcomes) {
      for (const model::Requirement& requirement : outcome.require)
        check(task.cites, fmt::format("the task `{}`", task.id), requirement.that);
    }
  }
  for (const model::Thread& thread : service.threads) {
    for (const model::Writer& writer : thread.writers) {
      check(writer.cites, fmt::format("the thread `{}`", thread.id), writer.while_);
      for (const model::Requirement& requirement : writer.require)
        check(writer.cites, fmt::format("the thread `{}`", thread.id), requirement.that);
    }
  }
  for (const model::Deadline& deadline : service.deadlines) {
    for (const model::ExcusedUnless& unless : deadline.excused_unless)
      check(unless.cites, fmt::format("the deadline `{}`", deadline.id), unless.that);
    for (const model::DateTerm& date : deadline.after) {
      if (date.kind != model::DateTerm::Kind::fact || recorded.has(date.index)) continue;
      context.error("C421", deadline.cites.at,
                    fmt::format("the deadline `{}` counts from `{}`, which nothing in `{}` records", deadline.id,
                                service.facts[date.index].id, service.id),
                    "let the application, a paper or a task `record` it");
    }
  }
}

}  // namespace consilium::compiler
