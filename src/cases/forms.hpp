// Forms: the fields an act asks for, checked against what was given. One rule for tasks, moves, ends and papers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/command.hpp"
#include "cases/work.hpp"

namespace consilium::cases {

// The fields of `form` that are asked for once `given` is known, in order; a field may depend on one before it.
std::vector<const model::Field*> fields_asked(const Work& work, const CaseState& state,
                                              const std::vector<model::Field>& form,
                                              const std::vector<RecordedFact>& given);

// Nothing missing, nothing that was not asked for, every value of its fact's type, and nothing against what is carried.
std::optional<Refusal> check_form(const Work& work, const CaseState& state, const std::vector<model::Field>& form,
                                  const std::vector<RecordedFact>& given);

// Every requirement must hold with the facts given; what is unknown does not hold.
std::optional<Refusal> check_requirements(const Work& work, const CaseState& state,
                                          const std::vector<model::Requirement>& requirements,
                                          const std::vector<RecordedFact>& given);

// The state as it would be with these facts, for questions only.
CaseState with_facts(const Work& work, const CaseState& state, const std::vector<RecordedFact>& given);

bool has_type(const model::Fact& fact, const model::Value& value);

Refusal refuse(std::string code, std::vector<std::string> subjects = {}, const model::Citation* cites = nullptr);

// What the right of a case brought with it holds as long as the case, so nothing else may be said in its place.
std::optional<Refusal> check_carried(const Work& work, const CaseState& state, const std::vector<RecordedFact>& given);

// Whether the actor holds one of these owners: a role of the programme, or `member`, for whom the provider's staff act.
bool may_act(const Work& work, const std::vector<std::string>& owners);

}  // namespace consilium::cases
