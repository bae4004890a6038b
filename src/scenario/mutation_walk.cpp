#include "scenario/mutation_walk.hpp"

#include <functional>

#include <fmt/core.h>

namespace consilium::scenario {
namespace {

using model::CancelEffect;
using model::Index;
using model::Operation;
using model::Predicate;
using model::UseEffect;

// Walks a programme in a fixed order and offers each mistake. Mistakes are numbered as they are offered; the one that
// is wanted is made, and the others leave the programme as it is.
class Walk {
 public:
  Walk(model::Programme& programme, std::size_t wanted) : programme_(programme), wanted_(wanted) {}

  std::vector<Mutant> run() && {
    for (model::Period& period : programme_.periods) walk_period(period);
    for (model::Service& service : programme_.services) walk_service(service);
    return std::move(found_);
  }

 private:
  // Where the walk is: the word that a mistake would be made in.
  struct Word {
    std::string name;
    const model::Citation* cites = nullptr;
  };

  void offer(Mutation mutation, std::string what, const std::function<void()>& make) {
    const std::size_t number = found_.size();
    const std::string service = service_ == nullptr ? "" : service_->id;
    found_.push_back({.number = number,
                      .mutation = mutation,
                      .service = service,
                      .name = fmt::format("{}{}{}: {}", service, service.empty() ? "" : " ", word_.name, what),
                      .place = word_.cites->at,
                      .clauses = word_.cites->clauses});
    if (number == wanted_) make();
  }

  template <typename Figure>
  void one_off(Mutation mutation, std::string_view what, Figure& figure) {
    const Figure original = figure;
    for (const int step : {-1, 1}) {
      const auto other = static_cast<Figure>(original + static_cast<Figure>(step));
      if (other < 0) continue;
      offer(mutation, fmt::format("{} {} becomes {}", what, original, other), [&] { figure = other; });
    }
  }

  void span(Mutation mutation, base::Span& span) {
    one_off(mutation, base::to_string(span.unit), span.amount);
    if (span.from_amount) one_off(mutation, fmt::format("from {}", base::to_string(span.unit)), *span.from_amount);
  }

  void neighbour(Mutation mutation, std::string_view what, Index& point) {
    if (point == model::none) return;
    const Index original = point;
    const std::vector<std::string>& points = service_->points;
    const auto move_to = [&](Index other) {
      offer(mutation, fmt::format("{} {} becomes {}", what, points[original], points[other]), [&] { point = other; });
    };
    if (original > 0) move_to(static_cast<Index>(original - 1));
    if (original + 1U < points.size()) move_to(static_cast<Index>(original + 1));
  }

  void swap_use(std::string_view what, UseEffect& use) {
    const bool consumes = use == UseEffect::consume;
    const std::string_view words = consumes ? "consume becomes release" : "release becomes consume";
    offer(Mutation::use, fmt::format("{}{}", what, words),
          [&] { use = consumes ? UseEffect::release : UseEffect::consume; });
  }

  void walk_period(model::Period& period) {
    word_ = {fmt::format("period {}", period.id), &period.cites};
    if (period.plus) span(Mutation::period, *period.plus);
    if (period.lasts) span(Mutation::period, *period.lasts);
  }

  // A value that is compared: a number one off, or the neighbour of a value on its scale.
  void compared(Predicate& predicate, Index scale_index) {
    if (predicate.values.size() != 1) return;
    if (auto* number = std::get_if<std::int64_t>(&predicate.values.front())) {
      one_off(Mutation::figure, "value", *number);
      return;
    }
    const auto* code = std::get_if<model::Code>(&predicate.values.front());
    if (code == nullptr || scale_index == model::none) return;
    const model::Scale& scale = programme_.scales[scale_index];
    const int original = scale.rank(code->text);
    for (const int other : {original - 1, original + 1}) {
      if (other < 0 || static_cast<std::size_t>(other) >= scale.values.size()) continue;
      const std::string& value = scale.values[static_cast<std::size_t>(other)];
      offer(Mutation::figure, fmt::format("{} becomes {}", scale.values[static_cast<std::size_t>(original)], value),
            [&] {
              predicate.values.front() = model::Code{value};
              if (!predicate.ranks.empty()) predicate.ranks.front() = other;
            });
    }
  }

  void walk(Predicate& predicate) {
    switch (predicate.operation) {
      case Operation::lead:
      case Operation::fresh:
        if (predicate.span) span(Mutation::lead, *predicate.span);
        break;
      case Operation::age_below:
      case Operation::age_at_least:
        one_off(Mutation::figure, "years", predicate.low);
        break;
      case Operation::quota_left:
        one_off(Mutation::figure, "left", predicate.low);
        break;
      case Operation::count_between:
        one_off(Mutation::figure, fmt::format("at least{}{}", predicate.flag.empty() ? "" : " ", predicate.flag),
                predicate.low);
        one_off(Mutation::figure, fmt::format("at most{}{}", predicate.flag.empty() ? "" : " ", predicate.flag),
                predicate.high);
        break;
      case Operation::at_least:
      case Operation::at_most:
        compared(predicate, service_->facts[predicate.fact].scale);
        break;
      case Operation::grade_at_least:
        compared(predicate, predicate.scale);
        break;
      case Operation::reached:
      case Operation::not_yet:
        if (in_cancellation_) neighbour(Mutation::cancellation, "step", predicate.point);
        break;
      default:
        break;
    }
    for (Predicate& part : predicate.parts) walk(part);
  }

  void walk(std::optional<Predicate>& predicate) {
    if (predicate) walk(*predicate);
  }

  void walk(std::vector<model::Field>& fields) {
    for (model::Field& field : fields) walk(field.when);
  }

  void walk(std::vector<model::Requirement>& requirements) {
    for (model::Requirement& requirement : requirements) {
      const Word word = word_;
      word_.name = fmt::format("{}, {}", word.name, requirement.id);
      walk(requirement.that);
      word_ = word;
    }
  }

  void enter(std::string_view kind, std::string_view id, const model::Citation& cites) {
    word_ = {fmt::format("{} {}", kind, id), &cites};
  }

  void walk_service(model::Service& service) {
    service_ = &service;
    enter("quota", "of the service", service.quota.cites);
    one_off(Mutation::quota, "count", service.quota.count);
    neighbour(Mutation::hold, "held at", service.quota.hold_at);
    for (model::Rule& rule : service.rules) {
      enter("rule", rule.id, rule.cites);
      walk(rule.when);
      walk(rule.require);
    }
    walk_branches(service);
    walk_papers(service);
    walk_tasks(service);
    for (model::Deadline& deadline : service.deadlines) {
      enter("deadline", deadline.id, deadline.cites);
      if (deadline.within) span(Mutation::deadline, *deadline.within);
      if (deadline.before_span) span(Mutation::deadline, *deadline.before_span);
      walk(deadline.when);
    }
    walk_changes(service);
    walk_ends(service);
    for (model::Grant& grant : service.grants) {
      enter("grant", grant.id, grant.cites);
      one_off(Mutation::grant, "count", grant.count);
      neighbour(Mutation::grant, "given at", grant.at);
    }
    service_ = nullptr;
  }

  void walk_branches(model::Service& service) {
    for (model::Branch& branch : service.branches) {
      enter("branch", branch.id, branch.cites);
      walk(branch.when);
    }
    if (service.branches.empty()) return;
    enter("branches", "of the service", service.branches.front().cites);
    neighbour(Mutation::branch, "fixed at", service.branch_fixed_at);
  }

  void walk_papers(model::Service& service) {
    for (model::Checklist& checklist : service.checklists) {
      enter("checklist", checklist.id, checklist.cites);
      walk(checklist.opens);
      for (model::ChecklistItem& item : checklist.items) {
        enter("paper", item.id, item.cites);
        walk(item.when);
        walk(item.record);
        for (Predicate& predicate : item.accept_if) walk(predicate);
      }
    }
    for (model::Notice& notice : service.notices) {
      enter("notice", notice.id, notice.cites);
      walk(notice.when);
    }
    for (model::Consent& consent : service.consents) {
      enter("consent", consent.id, consent.cites);
      walk(consent.when);
    }
  }

  void walk_tasks(model::Service& service) {
    for (model::Task& task : service.tasks) {
      enter("task", task.id, task.cites);
      walk(task.opens);
      for (model::Outcome& outcome : task.outcomes) {
        walk(outcome.record);
        walk(outcome.require);
      }
    }
  }

  void walk_changes(model::Service& service) {
    for (model::Move& move : service.moves) {
      enter("move", move.id, move.cites);
      walk(move.while_);
      walk(move.record);
      walk(move.require);
    }
    in_cancellation_ = true;
    for (model::CancelStage& stage : service.cancellation) {
      enter("cancellation", stage.id, stage.cites);
      walk(stage.while_);
      if (stage.effect == CancelEffect::free)
        offer(Mutation::cancellation, "free becomes spends", [&] { stage.effect = CancelEffect::spends; });
      if (stage.effect == CancelEffect::spends)
        offer(Mutation::cancellation, "spends becomes free", [&] { stage.effect = CancelEffect::free; });
    }
    in_cancellation_ = false;
  }

  void walk_ends(model::Service& service) {
    for (model::End& end : service.ends) {
      enter("end", end.id, end.cites);
      neighbour(Mutation::end, "from", end.from);
      neighbour(Mutation::end, "until", end.until);
      swap_use("", end.use);
      walk(end.record);
    }
    for (model::Interrupt& interrupt : service.interrupts) {
      enter("interrupt", interrupt.id, interrupt.cites);
      for (auto& [outcome, use] : interrupt.settle) swap_use(fmt::format("{} ", outcome), use);
    }
  }

  model::Programme& programme_;
  std::size_t wanted_;
  model::Service* service_ = nullptr;
  Word word_{};
  bool in_cancellation_ = false;
  std::vector<Mutant> found_{};
};

}  // namespace

std::vector<Mutant> offer_mistakes(model::Programme& programme, std::size_t wanted) {
  return Walk(programme, wanted).run();
}

}  // namespace consilium::scenario
