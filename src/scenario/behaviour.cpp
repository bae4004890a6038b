#include "scenario/behaviour.hpp"

#include <algorithm>

#include "cases/command.hpp"

namespace consilium::scenario {
namespace {

using decision::Check;
using decision::CheckKind;
using decision::CheckStatus;
using model::OtherwiseKind;

bool is_shown(const Check& check) { return check.kind == CheckKind::rule || check.kind == CheckKind::quota; }

std::string_view proof_of(Aspect aspect) {
  switch (aspect) {
    case Aspect::met:
      return "a decision in which it is met";
    case Aspect::alone:
      return "a decision of which it is the only reason";
    case Aspect::warned:
      return "a decision that warns of it";
    case Aspect::kept:
      return "a case in which it is kept";
    case Aspect::missed:
      return "a case in which its time passes";
    case Aspect::stopped:
      return "a case in which it stands still";
    case Aspect::excused:
      return "a case in which it is granted";
    case Aspect::cancelled:
      return "a case in which somebody asks to cancel at this stage";
    case Aspect::reached:
      return "a case that ends like this";
  }
  return {};
}

// What there is to see of one programme; words that stand on one line are one.
class Listing {
 public:
  void add(const model::Service& service, std::string_view id, Aspect aspect, const model::Citation& cites) {
    const auto same = std::find_if(all_.begin(), all_.end(), [&](const Behaviour& other) {
      return other.id == id && other.aspect == aspect && other.cites->at.file == cites.at.file &&
             other.cites->at.line == cites.at.line && !cites.at.file.empty();
    });
    if (same != all_.end()) {
      same->services.push_back(service.id);
    } else {
      all_.push_back({{service.id}, std::string(id), aspect, &cites, proof_of(aspect)});
    }
  }

  std::vector<Behaviour> take() { return std::move(all_); }

 private:
  std::vector<Behaviour> all_;
};

void list_rules(const model::Service& service, Listing& listing) {
  for (const model::Rule& rule : service.rules) {
    listing.add(service, rule.id, Aspect::met, rule.cites);
    listing.add(service, rule.id, rule.otherwise == OtherwiseKind::warn ? Aspect::warned : Aspect::alone, rule.cites);
  }
  if (service.quota.per == model::QuotaPeriod::unlimited) return;
  listing.add(service, "quota", Aspect::met, service.quota.cites);
  listing.add(service, "quota", Aspect::alone, service.quota.cites);
}

void list_deadlines(const model::Service& service, Listing& listing) {
  for (const model::Deadline& deadline : service.deadlines) {
    listing.add(service, deadline.id, Aspect::kept, deadline.cites);
    if (deadline.kind != model::DeadlineKind::measured)
      listing.add(service, deadline.id, Aspect::missed, deadline.cites);
    if (!deadline.stops.empty()) listing.add(service, deadline.id, Aspect::stopped, deadline.cites);
  }
  for (const model::Excuse& excuse : service.excuses) listing.add(service, excuse.id, Aspect::excused, excuse.cites);
}

}  // namespace

std::string_view to_string(Aspect aspect) {
  switch (aspect) {
    case Aspect::met:
      return "met";
    case Aspect::alone:
      return "alone";
    case Aspect::warned:
      return "warned";
    case Aspect::kept:
      return "kept";
    case Aspect::missed:
      return "missed";
    case Aspect::stopped:
      return "stopped";
    case Aspect::excused:
      return "excused";
    case Aspect::cancelled:
      return "cancelled";
    case Aspect::reached:
      return "reached";
  }
  return {};
}

void see_decision(Sights& sights, std::string_view service, const decision::Decision& decision) {
  const std::string name(service);
  const Check* only = nullptr;
  int reasons = 0;
  for (const Check& check : decision.checks) {
    if (is_shown(check) && check.status == CheckStatus::met) sights.insert({name, std::string(check.id), Aspect::met});
    if (check.otherwise == OtherwiseKind::warn && check.status == CheckStatus::not_met)
      sights.insert({name, std::string(check.id), Aspect::warned});
    if (!decision::is_decisive(decision, check)) continue;
    ++reasons;
    only = &check;
  }
  if (decision.outcome != decision::Outcome::eligible && reasons == 1 && is_shown(*only))
    sights.insert({name, std::string(only->id), Aspect::alone});
}

void see_case(Sights& sights, const cases::World& world, const cases::CaseState& state) {
  const model::Service* service = world.programme->service(state.opened.service);
  if (service == nullptr) return;
  for (const cases::CaseExcuse& excuse : state.excuses) sights.insert({service->id, excuse.excuse, Aspect::excused});
  if (state.closed) sights.insert({service->id, state.closed->end, Aspect::reached});
  for (std::size_t i = 0; i < service->deadlines.size(); ++i) {
    if (state.deadline_missed[i] || state.deadline_missed_before[i] > 0)
      sights.insert({service->id, service->deadlines[i].id, Aspect::missed});
  }
  for (const cases::Clock& clock : cases::owed(world, state, world.now).clocks) {
    const std::string& id = service->deadlines[clock.deadline].id;
    if (clock.state == cases::ClockState::met) sights.insert({service->id, id, Aspect::kept});
    if (clock.state == cases::ClockState::stopped) sights.insert({service->id, id, Aspect::stopped});
  }
}

void see_cancelling(Sights& sights, const cases::World& world, const cases::CaseState& state) {
  if (const auto cancelling = cases::cancellation_now(world, state))
    sights.insert({state.opened.service, cancelling->stage->id, Aspect::cancelled});
}

bool Behaviour::is_in(const Sights& sights) const {
  return std::any_of(services.begin(), services.end(), [&](const std::string& service) {
    return sights.contains({service, id, aspect});
  });
}

std::vector<Behaviour> behaviours_of(const model::Programme& programme) {
  Listing listing;
  for (const model::Service& service : programme.services) {
    list_rules(service, listing);
    list_deadlines(service, listing);
    for (const model::CancelStage& stage : service.cancellation)
      listing.add(service, stage.id, Aspect::cancelled, stage.cites);
    for (const model::End& end : service.ends) listing.add(service, end.id, Aspect::reached, end.cites);
  }
  return listing.take();
}

}  // namespace consilium::scenario
