#include "cases/forms.hpp"

#include <algorithm>

#include "decision/evaluate.hpp"

namespace consilium::cases {
namespace {

using decision::Truth;
using model::FactType;
using model::Index;

bool any_common(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::any_of(left.begin(), left.end(), [&](const std::string& item) {
    return std::find(right.begin(), right.end(), item) != right.end();
  });
}

bool is_about(const model::DateTerm& term, Index fact) {
  return term.kind == model::DateTerm::Kind::fact && term.index == fact;
}

bool is_about(const model::Predicate& predicate, Index fact) {
  return predicate.fact == fact || predicate.other_fact == fact || is_about(predicate.date, fact) ||
         is_about(predicate.other_date, fact) ||
         std::any_of(predicate.dates.begin(), predicate.dates.end(),
                     [&](const model::DateTerm& term) { return is_about(term, fact); }) ||
         std::find(predicate.facts.begin(), predicate.facts.end(), fact) != predicate.facts.end() ||
         std::find(predicate.same_there.begin(), predicate.same_there.end(), fact) != predicate.same_there.end() ||
         std::any_of(predicate.parts.begin(), predicate.parts.end(),
                     [&](const model::Predicate& part) { return is_about(part, fact); });
}

}  // namespace

Refusal refuse(std::string code, std::vector<std::string> subjects, const model::Citation* cites) {
  Refusal refusal;
  refusal.code = std::move(code);
  refusal.subjects = std::move(subjects);
  if (cites != nullptr) refusal.clauses = cites->clauses;
  return refusal;
}

bool has_type(const model::Fact& fact, const model::Value& value) {
  if (std::holds_alternative<model::Declined>(value)) return fact.may_decline;
  switch (fact.type) {
    case FactType::yes_no:
      return std::holds_alternative<bool>(value);
    case FactType::one_of:
    case FactType::list:
    case FactType::scale:
    case FactType::country:
    case FactType::roster_match:
      return std::holds_alternative<model::Code>(value);
    case FactType::text:
    case FactType::phone:
      return std::holds_alternative<std::string>(value);
    case FactType::date:
      return std::holds_alternative<base::Date>(value);
    case FactType::instant:
      return std::holds_alternative<base::Instant>(value);
    case FactType::integer:
      return std::holds_alternative<std::int64_t>(value);
    case FactType::money:
      return std::holds_alternative<base::Money>(value);
    case FactType::institution: {
      const auto* institution = std::get_if<model::Institution>(&value);
      return institution != nullptr && (fact.unlisted || !institution->id.empty());
    }
    case FactType::institutions:
      return std::holds_alternative<std::vector<model::Institution>>(value);
    case FactType::several_of:
      return std::holds_alternative<std::vector<model::Code>>(value);
    case FactType::texts:
      return std::holds_alternative<std::vector<std::string>>(value);
  }
  return false;
}

CaseState with_facts(const Work& work, const CaseState& state, const std::vector<RecordedFact>& given) {
  CaseState copy = state;
  for (const RecordedFact& fact : given) {
    const Index index = work.service_of(state).fact(fact.fact);
    if (index != model::none) copy.facts[index] = KnownFact{fact.value, work.world().occurred_at, {}};
  }
  return copy;
}

std::vector<const model::Field*> fields_asked(const Work& work, const CaseState& state,
                                              const std::vector<model::Field>& form,
                                              const std::vector<RecordedFact>& given) {
  const CaseState filled = with_facts(work, state, given);
  std::vector<const model::Field*> asked;
  for (const model::Field& field : form) {
    if (!field.when || work.evaluate(filled, *field.when) == Truth::yes) asked.push_back(&field);
  }
  return asked;
}

std::optional<Refusal> check_form(const Work& work, const CaseState& state, const std::vector<model::Field>& form,
                                  const std::vector<RecordedFact>& given) {
  const model::Service& service = work.service_of(state);
  const auto asked = fields_asked(work, state, form, given);
  Refusal missing = refuse("facts-missing");
  for (const model::Field* field : asked) {
    const std::string& id = service.facts[field->fact].id;
    const bool there =
        std::any_of(given.begin(), given.end(), [&](const RecordedFact& fact) { return fact.fact == id; });
    // What the case knows already need not be said again.
    if (!there && !field->optional && !state.facts[field->fact]) missing.subjects.push_back(id);
  }
  if (!missing.subjects.empty()) return missing;
  for (const RecordedFact& fact : given) {
    const Index index = service.fact(fact.fact);
    const bool known =
        std::any_of(asked.begin(), asked.end(), [&](const model::Field* field) { return field->fact == index; });
    if (!known) return refuse("fact-not-asked-for", {fact.fact});
    if (!has_type(service.facts[index], fact.value)) return refuse("fact-of-wrong-type", {fact.fact});
  }
  return check_carried(work, state, given);
}

std::optional<Refusal> check_carried(const Work& work, const CaseState& state, const std::vector<RecordedFact>& given) {
  const model::Right* right = work.world().account.right(state.opened.right);
  if (right == nullptr) return std::nullopt;
  Refusal refusal = refuse("fact-carried");
  for (const model::Right::Carried& carried : right->facts) {
    const bool other = std::any_of(given.begin(), given.end(), [&](const RecordedFact& fact) {
      return fact.fact == carried.fact && fact.value != carried.value;
    });
    if (other) refusal.subjects.push_back(carried.fact);
  }
  return refusal.subjects.empty() ? std::nullopt : std::optional(std::move(refusal));
}

std::optional<Refusal> check_requirements(const Work& work, const CaseState& state,
                                          const std::vector<model::Requirement>& requirements,
                                          const std::vector<RecordedFact>& given) {
  if (requirements.empty()) return std::nullopt;
  const CaseState filled = with_facts(work, state, given);
  for (const model::Requirement& requirement : requirements) {
    if (work.evaluate(filled, requirement.that) == Truth::yes) continue;
    Refusal refusal = refuse(requirement.id);
    refusal.say = requirement.say;
    // Those of the facts given that it is about, so that a form can say it at their fields.
    for (const RecordedFact& fact : given) {
      if (is_about(requirement.that, work.service_of(state).fact(fact.fact))) refusal.subjects.push_back(fact.fact);
    }
    if (requirement.that.operation == model::Operation::decision_is_eligible) work.tell_decision(filled, refusal);
    return refusal;
  }
  return std::nullopt;
}

bool may_act(const Work& work, const std::vector<std::string>& owners) {
  const model::Programme& programme = *work.world().programme;
  return std::any_of(owners.begin(), owners.end(), [&](const std::string& owner) {
    if (owner == "member") {
      return std::any_of(programme.roles.begin(), programme.roles.end(), [&](const model::Role& role) {
        return role.party == "provider" && any_common(role.held_by, work.world().actor.roles);
      });
    }
    const model::Role* role = programme.role(owner);
    return role != nullptr && any_common(role->held_by, work.world().actor.roles);
  });
}

}  // namespace consilium::cases
