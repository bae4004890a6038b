#include <algorithm>

#include "cases/families.hpp"
#include "cases/forms.hpp"

namespace consilium::cases {
namespace {

Refusal not_eligible(const Work& work, const CaseState& state) {
  Refusal refusal = refuse("not-eligible");
  work.tell_decision(state, refusal);
  for (const decision::Check& check : refusal.decision->checks) {
    if (!decision::is_decisive(*refusal.decision, check)) continue;
    if (refusal.say.empty() && check.say != nullptr) refusal.say = *check.say;
  }
  return refusal;
}

}  // namespace

// An application is taken in unless a rule already says no; what is unknown is what the intake is for.
Verdict open_case(Work& work, const Open& command) {
  const model::Service* service = work.world().programme->service(command.service);
  if (service == nullptr) return refuse("service-unknown", {command.service});
  if (work.world().find(command.case_id) != nullptr) return refuse("case-exists", {command.case_id});
  if (!service->apply_channels.empty() && std::find(service->apply_channels.begin(), service->apply_channels.end(),
                                                    command.channel) == service->apply_channels.end()) {
    return refuse("channel-not-open", service->apply_channels, &service->cites);
  }
  const model::Right* right = work.world().account.right(command.right);
  if (!command.right.empty() && (right == nullptr || right->service != service->id)) {
    return refuse("right-unknown", {command.right});
  }
  CaseState& state = work.add(*service, command.case_id);
  state.opened.right = command.right;
  if (auto refusal = check_form(work, state, service->apply, command.facts)) return refusal;
  CaseOpened opened;
  opened.programme = work.world().programme->id;
  opened.programme_hash = work.world().programme->hash;
  opened.service = command.service;
  opened.person = command.person;
  opened.contract = command.contract;
  opened.account = command.account;
  opened.applicant = command.applicant;
  opened.channel = command.channel;
  opened.language = command.language;
  opened.facts = command.facts;
  if (right != nullptr) {
    opened.right = right->id;
    for (const model::Right::Carried& carried : right->facts) opened.facts.push_back({carried.fact, carried.value});
  }
  opened.facts.push_back({service->facts[model::index_of(model::BuiltIn::patient_is_insured)].id,
                          model::Value{command.patient_is_insured}});
  opened.points = {service->points[model::applied_point]};
  work.emit(state, std::move(opened));
  if (work.decide(state).outcome == decision::Outcome::not_eligible) return not_eligible(work, state);
  return std::nullopt;
}

}  // namespace consilium::cases
