// The flow of a service of a draft as a diagram, with the rows at which a case stands marked.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/localised.hpp"
#include "base/result.hpp"
#include "reading/diagram.hpp"
#include "scenario/walk.hpp"
#include "studio/draft.hpp"

namespace consilium::studio {

inline constexpr std::size_t stages_max = 500;

struct Flow {
  std::vector<std::string> parts;  // `<svg>` each; a long flow has several
  std::vector<reading::Stage> stages;
};

// Of a draft with a programme. `unsupported` where the flow has too many stages to be drawn.
base::Result<Flow> flow_of(const Draft& draft, const model::Service& service, base::Language language,
                           const std::set<std::string>& here);

// The stages at which a case stands after a step of a walk, in the order of what is owed: tasks that are open, papers
// that are waited for, cases inside; empty: none.
std::vector<std::string> stages_at(const model::Programme& programme, const scenario::WalkStep& step);

}  // namespace consilium::studio
