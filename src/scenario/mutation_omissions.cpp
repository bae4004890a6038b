#include "scenario/mutation_omissions.hpp"

#include <optional>

#include <fmt/core.h>

namespace consilium::scenario {
namespace {

using model::Index;

constexpr Operator unruled{Mutation::omission, "ask where this alone refuses, warns or refers"};
constexpr Operator unasked{Mutation::omission, "record it, or act without it"};
constexpr Operator unread{Mutation::omission, "hand it in, give it, or act without it"};
constexpr Operator unchecked{Mutation::omission, "act where this requirement refuses"};
constexpr Operator unmarked{Mutation::omission, "expect what follows from the step"};
constexpr Operator untold{Mutation::omission, "expect the words that are told"};
constexpr Operator unqueued{Mutation::omission, "expect the line in which the case stands"};
constexpr Operator unserved{Mutation::omission, "act by this channel, and by another"};
constexpr Operator unheld{Mutation::omission, "act in this role alone"};

// A condition that never holds.
std::optional<model::Predicate> never() {
  model::Predicate nothing;
  nothing.operation = model::Operation::any_of;
  return nothing;
}

void absent(const Operator& kind, std::string_view what, std::optional<model::Predicate>& when, Offers& offers) {
  offers.offer(
      kind, [&] { return fmt::format("{} is missing", what); }, [&] { when = never(); });
}

void channels(std::string_view what, std::vector<std::string>& names, Offers& offers) {
  dropped(unserved, what, names, 1, offers, [](const std::string& name) { return name; });
}

void people(std::string_view what, std::vector<std::string>& names, Offers& offers) {
  dropped(unheld, what, names, 1, offers, [](const std::string& name) { return name; });
}

void fields(const model::Service& service, const std::string& what, std::vector<model::Field>& form, Offers& offers) {
  dropped(unasked, what, form, 0, offers, [&](const model::Field& field) { return service.facts[field.fact].id; });
}

void tasks(const model::Service& service, const std::string& what, std::vector<Index>& indexes, Offers& offers) {
  dropped(unmarked, what, indexes, 0, offers, [&](Index task) { return service.tasks[task].id; });
}

void points(const model::Service& service, const std::string& what, std::vector<Index>& indexes, Offers& offers) {
  dropped(unmarked, what, indexes, 0, offers, [&](Index point) { return service.points[point]; });
}

void requirements(const std::string& what, std::vector<model::Requirement>& all, Offers& offers) {
  dropped(unchecked, what, all, 0, offers, [](const model::Requirement& requirement) { return requirement.id; });
}

}  // namespace

void omit_of_service(model::Service& service, Offers& offers) {
  channels("application by", service.apply_channels, offers);
  channels("cancelling by", service.cancel_channels, offers);
  fields(service, "asked", service.apply, offers);
}

void omit_of_rule(model::Rule& rule, Offers& offers) {
  absent(unruled, "the rule", rule.when, offers);
  dropped(unheld, "waived by", rule.may_waive, 0, offers, [](const std::string& role) { return role; });
}

void omit_of_paper(const model::Service& service, model::ChecklistItem& item, Offers& offers) {
  absent(unread, "the paper", item.when, offers);
  channels("by", item.channels, offers);
  dropped(unread, "as", item.kinds, 1, offers, [](const std::string& kind) { return kind; });
  fields(service, "asked", item.record, offers);
}

void omit_of_notice(model::Notice& notice, Offers& offers) { absent(unread, "the notice", notice.when, offers); }

void omit_of_consent(model::Consent& consent, Offers& offers) { absent(unread, "the consent", consent.when, offers); }

void omit_of_task(const model::Service& service, model::Task& task, Offers& offers) {
  channels("by", task.channels, offers);
  dropped(unread, "notice", task.notices, 0, offers, [&](Index notice) { return service.notices[notice].id; });
  dropped(unread, "consent", task.consents, 0, offers, [&](Index consent) { return service.consents[consent].id; });
  if (task.waits_in != model::none) {
    offers.offer(
        unqueued, [] { return std::string("it waits in no line"); }, [&] { task.waits_in = model::none; });
  }
  if (!task.tells) return;
  offers.offer(
      untold, [] { return std::string("nothing is told"); }, [&] { task.tells.reset(); });
}

void omit_of_outcome(const model::Service& service, const std::string& prefix, model::Outcome& outcome,
                     Offers& offers) {
  fields(service, prefix + "asked", outcome.record, offers);
  requirements(prefix + "requirement", outcome.require, offers);
  dropped(unmarked, prefix + "mark", outcome.marks, 0, offers,
          [&](const model::Mark& mark) { return service.points[mark.point]; });
  points(service, prefix + "cleared", outcome.clears, offers);
  tasks(service, prefix + "reopened", outcome.reopens, offers);
}

void omit_of_move(const model::Service& service, model::Move& move, Offers& offers) {
  people("by", move.by, offers);
  channels("by", move.channels, offers);
  fields(service, "asked", move.record, offers);
  requirements("requirement", move.require, offers);
  points(service, "cleared", move.clears, offers);
  tasks(service, "reopened", move.reopens, offers);
  dropped(unmarked, "forgotten", move.forgets, 0, offers, [&](Index fact) { return service.facts[fact].id; });
}

void omit_of_end(const model::Service& service, model::End& end, Offers& offers) {
  people("by", end.by, offers);
  fields(service, "asked", end.record, offers);
}

void omit_of_interrupt(const model::Service& service, model::Interrupt& interrupt, Offers& offers) {
  people("by", interrupt.by, offers);
  people("lifted by", interrupt.lifted_by, offers);
  fields(service, "asked", interrupt.record, offers);
}

}  // namespace consilium::scenario
